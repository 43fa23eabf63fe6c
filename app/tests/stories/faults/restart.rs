//! PostgreSQL is stopped and started in the middle of transactions. `BALAI_POSTGRES_RESTART` is the
//! line for the shell that does so; `MODE` in it stands for how.

use std::{
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use balai_kernel::test::skipped;

use super::{Office, chance, result};

/// Told to end its sessions first, and killed as by a loss of power.
const MODES: [&str; 2] = ["fast", "immediate"];
const TIMES: usize = 10;

#[test]
fn a_postgresql_that_is_stopped_and_started_in_the_middle_of_acts_loses_none_that_was_answered() {
    let (Ok(url), Ok(line)) = (
        std::env::var("BALAI_TEST_POSTGRES"),
        std::env::var("BALAI_POSTGRES_RESTART"),
    ) else {
        skipped("PostgreSQL stopped and started: BALAI_POSTGRES_RESTART is not set");
        return;
    };
    let office = Office::make(Some(&url));
    let server = office.serve();
    let stop = AtomicBool::new(false);
    let done = std::thread::scope(|scope| {
        let work = scope.spawn(|| office.work_until(&[server.port], "restart", &stop));
        for turn in 0..TIMES {
            std::thread::sleep(Duration::from_millis(500 + chance(1_000)));
            let line = line.replace("MODE", MODES[turn % MODES.len()]);
            let output = Command::new("sh").args(["-c", &line]).output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        std::thread::sleep(Duration::from_secs(2));
        stop.store(true, Ordering::Relaxed);
        work.join().unwrap()
    });
    assert!(done.len() >= TIMES, "only {} acts were answered", done.len());
    let begun = Instant::now();
    while !office.plan(
        server.port,
        &format!("Study afterwards {}", begun.elapsed().as_millis()),
    ) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "it does not work any more"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(server);
    assert_eq!(office.amiss(&done), Vec::<String>::new());
    assert_eq!(office.complaints(), Vec::<String>::new());
    result(&format!(
        "PostgreSQL: stopped and started {TIMES} times in the middle of acts, every second time without a word to anyone, {} acts answered and there, none by half, the audit holds",
        done.len()
    ));
}
