//! How the office asks those who are named in what it prints: what silence means, how long they
//! have, when they are reminded, and who is asked for a party if not its focal point.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Profile;
use crate::error::{Error, Result};

/// What it means that nobody answered in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// Nothing is printed without an answer.
    #[default]
    Blocks,
    /// That there is no objection; the letter says so.
    #[serde(rename = "no-objection-after-deadline")]
    NoObjection,
}

impl Silence {
    /// Its word in the database and in the catalogue (`clearance-silence-blocks`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::NoObjection => "no-objection",
        }
    }

    /// The rule with this word; what is not known blocks.
    pub fn from_code(code: &str) -> Self {
        match code {
            "no-objection" => Self::NoObjection,
            _ => Self::Blocks,
        }
    }
}

/// The profile's part on clearance.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// What silence means.
    #[serde(default)]
    pub silence: Silence,
    /// How many days there are to answer.
    #[serde(default = "ten")]
    pub days: i64,
    /// How many days before the last day they are reminded; 0 is the day itself.
    #[serde(default = "three")]
    pub reminders: Vec<i64>,
    /// Who is asked for a party instead of its focal point: an e-mail address by the party's code.
    #[serde(default)]
    pub contacts: BTreeMap<String, String>,
}

impl Default for Clearance {
    fn default() -> Self {
        Self {
            silence: Silence::default(),
            days: ten(),
            reminders: three(),
            contacts: BTreeMap::new(),
        }
    }
}

const fn ten() -> i64 {
    10
}

fn three() -> Vec<i64> {
    vec![3, 0]
}

/// Checks it.
///
/// # Errors
/// The first thing that is wrong, as a sentence that says where.
pub(super) fn check(profile: &Profile) -> Result<()> {
    let part = &profile.clearance;
    if !(1..=180).contains(&part.days) {
        return Err(Error::setup(
            "The profile's [clearance] days is how long those who are asked have to answer: write 1 to 180.",
        ));
    }
    if part.reminders.len() > 5 || part.reminders.iter().any(|day| *day < 0 || *day >= part.days) {
        return Err(Error::setup(
            "The profile's [clearance] reminders are days before the last day, at most five of them, each less than `days`.",
        ));
    }
    for (code, address) in &part.contacts {
        if profile.party_name(code).is_none() {
            return Err(Error::setup(format!(
                "The profile's [clearance.contacts] names {code}, which is no party of members.csv."
            )));
        }
        if !address.contains('@') {
            return Err(Error::setup(format!(
                "The profile's [clearance.contacts] gives {code} \u{201c}{address}\u{201d}, which is no e-mail address."
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut Clearance)) -> String {
        let mut profile = Profile::load("bali-process").unwrap();
        change(&mut profile.clearance);
        check(&profile)
            .err()
            .map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        assert_eq!(with(|_| {}), "");
        assert!(with(|part| part.days = 0).contains("days"));
        assert!(with(|part| part.reminders = vec![10]).contains("reminders"));
        let put = |code: &str, address: &str| {
            let pair = (code.to_owned(), address.to_owned());
            with(|part| part.contacts.extend([pair]))
        };
        assert!(put("ZZ", "a@b.example").contains("ZZ"));
        assert!(put("TH", "nobody").contains("nobody"));
        assert_eq!(put("TH", "desk@th.example"), "");
    }

    #[test]
    fn silence_blocks_unless_the_profile_says_otherwise() {
        let read: Clearance = toml::from_str("").unwrap();
        assert_eq!((read.silence, read.days), (Silence::Blocks, 10));
        let read: Clearance = toml::from_str("silence = \"no-objection-after-deadline\"").unwrap();
        assert_eq!(read.silence, Silence::NoObjection);
        assert!(toml::from_str::<Clearance>("silence = \"yes\"").is_err());
    }
}
