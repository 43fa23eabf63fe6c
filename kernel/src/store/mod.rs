//! The store: SQLite or PostgreSQL behind one small enum, one SQL text for both.
//!
//! Only files named `store.rs` speak SQL. A read goes through [`Db`], a write
//! through [`Db::write`], which opens one transaction, tries again when the
//! database asks for it, and commits the act, its audit lines and its jobs together.

mod args;
mod conn;
mod copy;
mod db;
mod many;
mod migrate;
mod query;
mod readers;
#[cfg(test)]
mod tests;
mod values;
mod version;

pub use args::{Arg, Args};
#[doc(hidden)]
pub use conn::STATEMENTS;
pub use conn::{Conn, Record, Sql, Statement, statements, statements_run, with_statement_count};
pub use copy::{Logical, RUN, Shape, copy_all, shapes};
pub use db::{Db, Engine, Tx};
pub use many::insert_many;
pub(crate) use many::{MOST_ROWS, places};
pub use migrate::{Migration, migrate, migrations, pending, refuse_newer};
pub use query::Query;
pub use sqlx::{FromRow, types::Json};
pub use sqlx_macros::FromRow;
pub use values::Day;
pub use version::Version;
