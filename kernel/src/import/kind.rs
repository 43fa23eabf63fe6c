//! What a noun tells the importer about itself.

use std::collections::{BTreeMap, HashSet};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Hints, Stage};
use crate::{
    actor::PartyRef,
    clock::Clock,
    error::Result,
    id::Id,
    module::App,
    profile::Profile,
    store::{Db, Tx},
    text::{Lang, Message},
};

/// What the cells of a column hold: helps to guess a mapping by contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Anything.
    Text,
    /// Dates as people type them; the column's order of day and month is found out.
    Date,
    /// Numbers; the column's greatest is found out.
    Number,
    /// E-mail addresses.
    Email,
    /// Names of parties; an answer about one holds for every row that writes it so.
    Party,
}

/// A column that a kind understands. Its name in words is `column-FIELD`.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// The field it fills.
    pub field: &'static str,
    /// Headings that mean it, in any language.
    pub synonyms: &'static [&'static str],
    /// Headings that mean it among other things (`Type`, `Ref`): they count whole, and only
    /// where what stands below does not speak against it.
    pub vague: &'static [&'static str],
    /// Lists of words that make a heading mean something else (`Name of event` is nobody's
    /// name), unless the whole heading is one of the synonyms.
    pub never: &'static [&'static [&'static str]],
    /// Fields that say the same better: where all of them have a column, this has none, and
    /// where one has, only by a heading that is one of the synonyms.
    pub unless: &'static [&'static str],
    /// What its cells hold.
    pub holds: Holds,
    /// Whether a cell is a word that this column has; tells it from another with a
    /// heading as good.
    pub known: Option<fn(&str) -> bool>,
    /// Whether a cell tells by itself what column it is of, whatever the heading.
    pub telling: Option<fn(&str) -> bool>,
    /// Fields of which a sheet of this kind has at least one share a group; a sheet
    /// without any field of a group cannot be of the kind. 0 is no group.
    pub needed: u8,
    /// The number in a heading that stands for one of several like columns (`Day 1`, `Day 2`):
    /// all of them are of this field, as far as their cells are words that it knows.
    pub numbered: Option<fn(&str) -> Option<u32>>,
}

impl ColumnSpec {
    /// A column of texts that may be absent.
    pub const fn new(field: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self {
            field,
            synonyms,
            vague: &[],
            never: &[],
            unless: &[],
            holds: Holds::Text,
            known: None,
            telling: None,
            needed: 0,
            numbered: None,
        }
    }

    /// Headings that may mean it.
    #[must_use]
    pub const fn vaguely(mut self, headings: &'static [&'static str]) -> Self {
        self.vague = headings;
        self
    }

    /// Lists of words of headings that do not mean it.
    #[must_use]
    pub const fn never(mut self, lists: &'static [&'static [&'static str]]) -> Self {
        self.never = lists;
        self
    }

    /// Fields that say the same better.
    #[must_use]
    pub const fn unless(mut self, fields: &'static [&'static str]) -> Self {
        self.unless = fields;
        self
    }

    /// How a cell of it is recognised.
    #[must_use]
    pub const fn known_by(mut self, known: fn(&str) -> bool) -> Self {
        self.known = Some(known);
        self
    }

    /// How a cell of it is recognised under any heading.
    #[must_use]
    pub const fn told_by(mut self, telling: fn(&str) -> bool) -> Self {
        self.telling = Some(telling);
        self
    }

    /// What its cells hold.
    #[must_use]
    pub const fn holding(mut self, holds: Holds) -> Self {
        self.holds = holds;
        self
    }

    /// It may have several columns, told by the numbers in their headings.
    #[must_use]
    pub const fn numbered_by(mut self, number: fn(&str) -> Option<u32>) -> Self {
        self.numbered = Some(number);
        self
    }

    /// A sheet needs this or another column of the same group.
    #[must_use]
    pub const fn needed(mut self, group: u8) -> Self {
        self.needed = group;
        self
    }
}

/// The fields that a sheet was found to have, with some of what stands below.
pub struct Found<'a>(pub(super) Vec<(&'static str, &'a [&'a str])>);

impl Found<'_> {
    /// Whether there is a column for a field.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == field)
    }

    /// Whether something stands in several rows of a field.
    pub fn repeats(&self, field: &str) -> bool {
        let mut seen = HashSet::new();
        self.0
            .iter()
            .filter(|(known, _)| *known == field)
            .flat_map(|(_, cells)| *cells)
            .any(|cell| !seen.insert(cell.trim()))
    }
}

/// Whether a sheet is of a kind although a needed column is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It is not.
    No,
    /// It is, if it is of no other kind.
    Perhaps,
    /// It is as good as with the column.
    Yes,
}

/// What a person is asked about a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The field that the answer is about.
    pub field: String,
    /// The choices, value and words; none: those that [`ImportKind::choices`] gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<(String, Message)>,
}

impl Question {
    /// A question with its own choices.
    pub fn of(field: &str, choices: Vec<(String, Message)>) -> Self {
        Self {
            field: field.to_owned(),
            choices,
        }
    }

    /// A question whose choices the kind knows.
    pub fn about(field: &str) -> Self {
        Self::of(field, Vec::new())
    }
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

/// A cell of one of several like columns, such as `Day 2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number in the heading; of a column that a person chose the next free one.
    pub number: u32,
    /// The cell's name, `D17`.
    pub place: String,
    /// What stands there, trimmed; empty where nothing does.
    pub text: String,
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
    /// The cells of fields that have several like columns, blank ones too, in the order of
    /// the sheet; columns in which nothing stands in any row are left out.
    pub numbered: BTreeMap<String, Vec<Numbered>>,
    /// What a person answered about this row: field → chosen value.
    pub answers: BTreeMap<String, String>,
    /// What is to become of it; the planner sets it.
    pub standing: Standing,
    /// Why, as a sentence.
    pub reason: Message,
    /// The cell that the reason is about.
    pub cell: Option<String>,
    /// What a person is asked, if somebody has to decide.
    pub question: Option<Question>,
    /// The record it makes or alters. Ids of new records are given while planning.
    pub target: Option<Uuid>,
}

impl PlannedRow {
    /// The cell of a field as written, if there is something in it.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.cells.get(field).map(String::as_str)
    }

    /// The cell of a field without what cannot be shown, if there is something in it.
    pub fn text(&self, field: &str) -> Option<String> {
        self.get(field)
            .map(|text| balai_names::tidy(text).text)
            .filter(|text| !text.is_empty())
    }

    /// What a person answered about a field of this row.
    pub fn answer(&self, field: &str) -> Option<&str> {
        self.answers.get(field).map(String::as_str)
    }

    /// Settles what is to become of the row.
    pub fn settle(&mut self, standing: Standing, reason: Message, field: Option<&str>) {
        self.standing = standing;
        self.reason = reason;
        self.question = None;
        self.cell = field.and_then(|field| self.places.get(field).cloned());
    }

    /// Says one thing more about why the row stands as it does.
    pub fn also(&mut self, more: Message) {
        let first = std::mem::replace(&mut self.reason, Message::new("import-reasons"));
        self.reason = Message::new("import-reasons")
            .with("first", first)
            .with("more", more);
    }

    /// The row cannot be taken, because; the field is the one to mend.
    pub fn cannot(&mut self, reason: Message, field: Option<&str>) {
        self.settle(Standing::Cannot, reason, field);
    }

    /// Somebody has to decide.
    pub fn ask(&mut self, reason: Message, question: Question) {
        let field = question.field.clone();
        self.settle(Standing::Needs, reason, Some(&field));
        self.question = Some(question);
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
    /// What is known of the sheet.
    pub hints: &'a Hints,
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

    /// Names of sheets that hold it, in any language.
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether a sheet with these columns is of the kind although a needed one is missing,
    /// such as a list of numbers in place of names.
    fn stands(&self, _found: &Found<'_>) -> Stands {
        Stands::No
    }

    /// Kinds are planned and applied in this order, so that a row finds what an
    /// earlier sheet of the same workbook makes.
    fn order(&self) -> u8;

    /// The tables in which it stages what a batch would write.
    fn stages(&self) -> &'static [Stage];

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
    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>>;

    /// Takes back what the batch made. Refuses with a sentence while something else
    /// depends on it.
    fn undo<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>>;

    /// The choices for a field, value and words, where a question brings none of its own.
    fn choices<'a>(
        &'a self,
        _app: &'a App,
        _field: &'a str,
        _lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Learns from an answer what will hold in the next workbook too, such as a party's
    /// spelling: the field, the cell as written, the value chosen.
    fn learn<'a>(
        &'a self,
        _tx: &'a Tx,
        _field: &'a str,
        _written: &'a str,
        _value: &'a str,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// The parties whose information a batch brings, or brought: they are told of it.
    fn parties<'a>(&'a self, _db: &'a Db, _batch: Uuid) -> BoxFuture<'a, Result<Vec<Id<PartyRef>>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// What follows from what a batch changed, in the transaction in which it was applied or
    /// taken back: such as access that rested on a record that is gone.
    fn settle<'a>(&'a self, _tx: &'a Tx, _app: &'a App) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// What need not hold up other writes, in small transactions after applying: keys,
    /// search entries. The stage is cleared after it. May be called again after a failure.
    fn finish<'a>(&'a self, _app: &'a App, _batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }
}
