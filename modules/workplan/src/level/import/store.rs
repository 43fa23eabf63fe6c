//! SQL of the levels that workbooks name.

use balai_kernel::{
    Result, args, sql,
    store::{Conn, Json},
    text::Words,
};
use uuid::Uuid;

/// Id, code and name.
pub(super) type Row = (Uuid, String, Json<Words>);

pub(super) async fn initiatives(conn: &impl Conn) -> Result<Vec<Row>> {
    conn.all(
        sql!("select id, code, name from initiative order by position"),
        args![],
    )
    .await
}

pub(super) async fn projects(conn: &impl Conn) -> Result<Vec<Row>> {
    conn.all(
        sql!("select id, code, name from project order by position"),
        args![],
    )
    .await
}

pub(super) async fn purposes(conn: &impl Conn) -> Result<Vec<Row>> {
    conn.all(
        sql!("select id, code, name from core_purpose order by position"),
        args![],
    )
    .await
}
