//! Somebody reads all that the office holds about them, from every module.

use balai_kernel::{
    App, Id,
    actor::{PersonRef, Role},
    store::{Conn as _, Sql},
};

use crate::{on_demo, participant, party};

/// Somebody of this party who took part in something and has an address.
async fn reachable(app: &App, code: &str) -> Id<PersonRef> {
    let (id,): (Id<PersonRef>,) = app
        .db
        .one(
            Sql::Same("select p.id from person p join party y on y.id = p.party where y.code = $1 and p.merged_into is null and exists (select 1 from person_address d where d.person = p.id) and exists (select 1 from participation x where x.person = p.id) order by p.id limit 1"),
            balai_kernel::args![code],
        )
        .await
        .unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_reads_what_every_module_holds_about_them_and_nothing_of_a_colleague() {
    on_demo(async |world| {
        let app = &world.app;
        let thailand = party(app, "TH").await;
        let person = reachable(app, "TH").await;
        let officer = world
            .person_of("Officer on duty", Role::FrontlineOfficer, Some(thailand), Some(person))
            .await;
        let (name, address, events): (String, String, i64) = app
            .db
            .one(
                Sql::Same(
                    "select p.written, d.value, (select count(*) from participation x where x.person = p.id) from person p join person_address d on d.person = p.id where p.id = $1 limit 1",
                ),
                balai_kernel::args![person],
            )
            .await
            .unwrap();
        // Somebody of the office alters the record: that is told, by function.
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        nicha
            .post(&format!("/app/directory/people/{person}/confirmation"), &[])
            .await;
        let seen = officer.get("/app/me/data").await;
        assert_eq!(seen.status.as_u16(), 200, "{}", seen.text);
        for words in [name.as_str(), &address, "What you took part in", "How you are reached", "Person: confirmed", "Programme officer"] {
            assert!(seen.shows(words), "{words}: {}", seen.text);
        }
        assert!(!seen.shows("Nicha"));
        let others: Vec<(String,)> = app
            .db
            .all(
                Sql::Same("select distinct value from person_address where person <> $1 and value <> $2"),
                balai_kernel::args![person, address.as_str()],
            )
            .await
            .unwrap();
        assert!(others.len() > 300);
        assert!(!others.iter().any(|(other,)| seen.shows(other)));
        let (_, bytes) = officer.bytes("/app/me/data.zip").await;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let document = std::io::read_to_string(zip.by_name("data.json").unwrap()).unwrap();
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        let told = document["data"]["participations"].as_array().map_or(0, Vec::len);
        assert_eq!(i64::try_from(told).unwrap(), events);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_erased_has_no_way_in_and_nothing_is_held_under_their_name() {
    on_demo(async |world| {
        let app = &world.app;
        let thailand = party(app, "TH").await;
        let person: Id<PersonRef> = participant(app, "TH").await;
        let officer = world
            .person_of(
                "Officer on duty",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(person),
            )
            .await;
        assert_eq!(officer.get("/app/me/data").await.status.as_u16(), 200);
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let form = [("person", person.to_string()), ("sure", "yes".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
        ratna.post("/app/admin/retention/erasures/new", &form).await;
        assert_eq!(officer.get("/app/me/data").await.status.as_u16(), 303);
        let left =
            "select count(*) from account where name = 'Officer on duty' or email like 'officer.on.duty%'";
        assert_eq!(world.number(left).await, 0);
        assert_eq!(
            world
                .number("select count(*) from account where name = '—' and suspended_at is not null")
                .await,
            1
        );
    })
    .await;
}
