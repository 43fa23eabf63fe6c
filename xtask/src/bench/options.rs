//! What the command line asked for.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// How much larger than the demo the large office is.
pub const LARGE: usize = 100;

/// A database that the office can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// The words after `cargo xtask bench`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub engines: Vec<Engine>,
    /// A measure that a story takes by itself, on both databases: the times of hidden things, the
    /// share of the filter.
    pub story: Option<&'static str>,
    /// 1 is the demo, 100 the large office.
    pub scales: Vec<usize>,
    /// The empty folder to build into from nothing.
    pub build: Option<PathBuf>,
    /// How long one run of the load generator lasts.
    pub time: Duration,
    pub is_gzip: bool,
    /// Leave the data folders of the offices behind. A PostgreSQL always goes.
    pub is_kept: bool,
    /// Measure the program that the tests use: for trying this chore only.
    pub is_dev: bool,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// A sentence that names what cannot be understood.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            engines: vec![Engine::Sqlite, Engine::Postgres],
            story: None,
            scales: vec![1, LARGE],
            build: None,
            time: Duration::from_secs(2),
            is_gzip: false,
            is_kept: false,
            is_dev: false,
        };
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_default();
            match word {
                "--only" => match value() {
                    "hidden" => options.story = Some("hidden::"),
                    "audience" => options.story = Some("share::"),
                    name => options.engines = vec![engine(name)?],
                },
                "--scale" => options.scales = vec![scale(value())?],
                "--seconds" => options.time = seconds(value())?,
                "--build" => options.build = Some(folder(value())?),
                "--gzip" => options.is_gzip = true,
                "--keep" => options.is_kept = true,
                "--dev" => options.is_dev = true,
                other => return Err(format!("`cargo xtask bench` knows no option {other}.")),
            }
        }
        Ok(options)
    }
}

fn engine(name: &str) -> Result<Engine, String> {
    match name {
        "sqlite" => Ok(Engine::Sqlite),
        "postgres" => Ok(Engine::Postgres),
        _ => Err(format!(
            "--only takes sqlite, postgres, hidden or audience, and not \"{name}\"."
        )),
    }
}

fn scale(number: &str) -> Result<usize, String> {
    match number {
        "1" => Ok(1),
        "100" => Ok(LARGE),
        _ => Err(format!("--scale takes 1 or {LARGE}, and not \"{number}\".")),
    }
}

fn seconds(number: &str) -> Result<Duration, String> {
    match number.parse() {
        Ok(seconds @ 1..=60) => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("--seconds takes 1 to 60, and not \"{number}\".")),
    }
}

fn folder(path: &str) -> Result<PathBuf, String> {
    if path.is_empty() {
        return Err("--build takes the empty folder to build into.".to_owned());
    }
    std::path::absolute(path).map_err(|error| format!("--build {path}: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_options_both_databases_are_measured_at_both_sizes() {
        let options = Options::read(&[]).unwrap();
        assert_eq!(options.engines.len() * options.scales.len(), 4);
        assert!(!options.is_dev && options.build.is_none());
    }

    #[test]
    fn one_database_at_one_size_can_be_asked_for() {
        let options = Options::read(&["--only", "postgres", "--scale", "100", "--seconds", "5"]).unwrap();
        assert_eq!(
            (options.engines, options.scales),
            (vec![Engine::Postgres], vec![100])
        );
        assert_eq!(options.time, Duration::from_secs(5));
    }

    #[test]
    fn a_measure_of_a_story_can_be_asked_for() {
        let options = Options::read(&["--only", "hidden"]).unwrap();
        assert_eq!(options.story, Some("hidden::"));
        assert_eq!(Options::read(&[]).unwrap().story, None);
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (words, named) in [
            (&["--only", "oracle"][..], "\"oracle\""),
            (&["--scale", "7"], "\"7\""),
            (&["--seconds", "0"], "\"0\""),
            (&["--build"], "empty folder"),
            (&["--fast"], "--fast"),
        ] {
            assert!(Options::read(words).unwrap_err().contains(named), "{words:?}");
        }
    }
}
