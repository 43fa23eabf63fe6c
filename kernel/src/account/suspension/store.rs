//! SQL of suspensions.

use crate::{
    account::Account,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// One time for which an account was closed.
#[derive(Debug, Clone, FromRow)]
pub struct SuspensionRow {
    /// Its id.
    pub id: Id<SuspensionRow>,
    /// Why.
    pub reason: String,
    /// Who closed it.
    pub made_by_name: String,
    /// When.
    pub made_at: Instant,
    /// Who opened it again.
    pub lifted_by_name: Option<String>,
    /// When.
    pub lifted_at: Option<Instant>,
}

/// The suspensions of an account, latest first.
pub(super) async fn of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<SuspensionRow>> {
    conn.all(
        sql!("select s.id, s.reason, a.name as made_by_name, s.made_at, b.name as lifted_by_name, s.lifted_at from suspension s \
              join account a on a.id = s.made_by left join account b on b.id = s.lifted_by where s.account = $1 order by s.made_at desc, s.id"),
        args![account],
    )
    .await
}

pub(super) async fn insert(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    reason: &str,
    made_by: Id<Account>,
) -> Result<()> {
    tx.run(
        sql!("insert into suspension (id, account, reason, made_by, made_at) values ($1, $2, $3, $4, $5)"),
        args![clock.id::<SuspensionRow>(), account, reason, made_by, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn lift(tx: &Tx, account: Id<Account>, lifted_by: Id<Account>, now: Instant) -> Result<()> {
    tx.run(
        sql!("update suspension set lifted_by = $2, lifted_at = $3 where account = $1 and lifted_at is null"),
        args![account, lifted_by, now],
    )
    .await
    .map(drop)
}
