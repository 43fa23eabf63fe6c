//! What a party or a person took part in, and what a party gave.
//!
//! A read model for the record pages of the directory alone: it reads the tables of
//! activities and participations, writes none, and shows only events that the reader
//! may know of. The figures that count are the measures of the modules themselves.

pub(crate) mod pages;
pub mod store;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{Actor, policy::Decision};

use crate::PartyId;

/// How the statuses of a participation that count as taking part are written.
pub const TOOK_PART: [&str; 2] = ["attended", "partly"];

/// Whether figures about a party may be shown to an actor: to the office, and the
/// party's own line to its own people.
pub fn may_see_figures(actor: &Actor, party: PartyId) -> Decision {
    Decision::when(
        actor.is_office() || actor.holds(&format!("party:{party}")),
        "may-audience",
    )
}

/// Officers trained, by agency kind and year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trained {
    /// The years, latest first.
    pub years: Vec<i64>,
    /// Kind → year → attendances; the empty kind is for those whose agency is not known.
    pub by_kind: BTreeMap<String, BTreeMap<i64, i64>>,
}

impl Trained {
    /// Sums rows of kind, year and number.
    pub fn of(rows: Vec<(String, i64, i64)>) -> Self {
        let mut by_kind: BTreeMap<String, BTreeMap<i64, i64>> = BTreeMap::new();
        let mut years = BTreeSet::new();
        for (kind, year, number) in rows {
            years.insert(year);
            *by_kind.entry(kind).or_default().entry(year).or_default() += number;
        }
        Self {
            years: years.into_iter().rev().collect(),
            by_kind,
        }
    }
}
