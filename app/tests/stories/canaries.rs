//! Canaries: every row that people can see is given a word that stands nowhere else. Then each
//! role walks through pages, exports, feeds and answers of the API, and finds no word of a row
//! that its audience keeps from it.

mod more;

use std::collections::{BTreeMap, BTreeSet};

use balai::modules::modules;
use balai_kernel::{
    Actor, Audience,
    account::{self, Account, employment},
    actor::{Employer, Role},
    args,
    id::Uuid,
    store::{Arg, Conn as _, Sql},
    test::{Someone, World},
};

use crate::{crawl::walk, on_demo, participant, party};

const STARTS: &[&str] = &[
    "/",
    "/app",
    "/app/events",
    "/app/plan",
    "/app/plan/placements",
    "/app/directory/parties",
    "/app/directory/people",
    "/app/directory/people/export/csv",
    "/app/directory/focal-points",
    "/app/directory/stale",
    "/app/directory/staff",
    "/app/directory/parties/TH",
    "/app/directory/parties/TH/trail",
    "/app/events/export/csv",
    "/app/plan/export/csv",
    "/app/search?q=zq",
    "/app/measures",
    "/app/audit",
    "/app/me/data",
    "/api/v1/parties",
    "/api/v1/events",
    "/api/v1/publications",
    "/api/v1/measures",
    "/app/reports",
    "/app/library",
    "/app/imports",
    "/app/events/external",
    "/app/events/inputs",
    "/app/measures/cited",
    "/app/admin/accounts",
    "/app/admin/mail",
    "/app/admin/service-accounts",
    "/app/admin/retention",
    "/app/admin/retention/erasures/new",
    "/app/directory/proposals",
    "/app/directory/suggestions",
    "/app/directory/openings",
    "/app/directory/parties/TH/vouchings",
    "/app/directory/parties/TH/reservations",
    "/app/audit/openings",
    "/app/plan/board",
    "/app/plan/timeline",
    "/app/search?q=z",
    "/app/me/sessions",
    "/library",
    "/reports",
    "/members/TH",
    "/events.atom",
    "/events.ics",
];

/// What is planted where: the statement that lists the rows with their audience, and the one that
/// writes the word.
const PLANTED: &[(&str, &str)] = &[
    (
        "select id, audience from person where merged_into is null",
        "update person set romanised = $2, own_script = $2 where id = $1",
    ),
    (
        "select d.id, p.audience from person_address d join person p on p.id = d.person",
        "update person_address set value = $2 where id = $1",
    ),
    (
        "select id, audience from post",
        "update post set title = $2 where id = $1",
    ),
    (
        "select id, audience from agency",
        "update agency set name = $2 where id = $1",
    ),
    (
        "select id, audience from activity",
        "update activity set title = $2, summary = $2 where id = $1",
    ),
    (
        "select id, audience from contact_note",
        "update contact_note set words = $2 where id = $1",
    ),
];

/// A row's word: two letters that begin no other word, and the end of its id.
fn word(id: Uuid) -> String {
    let id = id.simple().to_string();
    format!("zq{}", &id[id.len() - 14..])
}

/// Every word that was planted, with the audience of its row.
type Planted = BTreeMap<String, Audience>;

async fn plant(world: &World) -> Planted {
    let app = &world.app;
    let mut planted = Planted::new();
    for (list, write) in PLANTED {
        let rows: Vec<(Uuid, String)> = app.db.all(Sql::Same(list), args![]).await.unwrap();
        let rows = &rows;
        app.db
            .write("test.plant", |tx| async move {
                for (id, _) in rows {
                    tx.run(Sql::Same(write), args![*id, word(*id)]).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        planted.extend(
            rows.iter()
                .map(|(id, audience)| (word(*id), Audience::parse(audience))),
        );
    }
    for (list, write, how) in more::PLANTED {
        let rows: Vec<(Uuid, String)> = app.db.all(Sql::Same(list), args![]).await.unwrap();
        assert!(!rows.is_empty(), "nothing is there to plant in: {list}");
        let rows = &rows;
        app.db
            .write("test.plant-more", |tx| async move {
                for (id, _) in rows {
                    tx.run(Sql::Same(write), vec![Arg::from(*id), how.of(&word(*id))])
                        .await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        planted.extend(
            rows.iter()
                .map(|(id, audience)| (word(*id), Audience::parse(audience))),
        );
    }
    for module in modules() {
        if let Some(reindex) = module.reindex {
            reindex(app).await.unwrap();
        }
    }
    planted
}

/// The audiences of lists on which a person's name stands beside their own record's: who was in
/// a room saw who else was, and whoever sees whom a party names sees the name.
async fn shown_elsewhere(world: &World) -> Vec<(String, Audience)> {
    let rows: Vec<(Uuid, String)> = world
        .app
        .db
        .all(
            Sql::Same(
                "select coalesce(q.merged_into, q.id) as id, r.audience from participation r join person q on q.id = r.person \
                 union select coalesce(q.merged_into, q.id), f.audience from focal_point f join person q on q.id = f.person",
            ),
            args![],
        )
        .await
        .unwrap();
    // What people wrote about themselves, they find among what is held about them.
    let own: Vec<(Uuid, Uuid)> = world
        .app
        .db
        .all(Sql::Same("select id, person from details_proposal"), args![])
        .await
        .unwrap();
    let own = own.iter().map(|(id, person)| {
        (
            word(*id),
            Audience::of([]).and_person(balai_kernel::Id::of(*person)),
        )
    });
    rows.iter()
        .map(|(id, audience)| (word(*id), Audience::parse(audience)))
        .chain(own)
        .collect()
}

async fn actor_of(world: &World, who: &Someone<'_>) -> Actor {
    match who.account {
        Some(id) => {
            let row = account::find(&world.app.db, id).await.unwrap().unwrap();
            account::actor(&world.app, &row).await.unwrap()
        }
        None => Actor::anonymous(balai_kernel::text::Lang::EN),
    }
}

/// Lets a role walk, and says which hidden words it met, and how many words it met at all.
async fn hidden_words(world: &World, planted: &Planted, who: &Someone<'_>) -> (Vec<String>, usize) {
    let actor = actor_of(world, who).await;
    let elsewhere: BTreeSet<String> = shown_elsewhere(world)
        .await
        .into_iter()
        .filter(|(_, audience)| actor.sees(audience))
        .map(|(word, _)| word)
        .collect();
    let seen = walk(who, STARTS, 300, 6).await;
    let (mut leaks, mut met) = (Vec::new(), BTreeSet::new());
    for (path, page) in &seen.pages {
        for at in page.match_indices("zq").map(|(at, _)| at) {
            let Some(word) = page.get(at..at + 16).filter(|word| planted.contains_key(*word)) else {
                continue;
            };
            met.insert(word.to_owned());
            if !actor.sees(&planted[word]) && !elsewhere.contains(word) {
                leaks.push(format!("{path}: {word} ({})", planted[word]));
            }
        }
    }
    // The first of each address say enough.
    leaks.dedup_by_key(|leak| leak.split(':').next().unwrap_or_default().to_owned());
    (leaks, met.len())
}

async fn lend(world: &World, account: Option<balai_kernel::Id<Account>>, code: &str) {
    let (app, lender) = (&world.app, party(&world.app, code).await);
    let account = account.unwrap();
    app.db
        .write("test.lend", |tx| async move {
            employment::set_employer(&tx, account, Employer::Lender(Some(lender))).await
        })
        .await
        .unwrap();
}

/// An official is placed at the project with most events.
async fn place(world: &World, account: Option<balai_kernel::Id<Account>>) {
    let (app, account) = (&world.app, account.unwrap());
    app.db
        .write("test.place", |tx| async move {
            tx.run(
                Sql::Same("insert into placement (id, account, project, from_on, until_on) select $1, $2, a.project, $3, $3 from activity a where a.project is not null group by a.project order by count(*) desc limit 1"),
                args![app.clock.id::<()>().uuid(), account, app.today()],
            )
            .await
        })
        .await
        .unwrap();
}

/// Something is changed of a person, so that their history holds values.
async fn edit(who: &Someone<'_>, person: balai_kernel::Id<balai_kernel::actor::PersonRef>) {
    let at = format!("/app/directory/people/{person}/edit");
    let page = who.get(&at).await;
    let from = page.text.find("name=\"version\" value=\"").unwrap() + 22;
    let version: String = page.text[from..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let form = [
        ("version", version.as_str()),
        ("written", "Somebody Else"),
        ("party", "TH"),
    ];
    assert_eq!(who.post(&at, &form).await.status, 303);
}

/// A token that reads everything of the interface with the eyes of members.
async fn token(arif: &Someone<'_>, answers: &Someone<'_>) -> String {
    let list = "/app/admin/service-accounts";
    let id = answers.account.unwrap().to_string();
    let form = [
        ("name", "Statistics"),
        ("purpose", "Shows the year elsewhere."),
        ("answers", id.as_str()),
    ];
    let made = arif.post(&format!("{list}/new"), &form).await;
    let at = made.location.unwrap();
    let at = at.split('?').next().unwrap();
    let form = [
        ("sees", "members"),
        ("days", "30"),
        ("reads-parties", "yes"),
        ("reads-events", "yes"),
        ("reads-publications", "yes"),
        ("reads-measures", "yes"),
    ];
    let page = arif.post(&format!("{at}/tokens/new"), &form).await;
    let from = page.text.find("<code>balai_").unwrap() + 6;
    page.text[from..].chars().take_while(|c| *c != '<').collect()
}

/// The hidden words in the answers to a program with this token.
async fn hidden_from_program(world: &World, planted: &Planted, token: &str) -> Vec<String> {
    let actor = Actor::service(Uuid::nil(), "Program", balai_kernel::text::Lang::EN, true);
    let program = world.stranger();
    let mut leaks = Vec::new();
    for path in ["parties", "events", "publications", "measures"] {
        for page in ["", "?page=2", "?page=3", "?q=zq"] {
            let at = format!("/api/v1/{path}{page}");
            let seen = program.get_bearing(&at, token).await;
            for (word, audience) in planted {
                if seen.text.contains(word.as_str()) && !actor.sees(audience) {
                    leaks.push(format!("{at}: {word} ({audience})"));
                }
            }
        }
    }
    leaks
}

#[tokio::test(flavor = "multi_thread")]
async fn no_role_meets_a_word_of_a_row_that_is_kept_from_it() {
    on_demo(async |world| {
        let (thailand, viet_nam) = (party(&world.app, "TH").await, party(&world.app, "VN").await);
        let person = participant(&world.app, "TH").await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let note = [("on", "5 February 2025"), ("kind", "call"), ("words", "Dates.")];
        nicha
            .post("/app/directory/parties/TH/contact-notes/new", &note)
            .await;
        let helen = world.person("Helen Marsh", Role::CoManager, None).await;
        lend(&world, helen.account, "AU").await;
        let desk = world
            .person("Thailand Desk", Role::FocalPoint, Some(thailand))
            .await;
        desk.post("/app/directory/parties/TH/reservations", &[("lender", "AU")])
            .await;
        let vasa = world.person("Vasa Latu", Role::ProgrammeOfficer, None).await;
        lend(&world, vasa.account, "FJ").await;
        place(&world, vasa.account).await;
        let host = world.person("Hana Host", Role::ProgrammeOfficer, None).await;
        let (app, account) = (&world.app, host.account.unwrap());
        app.db
            .write("test.host", |tx| async move {
                employment::set_employer(&tx, account, Employer::Host).await
            })
            .await
            .unwrap();
        let closed = world.person("Closed Account", Role::ProgrammeOfficer, None).await;
        let leader = world.person("Grace Hill", Role::CoManager, None).await;
        let cast = more::Cast {
            office: nicha.account.unwrap(),
            closed: closed.account.unwrap(),
            leader: leader.account.unwrap(),
            party: thailand,
            person: person.uuid(),
        };
        edit(&nicha, person).await;
        more::set_scene(&world, &cast).await;
        let others = [
            host,
            world.person("Mona Sari", Role::MonitoringOfficer, None).await,
            world.person("Arif Setiawan", Role::Administrator, None).await,
            world.person("Auda Ismail", Role::Auditor, None).await,
            world
                .person("Viet Nam Desk", Role::FocalPoint, Some(viet_nam))
                .await,
            world
                .person_of("Officer", Role::FrontlineOfficer, Some(thailand), Some(person))
                .await,
            world
                .person("Officer of another", Role::FrontlineOfficer, Some(viet_nam))
                .await,
            world.stranger(),
        ];
        let planted = plant(&world).await;
        assert!(planted.len() > 1_000, "{} words were planted", planted.len());
        let (_, met) = hidden_words(&world, &planted, &nicha).await;
        assert!(
            met > 200,
            "the office met {met} words only: the walk is too short"
        );
        let token = token(&others[2], &nicha).await;
        assert_eq!(
            hidden_from_program(&world, &planted, &token).await,
            Vec::<String>::new(),
            "a program met what is kept from members"
        );
        for who in others.iter().chain([&helen, &desk, &vasa]) {
            let (leaks, _) = hidden_words(&world, &planted, who).await;
            assert_eq!(
                leaks,
                Vec::<String>::new(),
                "{:?} met what is kept from them",
                who.account
            );
        }
    })
    .await;
}
