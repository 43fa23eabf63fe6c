//! Who came to an event, as far as numbers tell: read in one statement, counted here.

mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Id,
    actor::PartyRef,
    profile::{Profile, RoleCount},
    text::Words,
};
use uuid::Uuid;

pub use store::{attendance, tabs};

use super::Counts;

/// Somebody on the list, without a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The person, as whom they were merged into.
    pub person: Uuid,
    /// The party represented.
    pub party: Option<Id<PartyRef>>,
    /// The role that is counted.
    pub role: String,
    /// What is known of the attendance.
    pub status: String,
    /// The mark after less the mark before, where there are both.
    pub gain: Option<f64>,
}

/// What stands behind the numbers of an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attendance {
    /// Everybody on the list.
    pub listed: Vec<Listed>,
    /// Headcount lines: the party, and how many of the line have no name yet.
    pub lines: Vec<(Option<Id<PartyRef>>, i64)>,
    /// What stands behind the tabs.
    pub tabs: Tabs,
}

/// What the head of every page of an event says besides the event's own words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tabs {
    /// How many people of the list the reader may see.
    pub people: i64,
    /// How many sessions there are.
    pub sessions: i64,
    /// Code and name of the initiative that the event is counted for.
    pub initiative: Option<(String, Words)>,
}

fn has_come(status: &str) -> bool {
    matches!(status, "attended" | "partly")
}

impl Attendance {
    /// How many came, counted in each way.
    pub fn counts(&self, profile: &Profile) -> Counts {
        let counted = profile.roles_counted(RoleCount::Participation);
        let training = profile.roles_counted(RoleCount::Trainer);
        let mut counts = Counts::default();
        let mut people = BTreeSet::new();
        for one in &self.listed {
            if one.status == "not-recorded" {
                counts.not_recorded += 1;
            }
            if !has_come(&one.status) {
                continue;
            }
            if counted.contains(&one.role.as_str()) {
                counts.participations += 1;
                people.insert(one.person);
            }
            if training.contains(&one.role.as_str()) {
                counts.trainers += 1;
            }
        }
        counts.people = i64::try_from(people.len()).unwrap_or(i64::MAX);
        counts.headcount = self.lines.iter().map(|(_, left)| *left).sum();
        counts
    }

    /// Counted participations and headcounts by party, most first; one party alone where
    /// `only` names it.
    pub fn by_party(&self, profile: &Profile, only: Option<Id<PartyRef>>) -> Vec<(Id<PartyRef>, i64)> {
        let counted = profile.roles_counted(RoleCount::Participation);
        let named = self
            .listed
            .iter()
            .filter(|one| has_come(&one.status) && counted.contains(&one.role.as_str()))
            .map(|one| (one.party, 1));
        let mut sums: BTreeMap<Uuid, i64> = BTreeMap::new();
        for (party, n) in named.chain(self.lines.iter().copied()) {
            if let Some(party) = party.filter(|party| only.is_none_or(|only| only == *party)) {
                *sums.entry(party.uuid()).or_default() += n;
            }
        }
        let mut out: Vec<_> = sums.into_iter().filter(|(_, n)| *n > 0).collect();
        out.sort_by(|(a, n), (b, m)| m.cmp(n).then(a.cmp(b)));
        out.into_iter().map(|(party, n)| (Id::of(party), n)).collect()
    }

    /// What each took with them, of those who came and took both tests.
    pub fn differences(&self) -> Vec<f64> {
        self.listed
            .iter()
            .filter(|one| has_come(&one.status))
            .filter_map(|one| one.gain)
            .collect()
    }
}
