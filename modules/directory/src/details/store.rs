//! SQL of what persons propose about their own entries.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Clock, Id, Instant, Result,
    account::Account,
    args,
    errand::ErrandRow,
    sql,
    store::{Conn, Query, Tx},
};

use super::Proposal;
use crate::{PartyId, PersonId, person::keepers};

const ROWS: &str = "select d.id, d.person, d.errand, d.fields, d.note, d.made_at, d.decided_at, d.audience from details_proposal d";

/// What waits to be decided, of what the actor may see; oldest first.
pub(crate) async fn waiting(conn: &impl Conn, actor: &Actor) -> Result<Vec<Proposal>> {
    Query::new(ROWS)
        .and("d.decided_at is null", args![])
        .seen_by(actor, "d.audience")
        .push("order by d.made_at, d.id limit 200")
        .all(conn)
        .await
}

/// How much waits to be decided, of what the actor may see.
pub(crate) async fn count_waiting(conn: &impl Conn, actor: &Actor) -> Result<i64> {
    let rows: Vec<(i64,)> = Query::new("select count(*) from details_proposal d")
        .and("d.decided_at is null", args![])
        .seen_by(actor, "d.audience")
        .all(conn)
        .await?;
    Ok(rows.first().map_or(0, |(n,)| *n))
}

pub(crate) async fn find(conn: &impl Conn, id: Id<Proposal>) -> Result<Option<Proposal>> {
    let rows: Vec<Proposal> = Query::new(ROWS).and("d.id = ?", args![id]).all(conn).await?;
    Ok(rows.into_iter().next())
}

/// What is written of a new one.
pub(crate) struct New<'a> {
    pub person: PersonId,
    pub party: Option<PartyId>,
    pub errand: Id<ErrandRow>,
    pub fields: &'a BTreeMap<String, String>,
    pub note: &'a str,
}

pub(crate) async fn insert(tx: &Tx, clock: &Clock, new: &New<'_>) -> Result<Id<Proposal>> {
    let id = clock.id();
    let audience = keepers(new.party).keep(tx).await?;
    tx.run(
        sql!("insert into details_proposal (id, person, errand, fields, note, made_at, audience) values ($1, $2, $3, $4, $5, $6, $7)"),
        args![id, new.person, new.errand, serde_json::json!(new.fields), new.note, clock.now(), audience],
    )
    .await?;
    Ok(id)
}

/// Decides; 0 when somebody was faster.
pub(crate) async fn decide(
    tx: &Tx,
    id: Id<Proposal>,
    by: Option<Id<Account>>,
    is_accepted: bool,
    now: Instant,
) -> Result<u64> {
    tx.run(
        sql!("update details_proposal set decided_by = $2, is_accepted = $3, decided_at = $4 where id = $1 and decided_at is null"),
        args![id, by, is_accepted, now],
    )
    .await
}
