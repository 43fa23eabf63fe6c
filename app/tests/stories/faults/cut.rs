//! PostgreSQL hangs up in the middle of transactions.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use balai_kernel::{store::Db, test::skipped};

use super::{Office, chance, result, wait_for};

const CUTS: usize = 20;

#[test]
fn connections_that_are_cut_in_the_middle_of_acts_lose_none_that_was_answered() {
    let Ok(url) = std::env::var("BALAI_TEST_POSTGRES") else {
        skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set");
        return;
    };
    let office = Office::make(Some(&url));
    let name = office.database_name().to_owned();
    let server = office.serve();
    let stop = AtomicBool::new(false);
    let done = std::thread::scope(|scope| {
        let work = scope.spawn(|| office.work_until(&[server.port], "cut", &stop));
        wait_for(async {
            let db = Db::postgres(&url).await.unwrap();
            for _ in 0..CUTS {
                tokio::time::sleep(Duration::from_millis(100 + chance(400))).await;
                let cut = format!(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
                );
                db.script(&cut).await.unwrap();
            }
            db.close().await;
        });
        stop.store(true, Ordering::Relaxed);
        work.join().unwrap()
    });
    assert!(done.len() >= CUTS / 2, "only {} acts were answered", done.len());
    assert!(
        office.plan(server.port, "Study afterwards"),
        "it does not work any more"
    );
    drop(server);
    assert_eq!(office.amiss(&done), Vec::<String>::new());
    assert_eq!(office.complaints(), Vec::<String>::new());
    result(&format!(
        "PostgreSQL: all connections cut {CUTS} times, {} acts answered and there, none by half, the audit holds",
        done.len()
    ));
}
