//! The job table's promises, on both databases.

use std::collections::HashSet;

use futures::future::join_all;

use super::{Progress, enqueue, store};
use crate::test::{World, on_both};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_workers_claim_a_thousand_jobs_exactly_once() {
    on_both(&[], async |world: World| {
        let app = &world.app;
        app.db
            .write("test.jobs", |tx| async move {
                for n in 0..1000 {
                    enqueue(&tx, &app.clock, "test", &n.to_string(), serde_json::json!(n)).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        // Ids of a fixed clock run ahead of it; let the jobs fall due.
        app.clock.advance(60);
        let workers = (0..8).map(|n| {
            let app = app.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                while let Some(job) = store::claim(&app.db, &app.clock, &format!("w{n}")).await.unwrap() {
                    store::finish(&app.db, &app.clock, job.id).await.unwrap();
                    mine.push(job.id);
                }
                mine
            })
        });
        let claimed: Vec<_> = join_all(workers)
            .await
            .into_iter()
            .flat_map(Result::unwrap)
            .collect();
        let distinct: HashSet<_> = claimed.iter().copied().collect();
        assert_eq!((claimed.len(), distinct.len()), (1000, 1000));
    })
    .await;
}

#[tokio::test]
async fn asking_twice_for_the_same_job_is_asking_once() {
    on_both(&[], async |world: World| {
        let app = &world.app;
        for _ in 0..2 {
            app.db
                .write("test.job", |tx| async move {
                    enqueue(&tx, &app.clock, "test", "same", serde_json::json!(1)).await
                })
                .await
                .unwrap();
        }
        assert_eq!(world.number("select count(*) from job").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_was_killed_is_free_after_its_lease() {
    on_both(&[], async |world: World| {
        let app = &world.app;
        app.db
            .write("test.job", |tx| async move {
                enqueue(&tx, &app.clock, "test", "one", serde_json::json!(1)).await
            })
            .await
            .unwrap();
        app.clock.advance(1);
        assert!(
            store::claim(&app.db, &app.clock, "killed")
                .await
                .unwrap()
                .is_some()
        );
        assert!(
            store::claim(&app.db, &app.clock, "other")
                .await
                .unwrap()
                .is_none()
        );
        app.clock.advance(120);
        assert!(
            store::claim(&app.db, &app.clock, "other")
                .await
                .unwrap()
                .is_some()
        );
    })
    .await;
}

#[tokio::test]
async fn a_job_that_a_process_carries_out_itself_is_taken_up_when_it_died_and_not_when_it_is_done() {
    on_both(&[], async |world: World| {
        let app = &world.app;
        let begin = |about| Progress::begin(app, "test", about, serde_json::json!(1));
        let (_died, done) = (begin("one").await.unwrap(), begin("two").await.unwrap());
        done.finish().await.unwrap();
        app.clock.advance(1);
        let claim = async || {
            let claimed = store::claim(&app.db, &app.clock, "other").await.unwrap();
            claimed.map(|job| job.id)
        };
        assert_eq!(claim().await, None);
        app.clock.advance(120);
        assert!(claim().await.is_some());
        assert_eq!(claim().await, None);
    })
    .await;
}
