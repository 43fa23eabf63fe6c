//! Whose yes an activity needs before anybody is invited to it, and the plan of a year before it
//! is a version: the profile's table, checked when it is read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Profile;
use crate::error::{Error, Result};

/// A voice that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// Those who lead the office, as many different people as governments lend them.
    CoManagers,
    /// The organisation that hosts the office.
    Host,
    /// Whoever pays for the activity; nobody where it does not say who.
    Donor,
    /// Each of the process's co-chairs.
    CoChairs,
}

impl Voice {
    /// Its word in the profile, the database and the catalogue (`voice-host`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::CoManagers => "co-managers",
            Self::Host => "host",
            Self::Donor => "donor",
            Self::CoChairs => "co-chairs",
        }
    }
}

/// Which kinds of activities need whose yes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByKind {
    /// Codes of kinds of activities.
    pub kinds: Vec<String>,
    /// Who is asked.
    pub by: Vec<Voice>,
}

/// The profile's table of approvals.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    /// Whether whoever submitted may also give their own yes.
    #[serde(default)]
    pub submitter_may_answer: bool,
    /// After so many days those who have not answered are reminded, once, and whoever leads the office
    /// sees what still waits; none where nobody is.
    pub remind_days: Option<u16>,
    /// Who is asked about the plan of a year.
    #[serde(default)]
    pub plan: Vec<Voice>,
    /// Who is asked about activities; kinds that stand nowhere need nobody's yes.
    #[serde(default)]
    pub activities: Vec<ByKind>,
}

impl Approvals {
    /// Who is asked about an activity of this kind; nobody for kinds that stand nowhere.
    pub fn of_kind(&self, kind: &str) -> &[Voice] {
        let found = self
            .activities
            .iter()
            .find(|row| row.kinds.iter().any(|code| code == kind));
        found.map_or(&[], |row| &row.by)
    }
}

/// Checks the table against the rest of the profile.
///
/// # Errors
/// The first thing that is wrong, as a sentence that says where.
pub(super) fn check(profile: &Profile) -> Result<()> {
    let table = &profile.approvals;
    let mut seen = BTreeSet::new();
    for row in &table.activities {
        for kind in &row.kinds {
            if profile.activity_kind(kind).is_none() {
                return Err(Error::setup(format!(
                    "The profile's [[approvals.activities]] names the kind \u{201c}{kind}\u{201d}, which is not among its [[activity_kinds]]. Correct its code or leave it out."
                )));
            }
            if !seen.insert(kind) {
                return Err(Error::setup(format!(
                    "The profile's [[approvals.activities]] names the kind \u{201c}{kind}\u{201d} twice. Leave it in one row, with everyone who is asked."
                )));
            }
        }
        if row.by.is_empty() || row.kinds.is_empty() {
            return Err(Error::setup(
                "A row of the profile's [[approvals.activities]] has no `kinds` or nobody in `by`. Fill in both, or leave the row out: kinds that stand nowhere need nobody's yes.",
            ));
        }
        check_voices(profile, "[[approvals.activities]]", &row.by)?;
    }
    check_voices(profile, "[approvals] plan", &table.plan)
}

fn check_voices(profile: &Profile, place: &str, voices: &[Voice]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for voice in voices {
        if !seen.insert(*voice) {
            return Err(Error::setup(format!(
                "The profile's {place} asks \u{201c}{}\u{201d} twice. Once is enough.",
                voice.code()
            )));
        }
        let (is_there, where_to) = match voice {
            Voice::CoManagers => (
                !profile.office.co_managers.is_empty(),
                "`co_managers` of [office]",
            ),
            Voice::Host => (profile.office.hosted_by.is_some(), "`hosted_by` of [office]"),
            Voice::CoChairs => (!profile.process.co_chairs.is_empty(), "`co_chairs` of [process]"),
            // Who pays, each activity says.
            Voice::Donor => (true, ""),
        };
        if !is_there {
            return Err(Error::setup(format!(
                "The profile's {place} asks \u{201c}{}\u{201d}, but {where_to} says nothing. Fill it in, or leave them out.",
                voice.code()
            )));
        }
    }
    if voices.contains(&Voice::Donor) && place.contains("plan") {
        return Err(Error::setup(
            "The profile's [approvals] plan asks \u{201c}donor\u{201d}: a plan has many donors, an activity one. Ask them about their activities.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut Profile)) -> String {
        let mut profile = Profile::load("bali-process").unwrap();
        change(&mut profile);
        check(&profile)
            .err()
            .map_or_else(String::new, |error| error.to_string())
    }

    fn row(kinds: &[&str], by: &[Voice]) -> ByKind {
        ByKind {
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            by: by.to_vec(),
        }
    }

    #[test]
    fn the_profile_that_comes_with_the_program_is_whole() {
        assert_eq!(with(|_| {}), "");
    }

    #[test]
    fn a_kind_that_is_not_there_or_stands_twice_is_named() {
        let unknown = with(|one| one.approvals.activities.push(row(&["picnic"], &[Voice::Host])));
        assert!(
            unknown.contains("picnic") && unknown.contains("activity_kinds"),
            "{unknown}"
        );
        let twice = with(|one| one.approvals.activities.push(row(&["training"], &[Voice::Host])));
        assert!(twice.contains("training") && twice.contains("twice"), "{twice}");
        let nobody = with(|one| one.approvals.activities.push(row(&["product"], &[])));
        assert!(nobody.contains("nobody"), "{nobody}");
    }

    #[test]
    fn whoever_is_asked_must_exist() {
        let host = with(|one| one.office.hosted_by = None);
        assert!(host.contains("hosted_by"), "{host}");
        let chairs = with(|one| one.process.co_chairs.clear());
        assert!(chairs.contains("co_chairs"), "{chairs}");
        let managers = with(|one| one.office.co_managers.clear());
        assert!(managers.contains("co_managers"), "{managers}");
        let donor = with(|one| one.approvals.plan.push(Voice::Donor));
        assert!(donor.contains("donor"), "{donor}");
    }

    #[test]
    fn a_voice_that_nobody_knows_is_refused_with_those_there_are() {
        let read = toml::from_str::<Approvals>("plan = [\"king\"]")
            .unwrap_err()
            .to_string();
        assert!(read.contains("king") && read.contains("co-managers"), "{read}");
        assert!(toml::from_str::<Approvals>("plans = []").is_err());
    }
}
