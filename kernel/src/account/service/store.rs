//! SQL of service accounts and their tokens.

use jiff::civil::Date;

use crate::{
    account::Account,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// Another program.
#[derive(Debug, Clone, FromRow)]
pub struct ServiceRow {
    /// Its id; also the account in the lines of what it did.
    pub id: Id<ServiceRow>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who answers for it.
    pub answers: Id<Account>,
    /// Their name.
    pub answers_name: String,
    /// Since when.
    pub created_at: Instant,
    /// Since when it is not used any more.
    pub ended_at: Option<Instant>,
}

/// A token of a program.
#[derive(Debug, Clone, FromRow)]
pub struct TokenRow {
    /// Its id.
    pub id: Id<TokenRow>,
    /// Whose.
    pub service: Id<ServiceRow>,
    /// The program's name.
    pub name: String,
    /// Who answers for the program.
    pub answers: Id<Account>,
    /// How its text begins.
    pub begins: String,
    /// What it reads, with spaces between.
    pub nouns: String,
    /// With whose eyes: `public` or `members`.
    pub sees: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends by itself.
    pub expires_at: Instant,
    /// When it was taken away.
    pub revoked_at: Option<Instant>,
    /// When it last read something, to five minutes.
    pub used_at: Option<Instant>,
}

/// What a token that can be used says.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Usable {
    pub id: Id<TokenRow>,
    pub service: Id<ServiceRow>,
    pub name: String,
    pub nouns: String,
    pub sees: String,
    pub used_at: Option<Instant>,
}

/// The token with this hash, if it can be used now; with when it last read this noun.
pub(super) async fn usable(
    conn: &impl Conn,
    hash: &[u8],
    noun: &str,
    now: Instant,
) -> Result<Option<Usable>> {
    conn.maybe(
        sql!("select t.id, t.service, s.name, t.nouns, t.sees, u.used_at from service_token t join service_account s on s.id = t.service \
              left join service_token_use u on u.token = t.id and u.noun = $2 \
              where t.hash = $1 and t.expires_at > $3 and t.revoked_at is null and s.ended_at is null"),
        args![hash, noun, now],
    )
    .await
}

pub(super) async fn note_use(tx: &Tx, token: Id<TokenRow>, noun: &str, now: Instant) -> Result<()> {
    tx.run(
        sql!("insert into service_token_use (token, noun, used_at) values ($1, $2, $3) on conflict (token, noun) do update set used_at = $3"),
        args![token, noun, now],
    )
    .await
    .map(drop)
}

/// All programs, by name; those that ended last.
pub(super) async fn all(conn: &impl Conn) -> Result<Vec<ServiceRow>> {
    conn.all(
        sql!("select s.id, s.name, s.purpose, s.answers, a.name as answers_name, s.created_at, s.ended_at from service_account s \
              join account a on a.id = s.answers order by case when s.ended_at is null then 0 else 1 end, s.name, s.id"),
        args![],
    )
    .await
}

pub(super) async fn find(conn: &impl Conn, id: Id<ServiceRow>) -> Result<Option<ServiceRow>> {
    conn.maybe(
        sql!("select s.id, s.name, s.purpose, s.answers, a.name as answers_name, s.created_at, s.ended_at from service_account s \
              join account a on a.id = s.answers where s.id = $1"),
        args![id],
    )
    .await
}

/// What is written of a new program.
pub(super) struct New<'a> {
    pub name: &'a str,
    pub purpose: &'a str,
    pub answers: Id<Account>,
    pub created_by: Id<Account>,
}

pub(super) async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<ServiceRow>> {
    let id = clock.random_id();
    tx.run(
        sql!("insert into service_account (id, name, purpose, answers, created_by, created_at) values ($1, $2, $3, $4, $5, $6)"),
        args![id, new.name, new.purpose, new.answers, new.created_by, clock.now()],
    )
    .await?;
    Ok(id)
}

/// Another answers for a program from now on.
pub(super) async fn set_answers(tx: &Tx, id: Id<ServiceRow>, answers: Id<Account>) -> Result<()> {
    tx.run(
        sql!("update service_account set answers = $2 where id = $1"),
        args![id, answers],
    )
    .await
    .map(drop)
}

/// Ends a program with all its tokens; 0 when it has ended already.
pub(super) async fn end(tx: &Tx, id: Id<ServiceRow>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update service_token set revoked_at = $2 where service = $1 and revoked_at is null"),
        args![id, now],
    )
    .await?;
    tx.run(
        sql!("update service_account set ended_at = $2 where id = $1 and ended_at is null"),
        args![id, now],
    )
    .await
}

/// What is kept of a new token.
pub(super) struct NewToken<'a> {
    pub hash: &'a [u8],
    pub service: Id<ServiceRow>,
    pub begins: &'a str,
    pub nouns: &'a str,
    pub sees: &'a str,
    pub created_by: Id<Account>,
    pub expires_at: Instant,
}

pub(super) async fn insert_token(tx: &Tx, clock: &Clock, new: &NewToken<'_>) -> Result<Id<TokenRow>> {
    let id = clock.random_id();
    tx.run(
        sql!("insert into service_token (hash, id, service, begins, nouns, sees, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![new.hash, id, new.service, new.begins, new.nouns, new.sees, new.created_by, clock.now(), new.expires_at],
    )
    .await?;
    Ok(id)
}

/// The tokens of a program, latest first.
pub(super) async fn tokens(conn: &impl Conn, service: Id<ServiceRow>) -> Result<Vec<TokenRow>> {
    conn.all(
        sql!("select t.id, t.service, s.name, s.answers, t.begins, t.nouns, t.sees, t.created_at, t.expires_at, t.revoked_at, \
              (select max(u.used_at) from service_token_use u where u.token = t.id) as used_at \
              from service_token t join service_account s on s.id = t.service where t.service = $1 order by t.created_at desc, t.id"),
        args![service],
    )
    .await
}

/// All tokens that can still be used, those that end first before the others.
pub(super) async fn open_tokens(conn: &impl Conn, now: Instant) -> Result<Vec<TokenRow>> {
    conn.all(
        sql!("select t.id, t.service, s.name, s.answers, t.begins, t.nouns, t.sees, t.created_at, t.expires_at, t.revoked_at, \
              (select max(u.used_at) from service_token_use u where u.token = t.id) as used_at \
              from service_token t join service_account s on s.id = t.service \
              where t.revoked_at is null and t.expires_at > $1 order by t.expires_at, t.id"),
        args![now],
    )
    .await
}

pub(super) async fn token(conn: &impl Conn, id: Id<TokenRow>) -> Result<Option<TokenRow>> {
    conn.maybe(
        sql!("select t.id, t.service, s.name, s.answers, t.begins, t.nouns, t.sees, t.created_at, t.expires_at, t.revoked_at, \
              (select max(u.used_at) from service_token_use u where u.token = t.id) as used_at \
              from service_token t join service_account s on s.id = t.service where t.id = $1"),
        args![id],
    )
    .await
}

/// Takes a token away; 0 when that was done before.
pub(super) async fn revoke(tx: &Tx, id: Id<TokenRow>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update service_token set revoked_at = $2 where id = $1 and revoked_at is null"),
        args![id, now],
    )
    .await
}

/// Tokens of the programs that somebody answers for, which end within a time.
pub(super) async fn ending_for(
    conn: &impl Conn,
    answers: Id<Account>,
    now: Instant,
    soon: Instant,
) -> Result<Vec<TokenRow>> {
    conn.all(
        sql!("select t.id, t.service, s.name, s.answers, t.begins, t.nouns, t.sees, t.created_at, t.expires_at, t.revoked_at, t.created_at as used_at \
              from service_token t join service_account s on s.id = t.service \
              where s.answers = $1 and s.ended_at is null and t.revoked_at is null and t.expires_at > $2 and t.expires_at <= $3 order by t.expires_at, t.id"),
        args![answers, now, soon],
    )
    .await
}

/// Programs for which nobody answers any more: suspended, or without a role today.
pub(super) async fn unanswered(conn: &impl Conn, today: Date) -> Result<Vec<ServiceRow>> {
    conn.all(
        sql!("select s.id, s.name, s.purpose, s.answers, a.name as answers_name, s.created_at, s.ended_at from service_account s \
              join account a on a.id = s.answers where s.ended_at is null and (a.suspended_at is not null or not exists \
              (select 1 from role_grant g where g.account = a.id and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1))) order by s.name, s.id"),
        args![today],
    )
    .await
}

/// Who may answer for a program.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Candidate {
    pub id: Id<Account>,
    pub name: String,
}

/// Those of the office and the administrators, today.
pub(super) async fn candidates(conn: &impl Conn, today: Date) -> Result<Vec<Candidate>> {
    conn.all(
        sql!("select distinct a.id, a.name from account a join role_grant g on g.account = a.id \
              where a.suspended_at is null and g.from_on <= $1 and (g.until_on is null or g.until_on >= $1) \
              and g.role in ('administrator', 'co-manager', 'programme-officer', 'monitoring-officer') order by a.name, a.id"),
        args![today],
    )
    .await
}
