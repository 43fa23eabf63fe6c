//! The auditor at the log, on both databases.

use axum::http::StatusCode;

use super::{LOG, MODULE, fields_and_purpose};
use crate::{
    actor::{Actor, Role},
    audit::{Act, Change, chain, record, write_due},
    desk, measure,
    module::Module,
    test::{Someone, World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, measure::MODULE, MODULE, desk::ADMIN];

async fn mereani(world: &World) -> Someone<'_> {
    world.person("Mereani Tora", Role::Auditor, None).await
}

/// Somebody of the office does something to a row with this number.
async fn done(
    world: &World,
    name: &str,
    act: &'static str,
    noun: &'static str,
    row: u128,
    changes: &[Change],
) {
    let app = &world.app;
    let account = crate::account::by_email(&app.db, &format!("{}@test.example", name.to_lowercase()))
        .await
        .unwrap();
    let mut actor = Actor::office_job();
    actor.name = name.to_owned();
    actor.account = account.map(|account| account.id);
    actor.roles = [Role::CoManager].into();
    app.db
        .write("test.act", |tx| {
            let actor = &actor;
            async move {
                let row = crate::Id::<Act<'_>>::of(uuid::Uuid::from_u128(row));
                record(&tx, &app.clock, actor, Act::on(act, noun, row).changing(changes)).await
            }
        })
        .await
        .unwrap();
}

fn change(field: &'static str, old: &str, new: &str) -> Vec<Change> {
    Change::between(field, Some(old), Some(new)).into_iter().collect()
}

#[tokio::test]
async fn an_auditor_reads_the_log_in_words_and_not_what_stood_in_the_fields_of_people() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        let secret = change("name", "Kanya Suwan", "Kanya Dee");
        done(&world, "Ratna", "changed", "person", 7, &secret).await;
        let seen = mereani.get(LOG).await;
        assert_eq!(seen.status, StatusCode::OK);
        for words in [
            "Person: changed",
            "Ratna",
            "Co-manager",
            "name",
            "not chained yet",
        ] {
            assert!(seen.shows(words), "{words}: {}", seen.text);
        }
        assert!(!seen.shows("Kanya"), "{}", seen.text);
        let line = seen.text.split("/app/audit/lines/").nth(1).unwrap();
        let page = mereani.get(&format!("/app/audit/lines/{}", &line[..32])).await;
        assert!(
            page.shows("Person: changed") && page.shows("is not shown to auditors"),
            "{}",
            page.text
        );
        assert!(!page.shows("Kanya"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn what_tells_of_no_person_is_shown_before_and_after() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        done(
            &world,
            "Ratna",
            "changed",
            "target",
            7,
            &change("aim", "forty", "sixty"),
        )
        .await;
        let seen = mereani.get("/app/audit?noun=target").await;
        let line = seen.text.split("/app/audit/lines/").nth(1).unwrap();
        let page = mereani.get(&format!("/app/audit/lines/{}", &line[..32])).await;
        assert!(page.shows("forty") && page.shows("sixty"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn each_filter_narrows_the_log_and_all_of_them_together_do() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        world.person("Ratna", Role::CoManager, None).await;
        world.person("Helen", Role::CoManager, None).await;
        done(&world, "Ratna", "changed", "person", 7, &[]).await;
        done(&world, "Helen", "created", "event", 8, &[]).await;
        chain(&world.app.db).await.unwrap();
        let row = uuid::Uuid::from_u128(8).simple().to_string();
        let fitting = [
            "who=helen".to_owned(),
            "who=HELEN%40test".to_owned(),
            "noun=event".to_owned(),
            "act=created".to_owned(),
            format!("row={row}"),
            "chained=yes&noun=event".to_owned(),
            "from=2025-02-10&until=2025-02-10&noun=event".to_owned(),
            format!(
                "who=helen&noun=event&act=created&function=co-manager&row={row}&chained=yes&from=2025-02-10"
            ),
        ];
        for query in fitting {
            let seen = mereani.get(&format!("{LOG}?{query}")).await;
            assert!(seen.shows("Event: added"), "{query}: {}", seen.text);
            assert!(!seen.shows("Person: changed"), "{query}: {}", seen.text);
        }
        for query in [
            "who=nobody",
            "noun=post",
            "function=program&noun=event",
            "until=2025-02-09",
            "from=2025-02-11&noun=event",
            "chained=no&noun=event",
            "row=x",
            "from=yesterday",
        ] {
            let seen = mereani.get(&format!("{LOG}?{query}")).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert!(!seen.shows("Event: added"), "{query}: {}", seen.text);
        }
        assert!(
            mereani
                .get("/app/audit?from=yesterday")
                .await
                .shows("cannot be read")
        );
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_and_no_line_is_lost_or_shown_twice() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        for n in 0..120 {
            done(&world, "Ratna", "changed", "event", n, &[]).await;
        }
        let (mut path, mut seen) = (format!("{LOG}?noun=event"), Vec::new());
        for _ in 0..3 {
            let page = mereani.get(&path).await;
            let lines = page.text.split("/app/audit/lines/").skip(1);
            seen.extend(lines.map(|rest| rest[..32].to_owned()));
            let above = page.text.split_once("Older acts").map(|(above, _)| above);
            let older = above.and_then(|above| above.rsplit("before=").next());
            path = older.map_or_else(String::new, |id| format!("{LOG}?before={}&noun=event", &id[..32]));
        }
        assert_eq!(path, "");
        assert_eq!(seen.len(), 120);
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        sorted.reverse();
        assert_eq!(seen, sorted);
    })
    .await;
}

#[tokio::test]
async fn looking_into_the_log_stands_in_the_log() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        let row = uuid::Uuid::from_u128(7).simple().to_string();
        mereani.get(&format!("{LOG}?who=kanya&row={row}")).await;
        mereani.get("/app/audit/export/csv").await;
        let seen = mereani.get(LOG).await;
        assert!(
            seen.shows("The log: read") && seen.shows("The log: exported"),
            "{}",
            seen.text
        );
        assert!(seen.shows("who, row") && !seen.shows("kanya"), "{}", seen.text);
        let looked =
            "select count(*) from audit_line where noun = 'audit' and act = 'read' and row_id is not null";
        assert_eq!(world.number(looked).await, 1);
        assert_eq!(world.number("select count(*) from audit_value").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_taken_along_as_a_file_that_a_spreadsheet_takes_for_text() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        done(
            &world,
            "=HYPERLINK(1)",
            "changed",
            "event",
            7,
            &change("title", "Canary", "Other"),
        )
        .await;
        let csv = mereani.get("/app/audit/export/csv?noun=event").await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.shows("\"'=HYPERLINK(1)\""), "{}", csv.text);
        assert!(
            csv.shows("\"Event\",\"changed\",\"title\"") && !csv.shows("Canary"),
            "{}",
            csv.text
        );
    })
    .await;
}

#[tokio::test]
async fn the_state_of_the_chain_is_told_and_a_chain_written_anew_is_named() {
    on_both(MODULES, async |mut world: World| {
        let file = world.folder().join("checkpoints.txt");
        world.sign_into(file.clone());
        let mereani = mereani(&world).await;
        assert!(mereani.get(LOG).await.shows("has not been signed yet"));
        done(&world, "Ratna", "changed", "event", 7, &[]).await;
        chain(&world.app.db).await.unwrap();
        write_due(&world.app, &file).await.unwrap();
        let seen = mereani.get(LOG).await;
        assert!(seen.shows("agrees with the chain") && seen.shows("The fingerprint to compare"), "{}", seen.text);
        world
            .script("update audit_line set act = 'removed' where place = 1; update audit_line set place = null, hash = null where place is not null")
            .await;
        chain(&world.app.db).await.unwrap();
        assert!(mereani.get(LOG).await.shows("does not agree with the chain"));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_an_auditor_finds_the_log_and_an_auditor_finds_nothing_else() {
    on_both(MODULES, async |world: World| {
        let mereani = mereani(&world).await;
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Auditor) {
            let someone = world.person(role.code(), role, None).await;
            for path in [LOG, "/app/audit/export/csv"] {
                assert_eq!(
                    someone.get(path).await.status,
                    StatusCode::NOT_FOUND,
                    "{role:?} {path}"
                );
            }
        }
        for path in [
            "/app/search?q=a",
            "/app/measures",
            "/app/admin/accounts",
            "/app/admin/style",
            "/app/admin/mail",
            "/app/views",
            "/api/v1/parties",
        ] {
            assert_eq!(mereani.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(mereani.get("/app").await.location.as_deref(), Some(LOG));
        for path in ["/", "/app/me/sessions", "/app/me/ways-in", LOG] {
            assert_eq!(mereani.get(path).await.status, StatusCode::OK, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_holds_another_role_as_well_does_not_audit_themselves() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let app = &world.app;
        let account = arif.account.unwrap();
        app.db
            .write("test.grant", |tx| async move {
                crate::account::grant(&tx, &app.clock, account, Role::Auditor, None, app.today()).await
            })
            .await
            .unwrap();
        assert_eq!(arif.get(LOG).await.status, StatusCode::NOT_FOUND);
        assert_eq!(arif.get("/app/admin/accounts").await.status, StatusCode::OK);
    })
    .await;
}

#[test]
fn fields_and_the_purpose_are_told_apart() {
    assert_eq!(fields_and_purpose(""), (vec![], None));
    assert_eq!(fields_and_purpose("name email"), (vec!["name", "email"], None));
    assert_eq!(
        fields_and_purpose("secret for:signing-in"),
        (vec!["secret"], Some("signing-in"))
    );
}

#[tokio::test]
async fn the_log_asks_at_most_eight_statements() {
    on_both(MODULES, async |mut world: World| {
        let file = world.folder().join("checkpoints.txt");
        world.sign_into(file.clone());
        let mereani = mereani(&world).await;
        done(&world, "Ratna", "changed", "event", 7, &[]).await;
        chain(&world.app.db).await.unwrap();
        write_due(&world.app, &file).await.unwrap();
        let page = mereani.get(&format!("{LOG}?noun=event")).await;
        assert!(page.shows("agrees with the chain"), "{}", page.text);
        assert!(page.statements <= 8, "{}", page.statements);
    })
    .await;
}
