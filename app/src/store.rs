//! SQL about the office as a whole.

use balai_kernel::{
    Result, args, sql,
    store::{Conn as _, Db},
};

/// Whether nobody and nothing is in an office yet.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(db: &Db) -> Result<bool> {
    let (count,): (i64,) = db
        .one(
            sql!("select (select count(*) from account) + (select count(*) from import_batch) + (select count(*) from activity)"),
            args![],
        )
        .await?;
    Ok(count == 0)
}

/// Ends every session and every unused link: they belong to the database they were made in.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions(db: &Db) -> Result<()> {
    db.write("restore.sessions", |tx| async move {
        tx.run(sql!("delete from session"), args![]).await?;
        tx.run(sql!("delete from link"), args![]).await?;
        tx.run(sql!("delete from sign_in"), args![]).await.map(drop)
    })
    .await
}
