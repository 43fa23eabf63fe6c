//! What the command line asked for.

use std::path::PathBuf;

/// The words after `cargo xtask security`.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// A program that is built already.
    pub program: Option<PathBuf>,
    /// How long each probe may take, in seconds.
    pub seconds: u32,
    /// Leave the demo's folder and the probes' reports behind.
    pub is_kept: bool,
    only: Option<String>,
}

impl Options {
    /// Reads the words.
    ///
    /// # Errors
    /// A sentence that names what cannot be understood.
    pub fn read(words: &[&str]) -> Result<Self, String> {
        let mut options = Self {
            program: None,
            seconds: 180,
            is_kept: false,
            only: None,
        };
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_default();
            match word {
                "--program" => options.program = std::path::absolute(value()).ok(),
                "--seconds" => options.seconds = seconds(value())?,
                "--only" => options.only = Some(probe(value())?),
                "--keep" => options.is_kept = true,
                other => return Err(format!("`cargo xtask security` knows no option {other}.")),
            }
        }
        Ok(options)
    }

    /// Whether the probe of this name is wanted.
    pub fn wants(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == name)
    }
}

fn probe(name: &str) -> Result<String, String> {
    let is_known = super::probes::ALL.iter().any(|(known, _)| *known == name);
    if is_known {
        Ok(name.to_owned())
    } else {
        Err(format!(
            "--only takes schemathesis, wapiti or sqlmap, and not \"{name}\"."
        ))
    }
}

fn seconds(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(seconds @ 10..=3600) => Ok(seconds),
        _ => Err(format!(
            "--seconds takes a number from 10 to 3600, and not \"{text}\"."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_probe_and_its_time_can_be_asked_for() {
        let options = Options::read(&["--only", "sqlmap", "--seconds", "60"]).unwrap();
        assert!(options.wants("sqlmap") && !options.wants("wapiti"));
        assert_eq!(options.seconds, 60);
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (words, named) in [
            (&["--only", "nmap"][..], "\"nmap\""),
            (&["--seconds", "0"], "\"0\""),
            (&["--host", "elsewhere"], "--host"),
        ] {
            assert!(Options::read(words).unwrap_err().contains(named), "{words:?}");
        }
    }
}
