//! SQL of settings.

use serde_json::Value as Json;

use crate::{
    args,
    error::Result,
    sql,
    store::{self, Conn, Tx},
};

/// The value of a setting.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &impl Conn, key: &str) -> Result<Option<Json>> {
    let row: Option<(store::Json<Json>,)> = conn
        .maybe(sql!("select value from setting where key = $1"), args![key])
        .await?;
    Ok(row.map(|(value,)| value.0))
}

/// Gives a setting its value.
///
/// # Errors
/// When the database fails.
pub async fn set(tx: &Tx, key: &str, value: Json) -> Result<()> {
    tx.run(
        sql!("insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value"),
        args![key, value],
    )
    .await
    .map(drop)
}
