//! Jobs: work that takes longer than a page may. Asked for in the transaction of
//! the act, carried out by `balai work` (or inside `serve`), safe to run twice.

mod daily;
mod store;
#[cfg(test)]
mod tests;
mod worker;

pub use daily::ask_daily;
pub use store::{JobRow, ask_to_stop, enqueue, enqueue_at, find_open, has_open};
pub use worker::{Progress, run_due, work_until};

use futures::future::BoxFuture;
use serde_json::Value as Json;

use crate::{error::Result, module::App};

/// What carries out one kind of job. It may run more than once: it looks at what
/// is already done and goes on from there.
pub type JobFn = for<'a> fn(&'a App, Json, &'a Progress) -> BoxFuture<'a, Result<()>>;

/// A kind of job.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// The kind's name, `import.stage`.
    pub kind: &'static str,
    /// What to do.
    pub run: JobFn,
    /// How often a failing job is tried.
    pub tries: i64,
}
