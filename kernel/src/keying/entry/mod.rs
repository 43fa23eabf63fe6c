//! An entry: the rows that one side typed, beside the picture.

pub(super) mod pages;
pub(super) mod reading;
pub(super) mod store;
pub(super) mod web;

use super::Cells;
use crate::{
    account::Account,
    clock::Instant,
    id::Id,
    store::{FromRow, Json},
};

/// Rows on one page of the form.
pub(super) const ROWS_SHOWN: usize = 50;
/// Blank rows behind those that are there.
pub(super) const BLANK: usize = 6;
/// The longest text of a cell, in characters.
pub(super) const LONGEST: usize = 500;

/// A row as it was typed.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct EntryRow {
    /// Its id.
    pub id: Id<EntryRow>,
    /// The page of the scan.
    pub page: i64,
    /// Its place among the rows of the page: a row between two others is half-way.
    pub place: f64,
    /// What stands in its cells.
    pub cells: Json<Cells>,
    /// Who typed it last.
    pub changed_by: Option<Id<Account>>,
    /// When.
    pub changed_at: Instant,
    /// Counts its edits, from 1.
    pub version: i64,
}

/// A row as it comes from a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SentRow {
    /// Its id: given with the form, so that sending it twice is sending it once.
    pub id: Id<EntryRow>,
    /// The version it was made from; 0 for a new one.
    pub version: i64,
    /// The page of the scan.
    pub page: i64,
    /// Its place.
    pub place: f64,
    /// What was typed.
    pub cells: Cells,
    /// The mark of what stood in the form; empty where a script says that it was typed over.
    pub mark: String,
}

/// What became of rows that were sent.
#[derive(Debug, Default)]
pub(super) struct Saved {
    /// Rows that stand now as they were sent, with their version; 0 for those that are gone because
    /// nothing was left in them.
    pub kept: Vec<(Id<EntryRow>, i64)>,
    /// Rows that somebody else changed meanwhile: what was sent and what stands there; none where
    /// the row is gone.
    pub conflicts: Vec<(SentRow, Option<EntryRow>)>,
}
