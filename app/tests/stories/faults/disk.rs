//! A disk that is full. `BALAI_SMALL_DISK` names a folder on a disk of a few megabytes.

use std::{collections::BTreeSet, path::PathBuf};

use balai_kernel::test::skipped;

use super::{Office, result};

#[test]
fn a_disk_that_fills_up_while_people_work_keeps_all_that_was_answered() {
    let Ok(small) = std::env::var("BALAI_SMALL_DISK") else {
        skipped("a disk that is full: BALAI_SMALL_DISK is not set");
        return;
    };
    let office = Office::make_in(PathBuf::from(small).join("office"), None, "small");
    let server = office.serve();
    let mut done = BTreeSet::new();
    // Something else on the disk takes all the room that there is.
    let filler = office.folder().with_file_name("filler");
    let mut refused = None;
    for n in 0..40 {
        if n == 10 {
            fill(&filler);
        }
        let title = format!("Study full {n} {}", "of much that is written down ".repeat(4));
        let title = title.trim().to_owned();
        let form = format!("title={}&kind=study", title.replace(' ', "+"));
        let answer = server
            .ask("/app/plan/activities", &office.session, &form)
            .unwrap();
        if answer.starts_with("HTTP/1.1 303") {
            done.insert(title);
        } else {
            refused = Some(answer);
        }
    }
    let refused = refused.expect("the disk never filled up");
    assert!(
        refused.starts_with("HTTP/1.1 507"),
        "{}",
        refused.lines().next().unwrap()
    );
    assert!(
        server
            .ask("/app/plan", &office.session, "")
            .unwrap()
            .contains("Study full 1"),
        "pages are still read"
    );
    std::fs::remove_file(&filler).unwrap();
    assert!(
        office.plan(server.port, "Study with room again"),
        "it does not work any more"
    );
    drop(server);
    assert_eq!(office.amiss(&done), Vec::<String>::new());
    assert_eq!(office.complaints(), Vec::<String>::new());
    result(&format!(
        "SQLite: the disk filled up after 10 acts, {} of 40 were answered as done and are there, the others with status 507; it went on when there was room",
        done.len()
    ));
}

fn fill(file: &std::path::Path) {
    use std::io::Write as _;
    let mut filler = std::fs::File::create(file).unwrap();
    for size in [1 << 16, 1 << 12, 1 << 9] {
        let part = vec![0u8; size];
        while filler.write_all(&part).is_ok() {}
    }
}
