//! The outcome: what changed because of the work. Claimed by somebody, with its evidence; verified by
//! somebody else; told to nobody outside the office before each party concerned has no objection.

pub mod demo;
pub(crate) mod measures;
mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_directory::{PartyId, PersonId};
use balai_kernel::{
    Actor, Audience, Id, Instant, Result,
    account::Account,
    error::Error,
    file::FileRow,
    search::{Doc, When},
    store::{Day, FromRow, Json},
    text::Words,
};
use balai_workplan::activity::Activity;

/// Where the list is.
pub const PATH: &str = "/app/evidence/outcomes";
/// What changed (`outcome-kind-arrest`): a procedure; something was stopped; somebody was arrested
/// through a contact; a policy cites the work; those who were trained trained others.
pub const KINDS: [&str; 5] = ["procedure", "interdiction", "arrest", "cited", "trained"];
/// What a party said to its being told (`outcome-answer-objects`).
pub const ANSWERS: [&str; 2] = ["no-objection", "objects"];

/// An outcome as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Outcome {
    /// Its id.
    pub id: Id<Outcome>,
    /// One of [`KINDS`].
    pub kind: String,
    /// What changed.
    pub words: String,
    /// How many were trained on.
    pub number: Option<i64>,
    /// The first day.
    pub from_on: Option<Day>,
    /// The last day.
    pub to_on: Option<Day>,
    /// How exactly they are known.
    pub precision: String,
    /// The year.
    pub year: i64,
    /// From which event or activity it came.
    pub activity: Option<Id<Activity>>,
    /// From which contact, where it was none.
    pub contact: String,
    /// The agencies concerned.
    pub agencies: String,
    /// Who says so.
    pub claimed_by: String,
    /// Their record in the directory.
    pub claimant: Option<PersonId>,
    /// When they said so.
    pub claimed_on: Option<Day>,
    /// Where it can be read.
    pub evidence: String,
    /// The paper itself.
    pub file: Option<Id<FileRow>>,
    /// Who entered it.
    pub entered_by: Option<Id<Account>>,
    /// By name.
    pub entered_by_name: Option<String>,
    /// When.
    pub entered_at: Instant,
    /// Who verified it.
    pub verified_by: Option<Id<Account>>,
    /// By name.
    pub verified_by_name: Option<String>,
    /// When.
    pub verified_at: Option<Instant>,
    /// How: what they read, whom they asked.
    pub verified_how: String,
    /// Since when the focal points of the parties concerned may read it.
    pub shared_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// A party concerned, and what it said to its being told.
#[derive(Debug, Clone, FromRow)]
pub struct Concerned {
    /// The outcome.
    pub outcome: Id<Outcome>,
    /// The party.
    pub party: PartyId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Json<Words>,
    /// One of [`ANSWERS`]; empty while it has not answered.
    pub answer: String,
    /// On which day.
    pub answered_on: Option<Day>,
    /// From whom the office heard it.
    pub heard_from: String,
}

/// How it stands with an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Somebody says so.
    Claimed,
    /// Somebody else looked into it.
    Verified,
    /// And each party concerned has no objection to its being told.
    Cleared,
    /// Whatever else holds, a party objects to its being told.
    Objected,
}

impl Stand {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Claimed, Self::Verified, Self::Cleared, Self::Objected];

    /// Its word in addresses and in the catalogue (`outcome-stand-verified`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Verified => "verified",
            Self::Cleared => "cleared",
            Self::Objected => "objected",
        }
    }
}

impl Outcome {
    /// Where its page stands.
    pub fn href(&self) -> String {
        format!("{PATH}/{}", self.id)
    }

    /// Its beginning.
    pub fn title(&self) -> String {
        crate::quote::beginning(&self.words, 90)
    }

    /// How it stands, with what the parties concerned said.
    pub fn stand(&self, parties: &[Concerned]) -> Stand {
        if parties.iter().any(|party| party.answer == ANSWERS[1]) {
            return Stand::Objected;
        }
        let is_cleared = parties.iter().all(|party| party.answer == ANSWERS[0]);
        match (self.verified_at, is_cleared) {
            (None, _) => Stand::Claimed,
            (Some(_), false) => Stand::Verified,
            (Some(_), true) => Stand::Cleared,
        }
    }

    /// Refuses to be verified by whoever says so or whoever entered it, and twice.
    ///
    /// # Errors
    /// See above.
    pub fn verifiable_by(&self, actor: &Actor) -> Result<()> {
        if self.verified_at.is_some() {
            return Err(Error::refused("outcome-verified-already"));
        }
        if actor.account.is_none() || self.entered_by == actor.account {
            return Err(Error::refused("outcome-verify-other"));
        }
        let is_claimant = self.claimant.is_some() && self.claimant == actor.person
            || balai_names::fold(&self.claimed_by) == balai_names::fold(&actor.name);
        if is_claimant {
            return Err(Error::refused("outcome-verify-claimant"));
        }
        if self.evidence.is_empty() && self.file.is_none() {
            return Err(Error::refused("outcome-verify-evidence"));
        }
        Ok(())
    }

    /// How it is found.
    pub fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "outcome",
            href: self.href(),
            title: self.title(),
            lede: self.agencies.clone(),
            body: format!("{}\n{}", self.words, self.contact),
            audience: Audience::parse(&self.audience),
            on: self.from_on.map(|day| When::of(day.0, &self.precision)),
        }
    }
}

/// Who can see an outcome: the office and, where it is shared, the focal points of the parties
/// concerned. Staff to whom one of those does not entrust what is its own do not.
pub fn audience(parties: &[PartyId], is_shared: bool) -> Audience {
    parties.iter().fold(Audience::office(), |audience, party| {
        let audience = audience.entrusted_by(*party);
        if is_shared {
            audience.and_focal(*party)
        } else {
            audience
        }
    })
}
