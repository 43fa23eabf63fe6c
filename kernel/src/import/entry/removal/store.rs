//! SQL of entries that are removed and put back. They move whole from one table to the
//! other, so that no list and no count can forget to leave them out.

use super::{
    super::{super::all_in, index},
    Entry, Removed, Said,
};
use crate::{
    actor::Actor,
    args,
    error::Result,
    id::Id,
    store::{Arg, Conn, Db, Query, Tx},
};

/// Removed entries of these folded names; none where nothing is removed.
pub(in crate::import::entry) async fn called<E: Entry>(
    db: &Db,
    folded: &[String],
) -> Result<Vec<Removed<E>>> {
    let Some(sql) = E::sql().removal else {
        return Ok(Vec::new());
    };
    let names = folded.iter().map(Arg::from).collect();
    all_in(db, &Query::new(sql.removed), "folded", names).await
}

/// A part of the removed entries, the last one first, of those whose entry the actor could see.
///
/// # Errors
/// When the database fails.
pub async fn removed<E: Entry>(
    conn: &impl Conn,
    actor: &Actor,
    limit: i64,
    offset: i64,
) -> Result<Vec<Removed<E>>> {
    let Some(sql) = E::sql().removal else {
        return Ok(Vec::new());
    };
    Query::new(sql.removed)
        .seen_by(actor, "e.audience")
        .push_with(
            "order by removed_at desc, id limit ? offset ?",
            args![limit, offset],
        )
        .all(conn)
        .await
}

/// The removed entry with this id, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn find_removed<E: Entry>(conn: &impl Conn, id: Id<E>) -> Result<Option<Removed<E>>> {
    let Some(sql) = E::sql().removal else {
        return Ok(None);
    };
    Query::new(sql.removed).and("id = ?", args![id]).maybe(conn).await
}

/// How many of them there are.
///
/// # Errors
/// When the database fails.
pub async fn count_removed<E: Entry>(conn: &impl Conn, actor: &Actor) -> Result<i64> {
    let Some(sql) = E::sql().removal else {
        return Ok(0);
    };
    Query::new(sql.count)
        .seen_by(actor, "e.audience")
        .count(conn)
        .await
}

/// Removes an entry, if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn remove<E: Entry>(tx: &Tx, id: Id<E>, version: i64, said: &Said<'_>) -> Result<bool> {
    let Some(sql) = E::sql().removal else {
        return Ok(false);
    };
    let moved = tx
        .run(sql.take, args![id, version, said.reason, said.at, said.by])
        .await?;
    if moved == 1 {
        tx.run(sql.gone, args![id]).await?;
        index(tx, id).await?;
    }
    Ok(moved == 1)
}

/// Puts a removed entry back, unless one of that name and time was entered meanwhile;
/// tells whether it did.
///
/// # Errors
/// When the database fails.
pub async fn put_back<E: Entry>(tx: &Tx, id: Id<E>) -> Result<bool> {
    let Some(sql) = E::sql().removal else {
        return Ok(false);
    };
    let moved = tx.run(sql.put, args![id]).await?;
    if moved == 1 {
        tx.run(sql.back, args![id]).await?;
        index(tx, id).await?;
    }
    Ok(moved == 1)
}
