//! SQL of passkeys and of what devices are asked.

use serde_json::Value;
use webauthn_rs::prelude::Credential;

use super::Purpose;
use crate::{
    account::Account,
    args,
    clock::{Clock, Instant},
    error::{Error, Result},
    id::Id,
    sql,
    store::{Conn, FromRow, Json, Tx},
};

/// A passkey of an account.
#[derive(Debug, Clone, FromRow)]
pub struct Passkey {
    /// Its id.
    pub id: Id<Passkey>,
    /// Whose it is.
    pub account: Id<Account>,
    /// As its owner calls it.
    pub name: String,
    /// The public key and what is known of the device.
    pub(super) credential: Json<Value>,
    /// The office's domain when it was added.
    pub domain: String,
    /// Whether the device asks who holds it.
    pub is_verifying: bool,
    /// Since when it is there.
    pub created_at: Instant,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

impl Passkey {
    /// The credential as it is checked.
    ///
    /// # Errors
    /// When what is kept cannot be read.
    pub(super) fn credential(&self) -> Result<Credential> {
        serde_json::from_value(self.credential.0.clone())
            .map_err(|_| Error::setup("A kept passkey is damaged."))
    }
}

/// A passkey as other parts of the program know it.
#[derive(Debug, Clone, FromRow)]
pub struct KnownPasskey {
    /// What its device calls it.
    pub credential_id: Vec<u8>,
    /// As its owner calls it.
    pub name: String,
    /// The domain at which it answers.
    pub domain: String,
}

/// The passkeys of an account as other parts of the program know them, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn known_of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<KnownPasskey>> {
    conn.all(
        sql!("select credential_id, name, domain from passkey where account = $1 order by created_at, id"),
        args![account],
    )
    .await
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub(super) async fn of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Passkey>> {
    conn.all(
        sql!("select id, account, name, credential, domain, is_verifying, created_at, used_at from passkey where account = $1 order by created_at, id"),
        args![account],
    )
    .await
}

/// A passkey by what the device calls it.
pub(super) async fn by_credential(conn: &impl Conn, credential: &[u8]) -> Result<Option<Passkey>> {
    conn.maybe(
        sql!("select id, account, name, credential, domain, is_verifying, created_at, used_at from passkey where credential_id = $1"),
        args![credential],
    )
    .await
}

/// A passkey by its id, if it is this account's.
pub(super) async fn find(conn: &impl Conn, account: Id<Account>, id: Id<Passkey>) -> Result<Option<Passkey>> {
    conn.maybe(
        sql!("select id, account, name, credential, domain, is_verifying, created_at, used_at from passkey where account = $1 and id = $2"),
        args![account, id],
    )
    .await
}

/// Keeps a new passkey; 0 when the device's key is kept already, whoever's it is.
pub(super) async fn insert(
    tx: &Tx,
    clock: &Clock,
    id: Id<Passkey>,
    account: Id<Account>,
    name: &str,
    credential: &Credential,
    domain: &str,
) -> Result<u64> {
    tx.run(
        sql!("insert into passkey (id, account, name, credential_id, credential, domain, is_verifying, counter, created_at) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing"),
        args![
            id,
            account,
            name,
            credential.cred_id.clone(),
            as_json(credential)?,
            domain,
            credential.user_verified,
            i64::from(credential.counter),
            clock.now()
        ],
    )
    .await
}

/// Keeps what a device said of itself when it was used; 0 when it has counted further
/// meanwhile, so that this answer is older than another one.
pub(super) async fn used(tx: &Tx, id: Id<Passkey>, credential: &Credential, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update passkey set credential = $2, counter = $3, used_at = $4 where id = $1 and (counter < $3 or (counter = 0 and $3 = 0))"),
        args![id, as_json(credential)?, i64::from(credential.counter), now],
    )
    .await
}

pub(super) async fn rename(tx: &Tx, id: Id<Passkey>, name: &str) -> Result<()> {
    tx.run(
        sql!("update passkey set name = $2 where id = $1"),
        args![id, name],
    )
    .await
    .map(drop)
}

/// Removes a passkey; 0 when it is gone already.
pub(super) async fn remove(tx: &Tx, id: Id<Passkey>) -> Result<u64> {
    tx.run(sql!("delete from passkey where id = $1"), args![id]).await
}

/// Removes all passkeys of an account.
pub(in crate::account) async fn remove_all(tx: &Tx, account: Id<Account>) -> Result<u64> {
    tx.run(sql!("delete from passkey where account = $1"), args![account])
        .await
}

/// Keeps what a device is asked; what nobody answered in time goes.
pub(super) async fn ask(
    tx: &Tx,
    id: Id<Question>,
    holder: &[u8],
    purpose: Purpose,
    state: Value,
    now: Instant,
    until: Instant,
) -> Result<()> {
    tx.run(
        sql!("delete from passkey_question where expires_at <= $1"),
        args![now],
    )
    .await?;
    tx.run(
        sql!("insert into passkey_question (id, holder, purpose, state, expires_at) values ($1, $2, $3, $4, $5)"),
        args![id, holder, purpose.code(), state, until],
    )
    .await
    .map(drop)
}

/// What a device was asked, for its id.
pub(super) enum Question {}

/// Takes a question away to be answered; `None` when it was answered before, was put to another
/// browser or for another purpose, or waited too long.
pub(super) async fn take(
    tx: &Tx,
    id: Id<Question>,
    holder: &[u8],
    purpose: Purpose,
    now: Instant,
) -> Result<Option<Value>> {
    let row: Option<(Json<Value>,)> = tx
        .maybe(
            sql!("delete from passkey_question where id = $1 and holder = $2 and purpose = $3 and expires_at > $4 returning state"),
            args![id, holder, purpose.code(), now],
        )
        .await?;
    Ok(row.map(|(state,)| state.0))
}

fn as_json(credential: &Credential) -> Result<Value> {
    serde_json::to_value(credential).map_err(|_| Error::setup("A passkey could not be written down."))
}
