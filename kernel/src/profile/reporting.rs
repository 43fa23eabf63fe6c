//! What the office owes: which report, to whom, how often, by when; the profile's table, checked
//! when it is read.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Profile, Texts};
use crate::{
    actor::Role,
    error::{Error, Result},
};

/// How often a report is owed; each is about the months before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Each month.
    Month,
    /// Each quarter of the calendar year.
    Quarter,
    /// Each half of the calendar year.
    HalfYear,
    /// Each calendar year.
    Year,
    /// Each event that the office leads or leads with others: its outcome report.
    Event,
}

impl Every {
    /// How many months one report is about: 1, 3, 6 or 12; none, 0, where it is about an event.
    pub const fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
            Self::Event => 0,
        }
    }

    /// Its word in the profile and the catalogue (`every-month`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Event => "event",
        }
    }
}

/// A report that the office owes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owed {
    /// Its code: of its template, `reports/CODE.toml` beside the profile, and of the reports made from it.
    pub code: String,
    /// What it is called.
    pub name: Texts,
    /// How often it is owed.
    pub every: Every,
    /// How many days after the end of what it is about it is due, 0 to 366.
    pub due_after_days: u16,
    /// To whom.
    pub to: Texts,
    /// Who writes it, as long as nobody is named for one of them.
    pub writer: Role,
    /// How many co-managers approve it, 1 or 2.
    #[serde(default = "two")]
    pub approvals: usize,
    /// Whether it is published, as a page and a PDF; else it is sent. One about an event that is not
    /// public is for those who took part.
    #[serde(default)]
    pub is_public: bool,
    /// So many days before it is due its writer gets a letter; none where this is not said. A second
    /// one goes on the day after it was due.
    pub remind_days: Option<u16>,
}

const fn two() -> usize {
    2
}

/// Checks the table against the rest of the profile.
///
/// # Errors
/// The first thing that is wrong, as a sentence that says where.
pub(super) fn check(profile: &Profile) -> Result<()> {
    let wrong = |code: &str, what: &str| {
        Err(Error::setup(format!(
            "The profile's [[reporting]] \u{201c}{code}\u{201d} {what}"
        )))
    };
    let mut seen = BTreeSet::new();
    for owed in &profile.reporting {
        let code = owed.code.as_str();
        let is_code = !code.is_empty()
            && code.len() <= 40
            && code
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !is_code {
            return wrong(
                code,
                "has a code that is not made of small letters, digits and hyphens.",
            );
        }
        if !seen.insert(code) {
            return wrong(code, "stands there twice. Leave one of them.");
        }
        if !profile.report_templates.contains_key(code) {
            return wrong(
                code,
                &format!("has no template. Put one into reports/{code}.toml."),
            );
        }
        if owed.due_after_days > 366 {
            return wrong(
                code,
                "is due more than a year after its end. Write `due_after_days` from 0 to 366.",
            );
        }
        if owed.every == Every::Event
            && profile
                .reporting
                .iter()
                .any(|other| other.every == Every::Event && other.code != code)
        {
            return wrong(code, "is a second one of each event. Leave one of them.");
        }
        if owed.remind_days.is_some_and(|days| days > 90) {
            return wrong(
                code,
                "is reminded of more than 90 days before. Write `remind_days` from 0 to 90.",
            );
        }
        if !(1..=2).contains(&owed.approvals) {
            return wrong(code, "wants another number of approvals than 1 or 2.");
        }
        if !owed.writer.is_office() {
            return wrong(
                code,
                "names a `writer` who is not of the office: co-manager, programme-officer, monitoring-officer.",
            );
        }
    }
    Ok(())
}
