//! The audit's promises, on both databases.

use super::{Act, Checkpoint, chain, contradiction, record, verify, write_due};
use crate::{
    actor::Actor,
    seal::Keyring,
    test::{World, on_both},
};

async fn three_acts(world: &World) {
    let app = &world.app;
    for act in ["created", "changed", "changed"] {
        app.db
            .write("test.act", |tx| async move {
                record(&tx, &app.clock, &Actor::office_job(), Act::about(act, "thing")).await
            })
            .await
            .unwrap();
    }
    chain(&app.db).await.unwrap();
}

#[tokio::test]
async fn an_untouched_chain_holds() {
    on_both(&[], async |world: World| {
        three_acts(&world).await;
        let (lines, broken) = verify(&world.app.db).await.unwrap();
        assert_eq!((lines, broken), (3, None));
    })
    .await;
}

#[tokio::test]
async fn an_altered_line_is_named() {
    on_both(&[], async |world: World| {
        three_acts(&world).await;
        world
            .script("update audit_line set act = 'read' where place = 2")
            .await;
        let (_, broken) = verify(&world.app.db).await.unwrap();
        assert_eq!(broken.map(|broken| broken.place), Some(2));
    })
    .await;
}

#[tokio::test]
async fn a_removed_line_is_named() {
    on_both(&[], async |world: World| {
        three_acts(&world).await;
        world.script("delete from audit_line where place = 2").await;
        let (_, broken) = verify(&world.app.db).await.unwrap();
        assert_eq!(broken.map(|broken| broken.place), Some(2));
    })
    .await;
}

async fn what_is_wrong(world: &World) -> Option<(i64, &'static str)> {
    let (_, broken) = verify(&world.app.db).await.unwrap();
    broken.map(|broken| (broken.place, broken.what))
}

#[tokio::test]
async fn an_inserted_line_is_named() {
    on_both(&[], async |world: World| {
        three_acts(&world).await;
        let app = &world.app;
        app.db
            .write("test.act", |tx| async move {
                record(&tx, &app.clock, &Actor::office_job(), Act::about("read", "thing")).await
            })
            .await
            .unwrap();
        world
            .script(
                "update audit_line set place = place + 100 where place > 1; \
                 update audit_line set place = place - 99 where place > 100; \
                 update audit_line set place = 2, hash = (select hash from audit_line where place = 1) where place is null",
            )
            .await;
        assert_eq!(what_is_wrong(&world).await, Some((2, "the line was inserted")));
    })
    .await;
}

#[tokio::test]
async fn lines_that_changed_places_are_named() {
    on_both(&[], async |world: World| {
        three_acts(&world).await;
        world
            .script(
                "update audit_line set place = 100 where place = 2; \
                 update audit_line set place = 2 where place = 3; \
                 update audit_line set place = 3 where place = 100",
            )
            .await;
        let moved = "the line and the one after it have changed places";
        assert_eq!(what_is_wrong(&world).await, Some((2, moved)));
    })
    .await;
}

/// The checkpoints of an office after it signed its chain.
async fn signed(world: &World) -> String {
    three_acts(world).await;
    let file = world.folder().join("checkpoints.txt");
    assert!(write_due(&world.app, &file).await.unwrap());
    assert!(!write_due(&world.app, &file).await.unwrap());
    std::fs::read_to_string(file).unwrap()
}

async fn contradicted(world: &World, checkpoints: &str) -> bool {
    let app = &world.app;
    contradiction(&app.db, &app.keys, checkpoints)
        .await
        .unwrap()
        .is_some()
}

#[tokio::test]
async fn a_chain_that_was_written_anew_contradicts_its_checkpoints() {
    on_both(&[], async |world: World| {
        let checkpoints = signed(&world).await;
        assert!(!contradicted(&world, &checkpoints).await);
        world
            .script(
                "update audit_line set act = 'read' where place = 2; \
                 update audit_line set place = null, hash = null",
            )
            .await;
        chain(&world.app.db).await.unwrap();
        assert_eq!(what_is_wrong(&world).await, None);
        assert!(contradicted(&world, &checkpoints).await);
    })
    .await;
}

#[tokio::test]
async fn a_chain_whose_end_was_cut_off_contradicts_its_checkpoints() {
    on_both(&[], async |world: World| {
        let checkpoints = signed(&world).await;
        world.script("delete from audit_line where place = 3").await;
        assert_eq!(what_is_wrong(&world).await, None);
        assert!(contradicted(&world, &checkpoints).await);
    })
    .await;
}

#[tokio::test]
async fn a_checkpoint_that_this_office_did_not_sign_is_none() {
    on_both(&[], async |world: World| {
        let checkpoints = signed(&world).await;
        let place = checkpoints.replacen(" 3 ", " 2 ", 1);
        assert!(contradicted(&world, &place).await);
        let keys = Keyring::parse(&Keyring::new_line(&world.app.clock)).unwrap();
        let elsewhere = contradiction(&world.app.db, &keys, &checkpoints).await.unwrap();
        assert!(elsewhere.is_some());
    })
    .await;
}

#[test]
fn what_is_no_checkpoint_is_not_read_as_one() {
    for line in [
        "",
        "balai-audit-1",
        "balai-audit-1 a b c d e f",
        "balai-audit-1 AA 1 AA 2025-02-10T03:00:00Z AA AA AA",
    ] {
        assert_eq!(Checkpoint::parse(line), None, "{line}");
    }
}
