//! A focal point: whom a party names for a theme or for everything.

mod pages;
mod policy;
mod stale;
pub mod store;
pub(crate) mod web;

pub(crate) use pages::table;

use balai_kernel::{
    Audience, Id,
    store::{Day, FromRow},
};
use jiff::civil::Date;

use crate::{PartyId, PersonId, post::Post};

/// A focal point as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct FocalPoint {
    /// Its id.
    pub id: Id<FocalPoint>,
    /// The party that names it.
    pub party: PartyId,
    /// The post that is the focal point, whoever holds it.
    pub post: Option<Id<Post>>,
    /// The person who is.
    pub person: Option<PersonId>,
    /// What for; empty for everything.
    pub theme: String,
    /// Whether it looks after the party's whole roster.
    pub is_national: bool,
    /// Whether it stands in for the focal point beside it.
    pub is_alternate: bool,
    /// First day.
    pub from_on: Day,
    /// Last day; none while it stands.
    pub until_on: Option<Day>,
    /// When the party last said that this is so.
    pub confirmed_on: Option<Day>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl FocalPoint {
    /// Whether it stands on a day.
    pub fn stands_on(&self, day: Date) -> bool {
        crate::body::holds_on(Some(self.from_on), self.until_on, day)
    }

    /// Whether nobody confirmed it in the twelve months before a day.
    pub fn is_stale(&self, today: Date) -> bool {
        crate::person::is_stale(self.confirmed_on.map(|day| day.0), today)
    }
}

/// A focal point with whom it names, as far as the actor may see them.
#[derive(Debug, Clone)]
pub struct Named {
    /// The focal point.
    pub point: FocalPoint,
    /// The post's title and page.
    pub post: Option<(String, Option<String>)>,
    /// The person's name, and their page for those who may read it.
    pub person: Option<(String, Option<String>)>,
}

/// Who can see a focal point: the office and the party's own focal points.
pub fn audience(party: PartyId) -> Audience {
    Audience::office().and_focal(party).entrusted_by(party)
}
