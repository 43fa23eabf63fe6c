//! SQL of the audit.

use uuid::Uuid;

use super::{Act, Change, Look, Share, Under};
use crate::{
    account::Account,
    actor::{Actor, AgencyRef, PartyRef},
    args,
    clock::Instant,
    error::Result,
    id::Id,
    sql,
    store::{Conn, FromRow, Tx},
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
    pub agency: Option<Uuid>,
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
        sql!("insert into audit_line (id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"),
        args![id, at, actor.account, actor.name.as_str(), actor.function(), actor.party, act.act, act.noun, act.row, act.party, act.agency, fields],
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
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields, place, hash from audit_line where place is null order by id limit $1"),
        args![at_most],
    )
    .await
}

pub(super) async fn last_placed(conn: &impl Conn) -> Result<Option<Line>> {
    conn.maybe(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields, place, hash from audit_line where place is not null order by place desc limit 1"),
        args![],
    )
    .await
}

pub(super) async fn placed_after(conn: &impl Conn, place: i64, at_most: i64) -> Result<Vec<Line>> {
    conn.all(
        sql!("select id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields, place, hash from audit_line where place > $1 order by place limit $2"),
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

/// What was done to a record, latest first, without who looked: one entry per act and changed field.
/// The caller has asked whether the actor may read the record.
///
/// # Errors
/// When the database fails.
pub async fn history_of(conn: &impl Conn, row: Uuid) -> Result<Vec<HistoryLine>> {
    conn.all(
        sql!("select l.id, l.at, l.actor, l.act, l.fields, v.field, v.old, v.new from audit_line l left join audit_value v on v.line = l.id where l.row_id = $1 and l.act not in ('read', 'exported') order by l.at desc, l.id desc, v.field limit 200"),
        args![row],
    )
    .await
}

/// The line of a look on its way.
#[derive(Debug, Clone)]
pub(super) struct LookLine {
    pub id: Uuid,
    /// A line of the same look after this moment makes it needless.
    pub since: Instant,
    pub at: Instant,
    pub account: Id<Account>,
    pub actor: String,
    pub function: String,
    pub from_party: Option<Id<PartyRef>>,
    pub look: Look,
    pub fields: String,
}

/// Writes the line of a look, unless its reader has one of the same page already; true where it
/// did.
pub(super) async fn insert_look(tx: &Tx, line: &LookLine) -> Result<bool> {
    let look = &line.look;
    let written = tx
        .run(
            sql!("insert into audit_line (id, at, account, actor, function, from_party, act, noun, row_id, party, agency, fields) \
                  select $1, $2, $3, $4, $5, $6, 'read', $7, $8, $9, $10, $11 \
                  where not exists (select 1 from audit_line l where l.row_id = $8 and l.at > $12 and l.at <= $2 and l.account = $3 and l.act = 'read' and l.fields = $11)"),
            args![line.id, line.at, line.account, &line.actor, &line.function, line.from_party, look.noun, look.row, look.party, look.agency, &line.fields, line.since],
        )
        .await?;
    Ok(written > 0)
}

pub(super) async fn insert_share(tx: &Tx, line: Uuid, share: &Share) -> Result<()> {
    let condition = share.under.map(|under| under.condition);
    let is_told = share.under.is_some_and(|under| under.tells_readers);
    tx.run(
        sql!("insert into audit_share (line, party, agency, how_many, handling, is_told) values ($1, $2, $3, $4, $5, $6)"),
        args![line, share.party, share.agency, share.how_many, condition, is_told],
    )
    .await
    .map(drop)
}

#[derive(FromRow)]
struct ShareRow {
    party: Option<Id<PartyRef>>,
    agency: Option<Id<AgencyRef>>,
    how_many: i64,
    handling: Option<Uuid>,
    is_told: bool,
}

/// Whose people the list of a line held.
pub(super) async fn shares_of(conn: &impl Conn, line: Uuid) -> Result<Vec<Share>> {
    let rows: Vec<ShareRow> = conn
        .all(
            sql!("select party, agency, how_many, handling, is_told from audit_share where line = $1"),
            args![line],
        )
        .await?;
    let share = |row: ShareRow| Share {
        party: row.party,
        agency: row.agency,
        how_many: row.how_many,
        under: row.handling.map(|condition| Under {
            condition,
            tells_readers: row.is_told,
        }),
    };
    Ok(rows.into_iter().map(share).collect())
}
