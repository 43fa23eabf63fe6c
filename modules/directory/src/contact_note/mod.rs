//! A contact note: a call, visit or letter between the office and a party.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Audience, Id,
    account::Account,
    store::{Day, FromRow},
};

use crate::{PartyId, PersonId};

pub(crate) use pages::table;

/// A contact note as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct ContactNote {
    /// Its id.
    pub id: Id<ContactNote>,
    /// The party.
    pub party: PartyId,
    /// The person of the party.
    pub person: Option<PersonId>,
    /// The day.
    pub on_date: Day,
    /// One of [`KINDS`].
    pub kind: String,
    /// What was said.
    pub words: String,
    /// Who can see it.
    pub audience: String,
    /// Who can see the person, where it names one.
    pub person_audience: Option<String>,
    /// The author's account.
    pub account: Option<Id<Account>>,
    /// The author's name.
    pub author: Option<String>,
    /// Counts its edits.
    pub version: i64,
}

/// Ways of being in contact (`contact-kind-call`).
pub const KINDS: [&str; 5] = ["call", "visit", "letter", "e-mail", "meeting"];

/// Who can see a contact note: the office alone.
pub fn audience() -> Audience {
    Audience::office()
}
