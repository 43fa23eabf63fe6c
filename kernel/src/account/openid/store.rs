//! SQL of identities at providers, and of those who were sent there.

use super::talk::Said;
use crate::{
    account::Account,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// An account and who its owner is at a provider.
#[derive(Debug, Clone, FromRow)]
pub struct OpenidLink {
    /// Its id.
    pub id: Id<OpenidLink>,
    /// The account.
    pub account: Id<Account>,
    /// The provider's address.
    pub issuer: String,
    /// The address that the provider last told.
    pub email: String,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// The identity of a provider's subject.
pub(super) async fn by_subject(conn: &impl Conn, issuer: &str, subject: &str) -> Result<Option<OpenidLink>> {
    conn.maybe(
        sql!(
            "select id, account, issuer, email, used_at from openid_link where issuer = $1 and subject = $2"
        ),
        args![issuer, subject],
    )
    .await
}

/// The identities of an account.
pub(super) async fn of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<OpenidLink>> {
    conn.all(
        sql!("select id, account, issuer, email, used_at from openid_link where account = $1 order by created_at, id"),
        args![account],
    )
    .await
}

/// Joins an identity to an account; 0 when one of the two is joined to another already.
pub(super) async fn insert(
    tx: &Tx,
    clock: &Clock,
    id: Id<OpenidLink>,
    account: Id<Account>,
    issuer: &str,
    said: &Said,
    email: &str,
) -> Result<u64> {
    tx.run(
        sql!("insert into openid_link (id, account, issuer, subject, email, created_at, used_at) values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing"),
        args![id, account, issuer, said.subject.as_str(), email, clock.now()],
    )
    .await
}

pub(super) async fn used(tx: &Tx, id: Id<OpenidLink>, now: Instant) -> Result<()> {
    tx.run(
        sql!("update openid_link set used_at = $2 where id = $1"),
        args![id, now],
    )
    .await
    .map(drop)
}

pub(super) async fn set_email(tx: &Tx, id: Id<OpenidLink>, email: &str) -> Result<()> {
    tx.run(
        sql!("update openid_link set email = $2 where id = $1"),
        args![id, email],
    )
    .await
    .map(drop)
}

/// Takes an identity off an account; 0 when it is gone already.
pub(super) async fn remove(tx: &Tx, account: Id<Account>, id: Id<OpenidLink>) -> Result<u64> {
    tx.run(
        sql!("delete from openid_link where account = $1 and id = $2"),
        args![account, id],
    )
    .await
}

/// Somebody who was sent to a provider.
#[derive(Debug, FromRow)]
pub(super) struct Sent {
    pub nonce: String,
    pub verifier: String,
    pub next: String,
}

/// Keeps that somebody was sent to a provider; those who did not come back in time go.
pub(super) async fn send(
    tx: &Tx,
    state: &[u8],
    holder: &[u8],
    provider: &str,
    sent: &Sent,
    now: Instant,
    until: Instant,
) -> Result<()> {
    tx.run(
        sql!("delete from openid_question where expires_at <= $1"),
        args![now],
    )
    .await?;
    tx.run(
        sql!("insert into openid_question (state_hash, holder, provider, nonce, verifier, next, expires_at) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![state, holder, provider, sent.nonce.as_str(), sent.verifier.as_str(), sent.next.as_str(), until],
    )
    .await
    .map(drop)
}

/// Takes back who was sent; `None` when they were taken before, sit at another browser, were sent
/// to another provider, or took too long.
pub(super) async fn take(
    tx: &Tx,
    state: &[u8],
    holder: &[u8],
    provider: &str,
    now: Instant,
) -> Result<Option<Sent>> {
    tx.maybe(
        sql!("delete from openid_question where state_hash = $1 and holder = $2 and provider = $3 and expires_at > $4 returning nonce, verifier, next"),
        args![state, holder, provider, now],
    )
    .await
}
