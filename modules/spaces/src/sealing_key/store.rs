//! SQL of sealing keys.

use balai_kernel::{
    Clock, Id, Result,
    account::Account,
    args,
    clock::Instant,
    sql,
    store::{Conn, FromRow, Tx},
};

use super::NewWay;

/// Somebody's pair of keys: its public half.
#[derive(Debug, Clone, FromRow)]
pub struct SealingKey {
    /// Its id.
    pub id: Id<SealingKey>,
    /// Whose it is.
    pub account: Id<Account>,
    /// The public half: an uncompressed point of P-256, 65 bytes.
    pub public_key: Vec<u8>,
    /// When it was made.
    pub created_at: Instant,
}

/// What opens the private half.
#[derive(Debug, Clone, FromRow)]
pub struct Way {
    /// Its id.
    pub id: Id<Way>,
    /// The passkey; none is the recovery key on paper.
    pub credential_id: Option<Vec<u8>>,
    /// What the device is asked with.
    pub salt: Vec<u8>,
    /// The private half under its secret.
    pub wrapped: Vec<u8>,
    /// When it was added.
    pub created_at: Instant,
}

/// The present key of an account.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &impl Conn, account: Id<Account>) -> Result<Option<SealingKey>> {
    conn.maybe(
        sql!("select id, account, public_key, created_at from sealing_key where account = $1 and replaced_at is null"),
        args![account],
    )
    .await
}

/// The ways that open a key, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn ways_of(conn: &impl Conn, key: Id<SealingKey>) -> Result<Vec<Way>> {
    conn.all(
        sql!("select id, credential_id, salt, wrapped, created_at from sealing_key_way where sealing_key = $1 order by created_at, id"),
        args![key],
    )
    .await
}

/// A way of somebody's present key, with what the page's script needs to know of the key.
#[derive(Debug, Clone, FromRow)]
pub struct KeyedWay {
    /// The key.
    pub key: Id<SealingKey>,
    /// Its public half.
    pub public_key: Vec<u8>,
    /// The passkey; none is the recovery key on paper.
    pub credential_id: Option<Vec<u8>>,
    /// Where that passkey answers.
    pub domain: Option<String>,
    /// What the device is asked with.
    pub salt: Vec<u8>,
    /// The private half under its secret.
    pub wrapped: Vec<u8>,
}

/// The present key of an account with the ways that open it: a passkey that was removed opens
/// nothing any more.
///
/// # Errors
/// When the database fails.
pub async fn keyed_ways(conn: &impl Conn, account: Id<Account>) -> Result<Vec<KeyedWay>> {
    conn.all(
        sql!("select k.id as key, k.public_key, w.credential_id, p.domain, w.salt, w.wrapped from sealing_key k join sealing_key_way w on w.sealing_key = k.id \
              left join passkey p on p.credential_id = w.credential_id and p.account = k.account \
              where k.account = $1 and k.replaced_at is null and (w.credential_id is null or p.domain is not null) order by w.created_at, w.id"),
        args![account],
    )
    .await
}

/// Puts the present key of an account aside, with its ways: it opens nothing any more.
///
/// # Errors
/// When the database fails.
pub async fn replace(tx: &Tx, account: Id<Account>, now: Instant) -> Result<u64> {
    tx.run(
        sql!(
            "delete from sealing_key_way where sealing_key in (select id from sealing_key where account = $1)"
        ),
        args![account],
    )
    .await?;
    tx.run(
        sql!("update sealing_key set replaced_at = $2 where account = $1 and replaced_at is null"),
        args![account, now],
    )
    .await
}

/// Keeps a new key.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    public_key: &[u8],
) -> Result<Id<SealingKey>> {
    let id = clock.id();
    tx.run(
        sql!("insert into sealing_key (id, account, public_key, created_at) values ($1, $2, $3, $4)"),
        args![id, account, public_key, clock.now()],
    )
    .await?;
    Ok(id)
}

/// Keeps a way to open a key, in the place of an older one by the same passkey.
///
/// # Errors
/// When the database fails.
pub async fn insert_way(tx: &Tx, clock: &Clock, key: Id<SealingKey>, way: &NewWay) -> Result<()> {
    if let Some(credential) = &way.credential_id {
        tx.run(
            sql!("delete from sealing_key_way where sealing_key = $1 and credential_id = $2"),
            args![key, credential.as_slice()],
        )
        .await?;
    }
    tx.run(
        sql!("insert into sealing_key_way (id, sealing_key, credential_id, salt, wrapped, created_at) values ($1, $2, $3, $4, $5, $6)"),
        args![
            clock.id::<super::Way>(),
            key,
            way.credential_id.as_deref(),
            way.salt.as_slice(),
            way.wrapped.as_slice(),
            clock.now()
        ],
    )
    .await
    .map(drop)
}
