//! SQL of errands.

use uuid::Uuid;

use super::NewErrand;
use crate::{
    actor::PartyRef,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// A link that was given out.
#[derive(Debug, Clone, FromRow)]
pub struct ErrandRow {
    /// Its id.
    pub id: Id<ErrandRow>,
    /// What it is for.
    pub purpose: String,
    /// The one row.
    pub row_id: Uuid,
    /// Whose information that is.
    pub party: Option<Id<PartyRef>>,
    /// Whom it was sent to.
    pub sent_to: String,
    /// Whether it is used up by the first act.
    pub is_once: bool,
    /// Who sent it.
    pub made_by_name: String,
    /// When.
    pub made_at: Instant,
    /// When it ends.
    pub expires_at: Instant,
    /// When it was last used.
    pub used_at: Option<Instant>,
    /// When it was taken back.
    pub revoked_at: Option<Instant>,
    /// When whoever held it asked for a new one.
    pub asked_at: Option<Instant>,
}

pub(super) async fn insert(tx: &Tx, clock: &Clock, new: &NewErrand<'_>, hash: &[u8]) -> Result<()> {
    let now = clock.now();
    tx.run(
        sql!("insert into errand (token_hash, id, purpose, row_id, party, sent_to, is_once, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![
            hash,
            clock.random_id::<ErrandRow>(),
            new.purpose,
            new.row,
            new.party,
            new.sent_to,
            new.is_once,
            new.made_by,
            now,
            now.plus_seconds(new.seconds)
        ],
    )
    .await
    .map(drop)
}

pub(super) async fn find(conn: &impl Conn, hash: &[u8]) -> Result<Option<ErrandRow>> {
    conn.maybe(
        sql!("select e.id, e.purpose, e.row_id, e.party, e.sent_to, e.is_once, a.name as made_by_name, e.made_at, e.expires_at, e.used_at, e.revoked_at, e.asked_at \
              from errand e join account a on a.id = e.made_by where e.token_hash = $1"),
        args![hash],
    )
    .await
}

/// The links given out for a row, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_row(conn: &impl Conn, purpose: &str, row: Uuid) -> Result<Vec<ErrandRow>> {
    conn.all(
        sql!("select e.id, e.purpose, e.row_id, e.party, e.sent_to, e.is_once, a.name as made_by_name, e.made_at, e.expires_at, e.used_at, e.revoked_at, e.asked_at \
              from errand e join account a on a.id = e.made_by where e.purpose = $1 and e.row_id = $2 order by e.made_at desc, e.id"),
        args![purpose, row],
    )
    .await
}

/// Takes an errand for an act, in the act's own transaction; false when somebody was faster or
/// it has ended since.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &Tx, id: Id<ErrandRow>, now: Instant) -> Result<bool> {
    let done = tx
        .run(
            sql!("update errand set used_at = $2 where id = $1 and (used_at is null or is_once = false) and revoked_at is null and expires_at > $2"),
            args![id, now],
        )
        .await?;
    Ok(done > 0)
}

/// Takes a link of a row back; 0 when it had ended already.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &Tx, purpose: &str, row: Uuid, id: Id<ErrandRow>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update errand set revoked_at = $4 where id = $1 and purpose = $2 and row_id = $3 and revoked_at is null and (used_at is null or is_once = false)"),
        args![id, purpose, row, now],
    )
    .await
}

/// Takes all links of a row for a purpose back.
///
/// # Errors
/// When the database fails.
pub async fn revoke_of(tx: &Tx, purpose: &str, row: Uuid, now: Instant) -> Result<()> {
    tx.run(
        sql!("update errand set revoked_at = $3 where purpose = $1 and row_id = $2 and revoked_at is null and (used_at is null or is_once = false)"),
        args![purpose, row, now],
    )
    .await
    .map(drop)
}

/// Whoever held a link asks for a new one; whether there was such a link is not said.
pub(super) async fn ask_again(tx: &Tx, hash: &[u8], now: Instant) -> Result<u64> {
    tx.run(
        sql!("update errand set asked_at = $2 where token_hash = $1 and asked_at is null"),
        args![hash, now],
    )
    .await
}
