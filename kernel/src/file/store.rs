//! SQL of the file table.

use super::Written;
use crate::{
    account::Account,
    args,
    audience::Audience,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
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

/// Names written bytes in the transaction of the act.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &Tx,
    clock: &Clock,
    written: &Written,
    name: &str,
    media_type: &str,
    audience: &Audience,
    by: Option<Id<Account>>,
) -> Result<Id<FileRow>> {
    let id = clock.random_id();
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("insert into file (id, storage_key, name, media_type, size, sha256, audience, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, &written.storage_key, name, media_type, written.size, written.sha256.as_slice(), audience, clock.now(), by],
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
