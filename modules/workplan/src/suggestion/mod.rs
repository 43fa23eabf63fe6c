//! A suggestion from a member: an idea comes in by a focal point or by the form on the public site,
//! is weighed, and is answered within a promised time. It becomes a proposed activity, lives on in
//! another suggestion, or gets a reasoned no. The member sees where it stands and the answer, never
//! what the office wrote for itself.

pub(crate) mod demo;
mod erasure;
mod mail;
pub mod pages;
mod policy;
pub(crate) mod public;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

pub(crate) use erasure::{RULES, own, person};

use balai_directory::PartyId;
use balai_kernel::{
    Audience, Id, Instant,
    account::Account,
    search::{Doc, When},
    store::{Day, FromRow, Json},
    text::Words,
};
use jiff::civil::Date;

use crate::{activity::Activity, level::CorePurpose};

/// Where the suggestions are.
pub const PATH: &str = "/app/plan/suggestions";
/// Where everyone can send one.
pub const OPEN_PATH: &str = "/suggest";
/// How many days somebody has to confirm their address, and how many suggestions that are not
/// confirmed one address, and all of them together, can have in a day: nobody's mailbox is filled
/// by others.
const CONFIRM_DAYS: i64 = 7;
const MOST_OF_ADDRESS: i64 = 3;
const MOST_A_DAY: i64 = 200;

/// A suggestion as it is kept, with the names that are shown beside it.
#[derive(Debug, Clone, FromRow)]
pub struct Suggestion {
    /// Its id.
    pub id: Id<Suggestion>,
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// Whom it would help, as the sender says.
    pub benefits: String,
    /// The member.
    pub party: PartyId,
    /// Its name.
    pub party_name: Json<Words>,
    /// The focal point's or officer's account by which it came.
    pub account: Option<Id<Account>>,
    /// Who sent it.
    pub sender: String,
    /// The address of somebody without an account.
    pub email: Option<String>,
    /// In which language they are written to.
    pub lang: String,
    /// When it came.
    pub made_at: Instant,
    /// When the address was confirmed; until then nobody sees it.
    pub confirmed_at: Option<Instant>,
    /// By when an answer is promised.
    pub due_on: Day,
    /// When the office took it up.
    pub weighed_at: Option<Instant>,
    /// Who looks after it.
    pub owner: Option<Id<Account>>,
    /// Their name.
    pub owner_name: Option<String>,
    /// What it would take.
    pub what: String,
    /// What it would cost, in hundredths.
    pub cost: Option<i64>,
    /// In which currency.
    pub currency: Option<String>,
    /// The core purpose it fits.
    pub core_purpose: Option<Id<CorePurpose>>,
    /// How it fits, in a sentence.
    pub fit: String,
    /// The office's own notes.
    pub note: String,
    /// One of [`OUTCOMES`].
    pub outcome: Option<String>,
    /// The answer, as the member reads it.
    pub answer: String,
    /// When it was given.
    pub answered_at: Option<Instant>,
    /// The activity it became.
    pub activity: Option<Id<Activity>>,
    /// Its title.
    pub activity_title: Option<String>,
    /// Whether people gather for it.
    pub activity_is_event: Option<bool>,
    /// Who can see it.
    pub activity_audience: Option<String>,
    /// The suggestion in which it lives on.
    pub merged_into: Option<Id<Suggestion>>,
    /// Its title.
    pub merged_title: Option<String>,
    /// Who can see that one.
    pub merged_audience: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// What can become of one (`suggestion-outcome-declined`).
pub const OUTCOMES: [&str; 3] = ["activity", "declined", "merged"];

/// Where a suggestion stands (`suggestion-standing-received`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its address is not confirmed.
    Unconfirmed,
    /// It is there.
    Received,
    /// The office weighs it.
    Weighed,
    /// It became an activity.
    Activity,
    /// It lives on in another.
    Merged,
    /// It was answered with a reasoned no.
    Declined,
}

impl Standing {
    /// Its word in the catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Received => "received",
            Self::Weighed => "weighed",
            Self::Activity => "activity",
            Self::Merged => "merged",
            Self::Declined => "declined",
        }
    }

    /// Whether an answer is still owed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Weighed)
    }
}

/// Who can see a suggestion: the office and, where it is the member's own, its focal points. What
/// came by the open form is the member's own once the office says so: an address proves nobody.
pub fn audience(party: PartyId, is_members: bool) -> Audience {
    match is_members {
        true => Audience::office().and_focal(party),
        false => Audience::office(),
    }
}

/// Nobody holds this key: what is not confirmed is nobody's to see.
fn unconfirmed() -> Audience {
    Audience::of(["unconfirmed"])
}

impl Suggestion {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        match self.outcome.as_deref() {
            Some("activity") => Standing::Activity,
            Some("merged") => Standing::Merged,
            Some(_) => Standing::Declined,
            None if self.confirmed_at.is_none() => Standing::Unconfirmed,
            None if self.weighed_at.is_some() => Standing::Weighed,
            None => Standing::Received,
        }
    }

    /// Whether the promised day is past without an answer.
    pub fn is_late(&self, today: Date) -> bool {
        self.standing().is_open() && self.due_on.0 < today
    }

    /// Whether the focal points of the member see it.
    pub fn is_members(&self) -> bool {
        Audience::parse(&self.audience)
            .keys()
            .any(|key| key.starts_with("focal:"))
    }

    /// Its page.
    pub fn href(&self) -> String {
        href_of(self.id)
    }

    /// Its entry in the search: what the member wrote and was answered, nothing of the office's own.
    pub(crate) fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "suggestion",
            href: self.href(),
            title: self.title.clone(),
            lede: self
                .party_name
                .0
                .texts
                .values()
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            body: [&*self.words, &*self.benefits, &*self.answer].join(" "),
            audience: Audience::parse(&self.audience),
            on: Some(When::of(self.made_at.day_in(&jiff::tz::TimeZone::UTC), "day")),
        }
    }
}

/// The page of a suggestion.
pub fn href_of(id: Id<Suggestion>) -> String {
    format!("{PATH}/{id}")
}

/// The open form, as a noun under policy.
pub struct OpenForm;
