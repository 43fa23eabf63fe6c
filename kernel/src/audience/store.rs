//! SQL of audiences.

use crate::{
    args,
    error::Result,
    sql,
    store::{Conn, Tx},
};

pub(super) async fn insert_key(tx: &Tx, audience: &str, key: &str) -> Result<()> {
    tx.run(
        sql!("insert into audience_key (audience, key) values ($1, $2) on conflict do nothing"),
        args![audience, key],
    )
    .await
    .map(drop)
}
