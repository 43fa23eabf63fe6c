//! What the probes find, and what of it was looked at and is no hole.

use std::fmt;
use std::path::Path;

use super::Options;

/// One thing that a probe holds for a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    probe: &'static str,
    what: String,
}

impl Finding {
    /// What a probe said, on one line.
    pub fn new(probe: &'static str, what: impl AsRef<str>) -> Self {
        let words: Vec<&str> = what.as_ref().split_whitespace().collect();
        Self {
            probe,
            what: words.join(" "),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.probe, self.what)
    }
}

/// Findings that are none: which probe, a part of its words, and why.
#[derive(Debug, Default)]
pub struct Suppressions(Vec<[String; 3]>);

impl Suppressions {
    /// Reads `probe | words | reason`, one a line; `#` begins a comment.
    ///
    /// # Errors
    /// A sentence that names a line without a reason.
    pub fn read(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parts = |line: &str| -> Option<[String; 3]> {
            let parts: Vec<String> = line.splitn(3, '|').map(|part| part.trim().to_owned()).collect();
            let parts: [String; 3] = parts.try_into().ok()?;
            parts.iter().all(|part| part.len() > 3).then_some(parts)
        };
        lines
            .map(|line| {
                parts(line).ok_or_else(|| format!("A suppression is not `probe | words | reason`: {line}"))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Why a finding is none, if it is known.
    pub fn reason(&self, finding: &Finding) -> Option<&str> {
        self.matching(finding).map(|[_, _, reason]| reason.as_str())
    }

    fn matching(&self, finding: &Finding) -> Option<&[String; 3]> {
        self.0
            .iter()
            .find(|[probe, words, _]| probe == finding.probe && finding.what.contains(words.as_str()))
    }

    /// Suppressions of the probes that ran and that set nothing aside.
    pub fn unused<'a>(
        &'a self,
        aside: &'a [Finding],
        options: &'a Options,
    ) -> impl Iterator<Item = String> + 'a {
        self.0
            .iter()
            .filter(|[probe, ..]| options.wants(probe))
            .filter(|own| !aside.iter().any(|finding| self.matching(finding) == Some(own)))
            .map(|[probe, words, _]| format!("{probe} | {words}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_with_a_reason_is_set_aside() {
        let known =
            Suppressions::parse("# none yet\n\nwapiti | Secure flag | The demo is served without TLS.")
                .unwrap();
        let cookie = Finding::new("wapiti", "Secure flag is not\n set in the cookie");
        assert_eq!(known.reason(&cookie), Some("The demo is served without TLS."));
        assert_eq!(known.reason(&Finding::new("sqlmap", "Secure flag")), None);
        assert_eq!(known.reason(&Finding::new("wapiti", "SQL Injection")), None);
        let options = Options::read(&[]).unwrap();
        assert_eq!(known.unused(&[cookie], &options).count(), 0);
        assert_eq!(known.unused(&[], &options).count(), 1);
    }

    #[test]
    fn a_suppression_without_a_reason_is_refused() {
        assert!(Suppressions::parse("wapiti | Secure flag |").is_err());
        assert!(Suppressions::parse("wapiti | Secure flag").is_err());
    }
}
