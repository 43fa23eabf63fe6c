//! SQL about the office as a whole.

use balai_kernel::{
    Result, args, sql,
    store::{Conn, Db},
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
