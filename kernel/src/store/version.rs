//! Whether anything was written since: a name for the state of the database.

use std::sync::Arc;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::Mutex;

use crate::error::Result;

/// Names a state of the database: between two equal versions, read from one opened
/// [`super::Db`], nothing was committed by anyone. The opposite does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Version {
    /// The connection that watches, counted, and what it saw: `PRAGMA data_version`,
    /// which differs on one connection once another has committed.
    Sqlite(u64, i64),
    /// The transactions that a reader would see (`pg_current_snapshot`): the same text
    /// means that the same rows are visible.
    Postgres(String),
}

/// The one connection to the SQLite file that only watches: what `data_version` says
/// holds for a single connection, so it cannot come from a pool.
#[derive(Clone)]
pub(super) struct Watcher(Arc<(SqliteConnectOptions, Mutex<Watch>)>);

#[derive(Default)]
struct Watch {
    /// How often it was opened: another connection begins to count anew.
    opened: u64,
    connection: Option<SqliteConnection>,
}

impl Watcher {
    /// One that opens its connection when first asked.
    pub(super) fn new(options: SqliteConnectOptions) -> Self {
        Self(Arc::new((options, Mutex::default())))
    }

    pub(super) async fn version(&self) -> Result<Version> {
        let (options, watch) = &*self.0;
        let mut watch = watch.lock().await;
        // Taken out while it is asked: a request that ends early or fails leaves none
        // behind, and the next one opens another.
        let mut connection = match watch.connection.take() {
            Some(connection) => connection,
            None => {
                watch.opened += 1;
                options.connect().await?
            }
        };
        let (seen,): (i64,) = sqlx::query_as("PRAGMA data_version")
            .fetch_one(&mut connection)
            .await?;
        watch.connection = Some(connection);
        Ok(Version::Sqlite(watch.opened, seen))
    }

    pub(super) async fn close(&self) {
        let (_, watch) = &*self.0;
        if let Some(connection) = watch.lock().await.connection.take() {
            // The program is ending; there is nothing to be done about an error.
            let _ = connection.close().await;
        }
    }
}
