//! A disk that is full. `BALAI_SMALL_DISK` names a folder on a disk of a few megabytes.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

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

fn fill(file: &Path) {
    use std::io::Write as _;
    let mut filler = std::fs::File::create(file).unwrap();
    for size in [1 << 16, 1 << 12, 1 << 9] {
        let part = vec![0u8; size];
        while filler.write_all(&part).is_ok() {}
    }
}

/// `BALAI_SMALL_POSTGRES` names a PostgreSQL whose folder lies on such a disk, and
/// `BALAI_SMALL_POSTGRES_START` the line for the shell that starts it when it has given up.
#[test]
fn a_postgresql_whose_disk_fills_up_keeps_all_that_was_answered() {
    let var = |name: &str| std::env::var(format!("BALAI_SMALL_POSTGRES{name}"));
    let (Ok(url), Ok(disk), Ok(start)) = (var(""), var("_DISK"), var("_START")) else {
        skipped("a PostgreSQL whose disk is full: BALAI_SMALL_POSTGRES is not set");
        return;
    };
    let office = Office::make(Some(&url));
    let server = office.serve();
    let (mut done, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let filler = Path::new(&disk).join("filler");
    let act = |title: &str| {
        let form = format!("title={}&kind=study", title.replace(' ', "+"));
        server
            .ask("/app/plan/activities", &office.session, &form)
            .unwrap_or_default()
    };
    let begun = Instant::now();
    let mut n = 0;
    while refused.is_empty() || n < 60 {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "the disk never filled up"
        );
        if n == 10 {
            fill(&filler);
        }
        let title = format!("Study full {n} {}", "of much that is written down ".repeat(400))
            .trim()
            .to_owned();
        let title: String = title.chars().take(180).collect::<String>().trim().to_owned();
        let answer = act(&title);
        let status = answer.split(' ').nth(1).unwrap_or("none").to_owned();
        if status == "303" {
            done.insert(title);
        } else {
            refused.insert(status);
        }
        n += 1;
    }
    for status in &refused {
        assert!(["503", "507"].contains(&status.as_str()), "answered {status}");
    }
    std::fs::remove_file(&filler).unwrap();
    // Without room for its log PostgreSQL ends itself; whoever runs it starts it again.
    let _ = Command::new("sh").args(["-c", &start]).output().unwrap();
    let begun = Instant::now();
    while !office.plan(
        server.port,
        &format!("Study with room again {}", begun.elapsed().as_millis()),
    ) {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "it does not work any more"
        );
        std::thread::sleep(Duration::from_millis(500));
    }
    drop(server);
    assert_eq!(office.amiss(&done), Vec::<String>::new());
    assert_eq!(office.complaints(), Vec::<String>::new());
    let refused: Vec<String> = refused.into_iter().collect();
    result(&format!(
        "PostgreSQL: its disk filled up after 10 acts, {} of {n} were answered as done and are there, the others with status {}; it went on when there was room",
        done.len(),
        refused.join(" or ")
    ));
}
