//! The audit's promises, on both databases.

use super::{Act, chain, record, verify};
use crate::{
    actor::Actor,
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
