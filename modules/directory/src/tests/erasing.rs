//! Erasing a person: the tables beside the directory's own.

use axum::http::StatusCode;
use balai_kernel::{
    Module,
    actor::Role,
    desk, own, retention,
    store::{Conn as _, Engine},
    test::{World, on_both},
};

use super::{enter, focal, party_of};
use crate::{MODULE, PersonId};

const MODULES: &[Module] = &[
    desk::MODULE,
    MODULE,
    balai_kernel::view::MODULE,
    own::MODULE,
    retention::MODULE,
];

fn literal(world: &World, id: balai_kernel::id::Uuid) -> String {
    match world.app.db.engine() {
        Engine::Sqlite => format!("x'{}'", id.simple()),
        Engine::Postgres => format!("'{}'::uuid", id.simple()),
    }
}

#[tokio::test]
async fn who_is_erased_leaves_no_word_in_any_table_that_came_later() {
    on_both(MODULES, async |world: World| {
        let thailand = party_of(&world, "TH").await;
        let ratna = world.person("Ratna Wibowo", Role::CoManager, None).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let page = enter(&ratna, "Malee Srisai", "TH", &[("email", "malee.srisai@test.example"), ("agency", "Immigration Bureau")]).await;
        let id: PersonId = page.rsplit('/').next().unwrap().parse().unwrap();
        let malee = world
            .person_of("Malee Srisai", Role::FrontlineOfficer, Some(thailand), Some(id))
            .await;
        ratna
            .post(&format!("{page}/links"), &[("sent-to", "malee.srisai@test.example")])
            .await;
        let account = malee.account.unwrap();
        let (person, me) = (literal(&world, id.uuid()), literal(&world, account.uuid()));
        let other = literal(&world, somchai.account.unwrap().uuid());
        let party = literal(&world, thailand.uuid());
        let new = |n: u128| literal(&world, balai_kernel::id::Uuid::from_u128(0xabc0 + n));
        let bytes = |n: u8| match world.app.db.engine() {
            Engine::Sqlite => format!("x'0{n}'"),
            Engine::Postgres => format!("'\\x0{n}'::bytea"),
        };
        let at = world.app.clock.now();
        world
            .script(&format!(
                "insert into passkey (id, account, name, credential_id, credential, domain, is_verifying, counter, created_at) values ({p}, {me}, 'Telephone of Malee', {b}, '{{}}', 'balai.test', true, 0, '{at}');
                 insert into openid_link (id, account, issuer, subject, email, created_at) values ({o}, {me}, 'https://id.example', 'malee', 'malee.srisai@test.example', '{at}');
                 insert into suspension (id, account, reason, made_by, made_at, lifted_at) values ({s}, {me}, 'Malee lost her telephone', {other}, '{at}', '{at}');
                 insert into deputy (id, holder, stand_in, from_on, until_on, created_at) values ({d}, {other}, {me}, '2025-02-01', '2025-03-01', '{at}');
                 insert into service_account (id, name, purpose, answers, created_by, created_at) values ({v}, 'Map', 'Draws a map', {me}, {other}, '{at}');
                 insert into details_proposal (id, person, errand, fields, note, made_at, audience) values ({r}, {person}, {r}, '{{\"written\": \"Malee S\"}}', 'Malee married', '{at}', 'office');
                 insert into vouching (id, party, name, email, agency, post, account, vouched_by, created_at, audience) select {w}, {party}, 'Malee Srisai', 'malee.srisai@test.example', a.id, 'Officer', {me}, {other}, '{at}', 'office' from agency a limit 1;",
                p = new(1), o = new(2), s = new(3), d = new(4), v = new(5), r = new(6), w = new(7), b = bytes(1),
            ))
            .await;
        assert_eq!(world.number("select count(*) from vouching").await, 1);
        // What is held is shown to whom it is about.
        let own = malee.get(own::OWN).await;
        for words in ["Telephone of Malee", "id.example", "Malee lost her telephone", "Draws a map", "Malee married", "Somchai Dee", "Links that were sent to you", "Parties that vouched for you"] {
            assert!(own.shows(words), "{words}: {}", own.text);
        }
        // Whoever may erase finds the button on the page; it asks before it acts.
        assert!(!somchai.get(&page).await.shows("Erase …"));
        assert!(ratna.get(&page).await.shows("Erase …"));
        let id = id.to_string();
        let asked = ratna.post(retention::ERASE, &[("person", &id)]).await;
        assert!(asked.shows("Malee Srisai") && asked.shows("An empty record stays"), "{}", asked.text);
        assert_eq!(world.number("select count(*) from passkey").await, 1);
        let done = ratna.post(retention::ERASE, &[("person", &id), ("sure", "yes")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);

        for table in [
            "select count(*) from passkey",
            "select count(*) from openid_link",
            "select count(*) from details_proposal",
            "select count(*) from errand",
            "select count(*) from suspension where reason <> '—'",
            "select count(*) from deputy where ended_at is null",
            "select count(*) from service_account where ended_at is null",
            "select count(*) from vouching where name like '%Malee%' or email like '%malee%'",
            "select count(*) from account where name like '%Malee%' or email like '%malee%'",
            "select count(*) from mail where body like '%Malee%' or recipient like '%malee%'",
        ] {
            assert_eq!(world.number(table).await, 0, "{table}");
        }
        let out = malee.get("/app").await;
        assert!(out.location.is_some_and(|to| to.starts_with("/signin")), "{}", out.status);
    })
    .await;
}
