//! `cargo test` over the workspace, on both databases.

use std::collections::BTreeSet;
use std::fs;

use super::Work;
use super::needs::Found;
use super::postgres::{Postgres, leave_folder, temporary_folder};
use crate::process;
use crate::tally::Tally;

/// Runs the tests; failures are shown in full as cargo prints them.
///
/// Returns the count and the skipped tests with their reasons.
///
/// # Errors
/// A sentence when PostgreSQL or cargo cannot be started.
pub fn run(work: &Work, found: &Found) -> Result<(Tally, Vec<String>), String> {
    let programs = found
        .postgres
        .as_deref()
        .ok_or("PostgreSQL was not found, and the tests need it.")?;
    let postgres = Postgres::start(programs, work.options.keep, work.cleanup)?;
    let folder = temporary_folder("skips")?;
    let leaving = folder.clone();
    let _guard = work.cleanup.later(move || leave_folder(&leaving, false));
    let skips = folder.join("skips.txt");

    let mut command = process::cargo();
    command
        .args(["test", "--locked", "--no-fail-fast"])
        .args(selection(&work.options.words))
        .env("BALAI_TEST_POSTGRES", postgres.url())
        .env("BALAI_TEST_SKIPS", &skips)
        .current_dir(work.root);
    let mut tally = Tally::default();
    let succeeded = process::run_hearing(&mut command, work.cleanup, |line| {
        if let Some(result) = Tally::of_test_result(line) {
            tally += result;
        }
        if !is_noise(line) {
            println!("{line}");
        }
    })?;
    // A program that did not compile, or died, prints no result of its own.
    if !succeeded && tally.failed == 0 {
        tally += Tally::one(false);
    }
    if tally == Tally::default() {
        return Err("No test was run.".into());
    }
    let skips = skips_in(&fs::read_to_string(&skips).unwrap_or_default());
    let count = u32::try_from(skips.len()).unwrap_or(u32::MAX);
    Ok((tally.skipping(count), skips))
}

fn selection(words: &[String]) -> Vec<String> {
    if words.is_empty() {
        vec!["--workspace".to_owned()]
    } else {
        words.to_vec()
    }
}

/// The tests that could not run: one line each, `name: reason`, written by the
/// tests themselves. A test may write its line more than once.
fn skips_in(text: &str) -> Vec<String> {
    let lines: BTreeSet<&str> = text.lines().map(str::trim).collect();
    lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| line.strip_prefix("skipped: ").unwrap_or(line).to_owned())
        .collect()
}

/// Lines that say nothing beyond "as it should be".
fn is_noise(line: &str) -> bool {
    let passing = line.starts_with("test ") && line.ends_with(" ... ok");
    let empty_program = line.starts_with("test result: ok. 0 passed; 0 failed; 0 ignored");
    let heading = line.starts_with("running ") && line.contains(" test");
    passing || empty_program || heading || line.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_skips_on_both_databases_is_one_skip() {
        let text = "skipped: the office year: no data\nskipped: the office year: no data\n\n";
        assert_eq!(skips_in(text), ["the office year: no data"]);
    }

    #[test]
    fn failures_are_not_hidden_with_the_passing_tests() {
        assert!(is_noise("test a_party_is_found ... ok"));
        assert!(!is_noise("test a_party_is_found ... FAILED"));
        assert!(!is_noise("assertion `left == right` failed"));
        assert!(!is_noise(
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured"
        ));
    }
}
