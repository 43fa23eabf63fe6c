//! SQL of escrow.

use balai_kernel::{
    Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Tx},
};
use serde_json::{Value, json};

use super::{NewPart, Request};
use crate::{
    sealing_key::SealingKey,
    team::{Team, TeamKey},
    wire,
};

/// One of the two who hold half of a team's last key.
#[derive(Debug, Clone, FromRow)]
pub struct Holder {
    /// Who.
    pub account: Id<Account>,
    /// Their name.
    pub name: String,
    /// Where letters reach them.
    pub email: String,
    /// In which language.
    pub language: String,
    /// The sealing key for which their half was sealed.
    pub key: Id<SealingKey>,
    /// Its public half.
    pub point: Vec<u8>,
    /// Whether they have put that key aside since.
    pub is_replaced: bool,
    /// The half.
    pub wrapped: Vec<u8>,
    /// The team's mark for their key.
    pub vouched: Vec<u8>,
}

impl Holder {
    /// What the script needs to seal a half for them.
    pub fn facts(&self) -> Value {
        json!({
            "account": self.account,
            "key": self.key,
            "point": wire::write(&self.point),
            "vouched": wire::write(&self.vouched),
        })
    }
}

/// The holders of the last key of a team.
///
/// # Errors
/// When the database fails.
pub async fn holders(conn: &impl Conn, team: Id<Team>) -> Result<Vec<Holder>> {
    conn.all(
        sql!("select a.id as account, a.name, a.email, a.language, k.id as key, k.public_key as point, (k.replaced_at is not null) as is_replaced, p.wrapped, p.vouched \
              from escrow_part p join account a on a.id = p.holder join sealing_key k on k.id = p.sealing_key \
              where p.team_key = (select x.id from team_key x where x.team = $1 order by x.number desc limit 1) order by p.created_at, p.id"),
        args![team],
    )
    .await
}

/// The holders of one key.
///
/// # Errors
/// When the database fails.
pub async fn holders_of(conn: &impl Conn, key: Id<TeamKey>) -> Result<Vec<Holder>> {
    conn.all(
        sql!("select a.id as account, a.name, a.email, a.language, k.id as key, k.public_key as point, (k.replaced_at is not null) as is_replaced, p.wrapped, p.vouched \
              from escrow_part p join account a on a.id = p.holder join sealing_key k on k.id = p.sealing_key \
              where p.team_key = $1 order by p.created_at, p.id"),
        args![key],
    )
    .await
}

/// Takes away the halves of a key.
///
/// # Errors
/// When the database fails.
pub async fn remove_parts(tx: &Tx, key: Id<TeamKey>) -> Result<u64> {
    tx.run(sql!("delete from escrow_part where team_key = $1"), args![key])
        .await
}

/// Keeps one half.
///
/// # Errors
/// When the database fails.
pub async fn insert_part(tx: &Tx, clock: &Clock, key: Id<TeamKey>, part: &NewPart) -> Result<()> {
    tx.run(
        sql!("insert into escrow_part (id, team_key, holder, sealing_key, wrapped, vouched, created_at) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![
            clock.id::<Holder>(),
            key,
            part.holder,
            part.key,
            part.part.as_slice(),
            part.vouched.as_slice(),
            clock.now()
        ],
    )
    .await
    .map(drop)
}

/// What was asked of a team's holders and is not over.
///
/// # Errors
/// When the database fails.
pub async fn open_of(conn: &impl Conn, team: Id<Team>) -> Result<Vec<Request>> {
    conn.all(
        sql!("select r.id, r.team, t.name as team_name, r.team_key, x.number, r.asked_by, a.name as asker, r.sealing_key, k.public_key as point, r.reason, r.asked_at, r.ended_at, t.audience \
              from escrow_request r join team t on t.id = r.team join team_key x on x.id = r.team_key join account a on a.id = r.asked_by join sealing_key k on k.id = r.sealing_key \
              where r.team = $1 and r.ended_at is null order by r.asked_at, r.id"),
        args![team],
    )
    .await
}

/// What an account is asked for as a holder, or asked for itself, and is not over.
///
/// # Errors
/// When the database fails.
pub async fn open_for(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Request>> {
    conn.all(
        sql!("select r.id, r.team, t.name as team_name, r.team_key, x.number, r.asked_by, a.name as asker, r.sealing_key, k.public_key as point, r.reason, r.asked_at, r.ended_at, t.audience \
              from escrow_request r join team t on t.id = r.team join team_key x on x.id = r.team_key join account a on a.id = r.asked_by join sealing_key k on k.id = r.sealing_key \
              where r.ended_at is null and ((exists (select 1 from escrow_part p where p.team_key = r.team_key and p.holder = $1) \
              and not exists (select 1 from escrow_answer w where w.request = r.id and w.holder = $1)) \
              or (r.asked_by = $1 and (select count(*) from escrow_answer w where w.request = r.id) = 2)) order by r.asked_at, r.id"),
        args![account],
    )
    .await
}

/// The request with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Request>) -> Result<Option<Request>> {
    conn.maybe(
        sql!("select r.id, r.team, t.name as team_name, r.team_key, x.number, r.asked_by, a.name as asker, r.sealing_key, k.public_key as point, r.reason, r.asked_at, r.ended_at, t.audience \
              from escrow_request r join team t on t.id = r.team join team_key x on x.id = r.team_key join account a on a.id = r.asked_by join sealing_key k on k.id = r.sealing_key where r.id = $1"),
        args![id],
    )
    .await
}

/// Keeps that somebody asks.
///
/// # Errors
/// When the database fails.
#[expect(clippy::too_many_arguments, reason = "a row has as many columns")]
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    id: Id<Request>,
    team: Id<Team>,
    key: Id<TeamKey>,
    by: Id<Account>,
    sealing_key: Id<SealingKey>,
    reason: &str,
) -> Result<()> {
    tx.run(
        sql!("insert into escrow_request (id, team, team_key, asked_by, sealing_key, reason, asked_at) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![id, team, key, by, sealing_key, reason, clock.now()],
    )
    .await
    .map(drop)
}

/// Ends a request; 0 when it is over.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<Request>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update escrow_request set ended_at = $2 where id = $1 and ended_at is null"),
        args![id, now],
    )
    .await
}

/// A holder's half, given to whoever asked.
#[derive(Debug, Clone, FromRow)]
pub struct Answered {
    /// Who gave it.
    pub holder: Id<Account>,
    /// The half.
    pub wrapped: Vec<u8>,
}

/// What the holders have given.
///
/// # Errors
/// When the database fails.
pub async fn answers(conn: &impl Conn, id: Id<Request>) -> Result<Vec<Answered>> {
    conn.all(
        sql!("select holder, wrapped from escrow_answer where request = $1 order by holder"),
        args![id],
    )
    .await
}

/// Keeps a holder's answer; 0 when they had answered.
///
/// # Errors
/// When the database fails.
pub async fn insert_answer(
    tx: &Tx,
    clock: &Clock,
    id: Id<Request>,
    holder: Id<Account>,
    wrapped: &[u8],
) -> Result<u64> {
    tx.run(
        sql!("insert into escrow_answer (request, holder, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing"),
        args![id, holder, wrapped, clock.now()],
    )
    .await
}

/// Takes the answers of a request away: what they were for is done.
///
/// # Errors
/// When the database fails.
pub async fn remove_answers(tx: &Tx, id: Id<Request>) -> Result<u64> {
    tx.run(sql!("delete from escrow_answer where request = $1"), args![id])
        .await
}
