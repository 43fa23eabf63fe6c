//! One advisory, as RustSec writes it: settings in TOML between fences, then its words.

use std::fmt;

use semver::{Version, VersionReq};

use super::day::Day;

/// What an advisory is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Somebody can make use of it.
    Hole,
    /// Rust's own promises can be broken by it.
    Unsound,
    /// Nobody mends what is found in it.
    Unmaintained,
    /// Something to know.
    Notice,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Hole => "a hole",
            Self::Unsound => "unsound",
            Self::Unmaintained => "unmaintained",
            Self::Notice => "a notice",
        })
    }
}

/// An advisory about the versions of one library.
#[derive(Clone, Debug)]
pub struct Advisory {
    pub id: String,
    pub library: String,
    pub date: Day,
    pub kind: Kind,
    pub title: String,
    safe: Vec<VersionReq>,
}

impl Advisory {
    /// Reads one; none when it was withdrawn.
    ///
    /// # Errors
    /// What could not be understood: an advisory that is passed over would say that all is well.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let fenced = text
            .split_once("```toml")
            .and_then(|(_, rest)| rest.split_once("```"));
        let (settings, words) = fenced.ok_or("it has no settings.")?;
        let settings: toml::Table = settings.parse().map_err(|error| format!("{error}"))?;
        let own = settings.get("advisory").ok_or("it has no part `advisory`.")?;
        if own.get("withdrawn").is_some() {
            return Ok(None);
        }
        let needed = |key: &str| {
            let value = own.get(key).and_then(toml::Value::as_str);
            value
                .map(str::to_owned)
                .ok_or_else(|| format!("it has no {key}."))
        };
        let kind = match own.get("informational").and_then(toml::Value::as_str) {
            None => Kind::Hole,
            Some("unsound") => Kind::Unsound,
            Some("unmaintained") => Kind::Unmaintained,
            Some(_) => Kind::Notice,
        };
        let mut safe = Vec::new();
        for key in ["patched", "unaffected"] {
            let list = settings
                .get("versions")
                .and_then(|versions| versions.get(key)?.as_array());
            for range in list.into_iter().flatten().filter_map(toml::Value::as_str) {
                safe.push(VersionReq::parse(range).map_err(|error| format!("{range}: {error}."))?);
            }
        }
        let title = words.lines().find_map(|line| line.strip_prefix("# "));
        Ok(Some(Self {
            id: needed("id")?,
            library: needed("package")?,
            date: Day::parse(&needed("date")?).ok_or("its date cannot be read.")?,
            kind,
            title: title.unwrap_or("without a title").trim().to_owned(),
            safe,
        }))
    }

    /// Whether this version has what the advisory is about. Before a release counts as the
    /// release: `9.0.0-pre1` is as safe as 9.0.0.
    pub fn is_about(&self, version: &Version) -> bool {
        let release = Version::new(version.major, version.minor, version.patch);
        !self.safe.iter().any(|range| range.matches(&release))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advisory(versions: &str, more: &str) -> Option<Advisory> {
        let text = format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2024-0347\"\npackage = \"zerovec\"\ndate = \"2024-07-01\"\n{more}\n\
             [versions]\n{versions}\n```\n\n# Memory\n"
        );
        Advisory::parse(&text).unwrap()
    }

    #[test]
    fn versions_between_two_mended_branches_are_named() {
        let one = advisory("patched = [\">= 0.10.4\", \">= 0.9.7, <0.10.0\"]", "").unwrap();
        for (version, expected) in [
            ("0.9.6", true),
            ("0.9.7", false),
            ("0.10.0", true),
            ("0.10.4", false),
            ("1.0.0-rc.1", false),
        ] {
            assert_eq!(one.is_about(&version.parse().unwrap()), expected, "{version}");
        }
        assert_eq!((one.kind, one.title.as_str()), (Kind::Hole, "Memory"));
    }

    #[test]
    fn without_a_mended_version_all_are_named() {
        let one = advisory("patched = []", "informational = \"unmaintained\"").unwrap();
        assert!(one.is_about(&Version::new(99, 0, 0)));
        assert_eq!(one.kind, Kind::Unmaintained);
    }

    #[test]
    fn what_was_withdrawn_is_none_and_what_cannot_be_read_is_an_error() {
        assert!(advisory("patched = []", "withdrawn = \"2024-08-01\"").is_none());
        for text in ["", "```toml\n```", "```toml\n[advisory]\nid = \"x\"\n```"] {
            assert!(Advisory::parse(text).is_err(), "{text}");
        }
    }
}
