//! SQL of deputies.

use jiff::civil::Date;

use crate::{
    account::Account,
    actor::{PartyRef, Role},
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, Day, FromRow, Tx},
};

/// Somebody who stands in for another.
#[derive(Debug, Clone, FromRow)]
pub struct DeputyRow {
    /// Its id.
    pub id: Id<DeputyRow>,
    /// Who is away.
    pub holder: Id<Account>,
    /// Their name.
    pub holder_name: String,
    /// Who stands in.
    pub stand_in: Id<Account>,
    /// Their name.
    pub stand_in_name: String,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub until_on: Day,
}

/// A role that somebody has today because they stand in for another.
#[derive(Debug, Clone, FromRow)]
pub(in crate::account) struct Lent {
    pub holder: String,
    pub until_on: Day,
    role: String,
    party: Option<Id<PartyRef>>,
}

impl Lent {
    pub fn grant(&self) -> Option<(Role, Option<Id<PartyRef>>)> {
        Some((Role::from_code(&self.role)?, self.party))
    }
}

/// What is lent to an account on a day: the roles that those for whom it stands in have on that
/// day themselves, except the administrator's.
pub(in crate::account) async fn lent_on(
    conn: &impl Conn,
    account: Id<Account>,
    day: Date,
) -> Result<Vec<Lent>> {
    conn.all(
        sql!("select h.name as holder, d.until_on, g.role, g.party from deputy d join account h on h.id = d.holder \
              join role_grant g on g.account = d.holder and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2) \
              where d.stand_in = $1 and d.from_on <= $2 and d.until_on >= $2 and d.ended_at is null and h.suspended_at is null \
              and g.role not in ('administrator', 'frontline-officer') order by h.name, g.role"),
        args![account, day],
    )
    .await
}

/// Those who stand in for an account or for whom it stands in, from a day on.
pub(super) async fn of(conn: &impl Conn, account: Id<Account>, day: Date) -> Result<Vec<DeputyRow>> {
    conn.all(
        sql!("select d.id, d.holder, h.name as holder_name, d.stand_in, s.name as stand_in_name, d.from_on, d.until_on from deputy d \
              join account h on h.id = d.holder join account s on s.id = d.stand_in \
              where (d.holder = $1 or d.stand_in = $1) and d.until_on >= $2 and d.ended_at is null order by d.from_on, d.id"),
        args![account, day],
    )
    .await
}

pub(super) async fn find(conn: &impl Conn, id: Id<DeputyRow>) -> Result<Option<DeputyRow>> {
    conn.maybe(
        sql!("select d.id, d.holder, h.name as holder_name, d.stand_in, s.name as stand_in_name, d.from_on, d.until_on from deputy d \
              join account h on h.id = d.holder join account s on s.id = d.stand_in where d.id = $1 and d.ended_at is null"),
        args![id],
    )
    .await
}

pub(super) async fn insert(
    tx: &Tx,
    clock: &Clock,
    holder: Id<Account>,
    stand_in: Id<Account>,
    from: Date,
    until: Date,
) -> Result<Id<DeputyRow>> {
    let id = clock.id();
    tx.run(
        sql!("insert into deputy (id, holder, stand_in, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6)"),
        args![id, holder, stand_in, from, until, clock.now()],
    )
    .await?;
    Ok(id)
}

/// Ends it now; 0 when that was done before.
pub(super) async fn end(tx: &Tx, id: Id<DeputyRow>, now: Instant) -> Result<u64> {
    tx.run(
        sql!("update deputy set ended_at = $2 where id = $1 and ended_at is null"),
        args![id, now],
    )
    .await
}

/// Whether somebody stands in for an account already on any of these days.
pub(super) async fn is_covered(
    conn: &impl Conn,
    holder: Id<Account>,
    from: Date,
    until: Date,
) -> Result<bool> {
    let (n,): (i64,) = conn
        .one(
            sql!("select count(*) from deputy where holder = $1 and from_on <= $3 and until_on >= $2 and ended_at is null"),
            args![holder, from, until],
        )
        .await?;
    Ok(n > 0)
}

/// Somebody who could stand in.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Candidate {
    pub id: Id<Account>,
    pub name: String,
}

/// Those who could stand in for an account today: of the office for whoever works there, of
/// the same party for a focal point.
pub(super) async fn candidates(conn: &impl Conn, holder: Id<Account>, day: Date) -> Result<Vec<Candidate>> {
    conn.all(
        sql!("select distinct a.id, a.name from account a join role_grant g on g.account = a.id and g.from_on <= $2 and (g.until_on is null or g.until_on >= $2) \
              join role_grant o on o.account = $1 and o.from_on <= $2 and (o.until_on is null or o.until_on >= $2) \
              where a.id <> $1 and a.suspended_at is null and (\
              (o.role in ('co-manager', 'programme-officer', 'monitoring-officer') and g.role in ('co-manager', 'programme-officer', 'monitoring-officer')) \
              or (o.role = 'focal-point' and g.role in ('focal-point', 'frontline-officer') and g.party = o.party)) order by a.name, a.id"),
        args![holder, day],
    )
    .await
}
