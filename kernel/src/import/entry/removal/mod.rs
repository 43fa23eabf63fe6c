//! The removal of an entry: it leaves every list, figure and search, stands apart with
//! its reason, and can be put back. A list that names it again does not bring it back.

mod store;

pub(super) use store::called;
pub use store::{count_removed, find_removed, put_back, remove, removed};

use super::Entry;
use crate::{clock::Instant, store::FromRow, text::Message};

/// What is said of a removal.
pub struct Said<'a> {
    /// Why.
    pub reason: &'a str,
    /// By whom, by name.
    pub by: &'a str,
    /// When.
    pub at: Instant,
}

/// An entry that somebody removed.
#[derive(Debug, Clone, FromRow)]
pub struct Removed<E> {
    /// As it stood.
    #[sqlx(flatten)]
    pub entry: E,
    /// Why.
    pub reason: String,
    /// When.
    pub removed_at: Instant,
    /// By whom, by name.
    pub removed_by: String,
}

impl<E: Entry> Removed<E> {
    /// What the row of a list is told that is about it.
    pub(super) fn stays_removed(&self) -> Message {
        Message::new("import-entry-removed")
            .with("by", self.removed_by.as_str())
            .with("why", self.reason.as_str())
            .with("href", removals_path::<E>())
    }
}

/// Where the removed ones of a list stand.
pub fn removals_path<E: Entry>() -> String {
    format!("{}/removals", E::PATH)
}
