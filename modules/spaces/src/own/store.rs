//! SQL of what the spaces hold about somebody.

use balai_kernel::{
    Id, Instant, Result,
    account::Account,
    args, sql,
    store::{Conn, FromRow},
};
use uuid::Uuid;

#[derive(FromRow)]
pub(super) struct Key {
    pub id: Uuid,
    pub created_at: Instant,
    pub replaced_at: Option<Instant>,
}

pub(super) async fn keys(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Key>> {
    conn.all(
        sql!(
            "select id, created_at, replaced_at from sealing_key where account = $1 order by created_at, id"
        ),
        args![account],
    )
    .await
}

#[derive(FromRow)]
pub(super) struct Place {
    pub id: Uuid,
    pub name: String,
    pub asked_at: Instant,
    pub accepted_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    /// Notes and files that they wrote there.
    pub items: i64,
}

pub(super) async fn teams(conn: &impl Conn, account: Id<Account>) -> Result<Vec<Place>> {
    conn.all(
        sql!(
            "select m.id, t.name, m.asked_at, m.accepted_at, m.ended_at, \
              (select count(*) from sealed_item i where i.team = t.id and i.author = $1) as items \
              from team_member m join team t on t.id = m.team where m.account = $1 order by m.asked_at, m.id"
        ),
        args![account],
    )
    .await
}
