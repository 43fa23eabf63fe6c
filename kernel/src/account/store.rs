//! SQL of accounts, grants, sessions and links.

use jiff::civil::Date;

use super::{ABSOLUTE_SECONDS, Account, IDLE_SECONDS, Link, LinkKind, NewAccount, Session};
use crate::{
    actor::{Employer, PartyRef, PersonRef, Role},
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, Day, Db, FromRow, Tx},
};

/// An account as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct AccountRow {
    /// Its id.
    pub id: Id<Account>,
    /// The person of the directory behind it.
    pub person: Option<Id<PersonRef>>,
    /// The address to sign in with.
    pub email: String,
    /// The name shown.
    pub name: String,
    /// The hash of the password, when there is one.
    pub password_hash: Option<String>,
    /// The language of the interface.
    pub language: String,
    /// Since when it may not sign in.
    pub suspended_at: Option<Instant>,
    /// Counts up with each change.
    pub version: i64,
}

/// A role on dates.
#[derive(Debug, Clone, FromRow)]
pub struct GrantRow {
    /// The role's code.
    pub role: String,
    /// For roles that belong to a party.
    pub party: Option<Id<PartyRef>>,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Option<Day>,
}

/// A signed-in browser.
#[derive(Debug, Clone, FromRow)]
pub struct SessionRow {
    /// Its id.
    pub id: Id<Session>,
    /// Since when.
    pub created_at: Instant,
    /// Its last page.
    pub seen_at: Instant,
    /// The browser in words.
    pub device: String,
}

/// An account found by its session.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Found {
    id: Id<Account>,
    person: Option<Id<PersonRef>>,
    email: String,
    name: String,
    language: String,
    version: i64,
    pub seen_at: Instant,
    pub session: Id<Session>,
    pub proved_at: Option<Instant>,
    pub wants_factor: bool,
    employer: String,
    lender: Option<Id<PartyRef>>,
    /// For how many they stand in today.
    pub stands_in: i64,
    /// One of today's grants; an account has as many rows as grants, and one without any.
    role: Option<String>,
    party: Option<Id<PartyRef>>,
}

impl Found {
    pub(super) fn grant(&self) -> Option<(Role, Option<Id<PartyRef>>)> {
        Some((Role::from_code(self.role.as_deref()?)?, self.party))
    }

    pub(super) fn employer(&self) -> Employer {
        Employer::from_code(&self.employer, self.lender)
    }

    pub(super) fn account(&self) -> AccountRow {
        AccountRow {
            id: self.id,
            person: self.person,
            email: self.email.clone(),
            name: self.name.clone(),
            password_hash: None,
            language: self.language.clone(),
            suspended_at: None,
            version: self.version,
        }
    }
}

/// Makes an account without a password.
///
/// # Errors
/// When the address is taken or the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, new: &NewAccount<'_>) -> Result<Id<Account>> {
    let id = clock.id();
    tx.run(
        sql!("insert into account (id, person, email, name, language, created_at, version) values ($1, $2, $3, $4, $5, $6, 1)"),
        args![id, new.person, new.email.trim().to_lowercase(), new.name, new.language, clock.now()],
    )
    .await?;
    Ok(id)
}

/// Grants a role from a day on.
///
/// # Errors
/// When the database fails.
pub async fn grant(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    role: Role,
    party: Option<Id<PartyRef>>,
    from: Date,
) -> Result<()> {
    tx.run(
        sql!("insert into role_grant (id, account, role, party, from_on) values ($1, $2, $3, $4, $5)"),
        args![clock.id::<GrantRow>(), account, role.code(), party, from],
    )
    .await
    .map(drop)
}

/// The roles of an account on a day.
///
/// # Errors
/// When the database fails.
pub async fn grants_on(conn: &impl Conn, account: Id<Account>, day: Date) -> Result<Vec<GrantRow>> {
    conn.all(
        sql!("select role, party, from_on, until_on from role_grant where account = $1 and from_on <= $2 and (until_on is null or until_on >= $2) order by role"),
        args![account, day],
    )
    .await
}

/// The account with this address.
///
/// # Errors
/// When the database fails.
pub async fn by_email(conn: &impl Conn, email: &str) -> Result<Option<AccountRow>> {
    conn.maybe(
        sql!("select id, person, email, name, password_hash, language, suspended_at, version from account where email = $1"),
        args![email.trim().to_lowercase()],
    )
    .await
}

/// Whether an address is the mailbox of a post: several read it, so it is nobody's. It gets no
/// account and no link that opens one.
///
/// # Errors
/// When the database fails.
pub async fn is_mailbox(conn: &impl Conn, email: &str) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from post where lower(shared_mailbox) = $1"),
            args![email.trim().to_lowercase()],
        )
        .await?;
    Ok(n > 0)
}

/// The account with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Account>) -> Result<Option<AccountRow>> {
    conn.maybe(
        sql!("select id, person, email, name, password_hash, language, suspended_at, version from account where id = $1"),
        args![id],
    )
    .await
}

/// All accounts, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn) -> Result<Vec<AccountRow>> {
    conn.all(
        sql!("select id, person, email, name, password_hash, language, suspended_at, version from account order by name, id"),
        args![],
    )
    .await
}

pub(super) async fn set_password(tx: &Tx, account: Id<Account>, hash: &str) -> Result<()> {
    tx.run(
        sql!("update account set password_hash = $2, version = version + 1 where id = $1"),
        args![account, hash],
    )
    .await
    .map(drop)
}

/// How many passwords before the present one are not taken again.
const REMEMBERED: i64 = 5;

/// Hashes of the passwords that an account had before, latest first.
pub(super) async fn past_passwords(conn: &impl Conn, account: Id<Account>) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!("select hash from past_password where account = $1 order by until_at desc limit $2"),
            args![account, REMEMBERED],
        )
        .await?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

pub(super) async fn keep_past(tx: &Tx, account: Id<Account>, hash: &str, now: Instant) -> Result<()> {
    tx.run(
        sql!("insert into past_password (account, hash, until_at) values ($1, $2, $3)"),
        args![account, hash, now],
    )
    .await
    .map(drop)
}

pub(super) async fn set_language(tx: &Tx, account: Id<Account>, code: &str) -> Result<()> {
    tx.run(
        sql!("update account set language = $2 where id = $1"),
        args![account, code],
    )
    .await
    .map(drop)
}

pub(super) async fn insert_session(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    hash: &[u8],
    device: &str,
) -> Result<()> {
    let now = clock.now();
    tx.run(
        sql!("insert into session (token_hash, id, account, created_at, seen_at, expires_at, device, proved_at) values ($1, $2, $3, $4, $4, $5, $6, $4)"),
        args![hash, clock.random_id::<Session>(), account, now, now.plus_seconds(ABSOLUTE_SECONDS), device],
    )
    .await
    .map(drop)
}

/// Who a session belongs to, with the roles of a day: every page begins by it.
pub(super) async fn by_session(conn: &impl Conn, hash: &[u8], now: Instant, day: Date) -> Result<Vec<Found>> {
    conn.all(
        sql!("select a.id, a.person, a.email, a.name, a.language, a.version, a.employer, a.lender, s.seen_at, s.id as session, s.proved_at, s.wants_factor, \
              (select count(*) from deputy d where d.stand_in = a.id and d.from_on <= $4 and d.until_on >= $4 and d.ended_at is null) as stands_in, g.role, g.party from session s join account a on a.id = s.account \
              left join role_grant g on g.account = a.id and g.from_on <= $4 and (g.until_on is null or g.until_on >= $4) \
              where s.token_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and a.suspended_at is null order by g.role"),
        args![hash, now, now.plus_seconds(-IDLE_SECONDS), day],
    )
    .await
}

/// A session's last page is noted every five minutes, not on every page.
pub(super) fn wants_touch(seen_at: Instant, now: Instant) -> bool {
    now > seen_at.plus_seconds(300)
}

pub(super) async fn touch(db: &Db, hash: &[u8], now: Instant) -> Result<()> {
    db.run_alone::<(Instant,)>(
        "session.touch",
        sql!("update session set seen_at = $2 where token_hash = $1 returning seen_at"),
        args![hash, now],
    )
    .await
    .map(drop)
}

/// The open sessions of an account, latest first.
///
/// # Errors
/// When the database fails.
pub async fn sessions_of(conn: &impl Conn, account: Id<Account>, now: Instant) -> Result<Vec<SessionRow>> {
    conn.all(
        sql!("select id, created_at, seen_at, device from session where account = $1 and expires_at > $2 and seen_at > $3 order by seen_at desc"),
        args![account, now, now.plus_seconds(-IDLE_SECONDS)],
    )
    .await
}

pub(super) async fn session_id(conn: &impl Conn, hash: &[u8]) -> Result<Option<Id<Session>>> {
    let row: Option<(Id<Session>,)> = conn
        .maybe(sql!("select id from session where token_hash = $1"), args![hash])
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Whether the office waits for a second factor of whoever is signed in by this session.
pub(super) async fn set_wants_factor(tx: &Tx, hash: &[u8], wants: bool) -> Result<()> {
    tx.run(
        sql!("update session set wants_factor = $2 where token_hash = $1"),
        args![hash, wants],
    )
    .await
    .map(drop)
}

/// Whoever is signed in by a session has shown again that it is them: the session goes on under
/// another token, and the old one is dead.
pub(super) async fn set_proved(tx: &Tx, session: Id<Session>, hash: &[u8], now: Instant) -> Result<u64> {
    tx.run(
        sql!("update session set proved_at = $3, token_hash = $2 where id = $1"),
        args![session, hash, now],
    )
    .await
}

/// Ends the session of a browser in which somebody signs in anew.
pub(super) async fn end_replaced(tx: &Tx, session: Id<Session>) -> Result<()> {
    tx.run(sql!("delete from session where id = $1"), args![session])
        .await
        .map(drop)
}

/// Ends one session of an account.
///
/// # Errors
/// When the database fails.
pub async fn end_session(tx: &Tx, account: Id<Account>, session: Id<Session>) -> Result<u64> {
    tx.run(
        sql!("delete from session where account = $1 and id = $2"),
        args![account, session],
    )
    .await
}

/// Ends all sessions of an account, or all but one.
///
/// # Errors
/// When the database fails.
pub async fn end_other_sessions(tx: &Tx, account: Id<Account>, but: Option<Id<Session>>) -> Result<u64> {
    tx.run(
        sql!("delete from session where account = $1 and id <> $2"),
        // No session has the nil id: then all of them end.
        args![account, but.unwrap_or(Id::of(uuid::Uuid::nil()))],
    )
    .await
}

pub(super) async fn insert_link(
    tx: &Tx,
    clock: &Clock,
    kind: LinkKind,
    account: Id<Account>,
    hash: &[u8],
) -> Result<()> {
    let now = clock.now();
    tx.run(
        sql!("insert into link (token_hash, id, kind, account, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)"),
        args![hash, clock.random_id::<Link>(), kind.code(), account, now, now.plus_seconds(kind.seconds())],
    )
    .await
    .map(drop)
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct LinkRow {
    pub kind: String,
    pub account: Id<Account>,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
}

pub(super) async fn find_link(conn: &impl Conn, hash: &[u8]) -> Result<Option<LinkRow>> {
    conn.maybe(
        sql!("select kind, account, expires_at, used_at, revoked_at from link where token_hash = $1"),
        args![hash],
    )
    .await
}

/// Uses a link up; 0 when someone was faster.
pub(super) async fn use_link(tx: &Tx, hash: &[u8], now: Instant) -> Result<u64> {
    tx.run(
        sql!("update link set used_at = $2 where token_hash = $1 and used_at is null and revoked_at is null"),
        args![hash, now],
    )
    .await
}

/// Ends the unused links of an account.
///
/// # Errors
/// When the database fails.
pub async fn revoke_links(tx: &Tx, account: Id<Account>, now: Instant) -> Result<()> {
    tx.run(
        sql!("update link set revoked_at = $2 where account = $1 and used_at is null and revoked_at is null"),
        args![account, now],
    )
    .await
    .map(drop)
}

/// Asks the database the least there is to ask, for readiness.
///
/// # Errors
/// When it does not answer.
pub async fn store_answers(conn: &impl Conn) -> Result<()> {
    let (_one,): (i64,) = conn.one(sql!("select count(*) from setting"), args![]).await?;
    Ok(())
}

/// A role of an account, for the list of accounts.
#[derive(Debug, Clone, FromRow)]
pub struct AccountGrant {
    /// Whose.
    pub account: Id<Account>,
    /// The role's code.
    pub role: String,
}

/// All roles that have not ended, for the list of accounts.
///
/// # Errors
/// When the database fails.
pub async fn all_grants(conn: &impl Conn) -> Result<Vec<AccountGrant>> {
    conn.all(
        sql!("select account, role from role_grant where until_on is null order by account, role"),
        args![],
    )
    .await
}

pub(super) async fn set_suspended(tx: &Tx, account: Id<Account>, at: Option<Instant>) -> Result<()> {
    tx.run(
        sql!("update account set suspended_at = $2, version = version + 1 where id = $1"),
        args![account, at],
    )
    .await
    .map(drop)
}
