//! Handling: how a party wants what it entrusts to be handled, from a day on. Whether it is told
//! which other parties read it, and what it asks of every reader in its own words.
//!
//! A condition is never altered; a later one takes its place. Whoever reads is shown the one that
//! stands, and what was read under an older one was read under that one.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

pub use pages::append;
pub(crate) use pages::{line, line_of_list};

use balai_kernel::{
    Audience, Id,
    actor::AgencyRef,
    audit::{Share, Under},
    store::{Day, FromRow, Json},
    text::{Lang, Words},
};

use crate::PartyId;

/// A condition as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Handling {
    /// Its id.
    pub id: Id<Handling>,
    /// Whose information it is about.
    pub party: PartyId,
    /// Since when it holds; never a day that had begun when it was made.
    pub from_on: Day,
    /// Whether the party is told which other parties read what it entrusted.
    pub tells_readers: bool,
    /// What it asks of every reader.
    pub words: Option<Json<Words>>,
    /// Who can see it.
    pub audience: String,
}

impl Handling {
    /// What it asks of every reader, in a language.
    pub fn asks(&self, lang: Lang) -> Option<&str> {
        let words = self.words.as_ref()?.get(lang);
        Some(words).filter(|words| !words.is_empty())
    }

    /// What the audit keeps of it beside an act of reading.
    pub fn under(&self) -> Under {
        Under {
            condition: self.id.uuid(),
            tells_readers: self.tells_readers,
        }
    }
}

/// The conditions that stand on a day, one for a party at most.
#[derive(Debug, Clone, Default)]
pub struct Standing(pub Vec<Handling>);

impl Standing {
    /// That of a party.
    pub fn of(&self, party: PartyId) -> Option<&Handling> {
        self.0.iter().find(|one| one.party == party)
    }

    /// Whose people the rows of a list are, with how their parties want them handled.
    pub fn shares(
        &self,
        rows: impl IntoIterator<Item = (Option<PartyId>, Option<Id<AgencyRef>>)>,
    ) -> Vec<Share> {
        Share::of(rows, |party| self.of(party).map(Handling::under))
    }
}

/// Who can see a condition: everybody who takes part, since whoever may come to read has to know
/// it beforehand.
pub fn audience() -> Audience {
    Audience::of(["members"])
}
