//! SQL of one's own data: each statement is about one account, or about rows named one by one.

use uuid::Uuid;

use crate::{
    account::Account,
    args,
    clock::Instant,
    error::Result,
    id::Id,
    sql,
    store::{Arg, Conn, Day, FromRow, Query},
};

#[derive(Debug, Clone, FromRow)]
pub(super) struct AccountFacts {
    pub name: String,
    pub email: String,
    pub language: String,
    pub created_at: Instant,
    pub has_password: bool,
    pub app_since: Option<Instant>,
}

pub(super) async fn account(conn: &impl Conn, id: Id<Account>) -> Result<Option<AccountFacts>> {
    conn.maybe(
        sql!("select c.name, c.email, c.language, c.created_at, (c.password_hash is not null) as has_password, f.confirmed_at as app_since from account c left join authenticator f on f.account = c.id where c.id = $1"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Role {
    pub role: String,
    pub from_on: Day,
    pub until_on: Option<Day>,
}

pub(super) async fn roles(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Role>> {
    conn.all(
        sql!("select role, from_on, until_on from role_grant where account = $1 order by from_on, role"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Session {
    pub device: String,
    pub created_at: Instant,
    pub seen_at: Instant,
}

pub(super) async fn sessions(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Session>> {
    conn.all(
        sql!("select device, created_at, seen_at from session where account = $1 order by created_at desc, id limit 500"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Letter {
    pub subject: String,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
}

pub(super) async fn letters(conn: &impl Conn, email: &str) -> Result<Vec<Letter>> {
    conn.all(
        sql!("select subject, created_at, sent_at from mail where lower(recipient) = $1 order by created_at desc, id limit 2000"),
        args![email.to_lowercase()],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct File {
    pub name: String,
    pub size: i64,
    pub created_at: Instant,
}

pub(super) async fn files(conn: &impl Conn, id: Id<Account>) -> Result<Vec<File>> {
    conn.all(
        sql!("select name, size, created_at from file where created_by = $1 order by created_at desc, id limit 2000"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct View {
    pub name: String,
    pub path: String,
    pub query: String,
}

pub(super) async fn views(conn: &impl Conn, id: Id<Account>) -> Result<Vec<View>> {
    conn.all(
        sql!("select name, path, query from saved_view where account = $1 order by name, id"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Passkey {
    pub name: String,
    pub created_at: Instant,
    pub used_at: Option<Instant>,
}

pub(super) async fn passkeys(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Passkey>> {
    conn.all(
        sql!("select name, created_at, used_at from passkey where account = $1 order by created_at, id"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Identity {
    pub issuer: String,
    pub email: String,
    pub created_at: Instant,
    pub used_at: Option<Instant>,
}

pub(super) async fn identities(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Identity>> {
    conn.all(
        sql!("select issuer, email, created_at, used_at from openid_link where account = $1 order by created_at, id"),
        args![id],
    )
    .await
}

/// Who was away and who stood in: the two know of each other.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Deputy {
    pub holder: String,
    pub stand_in: String,
    pub from_on: Day,
    pub until_on: Day,
}

pub(super) async fn deputies(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Deputy>> {
    conn.all(
        sql!("select h.name as holder, s.name as stand_in, d.from_on, d.until_on from deputy d join account h on h.id = d.holder join account s on s.id = d.stand_in where d.holder = $1 or d.stand_in = $1 order by d.from_on, d.id"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Suspension {
    pub reason: String,
    pub made_at: Instant,
    pub lifted_at: Option<Instant>,
}

pub(super) async fn suspensions(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Suspension>> {
    conn.all(
        sql!("select reason, made_at, lifted_at from suspension where account = $1 order by made_at, id"),
        args![id],
    )
    .await
}

#[derive(Debug, Clone, FromRow)]
pub(super) struct Program {
    pub name: String,
    pub purpose: String,
    pub created_at: Instant,
    pub ended_at: Option<Instant>,
}

/// Programs that somebody answers for.
pub(super) async fn programs(conn: &impl Conn, id: Id<Account>) -> Result<Vec<Program>> {
    conn.all(
        sql!("select name, purpose, created_at, ended_at from service_account where answers = $1 order by created_at, id"),
        args![id],
    )
    .await
}

/// An act on something that tells of somebody.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Done {
    pub at: Instant,
    pub account: Option<Id<Account>>,
    pub function: String,
    pub from_party: Option<Uuid>,
    pub act: String,
    pub noun: String,
    pub fields: String,
}

/// Rows in one question.
const ROWS: usize = 200;
/// The most acts that are told.
pub(super) const MOST: usize = 2000;

/// What was done to rows, latest first, at most [`MOST`] and one more.
pub(super) async fn done_to(conn: &impl Conn, rows: &[Uuid]) -> Result<Vec<Done>> {
    let mut all: Vec<Done> = Vec::new();
    let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    for part in rows.chunks(ROWS) {
        let found: Vec<Done> =
            Query::new("select at, account, function, from_party, act, noun, fields from audit_line")
                .and_in("row_id", part.iter().map(|row| Arg::from(*row)).collect())
                .push_with("order by at desc, id desc limit ?", args![most])
                .all(conn)
                .await?;
        all.extend(found);
    }
    all.sort_by_key(|done| std::cmp::Reverse(done.at));
    all.truncate(MOST + 1);
    Ok(all)
}
