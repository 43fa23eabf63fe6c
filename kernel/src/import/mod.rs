//! Import: from a workbook as people keep it to records, without fear.
//!
//! A file becomes a *batch*; each of its sheets is of one *kind*; every row is
//! planned (new, changes, same, needs you, cannot), shown with its reason, and only
//! then applied, all in one short transaction. A batch can be undone.

mod kind;

pub use kind::{Applied, ColumnSpec, ImportKind, PlanContext, PlannedRow, Standing};
