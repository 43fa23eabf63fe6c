//! Import: from a workbook as people keep it to records, without fear.
//!
//! A file becomes a *batch*; each of its sheets is of one *kind*; every row is
//! planned (new, changes, same, needs you, cannot), shown with its reason, and only
//! then applied, all in one short transaction. A batch can be undone.

mod answers;
mod batch;
mod columns;
mod contents;
mod dates;
pub mod entry;
mod finishing;
mod guess;
mod jobs;
mod keyed;
mod kind;
mod list;
mod mapping;
mod pages;
mod policy;
mod reading;
mod routes;
mod stage;
mod store;
mod summary;
mod texts;
mod web;

pub use crate::store::insert_many;
pub use batch::{OF_PARTY, apply, plan, stage, undo};
pub use dates::{DateRead, precision};
pub use entry::{Entry, EntryKind, EntrySql, Head, Span};
pub use jobs::Report;
pub(crate) use keyed::{forget, headings, stage_keyed};
pub use kind::{
    Applied, ColumnSpec, Found, Holds, ImportKind, Numbered, PlanContext, PlannedRow, Question, Standing,
    Stands,
};
pub use mapping::{Hints, How, MappedColumn, Mapping};
pub(crate) use policy::is_lent;
pub use reading::understand;
pub use routes::MODULE;
pub use stage::Stage;
pub use store::{BatchRow, RowRow, SheetRow, all_in, all_wanted};
pub use summary::{SheetSummary, Summary, import_file, reason};
