//! What retention promises, on both databases.

mod fates;

use axum::http::StatusCode;

use super::{Entry, RETENTION, replay, run};
use crate::{
    actor::Role,
    audit, desk,
    module::Module,
    retention,
    store::Conn as _,
    test::{Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, audit::MODULE, retention::MODULE];
const DAY: i64 = 24 * 3600;

async fn ratna(world: &World) -> Someone<'_> {
    world.person("Ratna Wulandari", Role::CoManager, None).await
}

/// Letters, sent so many days ago each.
async fn letters(world: &World, days: &[i64]) {
    let mut script = String::new();
    for (n, days) in days.iter().enumerate() {
        let at = world.app.clock.now().plus_seconds(-days * DAY);
        let id = match world.app.db.engine() {
            crate::store::Engine::Sqlite => format!("x'{:032x}'", n + 1),
            crate::store::Engine::Postgres => format!("'{:032x}'::uuid", n + 1),
        };
        script.push_str(&format!(
            "insert into mail (id, message_id, kind, recipient, subject, body, secret, created_at, next_at, sent_at, attempts) \
             values ({id}, 'm{n}', 'test', 'somchai@test.example', 's', 'b', false, '{at}', '{at}', '{at}', 1);"
        ));
    }
    world.script(&script).await;
}

const MAILS: &str = "select count(*) from mail";
const ENTRIES: &str = "select count(*) from erasure";

#[tokio::test]
async fn what_is_older_than_its_rule_goes_and_what_is_younger_stays() {
    on_both(MODULES, async |world: World| {
        letters(&world, &[400, 91, 89, 1]).await;
        assert_eq!(run(&world.app).await.unwrap(), 2);
        assert_eq!(world.number(MAILS).await, 2);
        // Done again, there is nothing to do, and nothing is written.
        let lines = world.number("select count(*) from audit_line").await;
        assert_eq!(run(&world.app).await.unwrap(), 0);
        assert_eq!(world.number("select count(*) from audit_line").await, lines);
        let line =
            "select count(*) from audit_line where act = 'erased' and noun = 'mail' and fields = 'for:mails'";
        assert_eq!(world.number(line).await, 1);
        assert_eq!(world.number(ENTRIES).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_preview_says_what_the_run_will_take() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        letters(&world, &[400, 91, 89]).await;
        let list = ratna.get(RETENTION).await;
        assert!(
            list.shows("Letters that were sent") && list.shows("90 days"),
            "{}",
            list.text
        );
        let page = ratna.get("/app/admin/retention/rules/mails").await;
        assert!(
            page.shows("2 records go with the next daily run"),
            "{}",
            page.text
        );
        assert!(page.shows("7 January 2024"), "{}", page.text);
        run(&world.app).await.unwrap();
        assert!(
            ratna
                .get("/app/admin/retention/rules/mails")
                .await
                .shows("Nothing is due")
        );
        assert!(ratna.get(RETENTION).await.shows("2 records"));
    })
    .await;
}

#[tokio::test]
async fn the_office_chooses_within_its_bounds_and_the_second_of_two_is_told() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        letters(&world, &[400, 91, 20]).await;
        let rule = "/app/admin/retention/rules/mails";
        for wrong in ["0", "-5", "99999", "ninety", ""] {
            let seen = ratna.post(rule, &[("days", wrong), ("version", "0")]).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(seen.shows("Nothing was changed"), "{}", seen.text);
        }
        let saved = ratna.post(rule, &[("days", "10"), ("version", "0")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let second = ratna.post(rule, &[("days", "50"), ("version", "0")]).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(ratna.get(rule).await.shows("Ratna Wulandari, 10 February 2025"));
        assert_eq!(run(&world.app).await.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_stays_until_the_hold_ends() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        letters(&world, &[400, 91]).await;
        let row = format!("{:032x}", 1);
        let form = [
            ("row", row.as_str()),
            ("reason", "A claim is open"),
            ("until", "2025-02-20"),
        ];
        let held = ratna.post("/app/admin/retention/holds/new", &form).await;
        assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.text);
        assert!(ratna.get(RETENTION).await.shows("A claim is open"));
        assert_eq!(run(&world.app).await.unwrap(), 1);
        assert_eq!(world.number(MAILS).await, 1);
        // The hold's last day passes.
        world.app.clock.advance(11 * DAY);
        assert_eq!(run(&world.app).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_hold_wants_a_reason_and_something_to_hold() {
    on_both(MODULES, async |world: World| {
        let ratna = ratna(&world).await;
        let new = "/app/admin/retention/holds/new";
        for form in [
            vec![("reason", "A claim is open")],
            vec![("row", "not a record"), ("reason", "A claim is open")],
            vec![("row", "00000000000000000000000000000001")],
            vec![
                ("row", "00000000000000000000000000000001"),
                ("reason", "x"),
                ("until", "2020-01-01"),
            ],
        ] {
            let seen = ratna.post(new, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        }
        assert_eq!(world.number("select count(*) from legal_hold").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_run_that_was_stopped_midway_goes_on_where_it_was() {
    on_both(MODULES, async |world: World| {
        let days: Vec<i64> = (0..250).map(|n| 100 + n).collect();
        letters(&world, &days).await;
        // A worker takes the job and dies after its first part.
        super::enqueue_if_due(&world.app).await.unwrap();
        super::enqueue_if_due(&world.app).await.unwrap();
        assert_eq!(
            world
                .number("select count(*) from job where kind = 'retention.run'")
                .await,
            1
        );
        let rule = retention::rules(&world.app)
            .into_iter()
            .find(|rule| rule.code == "mails")
            .unwrap();
        assert_eq!(super::jobs::some(&world.app, &rule).await.unwrap(), 100);
        assert_eq!(world.number(MAILS).await, 150);
        world.app.clock.advance(60);
        world.work().await;
        assert_eq!(world.number(MAILS).await, 0);
        assert_eq!(
            world
                .number("select cast(sum(how_many) as bigint) from erasure where rule = 'mails'")
                .await,
            250
        );
        // Today's run is done: nobody asks for it again.
        super::enqueue_if_due(&world.app).await.unwrap();
        let open = "select count(*) from job where kind = 'retention.run' and finished_at is null";
        assert_eq!(world.number(open).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_older_than_an_erasure_has_it_made_again() {
    on_both(MODULES, async |world: World| {
        letters(&world, &[400, 91, 20]).await;
        run(&world.app).await.unwrap();
        assert_eq!(replay(&world.app).await.unwrap(), 0);
        // What an older copy would bring back: the letters, and no memory of their end.
        world.script("delete from mail; delete from erasure").await;
        letters(&world, &[400, 91, 20]).await;
        assert_eq!(replay(&world.app).await.unwrap(), 1);
        assert_eq!(world.number(MAILS).await, 1);
        assert_eq!(world.number(ENTRIES).await, 1);
        assert_eq!(replay(&world.app).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_never_reached_the_file_is_written_there_at_the_next_start() {
    on_both(MODULES, async |world: World| {
        letters(&world, &[400]).await;
        run(&world.app).await.unwrap();
        let file = world.app.erasures.clone().unwrap();
        let whole = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        replay(&world.app).await.unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), whole);
    })
    .await;
}

#[test]
fn a_line_of_the_ledger_is_read_as_it_was_written_and_what_is_none_is_not() {
    let entry = Entry {
        id: uuid::Uuid::from_u128(7),
        at: crate::Instant::of("2025-02-10T03:00:00Z".parse().unwrap()),
        rule: "mails".to_owned(),
        noun: "mail".to_owned(),
        row: None,
        before: Some(crate::Instant::of("2024-11-12T03:00:00Z".parse().unwrap())),
        how_many: 12,
    };
    assert_eq!(Entry::parse(&entry.line()), Some(entry));
    for line in [
        "",
        "balai-erasure-1",
        "balai-erasure-1 a b c d e f g",
        "other 1 2 3 4 5 6 7",
    ] {
        assert_eq!(Entry::parse(line), None, "{line}");
    }
}

#[tokio::test]
async fn the_office_sees_the_rules_co_managers_change_them_and_nobody_else_finds_them() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let rule = "/app/admin/retention/rules/mails";
        assert_eq!(nicha.get(rule).await.status, StatusCode::OK);
        let refused = nicha.post(rule, &[("days", "10"), ("version", "0")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let hold = nicha
            .post("/app/admin/retention/holds/new", &[("reason", "x")])
            .await;
        assert_eq!(hold.status, StatusCode::FORBIDDEN);
        for role in [
            Role::Administrator,
            Role::Auditor,
            Role::FocalPoint,
            Role::FrontlineOfficer,
        ] {
            let someone = world.person(role.code(), role, None).await;
            for path in [RETENTION, rule, "/app/admin/retention/erasures/new"] {
                assert_eq!(
                    someone.get(path).await.status,
                    StatusCode::NOT_FOUND,
                    "{role:?} {path}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_of_the_rules_asks_at_most_eight_statements() {
    on_both(MODULES, async |world: World| {
        letters(&world, &[400, 91, 1]).await;
        let ratna = ratna(&world).await;
        let page = ratna.get(RETENTION).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.statements <= 8, "{}", page.statements);
        // Each count stands in the row of its own rule.
        let row = page
            .text
            .split("rules/mails")
            .nth(1)
            .expect("the rule of letters");
        assert!(
            row.split("</tr>").next().is_some_and(|row| row.contains(">2<")),
            "{row}"
        );
    })
    .await;
}
