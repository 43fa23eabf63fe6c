//! `cargo xtask test`: everything, on a fresh Debian machine.

mod browser;
pub mod demo;
pub mod needs;
pub mod postgres;
mod unit;

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cleanup::Cleanup;
use crate::process;
use crate::tally::{Step, Tally, summarise};
use crate::tidy;

/// One step of the run, as `--only` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Fmt,
    Clippy,
    Tidy,
    Unit,
    Browser,
}

const PARTS: [(&str, Part); 5] = [
    ("fmt", Part::Fmt),
    ("tidy", Part::Tidy),
    ("clippy", Part::Clippy),
    ("unit", Part::Unit),
    ("browser", Part::Browser),
];

/// What the command line asked for.
#[derive(Debug, Default)]
pub struct Options {
    only: Option<Part>,
    /// Leave the folders of the database and the demo office behind.
    keep: bool,
    /// Words for the program that runs the one part asked for.
    words: Vec<String>,
}

impl Options {
    /// Reads the words after `cargo xtask test`.
    ///
    /// # Errors
    /// A sentence that names the word nobody knows.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            match word {
                "--keep" => options.keep = true,
                "--only" => options.only = Some(part(words.next().unwrap_or_default())?),
                "--" => options.words = words.by_ref().map(str::to_owned).collect(),
                other => return Err(format!("`cargo xtask test` knows no option {other}.")),
            }
        }
        if options.only.is_none() && !options.words.is_empty() {
            return Err("Words after `--` need --only unit or --only browser before them.".into());
        }
        Ok(options)
    }

    /// Whether the run includes `part`.
    pub fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }
}

fn part(name: &str) -> Result<Part, String> {
    PARTS
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, part)| *part)
        .ok_or_else(|| format!("--only takes fmt, clippy, tidy, unit or browser, and not \"{name}\"."))
}

/// Runs what was asked for and prints the summary. Returns whether all is well.
pub fn run(root: &Path, options: &Options, cleanup: &Cleanup) -> bool {
    let mut steps = Vec::new();
    // Asked before cargo builds this very program anew over the running one.
    let programs = std::env::current_exe()
        .ok()
        .and_then(|own| own.parent().map(Path::to_path_buf));
    let found = timed("needs", &mut steps, || {
        needs::find_or_install(root, options, cleanup)
    });
    if let Some(found) = found {
        let work = Work {
            root,
            options,
            cleanup,
            programs,
        };
        for (name, part) in PARTS {
            if options.wants(part) {
                timed(name, &mut steps, || work.part(part, &found));
            }
        }
    }
    summarise(&steps).failed == 0
}

struct Work<'a> {
    root: &'a Path,
    options: &'a Options,
    cleanup: &'a Cleanup,
    /// The folder that cargo builds programs into.
    programs: Option<PathBuf>,
}

impl Work<'_> {
    fn part(&self, part: Part, found: &needs::Found) -> Result<((), Tally, Vec<String>), String> {
        let one = |passed| ((), Tally::one(passed), Vec::new());
        match part {
            Part::Fmt => self.cargo(&["fmt", "--all", "--check"]).map(one),
            Part::Tidy => Ok(one(tidy::run(self.root))),
            Part::Clippy => self.cargo(CLIPPY).map(one),
            Part::Unit => unit::run(self, found).map(|(tally, skips)| ((), tally, skips)),
            Part::Browser => browser::run(self, found).map(|tally| ((), tally, Vec::new())),
        }
    }

    fn cargo(&self, words: &[&str]) -> Result<bool, String> {
        let mut command = process::cargo();
        process::run(command.args(words).current_dir(self.root), self.cleanup)
    }
}

const CLIPPY: &[&str] = &[
    "clippy",
    "--workspace",
    "--all-targets",
    "--locked",
    "--",
    "-D",
    "warnings",
];

/// Does one step, prints how it went and notes it. An error sentence is one
/// failed check.
fn timed<T>(
    name: &'static str,
    steps: &mut Vec<Step>,
    act: impl FnOnce() -> Result<(T, Tally, Vec<String>), String>,
) -> Option<T> {
    println!("\n== {name}");
    let begun = Instant::now();
    let (value, tally, skips) = match act() {
        Ok((value, tally, skips)) => (Some(value), tally, skips),
        Err(sentence) => {
            println!("{sentence}");
            (None, Tally::one(false), Vec::new())
        }
    };
    let took = begun.elapsed();
    println!("== {name}: {tally}, {:.1} s", took.as_secs_f64());
    steps.push(Step {
        name,
        tally,
        took,
        skips,
    });
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_options_everything_is_wanted() {
        let options = Options::read(&[]).unwrap();
        assert!(PARTS.iter().all(|(_, part)| options.wants(*part)));
    }

    #[test]
    fn only_leaves_the_others_out_and_passes_words_on() {
        let options = Options::read(&["--only", "unit", "--", "-p", "balai-names"]).unwrap();
        assert!(options.wants(Part::Unit) && !options.wants(Part::Browser));
        assert_eq!(options.words, ["-p", "balai-names"]);
    }

    #[test]
    fn an_unknown_part_or_option_is_named() {
        let unknown = Options::read(&["--only", "stories"]).unwrap_err();
        assert!(unknown.contains("\"stories\""));
        assert!(Options::read(&["--fast"]).unwrap_err().contains("--fast"));
    }

    #[test]
    fn a_step_that_could_not_run_counts_as_failed() {
        let mut steps = Vec::new();
        let value: Option<()> = timed("needs", &mut steps, || Err("Nothing works.".into()));
        assert!(value.is_none());
        assert_eq!(steps[0].tally, Tally::one(false));
    }
}
