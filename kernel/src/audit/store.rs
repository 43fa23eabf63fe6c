//! SQL of the audit.

use uuid::Uuid;

use super::{Act, Change};
use crate::{
    actor::{Actor, PartyRef},
    args,
    clock::Instant,
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Query, Tx},
};

#[derive(Debug, Clone, FromRow)]
pub(super) struct Line {
    pub id: Uuid,
    pub at: Instant,
    pub account: Option<Uuid>,
    pub actor: String,
    pub function: String,
    pub from_party: Option<Uuid>,
    pub act: String,
    pub noun: String,
    pub row_id: Option<Uuid>,
    pub party: Option<Uuid>,
    pub fields: String,
    pub place: Option<i64>,
    pub hash: Option<Vec<u8>>,
}

pub(super) async fn insert(
    tx: &Tx,
    id: Uuid,
    at: Instant,
    actor: &Actor,
    act: &Act<'_>,
    fields: &str,
) -> Result<()> {
    tx.run(
        sql!("insert into audit_line (id, at, account, actor, function, from_party, act, noun, row_id, party, fields) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"),
        args![id, at, actor.account, actor.name.as_str(), actor.function(), actor.party, act.act, act.noun, act.row, act.party, fields],
    )
    .await
    .map(drop)
}

pub(super) async fn insert_value(tx: &Tx, line: Uuid, change: &Change) -> Result<()> {
    tx.run(
        sql!(
            "insert into audit_value (line, field, old, new) values ($1, $2, $3, $4) on conflict do nothing"
        ),
        args![line, change.field, &change.old, &change.new],
    )
    .await
    .map(drop)
}

pub(super) async fn unplaced(tx: &Tx, at_most: i64) -> Result<Vec<Line>> {
    tx.all(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, fields, place, hash from audit_line where place is null order by id limit $1"),
        args![at_most],
    )
    .await
}

pub(super) async fn last_placed(conn: &impl Conn) -> Result<Option<Line>> {
    conn.maybe(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, fields, place, hash from audit_line where place is not null order by place desc limit 1"),
        args![],
    )
    .await
}

pub(super) async fn placed_after(conn: &impl Conn, place: i64, at_most: i64) -> Result<Vec<Line>> {
    conn.all(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, fields, place, hash from audit_line where place > $1 order by place limit $2"),
        args![place, at_most],
    )
    .await
}

pub(super) async fn place(tx: &Tx, id: Uuid, place: i64, hash: &[u8]) -> Result<()> {
    tx.run(
        sql!("update audit_line set place = $2, hash = $3 where id = $1 and place is null"),
        args![id, place, hash],
    )
    .await
    .map(drop)
}

/// One field of one act on a record, for its history.
#[derive(Debug, Clone, FromRow)]
pub struct HistoryLine {
    /// The act's line.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub actor: String,
    /// What was done.
    pub act: String,
    /// The fields, separated by spaces.
    pub fields: String,
    /// One of the fields, when its values are still kept.
    pub field: Option<String>,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there since.
    pub new: Option<String>,
}

/// What was done to a record, latest first: one entry per act and changed field.
/// The caller has asked whether the actor may read the record.
///
/// # Errors
/// When the database fails.
pub async fn history_of(conn: &impl Conn, row: Uuid) -> Result<Vec<HistoryLine>> {
    conn.all(
        sql!("select l.id, l.at, l.actor, l.act, l.fields, v.field, v.old, v.new from audit_line l left join audit_value v on v.line = l.id where l.row_id = $1 order by l.at desc, l.id desc, v.field limit 200"),
        args![row],
    )
    .await
}

/// One act on what belongs to a party, as the party may read it.
#[derive(Debug, Clone, FromRow)]
pub struct TrailLine {
    /// The act's line; lines stand in the order of their ids.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who, by name: for those of the same party alone.
    pub actor: String,
    /// In which function, the codes of roles: for everybody else.
    pub function: String,
    /// Of which party they were.
    pub from_party: Option<Uuid>,
    /// What was done.
    pub act: String,
    /// To what.
    pub noun: String,
    /// Which fields, separated by spaces.
    pub fields: String,
}

/// What was done with the information of a party, latest first; before a line where `before`
/// names one. The caller has asked whether the actor may read it.
///
/// # Errors
/// When the database fails.
pub async fn trail_of(
    conn: &impl Conn,
    party: Id<PartyRef>,
    before: Option<Uuid>,
    at_most: i64,
) -> Result<Vec<TrailLine>> {
    Query::new("select id, at, actor, function, from_party, act, noun, fields from audit_line")
        .and("party = ?", args![party])
        .and_if("id < ?", before)
        .push_with("order by id desc limit ?", args![at_most])
        .all(conn)
        .await
}
