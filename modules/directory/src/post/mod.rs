//! A post: a function in an agency that persons hold one after another. A shared
//! mailbox belongs to it.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Audience, Id,
    store::{Day, FromRow},
};
use jiff::civil::Date;

use crate::{PartyId, PersonId, agency::Agency};

/// A post as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Post {
    /// Its id.
    pub id: Id<Post>,
    /// The agency.
    pub agency: Id<Agency>,
    /// The agency's party.
    pub party: PartyId,
    /// What the post is called.
    pub title: String,
    /// The mailbox that whoever holds the post reads.
    pub shared_mailbox: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Post {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/app/directory/posts/{}", self.id)
    }
}

/// A person in a post for some time.
#[derive(Debug, Clone, FromRow)]
pub struct Holding {
    /// Its id.
    pub id: Id<Holding>,
    /// The post.
    pub post: Id<Post>,
    /// What the post is called.
    pub title: String,
    /// The agency.
    pub agency: Id<Agency>,
    /// The agency's name.
    pub agency_name: String,
    /// The person, as known now.
    pub person: PersonId,
    /// As in [`crate::person::Person`].
    pub written: String,
    /// As in [`crate::person::Person`].
    pub given: Option<String>,
    /// As in [`crate::person::Person`].
    pub family: Option<String>,
    /// As in [`crate::person::Person`].
    pub own_script: Option<String>,
    /// As in [`crate::person::Person`].
    pub romanised: Option<String>,
    /// First day, if known.
    pub from_on: Option<Day>,
    /// Last day; none while the person holds it.
    pub until_on: Option<Day>,
    /// When somebody last said that this is so.
    pub confirmed_on: Option<Day>,
}

impl Holding {
    /// The person's name as shown.
    pub fn name(&self) -> String {
        crate::person::shown_name(
            &self.written,
            self.given.as_deref(),
            self.family.as_deref(),
            self.romanised.as_deref(),
        )
    }

    /// Whether the person holds the post on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        crate::body::holds_on(self.from_on, self.until_on, day)
    }
}

/// Who can see a post: the office and the party's focal points. Inside a party the
/// agencies do not see one another's posts.
pub fn audience(party: PartyId) -> Audience {
    Audience::office().and_focal(party).entrusted_by(party)
}
