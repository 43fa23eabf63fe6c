//! `cargo xtask load`: a thousand people who are signed in and click, each in their own time.
//!
//! Ten minutes of an office are pressed together: each person clicks twenty times, at moments
//! spread evenly and differently for each. Only ever against this machine, and bounded.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::bench::http::{Connection, get, post};
use crate::bench::office::{Office, Server, form_token, session_by_link};
use crate::bench::proc;
use crate::bench::stats::percentile;
use crate::cleanup::Cleanup;
use crate::process;
use crate::test::postgres::{leave_folder, temporary_folder};

/// Clicks of one person: one every half minute for ten minutes.
const CLICKS: usize = 20;
/// What 99 of 100 clicks may take, in milliseconds: the budget of pages at 50 in flight.
const BUDGET_MS: f64 = 60.0;
/// A thread that waits needs little.
const STACK: usize = 256 << 10;
const PEOPLE: [&str; 3] = ["programme-officer", "monitoring-officer", "co-manager"];
/// What people look at; every tenth click saves something.
const PAGES: [&str; 9] = [
    "/app",
    "/app/events",
    "/app/plan",
    "/app/directory/parties/TH",
    "/app/search?q=training",
    "/app/directory/people?page=2",
    "/",
    "/app/library",
    "/app/measures",
];

/// The words after `cargo xtask load`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    people: usize,
    time: Duration,
    program: Option<PathBuf>,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// A sentence that names what cannot be understood.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            people: 1_000,
            time: Duration::from_secs(120),
            program: None,
        };
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            let value = words.next().unwrap_or_default();
            let number = |most: u64| match value.parse::<u64>() {
                Ok(number) if (1..=most).contains(&number) => Ok(number),
                _ => Err(format!(
                    "{word} takes a number from 1 to {most}, and not \"{value}\"."
                )),
            };
            match word {
                "--people" => options.people = usize::try_from(number(2_000)?).unwrap_or(1),
                "--seconds" => options.time = Duration::from_secs(number(600)?),
                "--program" => options.program = std::path::absolute(value).ok(),
                other => return Err(format!("`cargo xtask load` knows no option {other}.")),
            }
        }
        Ok(options)
    }
}

/// What one person met.
#[derive(Default)]
struct Met {
    /// Microseconds of each click.
    times: Vec<u64>,
    /// What was not answered as it should be.
    wrong: Vec<String>,
}

/// Lets them click and prints how long they waited. Returns whether nobody met an error and 99
/// of 100 clicks kept within the budget.
///
/// # Errors
/// A sentence when the office cannot be served.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<bool, String> {
    let target = crate::bench::target_folder()?;
    let program = match &options.program {
        Some(program) => program.clone(),
        None => build(root, &target, cleanup)?,
    };
    let folder = temporary_folder("load")?;
    let leaving = folder.clone();
    let _folder = cleanup.later(move || leave_folder(&leaving, false));
    let office = Office::at(&program, folder.join("office"), None);
    office.make_demo()?;
    let server = office.serve(cleanup)?;
    let sessions = sign_in(&office, &server, options.people)?;
    println!(
        "{} people are signed in; {CLICKS} clicks each within {} s.",
        sessions.len(),
        options.time.as_secs()
    );
    let before = proc::cpu_ms(server.pid);
    let met = click(server.port, &sessions, options.time)?;
    let cpu = proc::cpu_ms(server.pid).saturating_sub(before);
    Ok(report(&met, cpu, proc::resident_kib(server.pid)))
}

fn build(root: &Path, target: &Path, cleanup: &Cleanup) -> Result<PathBuf, String> {
    let mut command = process::cargo();
    command
        .args(["build", "--release", "--locked", "--package", "balai"])
        .current_dir(root);
    if process::run(&mut command, cleanup)? {
        Ok(target.join("release/balai"))
    } else {
        Err("The program could not be built; the reason stands above.".to_owned())
    }
}

/// The lines that each of so many people sends with every request.
fn sign_in(office: &Office, server: &Server, people: usize) -> Result<Vec<String>, String> {
    let mut sessions = Vec::new();
    for (at, role) in PEOPLE.iter().enumerate() {
        let count = people / PEOPLE.len() + usize::from(at < people % PEOPLE.len());
        let address = format!("{role}@office.example");
        let (printed, _) = office.run(&["user", "link", &address, "--count", &count.to_string()])?;
        for token in printed.lines().filter_map(|line| line.rsplit_once("/link/")) {
            let session = session_by_link(&format!("http://127.0.0.1:{}/link/{}", server.port, token.1))?;
            let token = form_token(server.port, &session)?;
            sessions.push(format!("Cookie: {session}\r\nX-Form-Token: {token}"));
        }
    }
    Ok(sessions)
}

fn click(port: u16, sessions: &[String], time: Duration) -> Result<Vec<Met>, String> {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for (person, session) in sessions.iter().enumerate() {
            let work = move || one_person(port, person, session, begun, time);
            let thread = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work);
            threads.push(thread.map_err(|error| format!("So many people need more threads: {error}."))?);
        }
        // A thread does nothing that can panic; one that did would have met nothing.
        Ok(threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect())
    })
}

fn one_person(port: u16, person: usize, session: &str, begun: Instant, time: Duration) -> Met {
    let mut met = Met::default();
    let pause = time.as_secs_f64() / CLICKS as f64;
    // Spread as the golden ratio spreads: no two click together for long.
    let own = (person as f64 * 0.618_034).fract();
    for click in 0..CLICKS {
        let at = Duration::from_secs_f64(pause * (click as f64 + own));
        std::thread::sleep(at.saturating_sub(begun.elapsed()));
        let page = PAGES[(person + click) % PAGES.len()];
        let is_save = (person + click) % 10 == 9;
        let (request, wanted) = if is_save {
            (post(port, "/app/me/language", session, b"language=en"), 303)
        } else {
            (get(port, page, &[session.to_owned()]), 200)
        };
        let asked = Instant::now();
        match Connection::open(port).and_then(|mut connection| connection.ask(&request)) {
            Ok(answer) if answer.status == wanted => {
                met.times
                    .push(u64::try_from(asked.elapsed().as_micros()).unwrap_or(u64::MAX));
            }
            Ok(answer) => met.wrong.push(format!("{page}: {}", answer.status)),
            Err(error) => met.wrong.push(format!("{page}: {error}")),
        }
    }
    met
}

fn report(met: &[Met], cpu_ms: u64, resident_kib: u64) -> bool {
    let mut times: Vec<u64> = met.iter().flat_map(|one| one.times.iter().copied()).collect();
    times.sort_unstable();
    let ms = |percent| percentile(&times, percent) as f64 / 1000.0;
    let wrong: Vec<&String> = met.iter().flat_map(|one| &one.wrong).collect();
    println!(
        "{} clicks: p50 {:.1} ms, p90 {:.1} ms, p99 {:.1} ms (budget {BUDGET_MS} ms), longest {:.1} ms; {} errors",
        times.len(),
        ms(50),
        ms(90),
        ms(99),
        ms(100),
        wrong.len()
    );
    println!(
        "the server: {:.2} CPU-ms a click, {} MB resident afterwards",
        cpu_ms as f64 / times.len().max(1) as f64,
        resident_kib / 1024
    );
    for one in wrong.iter().take(10) {
        println!("    {one}");
    }
    wrong.is_empty() && ms(99) <= BUDGET_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_time_are_bounded() {
        let options = Options::read(&["--people", "10", "--seconds", "5"]).unwrap();
        assert_eq!((options.people, options.time), (10, Duration::from_secs(5)));
        for words in [
            &["--people", "9999"][..],
            &["--seconds", "0"],
            &["--host", "elsewhere"],
        ] {
            assert!(Options::read(words).unwrap_err().contains(words[0]), "{words:?}");
        }
    }

    #[test]
    fn an_error_or_a_long_wait_is_no_success() {
        let quick = Met {
            times: vec![1_000; 100],
            wrong: Vec::new(),
        };
        assert!(report(&[quick], 10, 10));
        let slow = Met {
            times: vec![100_000; 100],
            wrong: Vec::new(),
        };
        assert!(!report(&[slow], 10, 10));
        let wrong = Met {
            times: vec![1_000; 100],
            wrong: vec!["/: 500".into()],
        };
        assert!(!report(&[wrong], 10, 10));
    }
}
