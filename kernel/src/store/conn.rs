//! What one can ask of a database or of a transaction.

use std::{cell::Cell, future::Future};

use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};

use super::Args;
use crate::error::Result;

/// A row type that both databases can give.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static
{
}
impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static
{
}

/// The text of a statement: the same for both databases, or a visible pair.
#[derive(Debug, Clone)]
pub enum Sql {
    /// One text serves both.
    Same(&'static str),
    /// The few places where they differ.
    Pair {
        /// For SQLite.
        sqlite: &'static str,
        /// For PostgreSQL.
        postgres: &'static str,
    },
    /// Put together by [`super::Query`] from fixed pieces.
    Built(String),
}

/// A statement that was written with `sql!`, so that a test can prepare it on both databases.
#[derive(Debug)]
pub struct Statement {
    /// The SQL.
    pub text: &'static str,
    /// Where it stands, `file:line`.
    pub place: &'static str,
}

#[doc(hidden)]
#[allow(unsafe_code, reason = "the list is gathered by the linker")]
#[linkme::distributed_slice]
pub static STATEMENTS: [Statement];

/// Every statement written with `sql!` in the program.
pub fn statements() -> &'static [Statement] {
    &STATEMENTS
}

/// `sql!("select ...")`: a statement at its place of use, known to the test that
/// prepares all of them on both databases.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        // The list is gathered by the linker, which the attribute asks for in unsafe words.
        #[allow(unsafe_code)]
        #[$crate::linkme::distributed_slice($crate::store::STATEMENTS)]
        #[linkme(crate = $crate::linkme)]
        static STATEMENT: $crate::store::Statement = $crate::store::Statement {
            text: $text,
            place: concat!(file!(), ":", line!()),
        };
        $crate::store::Sql::Same(STATEMENT.text)
    }};
}

tokio::task_local! {
    static COUNT: Cell<u32>;
}

/// Runs a piece of work and tells how many statements it sent.
pub async fn with_statement_count<F: Future>(work: F) -> (F::Output, u32) {
    COUNT
        .scope(Cell::new(0), async {
            let out = work.await;
            (out, COUNT.with(Cell::get))
        })
        .await
}

/// How many statements the present piece of work has sent so far.
pub fn statements_run() -> u32 {
    COUNT.try_with(Cell::get).unwrap_or(0)
}

pub(super) fn count_statement() {
    // Outside a counted piece of work there is nothing to count.
    let _ = COUNT.try_with(|count| count.set(count.get() + 1));
}

/// A database (for reads) or a transaction: both answer the same questions, so a
/// function of a `store.rs` serves inside and outside of a write.
pub trait Conn: Sync {
    /// All rows.
    fn all<T: Record>(&self, sql: Sql, args: Args) -> impl Future<Output = Result<Vec<T>>> + Send;

    /// The first row, if there is one.
    fn maybe<T: Record>(&self, sql: Sql, args: Args) -> impl Future<Output = Result<Option<T>>> + Send;

    /// The first row; a statement that always has one, such as a count.
    fn one<T: Record>(&self, sql: Sql, args: Args) -> impl Future<Output = Result<T>> + Send;

    /// Carries out a statement and tells how many rows it touched. Only a
    /// transaction can; a database answers with an error.
    fn run(&self, sql: Sql, args: Args) -> impl Future<Output = Result<u64>> + Send;

    /// Which database this is, for the few visible forks.
    fn engine(&self) -> super::Engine;
}
