//! SQL of lost second factors.

use crate::{
    account::Account,
    args,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

/// A question that waits: may the second factor of an account be taken away?
#[derive(Debug, Clone, FromRow)]
pub struct Reset {
    /// Its id.
    pub id: Id<Reset>,
    /// Whose second factor.
    pub account: Id<Account>,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: Id<Account>,
    /// Their name.
    pub asked_by_name: String,
    /// When.
    pub asked_at: Instant,
}

/// The questions that wait, oldest first.
pub(super) async fn open(conn: &impl Conn) -> Result<Vec<Reset>> {
    conn.all(
        sql!("select r.id, r.account, a.name, r.reason, r.asked_by, b.name as asked_by_name, r.asked_at from factor_reset r \
              join account a on a.id = r.account join account b on b.id = r.asked_by where r.decided_at is null order by r.asked_at, r.id"),
        args![],
    )
    .await
}

/// A question that waits.
pub(super) async fn find(conn: &impl Conn, id: Id<Reset>) -> Result<Option<Reset>> {
    Ok(open(conn).await?.into_iter().find(|row| row.id == id))
}

/// Asks; 0 when somebody asked before.
pub(super) async fn ask(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    reason: &str,
    asked_by: Id<Account>,
) -> Result<u64> {
    tx.run(
        sql!("insert into factor_reset (id, account, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5) on conflict do nothing"),
        args![clock.id::<Reset>(), account, reason, asked_by, clock.now()],
    )
    .await
}

/// Decides; 0 when somebody was faster.
pub(super) async fn decide(
    tx: &Tx,
    id: Id<Reset>,
    decided_by: Option<Id<Account>>,
    now: Instant,
    is_granted: bool,
) -> Result<u64> {
    tx.run(
        sql!("update factor_reset set decided_by = $2, decided_at = $3, is_granted = $4 where id = $1 and decided_at is null"),
        args![id, decided_by, now, is_granted],
    )
    .await
}
