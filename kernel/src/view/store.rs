//! SQL of saved views. Every statement names the account whose views they are.

use super::SavedView;
use crate::{
    account::Account,
    args,
    clock::Clock,
    error::Result,
    id::Id,
    sql,
    store::{Conn, Tx},
};

/// How many views one keeps of a list at most: more could not be told apart above it.
pub const MOST: i64 = 30;

/// The views that someone keeps of a list, by name.
///
/// # Errors
/// When the database fails.
pub async fn of_list(conn: &impl Conn, account: Id<Account>, path: &str) -> Result<Vec<SavedView>> {
    conn.all(
        sql!("select id, account, path, name, query from saved_view where account = $1 and path = $2 order by name, id"),
        args![account, path],
    )
    .await
}

/// All views that someone keeps, by list and name.
///
/// # Errors
/// When the database fails.
pub(super) async fn all_of(conn: &impl Conn, account: Id<Account>) -> Result<Vec<SavedView>> {
    conn.all(
        sql!(
            "select id, account, path, name, query from saved_view where account = $1 order by path, name, id"
        ),
        args![account],
    )
    .await
}

/// The view with this id.
pub(super) async fn find(conn: &impl Conn, id: Id<SavedView>) -> Result<Option<SavedView>> {
    conn.maybe(
        sql!("select id, account, path, name, query from saved_view where id = $1"),
        args![id],
    )
    .await
}

/// Keeps a view; one of that name for that list is replaced. Returns the id under which
/// it is kept.
pub(super) async fn save(
    tx: &Tx,
    clock: &Clock,
    account: Id<Account>,
    path: &str,
    name: &str,
    query: &str,
) -> Result<Id<SavedView>> {
    let (id,): (Id<SavedView>,) = tx
        .one(
            sql!("insert into saved_view (id, account, path, name, query, created_at) values ($1, $2, $3, $4, $5, $6) \
                  on conflict (account, path, name) do update set query = excluded.query returning id"),
            args![clock.id::<SavedView>(), account, path, name, query, clock.now()],
        )
        .await?;
    Ok(id)
}

pub(super) async fn rename(tx: &Tx, id: Id<SavedView>, name: &str) -> Result<()> {
    tx.run(
        sql!("update saved_view set name = $2 where id = $1"),
        args![id, name],
    )
    .await
    .map(drop)
}

pub(super) async fn remove(tx: &Tx, id: Id<SavedView>) -> Result<()> {
    tx.run(sql!("delete from saved_view where id = $1"), args![id])
        .await
        .map(drop)
}
