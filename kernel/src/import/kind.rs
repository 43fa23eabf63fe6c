//! What a noun tells the importer about itself.

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    clock::Clock,
    error::Result,
    profile::Profile,
    store::{Db, Tx},
    text::Message,
};

/// A column that a kind understands. Its name in words is `column-KIND-FIELD`.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// The field it fills.
    pub field: &'static str,
    /// Headings that mean it, in any language.
    pub synonyms: &'static [&'static str],
    /// Whether a sheet without it cannot be of this kind.
    pub is_required: bool,
}

/// What is to become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Makes a record.
    New,
    /// Alters one.
    Changes,
    /// Says what is known already.
    Same,
    /// Somebody has to decide.
    Needs,
    /// It cannot be taken.
    Cannot,
    /// Put aside until somebody decides.
    Parked,
}

impl Standing {
    /// Its word in the database and in the catalogue (`standing-new`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changes => "changes",
            Self::Same => "same",
            Self::Needs => "needs",
            Self::Cannot => "cannot",
            Self::Parked => "parked",
        }
    }

    /// The standing with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::New,
            Self::Changes,
            Self::Same,
            Self::Needs,
            Self::Cannot,
            Self::Parked,
        ]
        .into_iter()
        .find(|standing| standing.code() == code)
    }
}

/// One row of a sheet on its way to a record.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// The staged row's id.
    pub id: Uuid,
    /// The row's number as the person sees it in the workbook.
    pub number: i64,
    /// Field → the cell as written, trimmed; empty cells are absent.
    pub cells: BTreeMap<String, String>,
    /// Field → the cell's name, `G17`.
    pub places: BTreeMap<String, String>,
    /// What a person answered about this row: field → chosen value.
    pub answers: BTreeMap<String, String>,
    /// What is to become of it; the planner sets it.
    pub standing: Standing,
    /// Why, as a sentence.
    pub reason: Message,
    /// The cell that the reason is about.
    pub cell: Option<String>,
    /// The record it makes or alters. Ids of new records are given while planning.
    pub target: Option<Uuid>,
    /// What applying it will write, in the kind's own shape.
    pub planned: Option<Json>,
}

impl PlannedRow {
    /// The cell of a field as written, if there is something in it.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.cells.get(field).map(String::as_str)
    }

    /// Settles what is to become of the row.
    pub fn settle(&mut self, standing: Standing, reason: Message, field: Option<&str>) {
        self.standing = standing;
        self.reason = reason;
        self.cell = field.and_then(|field| self.places.get(field).cloned());
    }
}

/// What a planner may look at.
pub struct PlanContext<'a> {
    /// The database, for reading.
    pub db: &'a Db,
    /// The profile.
    pub profile: &'a Profile,
    /// Time and ids.
    pub clock: &'a Clock,
    /// The batch that is being planned.
    pub batch: Uuid,
    /// Whether rows whose only doubt is a same-person suggestion come in by
    /// themselves, and rows of a party nobody knows are parked (`--yes`).
    pub is_unattended: bool,
}

/// What applying a batch did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applied {
    /// Records made.
    pub made: u64,
    /// Records altered.
    pub changed: u64,
}

/// A kind of row that can be imported; a noun's `import.rs` is one.
pub trait ImportKind: Send + Sync {
    /// Its word on the command line and in URLs: `participants`.
    fn code(&self) -> &'static str;

    /// The columns it understands.
    fn columns(&self) -> &'static [ColumnSpec];

    /// Kinds are planned and applied in this order, so that a row finds what an
    /// earlier sheet of the same workbook makes.
    fn order(&self) -> u8;

    /// Plans a run of rows: reads what it needs in few statements, settles every
    /// row, and stages what applying will write. It is called with at most 500 rows
    /// at a time, in order, and may be called again for the same rows.
    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>>;

    /// Applies everything staged of this kind for a batch, by few set-based
    /// statements, so that no other write waits long.
    fn apply<'a>(
        &'a self,
        tx: &'a Tx,
        clock: &'a Clock,
        batch: Uuid,
    ) -> BoxFuture<'a, Result<Applied>>;

    /// Takes back what the batch made. Refuses with a sentence while something else
    /// depends on it.
    fn undo<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>>;

    /// Throws away what is staged for a batch and not applied.
    fn discard<'a>(&'a self, tx: &'a Tx, batch: Uuid) -> BoxFuture<'a, Result<()>>;
}
