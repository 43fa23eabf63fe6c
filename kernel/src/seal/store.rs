//! SQL of data keys.

use super::DataKey;
use crate::{
    args,
    clock::Instant,
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
};

#[derive(FromRow)]
pub(super) struct Row {
    pub id: Id<DataKey>,
    pub wrapped: Vec<u8>,
    pub office_key: String,
}

pub(super) async fn insert(
    tx: &Tx,
    id: Id<DataKey>,
    wrapped: &[u8],
    office_key: &str,
    now: Instant,
) -> Result<()> {
    tx.run(
        sql!("insert into data_key (id, wrapped, office_key, created_at) values ($1, $2, $3, $4)"),
        args![id, wrapped, office_key, now],
    )
    .await
    .map(drop)
}

/// The key, unless it was erased.
pub(super) async fn find(conn: &impl Conn, id: Id<DataKey>) -> Result<Option<Row>> {
    conn.maybe(
        sql!("select id, wrapped, office_key from data_key where id = $1 and wrapped is not null"),
        args![id],
    )
    .await
}

pub(super) async fn erase(tx: &Tx, id: Id<DataKey>, now: Instant) -> Result<()> {
    tx.run(
        sql!("update data_key set wrapped = null, erased_at = $2 where id = $1 and wrapped is not null"),
        args![id, now],
    )
    .await
    .map(drop)
}

pub(super) async fn remove(tx: &Tx, id: Id<DataKey>) -> Result<()> {
    tx.run(sql!("delete from data_key where id = $1"), args![id])
        .await
        .map(drop)
}

/// The office keys that data keys lie under.
pub(super) async fn office_keys(conn: &impl Conn) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = conn
        .all(
            sql!("select distinct office_key from data_key where wrapped is not null order by office_key"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Some of the keys that lie under another office key than this one.
pub(super) async fn under_others(conn: &impl Conn, office_key: &str, at_most: i64) -> Result<Vec<Row>> {
    conn.all(
        sql!("select id, wrapped, office_key from data_key where office_key <> $1 and wrapped is not null order by id limit $2"),
        args![office_key, at_most],
    )
    .await
}

pub(super) async fn replace(tx: &Tx, id: Id<DataKey>, wrapped: &[u8], office_key: &str) -> Result<()> {
    tx.run(
        sql!("update data_key set wrapped = $2, office_key = $3 where id = $1 and wrapped is not null"),
        args![id, wrapped, office_key],
    )
    .await
    .map(drop)
}
