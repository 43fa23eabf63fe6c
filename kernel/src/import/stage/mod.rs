//! Tables in which a batch waits until it is applied.

mod store;

pub(super) use store::{clear_rows, clear_stages, learn_stages};

use crate::store::Sql;

/// A table in which a kind stages what a batch would write; `stage!` names it.
pub struct Stage {
    /// Deletes some of its rows that wait: batch.
    pub clear: Sql,
    /// Lets PostgreSQL count what its rows are like.
    pub learn: &'static str,
}
