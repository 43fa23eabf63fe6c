//! SQL of parties for other programs.

use balai_kernel::{
    Actor, Result, args,
    store::{Conn, Query},
};
use uuid::Uuid;

use crate::party::Party;

/// Parties that an actor may know of, after a sort key and id, by their English names.
///
/// # Errors
/// When the database fails.
pub async fn after(
    conn: &impl Conn,
    actor: &Actor,
    after: Option<(String, Uuid)>,
    most: i64,
) -> Result<Vec<Party>> {
    let mut query = Query::new(
        "select p.id, p.code, p.kind, p.name, p.sort_key, p.region, p.iso3, p.m49, p.audience, p.version from party p",
    )
    .seen_by(actor, "p.audience");
    if let Some((key, id)) = after {
        query = query.and(
            "(p.sort_key > ? or (p.sort_key = ? and p.id > ?))",
            args![&key, &key, id],
        );
    }
    query
        .push_with("order by p.sort_key, p.id limit ?", args![most])
        .all(conn)
        .await
}
