//! SQL of teams and their keys.

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Query, Tx},
};

use super::{Team, TeamKey};
use crate::sealing_key::SealingKey;

/// A team in the list.
#[derive(Debug, Clone, FromRow)]
pub struct Line {
    /// Its id.
    pub id: Id<Team>,
    /// Its name.
    pub name: String,
    /// How many members it has.
    pub members: i64,
    /// How many notes and files.
    pub items: i64,
    /// When the last of these was written.
    pub changed_at: Option<Instant>,
}

/// The team with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Team>) -> Result<Option<Team>> {
    conn.maybe(
        sql!("select id, name, audience, leaders from team where id = $1"),
        args![id],
    )
    .await
}

/// The teams that an actor may see, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &impl Conn, actor: &Actor) -> Result<Vec<Line>> {
    Query::new(
        "select t.id, t.name, \
         (select count(*) from team_member m where m.team = t.id and m.accepted_at is not null and m.ended_at is null) as members, \
         (select count(*) from sealed_item i where i.team = t.id) as items, \
         (select max(i.changed_at) from sealed_item i where i.team = t.id) as changed_at from team t",
    )
    .seen_by(actor, "t.audience")
    .push("order by t.name, t.id")
    .all(conn)
    .await
}

/// Keeps a new team; 0 when its id is taken.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, id: Id<Team>, name: &str, by: Id<Account>) -> Result<u64> {
    tx.run(
        sql!("insert into team (id, name, audience, leaders, created_by, created_at) values ($1, $2, '', '', $3, $4) on conflict do nothing"),
        args![id, name, by, clock.now()],
    )
    .await
}

/// Says anew who can see a team and who leads it.
///
/// # Errors
/// When the database fails.
pub async fn set_audience(tx: &Tx, id: Id<Team>, audience: &str, leaders: &str) -> Result<()> {
    tx.run(
        sql!("update team set audience = $2, leaders = $3 where id = $1"),
        args![id, audience, leaders],
    )
    .await
    .map(drop)
}

/// The keys of a team, the first one first, each with its copy under the present sealing key of
/// an account.
///
/// # Errors
/// When the database fails.
pub async fn keys_for(
    conn: &impl Conn,
    team: Id<Team>,
    account: Id<Account>,
) -> Result<Vec<(i64, Option<Vec<u8>>, Option<Vec<u8>>)>> {
    conn.all(
        sql!("select t.number, t.before, c.wrapped from team_key t \
              left join sealing_key k on k.account = $2 and k.replaced_at is null \
              left join team_key_copy c on c.team_key = t.id and c.sealing_key = k.id where t.team = $1 order by t.number"),
        args![team, account],
    )
    .await
}

/// The key that seals: the last.
///
/// # Errors
/// When the database fails.
pub async fn last_key(conn: &impl Conn, team: Id<Team>) -> Result<Option<TeamKey>> {
    conn.maybe(
        sql!("select id, number, before from team_key where team = $1 order by number desc limit 1"),
        args![team],
    )
    .await
}

/// Keeps a new key; 0 when somebody has changed it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn insert_key(
    tx: &Tx,
    clock: &Clock,
    id: Id<TeamKey>,
    team: Id<Team>,
    number: i64,
    before: Option<&[u8]>,
    by: Id<Account>,
) -> Result<u64> {
    tx.run(
        sql!("insert into team_key (id, team, number, before, made_by, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing"),
        args![id, team, number, before, by, clock.now()],
    )
    .await
}

/// Keeps a copy of a team's key for somebody's sealing key, in the place of an older one.
///
/// # Errors
/// When the database fails.
pub async fn insert_copy(
    tx: &Tx,
    clock: &Clock,
    key: Id<TeamKey>,
    to: Id<SealingKey>,
    wrapped: &[u8],
    vouched: &[u8],
    by: Id<Account>,
) -> Result<()> {
    tx.run(
        sql!("insert into team_key_copy (id, team_key, sealing_key, wrapped, vouched, given_by, created_at) values ($1, $2, $3, $4, $5, $6, $7) \
              on conflict (team_key, sealing_key) do update set wrapped = excluded.wrapped, vouched = excluded.vouched, given_by = excluded.given_by, created_at = excluded.created_at"),
        args![clock.id::<TeamKey>(), key, to, wrapped, vouched, by, clock.now()],
    )
    .await
    .map(drop)
}

/// Takes away what an account could open the team's keys with.
///
/// # Errors
/// When the database fails.
pub async fn remove_copies(tx: &Tx, team: Id<Team>, account: Id<Account>) -> Result<u64> {
    tx.run(
        sql!("update team_key_copy set wrapped = null where team_key in (select id from team_key where team = $1) \
              and sealing_key in (select id from sealing_key where account = $2)"),
        args![team, account],
    )
    .await
}

/// Whether somebody who is no member any more once had the last key.
///
/// # Errors
/// When the database fails.
pub async fn is_key_stale(conn: &impl Conn, team: Id<Team>) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from team_key_copy c join team_key t on t.id = c.team_key join sealing_key k on k.id = c.sealing_key \
                  where t.team = $1 and t.number = (select max(number) from team_key where team = $1) \
                  and not exists (select 1 from team_member m where m.team = $1 and m.account = k.account and m.accepted_at is not null and m.ended_at is null)"),
            args![team],
        )
        .await?;
    Ok(n > 0)
}
