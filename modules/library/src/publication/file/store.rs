//! SQL of the files of publications.

use balai_kernel::{
    Audience, Id, Result, args,
    file::{self, FileRow},
    sql,
    store::{Conn, Tx},
};

use crate::publication::Publication;

/// The file of a publication, if it has one.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, id: Id<Publication>) -> Result<Option<FileRow>> {
    conn.maybe(
        sql!("select f.id, f.storage_key, f.name, f.media_type, f.size, f.audience, f.created_at from publication p join file f on f.id = p.file where p.id = $1"),
        args![id],
    )
    .await
}

/// Gives a publication its file, or none, in the place of the one before, whose bytes
/// are swept once nothing names them.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, id: Id<Publication>, file: Option<Id<FileRow>>) -> Result<()> {
    let before = of(tx, id).await?;
    tx.run(
        sql!("update publication set file = $2, version = version + 1 where id = $1"),
        args![id, file],
    )
    .await?;
    if let Some(before) = before {
        file::remove(tx, before.id).await?;
    }
    Ok(())
}

/// Lets the same people see the file of a publication who see the publication.
///
/// # Errors
/// When the database fails.
pub async fn follow(tx: &Tx, id: Id<Publication>, audience: &Audience) -> Result<()> {
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("update file set audience = $2 where id in (select p.file from publication p where p.id = $1)"),
        args![id, audience],
    )
    .await
    .map(drop)
}
