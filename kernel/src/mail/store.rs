//! SQL of the outbox.

use super::Letter;
use crate::{
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
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
        sql!("insert into mail (id, message_id, kind, recipient, subject, body, secret, created_at, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, 0)"),
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
