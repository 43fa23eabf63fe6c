//! One search over everything that the viewer may see, in any script.
//!
//! Text is normalised (NFKC, case-folded) and cut into words by the Unicode
//! dictionaries (Thai, Khmer, Lao and Burmese have no spaces), then given to
//! FTS5 or to a `tsvector`; questions are cut the same way. A thing's audience keys
//! stand in the index itself, so that what one may not see is never even counted.

mod store;
#[cfg(test)]
mod tests;
mod words;

pub use store::{Hit, Hits, MOST, find, put, put_many, remove, remove_those};
pub use words::segment;

use jiff::civil::Date;
use uuid::Uuid;

use crate::audience::Audience;

/// One thing that can be found.
#[derive(Debug, Clone)]
pub struct Doc {
    /// The row's id.
    pub id: Uuid,
    /// Its noun, for the kind shown beside the hit: `search-noun-party`.
    pub noun: &'static str,
    /// Where its page is.
    pub href: String,
    /// Its title in every language it has.
    pub title: String,
    /// One line under the title.
    pub lede: String,
    /// Everything else by which it should be found.
    pub body: String,
    /// Who can see it.
    pub audience: Audience,
    /// The day it is about.
    pub on: Option<When>,
}

/// The day that a thing is about, as exactly as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The day, or the first one of the month, quarter or year.
    pub on: Date,
    /// As in [`crate::text::day_span`]: `year`, `quarter`, `month`; anything else is a day.
    pub precision: String,
}

impl When {
    /// A day that is known as exactly as `precision` says.
    pub fn of(on: Date, precision: &str) -> Self {
        Self {
            on,
            precision: precision.to_owned(),
        }
    }
}
