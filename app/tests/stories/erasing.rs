//! Erasing people: who they were goes, from everywhere; the figures stay.

use balai_kernel::{
    Actor, App, Id,
    actor::{PersonRef, Role},
    id::Uuid,
    measure::{self, Dim},
    retention,
    store::{Conn as _, Engine, RUN, Sql, shapes},
    test::World,
    text::Lang,
};

use crate::{on_demo, party};

/// All figures of the demo's year, whole and split in several ways, as a program reads them.
async fn figures(app: &App) -> Vec<String> {
    let mut all = Vec::new();
    for by in [None, Some(Dim::Party), Some(Dim::AgencyKind)] {
        let told = measure::figures(app, 2024, by, &Actor::office_job(), Lang::EN).await;
        all.push(format!("{:#}", told.unwrap()));
    }
    assert!(all.iter().all(|told| told.len() > 1000));
    all
}

/// Tables of the database in which a text stands, in any column, whatever its case.
async fn tables_with(app: &App, text: &str) -> Vec<String> {
    let source = app.db.snapshot().await.unwrap();
    let wanted = text.to_lowercase();
    let mut found = Vec::new();
    for shape in shapes() {
        let mut offset = 0;
        loop {
            let rows = shape.read(&source, RUN, offset).await.unwrap();
            let length = i64::try_from(rows.len()).unwrap();
            if rows
                .iter()
                .any(|row| shape.to_line(row).to_lowercase().contains(&wanted))
            {
                found.push(shape.table.clone());
            }
            offset += length;
            if length < RUN {
                break;
            }
        }
    }
    found.dedup();
    found
}

/// Somebody with an address who took part in several events: their id, name and address.
async fn somebody(app: &App) -> (Id<PersonRef>, String, String) {
    let (id, written, value): (Id<PersonRef>, String, String) = app
        .db
        .one(
            Sql::Same(
                "select p.id, p.written, d.value from person p join person_address d on d.person = p.id and d.kind = 'email' and d.shared = false \
                 where p.merged_into is null and length(p.written) > 12 and (select count(*) from participation x where x.person = p.id) > 1 \
                 and (select count(*) from person q where q.written = p.written) = 1 order by p.id limit 1",
            ),
            Vec::new(),
        )
        .await
        .unwrap();
    (id, written, value)
}

async fn erased_by_hand(world: &World, person: Id<PersonRef>) {
    let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
    let new = "/app/admin/retention/erasures/new";
    let address = format!("http://balai.test/app/directory/people/{person}");
    let asked = ratna.post(new, &[("person", &address)]).await;
    assert!(asked.shows("Nobody can bring this back"), "{}", asked.text);
    let done = ratna
        .post(new, &[("person", &person.to_string()), ("sure", "yes")])
        .await;
    assert_eq!(
        done.location.as_deref(),
        Some("/app/admin/retention?told=person-erased"),
        "{}",
        done.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_a_person_takes_the_name_from_everywhere_and_leaves_every_figure() {
    on_demo(async |world| {
        let app = &world.app;
        let (person, name, address) = somebody(app).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let page = format!("/app/directory/people/{person}");
        // The record was changed before, so that the audit holds a value of theirs.
        nicha
            .post(
                &format!("{page}/addresses/new"),
                &[("kind", "phone"), ("value", "+66 2 555 0199")],
            )
            .await;
        assert!(
            tables_with(app, &address)
                .await
                .contains(&"person_address".to_owned())
        );
        let before = figures(app).await;
        let people = world.number("select count(*) from participation").await;
        erased_by_hand(&world, person).await;
        assert_eq!(tables_with(app, &name).await, Vec::<String>::new(), "{name}");
        assert_eq!(
            tables_with(app, &address).await,
            Vec::<String>::new(),
            "{address}"
        );
        assert_eq!(tables_with(app, "555 0199").await, Vec::<String>::new());
        assert_eq!(figures(app).await, before);
        assert_eq!(world.number("select count(*) from participation").await, people);
        assert!(
            !nicha
                .get(&format!("/app/search?q={}", name.replace(' ', "+")))
                .await
                .shows(&page)
        );
        assert_eq!(nicha.get(&page).await.status.as_u16(), 404);
        let line = "select count(*) from audit_line where act = 'erased' and noun = 'person'";
        assert_eq!(world.number(line).await, 1);
        let (_, broken) = balai_kernel::audit::verify(&app.db).await.unwrap();
        assert_eq!(broken, None);
        if app.db.engine() == Engine::Sqlite {
            // Not only out of the tables: out of the file.
            let file = world.folder().join("balai.sqlite");
            app.db.close().await;
            let bytes = std::fs::read(file).unwrap();
            let stands = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            assert!(
                stands("participation") && !stands(&name),
                "{name} is left in the file"
            );
            assert!(!stands(&address), "{address} is left in the file");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn names_of_those_who_were_there_long_ago_go_by_themselves_and_no_figure_changes() {
    on_demo(async |world| {
        let app = &world.app;
        let (_, _, address) = somebody(app).await;
        world.script("delete from body_member where person is not null").await;
        let before = figures(app).await;
        let due = rule_count(app, "participation-names").await;
        assert_eq!(due, 0);
        let held = party(app, "TH").await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let form = [("party", held.to_string()), ("reason", "An inquiry is open".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
        ratna.post("/app/admin/retention/holds/new", &form).await;
        // Twelve years pass.
        app.clock.advance(12 * 365 * 24 * 3600);
        let due = rule_count(app, "participation-names").await;
        assert!(due > 100, "{due}");
        let thai = "select count(*) from person p join party y on y.id = p.party where y.code = 'TH' and p.erased_at is null and p.written <> '—'";
        let kept = world.number(thai).await;
        retention::run(app).await.unwrap();
        assert_eq!(rule_count(app, "participation-names").await, 0);
        assert_eq!(world.number(thai).await, kept, "what is held stays");
        assert!(world.number("select count(*) from person where erased_at is not null").await >= due);
        let found = tables_with(app, &address).await;
        assert!(found.is_empty() || found == ["person_address"], "{found:?}");
        assert_eq!(figures(app).await, before);
    })
    .await;
}

async fn rule_count(app: &App, code: &str) -> i64 {
    let rule = retention::rules(app)
        .into_iter()
        .find(|rule| rule.code == code)
        .unwrap();
    let source = app.db.snapshot().await.unwrap();
    let ask = retention::Ask {
        before: app.clock.now().plus_seconds(-rule.days * 24 * 3600),
        today: app.today(),
        at_most: 0,
    };
    balai_kernel::store::Query::counts(vec![(rule.count)(ask)], &source)
        .await
        .unwrap()[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_is_held_or_unknown_is_not_erased() {
    on_demo(async |world| {
        let (person, name, _) = somebody(&world.app).await;
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let new = "/app/admin/retention/erasures/new";
        let row = person.to_string();
        ratna
            .post(
                "/app/admin/retention/holds/new",
                &[("row", &row), ("reason", "An inquiry is open.")],
            )
            .await;
        let refused = ratna.post(new, &[("person", &row), ("sure", "yes")]).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.shows("An inquiry is open."), "{}", refused.text);
        let unknown = Uuid::from_u128(1).simple().to_string();
        for person in [unknown.as_str(), "somebody", ""] {
            let refused = ratna.post(new, &[("person", person), ("sure", "yes")]).await;
            assert_eq!(refused.status.as_u16(), 422, "{person}");
            assert!(refused.shows("Nobody was erased"), "{}", refused.text);
        }
        assert!(
            tables_with(&world.app, &name)
                .await
                .contains(&"person".to_owned())
        );
    })
    .await;
}
