//! `cargo xtask faults`: the stories of faults, told often, on both databases as they stand in
//! an office, and with a disk that fills up. What came of it is dated and kept.

mod small_disk;

use std::path::Path;
use std::process::Command;

use crate::bench::office::write;
use crate::cleanup::Cleanup;
use crate::process;
use crate::test::needs;
use crate::test::postgres::Postgres;

/// Where the results stand.
const RESULTS: &str = "docs/security/faults.md";
/// Results of one run stand under a heading that begins so.
const RUN: &str = "## ";

/// The words after `cargo xtask faults`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    kills: u32,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// A sentence that names what cannot be understood.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        match words {
            [] => Ok(Self { kills: 200 }),
            ["--kills", kills] => match kills.parse() {
                Ok(kills @ 1..=10_000) => Ok(Self { kills }),
                _ => Err(format!(
                    "--kills takes a number from 1 to 10000, and not \"{kills}\"."
                )),
            },
            [other, ..] => Err(format!("`cargo xtask faults` knows no option {other}.")),
        }
    }
}

/// Tells the stories and writes their results down. Returns whether all went well.
///
/// # Errors
/// A sentence when PostgreSQL or the stories cannot be started.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> Result<bool, String> {
    let programs = needs::postgres_folder().ok_or("PostgreSQL was not found, and the faults need it.")?;
    // With its own defaults: what was answered waits for the disk.
    let postgres = Postgres::start_durable(&programs, false, cleanup)?;
    let small = small_disk::SmallDisk::mount("small-disk", small_disk::FOR_OFFICE, cleanup);
    let room = small_disk::SmallDisk::mount("small-room", small_disk::FOR_POSTGRES, cleanup);
    let on_small = match &room {
        Ok(disk) => Some((
            Postgres::start_in(&disk.folder().join("server"), &programs, cleanup)?,
            disk.folder(),
        )),
        Err(_) => None,
    };
    let mut command = process::cargo();
    command
        .args([
            "test",
            "--locked",
            "--package",
            "balai",
            "--test",
            "stories",
            "--",
        ])
        .args(["faults::", "--nocapture", "--test-threads", "1"])
        .env("BALAI_TEST_POSTGRES", postgres.url())
        .env("BALAI_POSTGRES_RESTART", postgres.line("restart -m MODE"))
        .env("BALAI_KILLS", options.kills.to_string())
        .current_dir(root);
    if let Some((postgres, disk)) = &on_small {
        command
            .env("BALAI_SMALL_POSTGRES", postgres.url())
            .env("BALAI_SMALL_POSTGRES_DISK", disk)
            .env("BALAI_SMALL_POSTGRES_START", postgres.line("start"));
    }
    match &small {
        Ok(disk) => {
            command.env("BALAI_SMALL_DISK", disk.folder());
        }
        Err(sentence) => println!("skipped: a disk that is full. {sentence}"),
    }
    let mut results = Vec::new();
    let went_well = process::run_hearing(&mut command, cleanup, |line| {
        println!("{line}");
        if let Some((_, result)) = line.split_once("fault: ") {
            results.push(result.to_owned());
        }
    })?;
    if !went_well {
        return Ok(false);
    }
    if let Err(sentence) = small {
        results.push(format!("Not tried: a disk that is full. {sentence}"));
    }
    let file = root.join(RESULTS);
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    write(&file, &with_run(&kept, &today()?, &results))?;
    println!("Written: {}", file.display());
    Ok(true)
}

/// The page with this run's results before those of earlier runs.
fn with_run(kept: &str, day: &str, results: &[String]) -> String {
    let at = kept.find(&format!("\n{RUN}")).map_or(kept.len(), |at| at + 1);
    let (before, after) = kept.split_at(at);
    let lines: String = results.iter().map(|line| format!("- {line}\n")).collect();
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{}\n\n{RUN}{day}\n\n{lines}{gap}{after}", before.trim_end())
}

fn today() -> Result<String, String> {
    let printed = Command::new("date").arg("+%-d %B %Y").env("LC_ALL", "C").output();
    let printed = printed.map_err(|error| format!("The day is not known: {error}."))?;
    Ok(String::from_utf8_lossy(&printed.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_run_stands_first_below_the_words_about_all() {
        let first = with_run("# Faults\n\nWords.\n", "1 May 2026", &["one".into()]);
        assert_eq!(first, "# Faults\n\nWords.\n\n## 1 May 2026\n\n- one\n");
        let second = with_run(&first, "2 May 2026", &["two".into()]);
        assert_eq!(
            second,
            "# Faults\n\nWords.\n\n## 2 May 2026\n\n- two\n\n## 1 May 2026\n\n- one\n"
        );
    }

    #[test]
    fn the_number_of_kills_is_read_or_named() {
        assert_eq!(Options::read(&["--kills", "3"]), Ok(Options { kills: 3 }));
        assert!(Options::read(&["--kills", "many"]).unwrap_err().contains("many"));
        assert!(Options::read(&["--fast"]).unwrap_err().contains("--fast"));
    }
}
