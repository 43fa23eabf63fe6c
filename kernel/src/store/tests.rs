//! The store's promises, on both databases.

use futures::future::join_all;

use super::{Conn, Db, Migration, Sql, migrate, migrations, pending, refuse_newer};
use crate::{
    args,
    clock::Clock,
    error::Error,
    setting,
    test::{World, on_both},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_tasks_that_read_then_write_one_row_lose_nothing() {
    on_both(&[], async |world: World| {
        world
            .app
            .db
            .write("test.begin", |tx| async move {
                setting::set(&tx, "count", serde_json::json!(0)).await
            })
            .await
            .unwrap();
        let tasks = (0..8).map(|_| {
            let db = world.app.db.clone();
            tokio::spawn(async move {
                for _ in 0..50 {
                    add_one(&db).await;
                }
            })
        });
        for task in join_all(tasks).await {
            task.unwrap();
        }
        let count = setting::get(&world.app.db, "count").await.unwrap();
        assert_eq!(count, Some(serde_json::json!(400)));
    })
    .await;
}

/// One read-then-write step; a busy database is asked again, as a person would.
async fn add_one(db: &Db) {
    loop {
        let done = db
            .write("test.add", |tx| async move {
                let now = setting::get(&tx, "count").await?;
                let next = now.and_then(|value| value.as_i64()).unwrap_or(0) + 1;
                setting::set(&tx, "count", serde_json::json!(next)).await
            })
            .await;
        match done {
            Ok(()) => return,
            Err(Error::Busy) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn an_act_that_fails_midway_leaves_nothing() {
    on_both(&[], async |world: World| {
        let outcome = world
            .app
            .db
            .write("test.half", |tx| async move {
                setting::set(&tx, "half", serde_json::json!(true)).await?;
                Err::<(), _>(Error::refused("error-form"))
            })
            .await;
        assert!(matches!(outcome, Err(Error::Refused(_))));
        assert_eq!(setting::get(&world.app.db, "half").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_database_outside_of_a_write_cannot_be_changed() {
    on_both(&[], async |world: World| {
        let outcome = world.app.db.run(Sql::Same("delete from setting"), args![]).await;
        assert!(outcome.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_newer_database_is_refused_with_a_sentence() {
    on_both(&[], async |world: World| {
        world
            .script("insert into migration (number, name, fingerprint, at) values (9999, '9999_later.sql', 'x', 'x')")
            .await;
        let sentence = pending(&world.app.db, migrations()).await.unwrap_err().to_string();
        assert!(sentence.contains("newer"), "{sentence}");
    })
    .await;
}

#[tokio::test]
async fn an_older_database_is_named_and_a_second_migration_changes_nothing() {
    on_both(&[], async |world: World| {
        assert!(refuse_newer(&world.app.db, migrations()).await.is_ok());
        let steps = migrate(&world.app.db, migrations(), &Clock::system())
            .await
            .unwrap();
        assert_eq!(steps, 0);
    })
    .await;
}

#[tokio::test]
async fn a_step_that_fails_is_taken_back_whole() {
    on_both(&[], async |world: World| {
        let mut all: Vec<Migration> = migrations().to_vec();
        all.push(Migration {
            number: 9000,
            name: "9000_wrong.sql",
            text: "create table half (a text); insert into nowhere values (1);",
        });
        let all: &'static [Migration] = all.leak();
        assert!(migrate(&world.app.db, all, &Clock::system()).await.is_err());
        let gone = world
            .app
            .db
            .all::<(i64,)>(Sql::Same("select count(*) from half"), args![])
            .await;
        assert!(gone.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_table_made_anew_on_sqlite_keeps_its_rows_and_what_points_at_them() {
    let folder = std::env::temp_dir().join(format!("balai-anew-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = Db::sqlite(&folder.join("balai.db")).await.unwrap();
    let before: Vec<Migration> = migrations()
        .iter()
        .filter(|step| step.number < 27)
        .copied()
        .collect();
    migrate(&db, before.leak(), &Clock::system()).await.unwrap();
    db.script(
        "insert into report (id, kind, year, title, made_at, audience, version, edition, reason) values (x'01', 'impact', 2023, 'Impact report 2023', '2024-01-01', 'office', 1, 1, '');
         insert into report_block (id, report, position, kind, slug, heading, body, settings, version) values (x'02', x'01', 1, 'text', 'text', '', 'kept', '{}', 1);",
    )
    .await
    .unwrap();
    migrate(&db, migrations(), &Clock::system()).await.unwrap();
    let (from, body): (String, String) = db
        .one(
            Sql::Same("select r.from_on, b.body from report r join report_block b on b.report = r.id"),
            args![],
        )
        .await
        .unwrap();
    assert_eq!((from.as_str(), body.as_str()), ("2023-01-01", "kept"));
    // What is enforced at other times is enforced again.
    assert!(db.script("delete from report").await.is_err());
    db.close().await;
    let _ = std::fs::remove_dir_all(&folder);
}

#[tokio::test]
async fn a_step_that_leaves_something_pointing_nowhere_is_taken_back_on_sqlite() {
    let folder = std::env::temp_dir().join(format!("balai-nowhere-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = Db::sqlite(&folder.join("balai.db")).await.unwrap();
    migrate(&db, migrations(), &Clock::system()).await.unwrap();
    let mut all: Vec<Migration> = migrations().to_vec();
    all.push(Migration {
        number: 9000,
        name: "9000_nowhere.sql",
        text: "insert into report_block (id, report, position, kind, slug, heading, body, settings, version) values (x'02', x'01', 1, 'text', 'text', '', '', '{}', 1);",
    });
    assert!(migrate(&db, all.leak(), &Clock::system()).await.is_err());
    let (blocks,): (i64,) = db
        .one(Sql::Same("select count(*) from report_block"), args![])
        .await
        .unwrap();
    assert_eq!(blocks, 0);
    db.close().await;
    let _ = std::fs::remove_dir_all(&folder);
}
