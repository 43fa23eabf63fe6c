//! SQL of the file table.

use super::{Written, key_id};
use crate::{
    account::Account,
    args,
    audience::Audience,
    clock::Instant,
    error::Result,
    id::Id,
    module::App,
    seal, sql,
    store::{Conn, FromRow, Tx},
};

/// A file as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct FileRow {
    /// Its id.
    pub id: Id<FileRow>,
    /// The key of its bytes.
    pub storage_key: String,
    /// Its name as it came.
    pub name: String,
    /// Its type, told by its content.
    pub media_type: String,
    /// Its bytes.
    pub size: i64,
    /// Who can see it.
    pub audience: String,
    /// When it came.
    pub created_at: Instant,
}

/// Names written bytes in the transaction of the act, and wraps the key that opens them.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &Tx,
    app: &App,
    written: &Written,
    name: &str,
    media_type: &str,
    audience: &Audience,
    by: Option<Id<Account>>,
) -> Result<Id<FileRow>> {
    let id = app.clock.random_id();
    if let Some(key) = key_id(&written.storage_key) {
        seal::keep_key(tx, app, key, &written.data_key).await?;
    }
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("insert into file (id, storage_key, name, media_type, size, sha256, audience, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, &written.storage_key, name, media_type, written.size, written.sha256.as_slice(), audience, app.clock.now(), by],
    )
    .await?;
    Ok(id)
}

/// A file by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<FileRow>) -> Result<Option<FileRow>> {
    conn.maybe(
        sql!("select id, storage_key, name, media_type, size, audience, created_at from file where id = $1"),
        args![id],
    )
    .await
}

/// Takes a file away, with the key that alone opened it; the sweep takes the bytes.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<FileRow>) -> Result<()> {
    let gone: Option<(String,)> = tx
        .maybe(
            sql!("delete from file where id = $1 returning storage_key"),
            args![id],
        )
        .await?;
    match gone {
        Some((storage_key,)) => erase_key(tx, &storage_key).await,
        None => Ok(()),
    }
}

/// Erases the key of a file whose row is gone.
///
/// # Errors
/// When the database fails.
pub async fn erase_key(tx: &Tx, storage_key: &str) -> Result<()> {
    match key_id(storage_key) {
        Some(key) => seal::forget(tx, key).await,
        None => Ok(()),
    }
}

/// The keys of all files that the database names, for `check` and for the sweep.
///
/// # Errors
/// When the database fails.
pub async fn named(conn: &impl Conn) -> Result<Vec<(String, i64)>> {
    conn.all(
        sql!("select storage_key, size from file order by storage_key"),
        args![],
    )
    .await
}
