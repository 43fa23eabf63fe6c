//! `kill -9` at a moment that nobody foresees, over and over.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use super::{chance, on_each, result};

fn kills() -> usize {
    let asked = std::env::var("BALAI_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok());
    asked.unwrap_or(10)
}

#[test]
fn an_office_that_is_killed_while_people_work_has_all_that_was_answered_and_nothing_by_half() {
    on_each(|office, engine| {
        let mut done = BTreeSet::new();
        for round in 0..kills() {
            let mut server = office.serve();
            let stop = AtomicBool::new(false);
            let answered = std::thread::scope(|scope| {
                let (port, mark) = (server.port, round.to_string());
                let (office, stop) = (&office, &stop);
                let work = scope.spawn(move || office.work_until(&[port], &mark, stop));
                std::thread::sleep(Duration::from_millis(30 + chance(600)));
                server.kill();
                stop.store(true, Ordering::Relaxed);
                work.join().unwrap()
            });
            done.extend(answered);
            let amiss = office.amiss(&done);
            assert!(amiss.is_empty(), "{engine}, after kill {}: {amiss:?}", round + 1);
        }
        assert!(done.len() > kills(), "nothing was under way");
        let complaints = office.complaints();
        assert!(complaints.is_empty(), "{engine}: {complaints:?}");
        result(&format!(
            "{engine}: killed {} times, {} acts answered and there, none by half, the audit holds",
            kills(),
            done.len()
        ));
    });
}
