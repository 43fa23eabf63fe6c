//! Kinds whose every row is one entry of one table, on which nothing else is built:
//! external events, inputs to bodies, publications.
//!
//! Such a kind says what an entry is called and what it holds. Recognising it,
//! comparing, staging, applying and undoing are the same for all of them and stand here.

mod plan;
mod removal;
mod span;
mod store;

pub use removal::{Removed, Said, count_removed, find_removed, put_back, removals_path, remove, removed};
pub use span::Span;
pub use store::{EntrySql, RemovalSql, find, index, reindex};

use futures::future::BoxFuture;

use uuid::Uuid;

use super::{Applied, ColumnSpec, ImportKind, PlanContext, PlannedRow, Stage};
use crate::{
    clock::Clock,
    error::Result,
    module::App,
    search::Doc,
    store::{Args, FromRow, Record, Tx},
    text::Lang,
};

/// What every entry has: the first columns of its table and of its stage.
#[derive(Debug, Clone, PartialEq, Default, FromRow)]
pub struct Head {
    /// Its id.
    pub id: Uuid,
    /// What it is recognised by: a row with this key may be about it.
    pub folded: String,
    /// When it was.
    #[sqlx(flatten)]
    pub span: Span,
    /// Who can see it.
    pub audience: String,
    /// How often it was changed, from 1.
    pub version: i64,
    /// Staged by the batch that is being planned, not kept yet.
    pub is_staged: bool,
}

/// One entry of a table; `entry_table!` writes its [`Entry::STAGES`] and
/// [`Entry::sql`].
pub trait Entry: Record + Clone + Sync {
    /// The list that it stands in. Where entries can be removed, those that were stand
    /// under `/removals` behind it.
    const PATH: &'static str;
    /// Where it waits.
    const STAGES: &'static [Stage];

    /// The statements of its table and of its stage.
    fn sql() -> EntrySql;

    /// What every entry has.
    fn head(&self) -> &Head;

    /// The values of its own columns, in the order in which `entry_table!` names them.
    fn values(&self) -> Args;

    /// The fields of a list in which it differs from another, dates left out.
    fn differences(&self, other: &Self) -> Vec<&'static str>;

    /// How it is found.
    fn doc(&self) -> Doc;
}

/// A kind whose rows are entries. It is an [`ImportKind`] by that.
pub trait EntryKind: Send + Sync + 'static {
    /// What a row makes or alters.
    type Entry: Entry;
    /// What its rows are held against; read once for a run of rows.
    type Known: Send + Sync;

    /// Its word on the command line and in URLs.
    const CODE: &'static str;
    /// The columns it understands.
    const COLUMNS: &'static [ColumnSpec];
    /// Names of sheets that hold it, in any language.
    const NAMES: &'static [&'static str];
    /// Its place in the order in which kinds are planned.
    const ORDER: u8;
    /// The field by which an entry is called.
    const NAMED_BY: &'static str;
    /// Why a row without a name cannot be taken.
    const NAMELESS: &'static str;
    /// Who can see a new entry.
    const AUDIENCE: &'static str;

    /// Reads what rows are held against.
    fn known<'a>(context: &'a PlanContext<'a>) -> BoxFuture<'a, Result<Self::Known>>;

    /// What the entry of a row is recognised by, folded: the first is kept with a new entry,
    /// by the others it is known as well. None where the row names nothing.
    fn keys(row: &PlannedRow, known: &Self::Known) -> Vec<String>;

    /// Whether an entry of the same key is the one that a row of this time is about.
    fn is_same(entry: &Head, span: &Span) -> bool {
        entry.span.year == span.year
    }

    /// The entry of a row, with what stood there where the row says nothing; nothing
    /// when the row was settled instead.
    fn entry(
        row: &mut PlannedRow,
        known: &Self::Known,
        head: Head,
        before: Option<&Self::Entry>,
    ) -> Option<Self::Entry>;

    /// The choices for a field, where a question brings none of its own.
    fn choices<'a>(
        _app: &'a App,
        _field: &'a str,
        _lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

impl<K: EntryKind> ImportKind for K {
    fn code(&self) -> &'static str {
        K::CODE
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        K::COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        K::NAMES
    }

    fn order(&self) -> u8 {
        K::ORDER
    }

    fn stages(&self) -> &'static [Stage] {
        K::Entry::STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan::plan::<K>(context, rows))
    }

    fn choices<'a>(
        &'a self,
        app: &'a App,
        field: &'a str,
        lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        K::choices(app, field, lang)
    }

    fn apply<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(store::apply::<K::Entry>(tx, batch))
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo::<K::Entry>(tx, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::finish::<K::Entry>(app, batch))
    }
}
