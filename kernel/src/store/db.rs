//! The two databases, the one way to write, and the transaction.

use std::{future::Future, path::Path, str::FromStr, sync::Arc, time::Duration};

use rand::Rng;
use sqlx::{
    AssertSqlSafe, PgConnection, PgPool, SqlSafeStr, SqliteConnection, SqlitePool,
    pool::PoolOptions,
    postgres::{PgConnectOptions, PgRow},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous},
};
use tokio::sync::Mutex;

use super::{
    Args, Conn, Record, Sql,
    args::{for_postgres, for_sqlite},
    conn::count_statement,
    readers::Readers,
    version::{Version, Watcher},
};
use crate::error::{Error, Result};

/// How often a write is tried before the person is asked to try again.
const TRIES: u32 = 8;

/// After so many pages the writer moves its log into the file. With SQLite's own 1,000 every
/// step of a large import did so, and waited for the disk twice.
const AUTOCHECKPOINT: &str = "4000";

/// Which database answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one: one file beside the program.
    Sqlite,
    /// For offices past one machine.
    Postgres,
}

/// The office's database.
#[derive(Clone)]
pub struct Db(Inner);

#[derive(Clone)]
enum Inner {
    Sqlite {
        /// Many may read while one writes (WAL).
        readers: Readers<SqliteConnection>,
        /// For readings of more than one statement.
        snapshots: SqlitePool,
        /// One connection: writers queue here instead of finding the file busy.
        writer: SqlitePool,
        /// Tells whether anything was written since.
        watcher: Watcher,
    },
    Postgres {
        /// For single statements.
        readers: Readers<PgConnection>,
        /// For transactions.
        pool: PgPool,
    },
}

/// One open transaction. It is a handle: cloning it does not open another one.
#[derive(Clone)]
pub struct Tx {
    inner: Arc<Mutex<Option<Open>>>,
    engine: Engine,
}

pub(super) enum Open {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Db {
    /// Opens (and makes, if need be) the SQLite file at `path`.
    ///
    /// # Errors
    /// When the file cannot be opened or made.
    pub async fn sqlite(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(400)
            // The rows of a page are handed over at once, not one by one between threads.
            .row_buffer_size(500)
            // What is deleted is overwritten: an erased name is not left in the file.
            .pragma("secure_delete", "on")
            // What is sorted lies in memory, not in a file of its own on the disk.
            .pragma("temp_store", "memory")
            .pragma("cache_size", "-16000")
            .pragma("mmap_size", "268435456");
        let writer = PoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            // A full disk makes SQLite take a transaction back by itself, of which the driver
            // does not hear: it would refuse every one after it.
            .before_acquire(|connection, _| {
                Box::pin(async move { Ok(!sqlx::Connection::is_in_transaction(connection)) })
            })
            // Room for what a large import changes at once: what does not fit is written to
            // disk in the middle of its transaction, while others wait.
            .connect_with(
                options
                    .clone()
                    .pragma("cache_size", "-64000")
                    .pragma("wal_autocheckpoint", AUTOCHECKPOINT),
            )
            .await?;
        let reading = options.pragma("query_only", "true");
        // Reading is work for the processor: more at once than it has cores wait anyway,
        // and each has a cache of its own.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self(Inner::Sqlite {
            readers: Readers::new(reading.clone(), cores.clamp(4, 16)),
            snapshots: PoolOptions::new()
                .max_connections(4)
                .connect_lazy_with(reading.clone()),
            writer,
            watcher: Watcher::new(reading),
        }))
    }

    /// Connects to PostgreSQL.
    ///
    /// # Errors
    /// When the address is malformed or nobody answers there.
    pub async fn postgres(url: &str) -> Result<Self> {
        // Statements of pages are short: compiling them costs more than it saves. Pages lie
        // in memory or on fast disks: taken for slow, plans for all values would look dear
        // and each statement be planned anew (decision 0014).
        let options = PgConnectOptions::from_str(url)?
            .statement_cache_capacity(400)
            .options([("jit", "off"), ("random_page_cost", "1.1")]);
        let pool = PoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.clone())
            .await?;
        Ok(Self(Inner::Postgres {
            readers: Readers::new(options, 12),
            pool,
        }))
    }

    /// Opens what an address names: `postgres://...` or a path to a SQLite file.
    ///
    /// # Errors
    /// As the two openers.
    pub async fn open(address: &str) -> Result<Self> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::postgres(address).await
        } else {
            Self::sqlite(Path::new(address)).await
        }
    }

    /// One act as one transaction: either all of it is kept or nothing.
    ///
    /// The closure may run more than once and does no input or output of its own.
    /// `name` says in the metrics which act it was. After eight tries the answer is
    /// [`Error::Busy`].
    ///
    /// # Errors
    /// What the closure answers, or that the database failed.
    pub async fn write<T, F, Fut>(&self, name: &'static str, act: F) -> Result<T>
    where
        F: Fn(Tx) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
        T: Send,
    {
        for attempt in 0..TRIES {
            let tx = match self.begin().await {
                Ok(tx) => tx,
                Err(error) if error.is_retryable() => {
                    pause(name, attempt).await;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let begun = std::time::Instant::now();
            let outcome = match act(tx.clone()).await {
                Ok(value) => tx.commit().await.map(|()| value),
                Err(error) => {
                    tx.roll_back().await;
                    Err(error)
                }
            };
            // How long others had to wait for this one.
            metrics::histogram!("balai_write_seconds", "write" => name).record(begun.elapsed().as_secs_f64());
            match outcome {
                Err(error) if error.is_retryable() => pause(name, attempt).await,
                other => return other,
            }
        }
        metrics::counter!("balai_write_gave_up_total", "write" => name).increment(1);
        Err(Error::Busy)
    }

    /// One act as [`Db::write`] does it, for one that changes very much: moving its pages from
    /// SQLite's log into the file is left to a connection that nobody waits for.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_large<T, F, Fut>(&self, name: &'static str, act: F) -> Result<T>
    where
        F: Fn(Tx) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
        T: Send,
    {
        let Inner::Sqlite {
            writer, snapshots, ..
        } = &self.0
        else {
            return self.write(name, act).await;
        };
        sqlx::query("pragma wal_autocheckpoint = 0")
            .execute(writer)
            .await?;
        let outcome = self.write(name, act).await;
        if let Err(error) = sqlx::query("pragma wal_checkpoint(passive)")
            .execute(snapshots)
            .await
        {
            // The act is kept all the same; the next write moves the pages.
            tracing::warn!(%error, "the log of the database could not be moved into its file");
        }
        let again = format!("pragma wal_autocheckpoint = {AUTOCHECKPOINT}");
        sqlx::query(AssertSqlSafe(again).into_sql_str())
            .execute(writer)
            .await?;
        outcome
    }

    /// One statement as its own act, for claims and touches that need no snapshot.
    ///
    /// # Errors
    /// When the database failed or stayed busy.
    pub async fn run_alone<T: Record>(&self, name: &'static str, sql: Sql, args: Args) -> Result<Vec<T>> {
        self.rows_alone(name, sql, args).await?.read()
    }

    async fn rows_alone(&self, name: &'static str, sql: Sql, args: Args) -> Result<Rows> {
        for attempt in 0..TRIES {
            count_statement();
            let outcome = match &self.0 {
                Inner::Sqlite { writer, .. } => sqlite_rows(writer, &sql, args.clone()).await,
                Inner::Postgres { pool, .. } => postgres_rows(pool, &sql, args.clone()).await,
            };
            match outcome {
                Err(error) if error.is_retryable() => pause(name, attempt).await,
                other => return other,
            }
        }
        Err(Error::Busy)
    }

    /// Runs several statements at once, as migrations do. No parameters.
    ///
    /// # Errors
    /// When one of them fails; those before it may have been carried out unless
    /// the text opens its own transaction.
    pub async fn script(&self, text: &str) -> Result<()> {
        let text = AssertSqlSafe(text.to_owned()).into_sql_str();
        match &self.0 {
            Inner::Sqlite { writer, .. } => sqlx::raw_sql(text).execute(writer).await.map(drop)?,
            Inner::Postgres { pool, .. } => sqlx::raw_sql(text).execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// A transaction for reading alone: everything read in it is of one moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self) -> Result<Tx> {
        let (open, engine) = match &self.0 {
            Inner::Sqlite { snapshots, .. } => {
                (Open::Sqlite(snapshots.begin_with("BEGIN").await?), Engine::Sqlite)
            }
            Inner::Postgres { pool, .. } => (
                Open::Postgres(
                    pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                        .await?,
                ),
                Engine::Postgres,
            ),
        };
        Ok(Tx {
            inner: Arc::new(Mutex::new(Some(open))),
            engine,
        })
    }

    /// Names the present state of the database; see [`Version`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version(&self) -> Result<Version> {
        count_statement();
        match &self.0 {
            Inner::Sqlite { watcher, .. } => watcher.version().await,
            Inner::Postgres { readers, .. } => {
                let mut lent = readers.lend().await?;
                let (seen,): (String,) = sqlx::query_as("select cast(pg_current_snapshot() as text)")
                    .fetch_one(lent.connection())
                    .await?;
                lent.give_back();
                Ok(Version::Postgres(seen))
            }
        }
    }

    /// Lets the database parse a statement without running it: for the test that tries
    /// every statement of the program on both databases.
    ///
    /// # Errors
    /// When the database does not understand it.
    pub async fn prepare(&self, text: &'static str) -> Result<()> {
        use sqlx::Executor as _;
        match &self.0 {
            Inner::Sqlite { writer, .. } => writer.prepare(text.into_sql_str()).await.map(drop)?,
            Inner::Postgres { pool, .. } => pool.prepare(text.into_sql_str()).await.map(drop)?,
        }
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &self.0 {
            Inner::Sqlite {
                readers,
                snapshots,
                writer,
                watcher,
            } => {
                watcher.close().await;
                readers.close().await;
                snapshots.close().await;
                writer.close().await;
            }
            Inner::Postgres { readers, pool } => {
                readers.close().await;
                pool.close().await;
            }
        }
    }

    async fn begin(&self) -> Result<Tx> {
        let (open, engine) = match &self.0 {
            Inner::Sqlite { writer, .. } => (
                Open::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
                Engine::Sqlite,
            ),
            Inner::Postgres { pool, .. } => (
                Open::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?),
                Engine::Postgres,
            ),
        };
        Ok(Tx {
            inner: Arc::new(Mutex::new(Some(open))),
            engine,
        })
    }
}

/// A short wait that grows and differs, so that two who collided do not collide again.
async fn pause(name: &'static str, attempt: u32) {
    metrics::counter!("balai_write_retries_total", "write" => name).increment(1);
    #[expect(clippy::disallowed_methods, reason = "jitter decides nothing that is kept")]
    let millis = rand::rng().random_range(1..=(8_u64 << attempt.min(6)));
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

impl Tx {
    pub(super) async fn open(&self) -> tokio::sync::MutexGuard<'_, Option<Open>> {
        self.inner.lock().await
    }

    async fn commit(&self) -> Result<()> {
        match self.inner.lock().await.take() {
            Some(Open::Sqlite(tx)) => tx.commit().await?,
            Some(Open::Postgres(tx)) => tx.commit().await?,
            None => {}
        }
        Ok(())
    }

    async fn roll_back(&self) {
        // Dropping a transaction rolls it back; an error here changes nothing about that.
        let _ = match self.inner.lock().await.take() {
            Some(Open::Sqlite(tx)) => tx.rollback().await,
            Some(Open::Postgres(tx)) => tx.rollback().await,
            None => Ok(()),
        };
    }
}

fn text_of(sql: &Sql, engine: Engine) -> sqlx::SqlStr {
    match sql {
        Sql::Same(text) => text.into_sql_str(),
        Sql::Pair { sqlite, postgres } => match engine {
            Engine::Sqlite => sqlite.into_sql_str(),
            Engine::Postgres => postgres.into_sql_str(),
        },
        Sql::Built(text) => AssertSqlSafe(text.clone()).into_sql_str(),
    }
}

fn bound<A>(args: Result<A, sqlx::error::BoxDynError>) -> Result<A> {
    args.map_err(|error| Error::Store(sqlx::Error::Encode(error)))
}

/// Rows as a database gave them. Asking is the same for every type of row and stands
/// in the program once; only reading the columns is of the type.
enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Rows {
    fn read<T: Record>(self) -> Result<Vec<T>> {
        let rows: Result<Vec<T>, sqlx::Error> = match self {
            Self::Sqlite(rows) => rows.iter().map(T::from_row).collect(),
            Self::Postgres(rows) => rows.iter().map(T::from_row).collect(),
        };
        rows.map_err(Error::Store)
    }
}

async fn sqlite_rows<'c>(
    executor: impl sqlx::Executor<'c, Database = sqlx::Sqlite>,
    sql: &Sql,
    args: Args,
) -> Result<Rows> {
    let args = bound(for_sqlite(args))?;
    let query = sqlx::query_with(text_of(sql, Engine::Sqlite), args);
    Ok(Rows::Sqlite(query.fetch_all(executor).await?))
}

async fn postgres_rows<'c>(
    executor: impl sqlx::Executor<'c, Database = sqlx::Postgres>,
    sql: &Sql,
    args: Args,
) -> Result<Rows> {
    let args = bound(for_postgres(args))?;
    let query = sqlx::query_with(text_of(sql, Engine::Postgres), args);
    Ok(Rows::Postgres(query.fetch_all(executor).await?))
}

impl Db {
    async fn rows(&self, sql: Sql, args: Args) -> Result<Rows> {
        count_statement();
        match &self.0 {
            Inner::Sqlite { readers, .. } => {
                let mut lent = readers.lend().await?;
                let rows = sqlite_rows(lent.connection(), &sql, args).await?;
                lent.give_back();
                Ok(rows)
            }
            Inner::Postgres { readers, .. } => {
                let mut lent = readers.lend().await?;
                match postgres_rows(lent.connection(), &sql, args.clone()).await {
                    Err(error) if error.is_cut_off() => readers.doubt(),
                    Err(error) => return Err(error),
                    Ok(rows) => {
                        lent.give_back();
                        return Ok(rows);
                    }
                }
                // The database went away and may be back: a reading is asked once more.
                drop(lent);
                let mut lent = readers.lend().await?;
                let rows = postgres_rows(lent.connection(), &sql, args).await?;
                lent.give_back();
                Ok(rows)
            }
        }
    }
}

impl Tx {
    async fn rows(&self, sql: Sql, args: Args) -> Result<Rows> {
        count_statement();
        match self.inner.lock().await.as_mut() {
            Some(Open::Sqlite(tx)) => sqlite_rows(&mut **tx, &sql, args).await,
            Some(Open::Postgres(tx)) => postgres_rows(&mut **tx, &sql, args).await,
            None => Err(over()),
        }
    }
}

impl Conn for Db {
    async fn all<T: Record>(&self, sql: Sql, args: Args) -> Result<Vec<T>> {
        self.rows(sql, args).await?.read()
    }

    async fn maybe<T: Record>(&self, sql: Sql, args: Args) -> Result<Option<T>> {
        Ok(self.all::<T>(sql, args).await?.into_iter().next())
    }

    async fn one<T: Record>(&self, sql: Sql, args: Args) -> Result<T> {
        first(self.all::<T>(sql, args).await?)
    }

    async fn run(&self, _: Sql, _: Args) -> Result<u64> {
        Err(Error::setup(
            "A change was asked of the database outside of a write.",
        ))
    }

    fn engine(&self) -> Engine {
        match &self.0 {
            Inner::Sqlite { .. } => Engine::Sqlite,
            Inner::Postgres { .. } => Engine::Postgres,
        }
    }
}

impl Conn for Tx {
    async fn all<T: Record>(&self, sql: Sql, args: Args) -> Result<Vec<T>> {
        self.rows(sql, args).await?.read()
    }

    async fn maybe<T: Record>(&self, sql: Sql, args: Args) -> Result<Option<T>> {
        Ok(self.all::<T>(sql, args).await?.into_iter().next())
    }

    async fn one<T: Record>(&self, sql: Sql, args: Args) -> Result<T> {
        first(self.all::<T>(sql, args).await?)
    }

    async fn run(&self, sql: Sql, args: Args) -> Result<u64> {
        count_statement();
        let text = text_of(&sql, self.engine);
        match self.inner.lock().await.as_mut() {
            Some(Open::Sqlite(tx)) => {
                let args = bound(for_sqlite(args))?;
                let done = sqlx::query_with(text, args).execute(&mut **tx).await?;
                Ok(done.rows_affected())
            }
            Some(Open::Postgres(tx)) => {
                let args = bound(for_postgres(args))?;
                let done = sqlx::query_with(text, args).execute(&mut **tx).await?;
                Ok(done.rows_affected())
            }
            None => Err(over()),
        }
    }

    fn engine(&self) -> Engine {
        self.engine
    }
}

fn first<T>(rows: Vec<T>) -> Result<T> {
    rows.into_iter()
        .next()
        .ok_or(Error::Store(sqlx::Error::RowNotFound))
}

fn over() -> Error {
    Error::setup("A transaction was used after its end.")
}
