//! SQL of the outbox.

use super::Letter;
use crate::{
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, Db, FromRow, Tx},
};

/// A mail as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct MailRow {
    /// Its id.
    pub id: Id<MailRow>,
    /// Its kind.
    pub kind: String,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text; empty to readers when it carries a token.
    pub body: String,
    /// Whether it carries a token.
    pub secret: bool,
    /// When it was written.
    pub created_at: Instant,
    /// When it left.
    pub sent_at: Option<Instant>,
    /// How often sending was tried.
    pub attempts: i64,
    /// The sentence of the last failure.
    pub problem: Option<String>,
}

/// Puts a mail into the outbox, in the transaction of the act.
///
/// # Errors
/// When the database fails.
pub async fn queue(tx: &Tx, clock: &Clock, letter: &Letter<'_>) -> Result<()> {
    let id = clock.random_id::<MailRow>();
    tx.run(
        sql!("insert into mail (id, message_id, kind, recipient, subject, body, secret, created_at, next_at, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0)"),
        args![id, format!("{id}@balai"), letter.kind, letter.recipient, &letter.subject, &letter.body, letter.secret, clock.now()],
    )
    .await
    .map(drop)
}

/// The latest mails; the text of one that carries a token is not read.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn, limit: i64, offset: i64) -> Result<Vec<MailRow>> {
    conn.all(
        sql!("select id, kind, recipient, subject, case when secret then '' else body end as body, secret, created_at, sent_at, attempts, problem from mail order by created_at desc, id limit $1 offset $2"),
        args![limit, offset],
    )
    .await
}

/// A letter that is to be sent now.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Due {
    pub id: Id<MailRow>,
    pub message_id: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub attempts: i64,
}

/// Letters that wait and whose next attempt has come; after eight attempts a letter is left.
pub(super) async fn due(conn: &impl Conn, now: Instant) -> Result<Vec<Due>> {
    conn.all(
        sql!("select id, message_id, recipient, subject, body, attempts from mail where sent_at is null and attempts < 8 and next_at <= $1 order by created_at limit 50"),
        args![now],
    )
    .await
}

pub(super) async fn mark_sent(db: &Db, clock: &Clock, id: Id<MailRow>) -> Result<()> {
    db.run_alone::<(Id<MailRow>,)>(
        "mail.sent",
        sql!(
            "update mail set sent_at = $2, attempts = attempts + 1, problem = null where id = $1 returning id"
        ),
        args![id, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn mark_failed(db: &Db, clock: &Clock, due: &Due, problem: &str) -> Result<()> {
    // A minute, then twice as long after each failure.
    let wait = 60_i64 << due.attempts.clamp(0, 8);
    db.run_alone::<(Id<MailRow>,)>(
        "mail.failed",
        sql!(
            "update mail set attempts = attempts + 1, problem = $2, next_at = $3 where id = $1 returning id"
        ),
        args![due.id, problem, clock.now().plus_seconds(wait)],
    )
    .await
    .map(drop)
}
