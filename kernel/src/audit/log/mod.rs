//! The log: every act in the office as an auditor may look through it, in words, latest first.
//!
//! Auditors see who did what to which row on which day, and never what stood there, except of
//! nouns that tell of no person. Their own looking is an act like any other.

mod export;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use pages::{function_words, words};

use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use crate::{
    account::Account,
    clock::Instant,
    id::Id,
    module::{Module, Nav},
    policy::print_noun,
    web::Listing,
};

/// Where the log stands.
pub const LOG: &str = "/app/audit";

/// The log's part of the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-audit",
        href: LOG,
        shown: |actor| actor.is_auditor(),
    }],
    policies: &[print_noun::<Log>],
    impersonal: &["cited-figure", "target"],
    ..Module::new("audit", web::routes)
};

/// The audit's log, as a noun under policy.
pub struct Log;

/// The parts of the address that say which lines are asked for.
const FILTERS: [&str; 9] = [
    "who", "noun", "act", "from", "until", "function", "party", "row", "chained",
];

/// A day in the address of the log that cannot be read, a row or a party that is none: then
/// no line fits, and the page says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unclear {
    Day,
    Row,
}

/// Which lines are asked for.
#[derive(Debug, Clone, Default)]
struct Asked {
    /// Those of accounts whose name or address holds this.
    who: Option<String>,
    /// Those accounts, once they were looked up.
    accounts: Option<Vec<Id<Account>>>,
    noun: Option<String>,
    act: Option<String>,
    function: Option<String>,
    /// From this moment on, and before that one.
    from: Option<Instant>,
    before: Option<Instant>,
    party: Option<Uuid>,
    row: Option<Uuid>,
    is_chained: Option<bool>,
    unclear: Option<Unclear>,
}

impl Asked {
    /// What the address of the log says; its days are those of the office's zone.
    fn of(listing: &Listing, zone: &TimeZone) -> Self {
        let text = |key: &str| listing.get(key).map(str::to_owned);
        let mut asked = Self {
            who: text("who"),
            noun: text("noun"),
            act: text("act"),
            function: text("function"),
            is_chained: text("chained").map(|word| word == "yes"),
            ..Self::default()
        };
        asked.from = asked.day(listing.get("from"), zone, 0);
        asked.before = asked.day(listing.get("until"), zone, 1);
        asked.party = asked.id(listing.get("party"));
        asked.row = asked.id(listing.get("row"));
        asked
    }

    /// The moment at which a day begins, or the day that comes so many days after it.
    fn day(&mut self, written: Option<&str>, zone: &TimeZone, after: i32) -> Option<Instant> {
        let day = written?.parse::<Date>().ok().and_then(|day| {
            let day = day.checked_add(jiff::Span::new().days(after)).ok()?;
            day.to_zoned(zone.clone()).ok()
        });
        if day.is_none() {
            self.unclear = Some(Unclear::Day);
        }
        day.map(|day| Instant::of(day.timestamp()))
    }

    fn id(&mut self, written: Option<&str>) -> Option<Uuid> {
        let id = written?.parse().ok();
        if id.is_none() {
            self.unclear = Some(Unclear::Row);
        }
        id
    }
}

/// What an act and its fields say apart: which fields, and for which purpose something sealed
/// was opened.
fn fields_and_purpose(fields: &str) -> (Vec<&str>, Option<&str>) {
    let purpose = fields.split(' ').find_map(|field| field.strip_prefix("for:"));
    let names = fields
        .split(' ')
        .filter(|field| !field.is_empty() && !field.starts_with("for:"));
    (names.collect(), purpose)
}
