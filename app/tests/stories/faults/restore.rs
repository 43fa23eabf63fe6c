//! Last night's backup is brought back while the office is worked on.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use super::{Office, on_each, result};

/// How often somebody tries to while people work.
const TRIES: usize = 5;

fn restore(office: &Office, file: &str) -> (bool, String) {
    let output = office.run(&["restore", file, "--yes"]);
    let words = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&words).into_owned(),
    )
}

#[test]
fn a_restore_waits_until_nobody_works_and_then_brings_all_of_the_night_back() {
    on_each(|mut office, engine| {
        let server = office.serve();
        let mut night = BTreeSet::new();
        for n in 0..10 {
            let title = format!("Study night {n}");
            assert!(office.plan(server.port, &title), "{engine}");
            night.insert(title);
        }
        let file = office.folder().join("night.balai").display().to_string();
        assert!(office.run(&["backup", &file]).status.success(), "{engine}");
        // The day: people work, and somebody brings the backup back all the same.
        let stop = AtomicBool::new(false);
        let mut done = std::thread::scope(|scope| {
            let work = scope.spawn(|| office.work_until(&[server.port], "day", &stop));
            for _ in 0..TRIES {
                std::thread::sleep(Duration::from_millis(300));
                let (is_done, words) = restore(&office, &file);
                assert!(!is_done, "{engine}: {words}");
                let is_told = ["being served or worked on", "an office in that database already"];
                assert!(
                    is_told.iter().any(|told| words.contains(told)),
                    "{engine}: {words}"
                );
            }
            stop.store(true, Ordering::Relaxed);
            work.join().unwrap()
        });
        assert!(!done.is_empty(), "{engine}: nobody worked");
        done.extend(night.iter().cloned());
        assert_eq!(office.amiss(&done), Vec::<String>::new(), "{engine}");
        // Nobody is served any more, and a worker still works.
        drop(server);
        let worker = office.work();
        std::thread::sleep(Duration::from_secs(2));
        let (is_done, words) = restore(&office, &file);
        assert!(!is_done, "{engine}: {words}");
        drop(worker);
        if engine == "PostgreSQL" {
            office.empty();
        }
        let (is_done, words) = restore(&office, &file);
        assert!(is_done, "{engine}: {words}");
        let server = office.serve();
        assert!(
            !office.plan(server.port, "Study without a session"),
            "{engine}: a session came back"
        );
        office.sign_in(&server);
        assert!(office.plan(server.port, "Study of the next day"), "{engine}");
        drop(server);
        assert_eq!(office.amiss(&night), Vec::<String>::new(), "{engine}");
        let lost: Vec<String> = office
            .amiss(&done)
            .into_iter()
            .filter(|line| !line.starts_with("lost: Study day"))
            .collect();
        assert_eq!(lost, Vec::<String>::new(), "{engine}");
        assert_eq!(office.run(&["check"]).status.code(), Some(0), "{engine}");
        result(&format!(
            "{engine}: last night's backup brought back while people and a worker worked: refused {} times with a sentence and nothing changed, {} acts answered meanwhile and there; then all of the night was back, none by half",
            TRIES + 1,
            done.len()
        ));
    });
}
