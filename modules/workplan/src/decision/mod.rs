//! The decision: what was decided and why, what was set aside, by whom and on which day; when it is
//! looked at again, and which later one stands in its place. What a decision said stays readable.

pub(crate) mod demo;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use balai_directory::body::Body;
use balai_kernel::{
    Audience, Id, Instant,
    search::{Doc, When},
    store::{Day, FromRow, Json},
    text::Words,
};
use jiff::civil::Date;

use crate::subject::{About, Subject};

/// Where the register is.
pub const PATH: &str = "/app/plan/decisions";

/// Who decides (`decision-by-co-managers`).
pub const BY: [&str; 4] = ["co-managers", "co-chairs", "body", "meeting"];

/// A decision as it is kept, with the names that are shown beside it.
#[derive(Debug, Clone, FromRow)]
pub struct Decision {
    /// Its id.
    pub id: Id<Decision>,
    /// What was decided, in a line.
    pub title: String,
    /// And in full.
    pub words: String,
    /// Why.
    pub reason: String,
    /// What was set aside, and why.
    pub alternatives: String,
    /// One of [`BY`].
    pub decided_by: String,
    /// The body, if one decided.
    pub body: Option<Id<Body>>,
    /// Its code.
    pub body_code: Option<String>,
    /// Its name.
    pub body_name: Option<Json<Words>>,
    /// In which minutes, letter or call.
    pub source: String,
    /// On which day.
    pub decided_on: Day,
    /// By when it is looked at again.
    pub review_on: Option<Day>,
    /// What it is about.
    #[sqlx(flatten)]
    pub about: About,
    /// The later one in its place.
    pub replaced_by: Option<Id<Decision>>,
    /// Since when.
    pub replaced_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// What a person types of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// In a line.
    pub title: String,
    /// In full.
    pub words: String,
    /// Why.
    pub reason: String,
    /// What was set aside.
    pub alternatives: String,
    /// One of [`BY`].
    pub decided_by: String,
    /// The body, where one decided.
    pub body: Option<Id<Body>>,
    /// Where it stands.
    pub source: String,
    /// On which day.
    pub decided_on: Date,
    /// By when it is looked at again.
    pub review_on: Option<Date>,
    /// What it is about.
    pub subject: Subject,
    /// Whether the co-chairs read it too.
    pub is_shared: bool,
}

impl Decision {
    /// Whether it should have been looked at again before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.replaced_at.is_none() && self.review_on.is_some_and(|day| day.0 < today)
    }

    /// Its page.
    pub fn href(&self) -> String {
        href_of(self.id)
    }

    /// Its entry in the search.
    pub(crate) fn doc(&self) -> Doc {
        Doc {
            id: self.id.uuid(),
            noun: "decision",
            href: self.href(),
            title: self.title.clone(),
            lede: self.source.clone(),
            body: [&*self.words, &*self.reason, &*self.alternatives].join(" "),
            audience: Audience::parse(&self.audience),
            on: Some(When::of(self.decided_on.0, "day")),
        }
    }
}

/// The page of a decision.
pub fn href_of(id: Id<Decision>) -> String {
    format!("{PATH}/{id}")
}
