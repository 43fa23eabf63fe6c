//! Connections for statements that read alone.
//!
//! A pool asks each connection whether it is still there before it lends it and once more
//! when it comes back. With SQLite both go to the connection's own thread and with
//! PostgreSQL over the line, and most statements of a page are shorter than that. Here
//! a connection is asked only after it lay idle; one whose statement failed, or was given
//! up on the way, does not come back.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions, Connection};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::{Error, Result};

/// So long after its last statement a connection is trusted without asking it.
const TRUSTED: Duration = Duration::from_secs(1);
/// So long a statement waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// A number of connections, opened as they are needed.
pub(super) struct Readers<C: Connection>(Arc<Shelf<C>>);

struct Shelf<C: Connection> {
    options: C::Options,
    permits: Semaphore,
    /// Those that nobody uses, with the moment they came back. The last one is lent first:
    /// its caches are the warmest.
    idle: Mutex<Vec<(C, Instant)>>,
}

impl<C: Connection> Clone for Readers<C> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<C: Connection> Readers<C> {
    /// At most `most` connections at once.
    pub(super) fn new(options: C::Options, most: usize) -> Self {
        Self(Arc::new(Shelf {
            options,
            permits: Semaphore::new(most),
            idle: Mutex::default(),
        }))
    }

    /// A connection for one statement; the caller gives it back when the statement is done.
    ///
    /// # Errors
    /// When none came free in time or the database does not answer.
    pub(super) async fn lend(&self) -> Result<Lent<'_, C>> {
        let shelf = &*self.0;
        let lent = async {
            let permit = shelf.permits.acquire().await;
            let permit = permit.map_err(|_| Error::Store(sqlx::Error::PoolClosed))?;
            Ok(Lent {
                connection: shelf.connection().await?,
                shelf,
                _permit: permit,
            })
        };
        tokio::time::timeout(PATIENCE, lent)
            .await
            .map_err(|_| Error::Store(sqlx::Error::PoolTimedOut))?
    }

    /// One of them was cut off, so the others may be: each is asked before it is lent again.
    pub(super) fn doubt(&self) {
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, since) in idle.iter_mut() {
            *since = since.checked_sub(TRUSTED).unwrap_or(*since);
        }
    }

    /// Closes what lies idle; nothing is lent afterwards.
    pub(super) async fn close(&self) {
        self.0.permits.close();
        while let Some((connection, _)) = self.0.last_idle() {
            // The program is ending; there is nothing to be done about an error.
            let _ = connection.close().await;
        }
    }
}

impl<C: Connection> Shelf<C> {
    async fn connection(&self) -> Result<C> {
        while let Some((mut connection, since)) = self.last_idle() {
            if since.elapsed() < TRUSTED || connection.ping().await.is_ok() {
                return Ok(connection);
            }
        }
        Ok(self.options.connect().await?)
    }

    fn last_idle(&self) -> Option<(C, Instant)> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

/// A connection that somebody uses.
pub(super) struct Lent<'a, C: Connection> {
    connection: C,
    shelf: &'a Shelf<C>,
    _permit: SemaphorePermit<'a>,
}

impl<C: Connection> Lent<'_, C> {
    /// The connection itself.
    pub(super) fn connection(&mut self) -> &mut C {
        &mut self.connection
    }

    /// Puts it back for the next one.
    pub(super) fn give_back(self) {
        let mut idle = self.shelf.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push((self.connection, Instant::now()));
    }
}
