//! SQL of authenticator apps, recovery codes and the office's demand for them.

use jiff::civil::Date;

use super::Kinds;
use crate::{
    account::Account,
    actor::Role,
    args,
    clock::Instant,
    error::Result,
    id::Id,
    seal::DataKey,
    setting, sql,
    store::{Conn, FromRow, Tx},
};

/// Under this key stand the roles that the office demands a second factor of.
const DEMANDED: &str = "second-factor";

/// An app as it is kept.
#[derive(FromRow)]
pub(super) struct Row {
    pub account: Id<Account>,
    pub data_key: Id<DataKey>,
    pub secret: Vec<u8>,
    pub confirmed_at: Option<Instant>,
    pub last_period: i64,
}

pub(super) async fn find(conn: &impl Conn, account: Id<Account>) -> Result<Option<Row>> {
    conn.maybe(
        sql!("select account, data_key, secret, confirmed_at, last_period from authenticator where account = $1"),
        args![account],
    )
    .await
}

pub(super) async fn insert(
    tx: &Tx,
    account: Id<Account>,
    key: Id<DataKey>,
    secret: &[u8],
    now: Instant,
) -> Result<()> {
    tx.run(
        sql!("insert into authenticator (account, data_key, secret, created_at, last_period) values ($1, $2, $3, $4, 0)"),
        args![account, key, secret, now],
    )
    .await
    .map(drop)
}

pub(super) async fn remove(tx: &Tx, account: Id<Account>) -> Result<()> {
    tx.run(
        sql!("delete from authenticator where account = $1"),
        args![account],
    )
    .await
    .map(drop)
}

pub(super) async fn remove_codes(tx: &Tx, account: Id<Account>) -> Result<()> {
    tx.run(
        sql!("delete from recovery_code where account = $1"),
        args![account],
    )
    .await
    .map(drop)
}

/// From now on the app is asked for; 0 when it is already, or digits were used meanwhile.
pub(super) async fn confirm(tx: &Tx, account: Id<Account>, period: i64, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update authenticator set confirmed_at = $3, last_period = $2 where account = $1 and confirmed_at is null"),
        args![account, period, now],
    )
    .await
}

pub(super) async fn set_period(tx: &Tx, account: Id<Account>, period: i64) -> Result<()> {
    tx.run(
        sql!("update authenticator set last_period = $2 where account = $1"),
        args![account, period],
    )
    .await
    .map(drop)
}

/// What an account has to come second with.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn kinds(conn: &impl Conn, account: Id<Account>) -> Result<Kinds> {
    let (apps, passkeys, codes): (i64, i64, i64) = conn
        .one(
            sql!("select (select count(*) from authenticator where account = $1 and confirmed_at is not null), \
                  (select count(*) from passkey where account = $1), \
                  (select count(*) from recovery_code where account = $1 and used_at is null)"),
            args![account],
        )
        .await?;
    Ok(Kinds {
        has_app: apps > 0,
        passkeys,
        codes,
    })
}

/// The accounts that have a second factor.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn all_with_factor(conn: &impl Conn) -> Result<Vec<Id<Account>>> {
    let rows: Vec<(Id<Account>,)> = conn
        .all(
            sql!("select account from authenticator where confirmed_at is not null union select account from passkey order by 1"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

pub(super) async fn replace_codes(tx: &Tx, account: Id<Account>, hashes: Vec<Vec<u8>>) -> Result<()> {
    tx.run(
        sql!("delete from recovery_code where account = $1"),
        args![account],
    )
    .await?;
    for hash in hashes {
        tx.run(
            sql!("insert into recovery_code (account, hash) values ($1, $2)"),
            args![account, hash],
        )
        .await?;
    }
    Ok(())
}

/// Uses a code up; 0 when there is no such code, or it was used.
pub(super) async fn use_code(tx: &Tx, account: Id<Account>, hash: &[u8], now: Instant) -> Result<u64> {
    tx.run(
        sql!("update recovery_code set used_at = $3 where account = $1 and hash = $2 and used_at is null"),
        args![account, hash, now],
    )
    .await
}

/// The roles that the office demands a second factor of.
///
/// # Errors
/// When the database fails.
pub async fn demanded(conn: &impl Conn) -> Result<Vec<Role>> {
    let value = setting::get(conn, DEMANDED).await?;
    let codes = value.as_ref().and_then(serde_json::Value::as_array);
    Ok(codes
        .into_iter()
        .flatten()
        .filter_map(|code| Role::from_code(code.as_str()?))
        .collect())
}

/// Demands a second factor of roles: whoever has one of them and no factor is asked to add
/// it at their next page.
///
/// # Errors
/// When the database fails.
pub async fn demand(tx: &Tx, roles: &[Role], day: Date) -> Result<()> {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    setting::set(tx, DEMANDED, serde_json::json!(codes)).await?;
    tx.run(
        sql!("update session set wants_factor = false where wants_factor = true"),
        args![],
    )
    .await?;
    for code in codes {
        tx.run(
            sql!("update session set wants_factor = true \
                  where account in (select account from role_grant where role = $1 and from_on <= $2 and (until_on is null or until_on >= $2)) \
                  and account not in (select account from authenticator where confirmed_at is not null) \
                  and account not in (select account from passkey)"),
            args![code, day],
        )
        .await?;
    }
    Ok(())
}

/// Whether the office demands a second factor of an account that has none.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn is_demanded(
    conn: &impl Conn,
    account: Id<Account>,
    day: Date,
) -> Result<bool> {
    let roles = demanded(conn).await?;
    if roles.is_empty() || kinds(conn, account).await?.any() {
        return Ok(false);
    }
    let held = crate::account::grants_on(conn, account, day).await?;
    Ok(held
        .iter()
        .filter_map(|grant| Role::from_code(&grant.role))
        .any(|role| roles.contains(&role)))
}

/// Whether the office waits for a second factor of an account.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn set_wanted(tx: &Tx, account: Id<Account>, wanted: bool) -> Result<()> {
    tx.run(
        sql!("update session set wants_factor = $2 where account = $1"),
        args![account, wanted],
    )
    .await
    .map(drop)
}
