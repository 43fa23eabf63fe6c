//! SQL of sign-ins that wait for their second step.

use crate::{
    account::Account,
    args,
    clock::Instant,
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// A sign-in that waits for its second step.
#[derive(FromRow)]
pub(super) struct Row {
    pub account: Id<Account>,
    pub next: String,
}

pub(super) async fn insert(
    tx: &Tx,
    hash: &[u8],
    account: Id<Account>,
    now: Instant,
    until: Instant,
    next: &str,
) -> Result<()> {
    // Those that nobody ended go when the next one begins.
    tx.run(sql!("delete from sign_in where expires_at <= $1"), args![now])
        .await?;
    tx.run(
        sql!("insert into sign_in (token_hash, account, created_at, expires_at, tries, next) values ($1, $2, $3, $4, 0, $5)"),
        args![hash, account, now, until, next],
    )
    .await
    .map(drop)
}

/// The sign-in of a token that can still be ended.
pub(super) async fn find(conn: &impl Conn, hash: &[u8], now: Instant) -> Result<Option<Row>> {
    conn.maybe(
        sql!("select account, next from sign_in where token_hash = $1 and expires_at > $2"),
        args![hash, now],
    )
    .await
}

/// Counts an answer and says the how manieth it is; `None` when as many were heard as are, or
/// the sign-in is over.
pub(super) async fn count_try(tx: &Tx, hash: &[u8], at_most: i64) -> Result<Option<i64>> {
    let row: Option<(i64,)> = tx
        .maybe(
            sql!("update sign_in set tries = tries + 1 where token_hash = $1 and tries < $2 returning tries"),
            args![hash, at_most],
        )
        .await?;
    Ok(row.map(|(tries,)| tries))
}

pub(super) async fn remove(tx: &Tx, hash: &[u8]) -> Result<()> {
    tx.run(sql!("delete from sign_in where token_hash = $1"), args![hash])
        .await
        .map(drop)
}

/// Ends the sign-ins of an account that wait for their second step.
pub(in crate::account) async fn forget(tx: &Tx, account: Id<Account>) -> Result<()> {
    tx.run(sql!("delete from sign_in where account = $1"), args![account])
        .await
        .map(drop)
}
