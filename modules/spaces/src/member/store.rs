//! SQL of members of teams.

use balai_kernel::{
    Clock, Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow, Tx},
};

use super::Member;
use crate::team::Team;

/// Those who were asked into a team and have not left it, the longest inside first.
///
/// # Errors
/// When the database fails.
pub async fn of_team(conn: &impl Conn, team: Id<Team>) -> Result<Vec<Member>> {
    conn.all(
        sql!("select m.id, m.team, m.account, m.address, m.is_leader, m.accepted_at, a.name, k.id as key, k.public_key as point, c.vouched, t.leaders \
              from team_member m join team t on t.id = m.team \
              left join account a on a.id = m.account and m.accepted_at is not null \
              left join sealing_key k on k.account = a.id and k.replaced_at is null \
              left join team_key_copy c on c.sealing_key = k.id and c.wrapped is not null and c.team_key = (select x.id from team_key x where x.team = m.team order by x.number desc limit 1) \
              where m.team = $1 and m.ended_at is null order by m.accepted_at is null, m.accepted_at, m.asked_at, m.id"),
        args![team],
    )
    .await
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Member>) -> Result<Option<Member>> {
    conn.maybe(
        sql!("select m.id, m.team, m.account, m.address, m.is_leader, m.accepted_at, a.name, k.id as key, k.public_key as point, c.vouched, t.leaders \
              from team_member m join team t on t.id = m.team \
              left join account a on a.id = m.account and m.accepted_at is not null \
              left join sealing_key k on k.account = a.id and k.replaced_at is null \
              left join team_key_copy c on c.sealing_key = k.id and c.wrapped is not null and c.team_key = (select x.id from team_key x where x.team = m.team order by x.number desc limit 1) \
              where m.id = $1 and m.ended_at is null"),
        args![id],
    )
    .await
}

/// Somebody who is inside.
#[derive(Debug, Clone, FromRow)]
pub struct Inside {
    /// Who.
    pub account: Id<Account>,
    /// Whether they lead.
    pub is_leader: bool,
    /// Where letters reach them.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// Those who are inside.
///
/// # Errors
/// When the database fails.
pub async fn inside(conn: &impl Conn, team: Id<Team>) -> Result<Vec<Inside>> {
    conn.all(
        sql!("select a.id as account, m.is_leader, a.email, a.language from team_member m join account a on a.id = m.account \
              where m.team = $1 and m.accepted_at is not null and m.ended_at is null order by m.accepted_at, m.id"),
        args![team],
    )
    .await
}

/// Whether an account has to do with any team: as a member, as somebody asked in, as a holder of
/// half of a key.
///
/// # Errors
/// When the database fails.
pub async fn is_concerned(conn: &impl Conn, account: Id<Account>) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select (select count(*) from team_member where account = $1 and ended_at is null) + (select count(*) from escrow_part where holder = $1)"),
            args![account],
        )
        .await?;
    Ok(n > 0)
}

/// A team that somebody was asked into and has not answered.
#[derive(Debug, Clone, FromRow)]
pub struct Asked {
    /// The asking.
    pub id: Id<Member>,
    /// The team's name.
    pub team: String,
    /// Who asked.
    pub by: String,
}

/// The teams that an account was asked into and has not answered.
///
/// # Errors
/// When the database fails.
pub async fn asked(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Asked>> {
    conn.all(
        sql!("select m.id, t.name as team, b.name as by from team_member m join team t on t.id = m.team join account b on b.id = m.asked_by \
              where m.account = $1 and m.accepted_at is null and m.ended_at is null order by m.asked_at, m.id"),
        args![account],
    )
    .await
}

/// How many wait for the key of a team that an account can open.
///
/// # Errors
/// When the database fails.
pub async fn waiting(conn: &impl Conn, account: Id<Account>) -> Result<Vec<(Id<Team>, String, String)>> {
    conn.all(
        sql!("select t.id, t.name, a.name from team t join team_member m on m.team = t.id and m.accepted_at is not null and m.ended_at is null \
              join account a on a.id = m.account join sealing_key k on k.account = a.id and k.replaced_at is null \
              join team_member o on o.team = t.id and o.account = $1 and o.accepted_at is not null and o.ended_at is null \
              where m.account <> $1 and not exists (select 1 from team_key_copy c join team_key x on x.id = c.team_key \
              where c.sealing_key = k.id and c.wrapped is not null and x.team = t.id and x.number = (select max(number) from team_key where team = t.id)) \
              order by t.name, a.name"),
        args![account],
    )
    .await
}

/// Keeps whoever founds a team: inside and leading.
///
/// # Errors
/// When the database fails.
pub async fn insert_founder(tx: &Tx, clock: &Clock, team: Id<Team>, account: Id<Account>) -> Result<()> {
    let now = clock.now();
    tx.run(
        sql!("insert into team_member (id, team, account, address, is_leader, asked_by, asked_at, accepted_at) values ($1, $2, $3, '', true, $3, $4, $4)"),
        args![clock.id::<Member>(), team, account, now],
    )
    .await
    .map(drop)
}

/// Keeps that somebody was asked.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    team: Id<Team>,
    account: Option<Id<Account>>,
    address: &str,
    by: Id<Account>,
) -> Result<Id<Member>> {
    let id = clock.random_id();
    tx.run(
        sql!("insert into team_member (id, team, account, address, is_leader, asked_by, asked_at) values ($1, $2, $3, $4, false, $5, $6)"),
        args![id, team, account, address, by, clock.now()],
    )
    .await?;
    Ok(id)
}

/// Whether an address or its account was asked already.
///
/// # Errors
/// When the database fails.
pub async fn is_asked(
    conn: &impl Conn,
    team: Id<Team>,
    account: Option<Id<Account>>,
    address: &str,
) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from team_member where team = $1 and ended_at is null and (account = $2 or (address <> '' and address = $3))"),
            args![team, account, address],
        )
        .await?;
    Ok(n > 0)
}

/// They said yes; 0 when that was said before or they were removed.
///
/// # Errors
/// When the database fails.
pub async fn accept(tx: &Tx, id: Id<Member>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update team_member set accepted_at = $2 where id = $1 and accepted_at is null and ended_at is null"),
        args![id, now],
    )
    .await
}

/// Ends it; 0 when it has ended.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &Tx, id: Id<Member>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update team_member set ended_at = $2 where id = $1 and ended_at is null"),
        args![id, now],
    )
    .await
}

/// Says whether somebody leads.
///
/// # Errors
/// When the database fails.
pub async fn set_leader(tx: &Tx, id: Id<Member>, is_leader: bool) -> Result<u64> {
    tx.run(
        sql!("update team_member set is_leader = $2 where id = $1 and accepted_at is not null and ended_at is null"),
        args![id, is_leader],
    )
    .await
}
