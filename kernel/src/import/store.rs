//! SQL of batches, their sheets and rows, and the way many rows are written at once.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{Mapping, PlannedRow, Question, Standing, mapping::LEFT_OUT, texts::ReadRow};
use crate::{
    account::Account,
    actor::Actor,
    args,
    clock::{Clock, Instant},
    error::Result,
    file::{self, FileRow},
    id::Id,
    sql,
    store::{Arg, Args, Conn, Db, FromRow, Json, MOST_ROWS, Query, Sql, Tx, insert_many, places},
    text::Message,
};

/// Values of a list in one statement: the cost of naming them grows with the square.
const MOST_VALUES: usize = 500;

/// One import: a file, what it was understood to say, what was decided.
#[derive(Debug, Clone, FromRow)]
pub struct BatchRow {
    /// Its id.
    pub id: Id<BatchRow>,
    /// The file as it came.
    pub file: Option<Id<FileRow>>,
    /// Its name.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: Vec<u8>,
    /// Who sent it; none for the command line.
    pub account: Option<Id<Account>>,
    /// staging, planned, applying, applied, undone, stopped, failed.
    pub state: String,
    /// What went wrong, a [`Message`] as JSON.
    pub problem: Option<String>,
    /// When it came.
    pub created_at: Instant,
    /// When it was applied.
    pub applied_at: Option<Instant>,
    /// When it was undone.
    pub undone_at: Option<Instant>,
    /// Its records are there, and what is found by them is still being written.
    pub is_finishing: bool,
    /// Counts up with every decision.
    pub version: i64,
    /// Whether rows whose only doubt is a same-person suggestion come in by themselves
    /// and rows that need someone are parked.
    pub is_unattended: bool,
}

/// One sheet of a batch.
#[derive(Debug, Clone, FromRow)]
pub struct SheetRow {
    /// Its id.
    pub id: Id<SheetRow>,
    /// Its place in the workbook, from 0.
    pub position: i64,
    /// As on the tab.
    pub name: String,
    /// The kind of its rows.
    pub kind: Option<String>,
    /// Where its headings are, from 1.
    pub header_row: Option<i64>,
    /// Which column means what.
    pub mapping: Json<Mapping>,
    /// How many rows it has.
    pub row_count: i64,
    /// What was left out or guessed.
    pub notes: Json<Vec<Message>>,
}

/// One row of a sheet as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct RowRow {
    /// Its id.
    pub id: Id<RowRow>,
    /// Its sheet.
    pub sheet: Id<SheetRow>,
    /// Its number in the workbook.
    pub row_number: i64,
    /// Its cells by the letters of their columns.
    pub cells: Json<BTreeMap<String, String>>,
    /// new, changes, same, needs, cannot, parked; `staged` before it is planned.
    pub standing: String,
    /// Why: the key of a message.
    pub reason: String,
    /// Why: the message's values.
    pub reason_args: Json<Message>,
    /// The cell it is about.
    pub cell: Option<String>,
    /// The record it makes or alters.
    pub target: Option<Uuid>,
    /// What is asked.
    pub planned: Option<Json<Option<Question>>>,
    /// What was answered.
    pub answer: Option<Json<BTreeMap<String, String>>>,
    /// When it was applied.
    pub applied_at: Option<Instant>,
}

/// Asks with a list of values that may be longer than one statement takes: `text`
/// ends in a `from`, a condition or a join, `column` is compared with the values.
///
/// # Errors
/// When the database fails.
pub async fn all_in<T: crate::store::Record>(
    conn: &impl Conn,
    query: &Query,
    column: &'static str,
    values: Vec<Arg>,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    let mut values = values.into_iter().peekable();
    while values.peek().is_some() {
        let part: Vec<Arg> = values.by_ref().take(MOST_VALUES).collect();
        found.extend(query.clone().and_in(column, part).all(conn).await?);
    }
    Ok(found)
}

/// Asks about many combinations of values by few statements: `text` selects from
/// `wanted`, whose columns are `column1`, `column2`, ... and has no other parameters.
/// Each statement sees a part of the combinations only.
///
/// # Errors
/// When the database fails.
pub async fn all_wanted<T: crate::store::Record>(
    conn: &impl Conn,
    text: &'static str,
    wanted: Vec<Args>,
) -> Result<Vec<T>> {
    let width = wanted.first().map_or(1, Vec::len);
    let mut found = Vec::new();
    let mut wanted = wanted.into_iter().peekable();
    while wanted.peek().is_some() {
        let part: Vec<Args> = wanted.by_ref().take(MOST_ROWS).collect();
        let places = places(conn.engine(), part.len(), width);
        let sql = Sql::Built(format!("with wanted as (values {places}) {text}"));
        found.extend(conn.all(sql, part.into_iter().flatten().collect()).await?);
    }
    Ok(found)
}

const BATCH: &str = "select id, file, file_name, sha256, account, state, problem, created_at, applied_at, undone_at, is_finishing, version, is_unattended from import_batch";

pub(super) async fn find(conn: &impl Conn, id: Id<BatchRow>) -> Result<Option<BatchRow>> {
    Query::new(BATCH).and("id = ?", args![id]).maybe(conn).await
}

/// Another batch of the same file that was applied and not undone.
pub(super) async fn applied_before(conn: &impl Conn, batch: &BatchRow) -> Result<Option<BatchRow>> {
    Query::new(BATCH)
        .and("sha256 = ?", args![batch.sha256.as_slice()])
        .and("id <> ?", args![batch.id])
        .and("applied_at is not null and undone_at is null", args![])
        .push("order by applied_at desc limit 1")
        .maybe(conn)
        .await
}

pub(super) async fn insert(
    tx: &Tx,
    clock: &Clock,
    actor: &Actor,
    file: Id<FileRow>,
    name: &str,
    sha256: &[u8],
    is_unattended: bool,
) -> Result<Id<BatchRow>> {
    let id = clock.id();
    tx.run(
        sql!("insert into import_batch (id, file, file_name, sha256, account, state, created_at, version, is_unattended) values ($1, $2, $3, $4, $5, 'staging', $6, 1, $7)"),
        args![id, file, name, sha256, actor.account, clock.now(), is_unattended],
    )
    .await?;
    Ok(id)
}

pub(super) async fn set_state(
    tx: &Tx,
    id: Id<BatchRow>,
    state: &str,
    problem: Option<&Message>,
) -> Result<()> {
    let problem = problem.and_then(|message| serde_json::to_string(message).ok());
    tx.run(
        sql!("update import_batch set state = $2, problem = $3, version = version + 1 where id = $1"),
        args![id, state, problem],
    )
    .await
    .map(drop)
}

pub(super) async fn set_staged(tx: &Tx, clock: &Clock, id: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_batch set staged_at = $2 where id = $1"),
        args![id, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn set_unattended(tx: &Tx, id: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_batch set is_unattended = true, version = version + 1 where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

pub(super) async fn set_applied(tx: &Tx, clock: &Clock, id: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_batch set state = 'applied', applied_at = $2, is_finishing = true, problem = null, version = version + 1 where id = $1"),
        args![id, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn set_finished(tx: &Tx, id: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_batch set is_finishing = false where id = $1"),
        args![id],
    )
    .await
    .map(drop)
}

/// A batch other than this one that is still being finished.
pub(super) async fn finishing(conn: &impl Conn, than: Id<BatchRow>) -> Result<Option<Id<BatchRow>>> {
    let row: Option<(Id<BatchRow>,)> = conn
        .maybe(
            sql!("select id from import_batch where is_finishing and id <> $1 order by id limit 1"),
            args![than],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

pub(super) async fn set_undone(tx: &Tx, clock: &Clock, id: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_batch set state = 'undone', undone_at = $2, problem = null, version = version + 1 where id = $1"),
        args![id, clock.now()],
    )
    .await
    .map(drop)
}

/// Forgets a batch that was only looked at, with its file's line.
pub(super) async fn forget_batch(tx: &Tx, batch: &BatchRow) -> Result<()> {
    tx.run(sql!("delete from import_sheet where batch = $1"), args![batch.id])
        .await?;
    tx.run(sql!("delete from import_batch where id = $1"), args![batch.id])
        .await?;
    match batch.file {
        Some(file) => file::remove(tx, file).await,
        None => Ok(()),
    }
}

pub(super) async fn sheets(conn: &impl Conn, batch: Id<BatchRow>) -> Result<Vec<SheetRow>> {
    conn.all(
        sql!("select id, position, name, kind, header_row, mapping, row_count, notes from import_sheet where batch = $1 order by position"),
        args![batch],
    )
    .await
}

pub(super) struct NewSheet<'a> {
    pub position: usize,
    pub name: &'a str,
    pub kind: Option<&'a str>,
    pub header_row: Option<i64>,
    pub mapping: &'a Mapping,
    pub row_count: usize,
    pub notes: &'a [Message],
}

pub(super) async fn insert_sheet(
    tx: &Tx,
    clock: &Clock,
    batch: Id<BatchRow>,
    sheet: &NewSheet<'_>,
) -> Result<Id<SheetRow>> {
    let id = clock.id();
    tx.run(
        sql!("insert into import_sheet (id, batch, position, name, kind, header_row, mapping, row_count, notes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![id, batch, sheet.position, sheet.name, sheet.kind, sheet.header_row, document(sheet.mapping), sheet.row_count, document(&sheet.notes)],
    )
    .await?;
    Ok(id)
}

pub(super) async fn update_sheet(
    tx: &Tx,
    id: Id<SheetRow>,
    kind: Option<&str>,
    mapping: &Mapping,
) -> Result<()> {
    tx.run(
        sql!("update import_sheet set kind = $2, mapping = $3 where id = $1"),
        args![id, kind, document(mapping)],
    )
    .await
    .map(drop)
}

/// Throws away the sheets of a batch, to be read again; their rows are gone before.
pub(super) async fn clear_sheets(tx: &Tx, batch: Id<BatchRow>) -> Result<()> {
    tx.run(sql!("delete from import_sheet where batch = $1"), args![batch])
        .await
        .map(drop)
}

/// The last row of a sheet that is staged already.
pub(super) async fn last_staged(conn: &impl Conn, sheet: Id<SheetRow>) -> Result<i64> {
    let (last,): (Option<i64>,) = conn
        .one(
            sql!("select max(row_number) from import_row where sheet = $1"),
            args![sheet],
        )
        .await?;
    Ok(last.unwrap_or(0))
}

pub(super) async fn insert_rows(
    tx: &Tx,
    clock: &Clock,
    batch: Id<BatchRow>,
    sheet: Id<SheetRow>,
    rows: &[ReadRow],
) -> Result<()> {
    let rows = rows
        .iter()
        .map(|row| {
            args![
                clock.id::<RowRow>(),
                batch,
                sheet,
                row.number,
                document(&row.cells),
                "staged",
                "",
                document(&Message::new("import-staged"))
            ]
        })
        .collect();
    insert_many(
        tx,
        "insert into import_row (id, batch, sheet, row_number, cells, standing, reason, reason_args)",
        "",
        rows,
    )
    .await
}

const ROW: &str = "select id, sheet, row_number, cells, standing, reason, reason_args, cell, target, planned, answer, applied_at from import_row";

/// The next rows of a sheet after a number that are not applied yet.
pub(super) async fn rows_after(
    conn: &impl Conn,
    sheet: Id<SheetRow>,
    after: i64,
    limit: usize,
) -> Result<Vec<RowRow>> {
    Query::new(ROW)
        .and("sheet = ?", args![sheet])
        .and("row_number > ?", args![after])
        .and("applied_at is null", args![])
        .push_with("order by row_number limit ?", args![limit])
        .all(conn)
        .await
}

/// One page of the rows of a batch with a standing.
pub(super) async fn page_of_rows(
    conn: &impl Conn,
    batch: Id<BatchRow>,
    standing: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<RowRow>> {
    Query::new(ROW)
        .and("batch = ?", args![batch])
        .and("standing = ?", args![standing])
        .push_with(
            "order by sheet, row_number limit ? offset ?",
            args![limit, offset],
        )
        .all(conn)
        .await
}

pub(super) async fn row(conn: &impl Conn, batch: Id<BatchRow>, id: Id<RowRow>) -> Result<Option<RowRow>> {
    Query::new(ROW)
        .and("batch = ?", args![batch])
        .and("id = ?", args![id])
        .maybe(conn)
        .await
}

/// How many rows of each sheet stand how.
pub(super) async fn counts(
    conn: &impl Conn,
    batch: Id<BatchRow>,
) -> Result<HashMap<Id<SheetRow>, BTreeMap<String, i64>>> {
    let rows: Vec<(Id<SheetRow>, String, i64)> = conn
        .all(
            sql!(
                "select sheet, standing, count(*) from import_row where batch = $1 group by standing, sheet"
            ),
            args![batch],
        )
        .await?;
    let mut out: HashMap<Id<SheetRow>, BTreeMap<String, i64>> = HashMap::new();
    for (sheet, standing, count) in rows {
        out.entry(sheet).or_default().insert(standing, count);
    }
    Ok(out)
}

/// Writes down what was planned for a run of rows.
pub(super) async fn save_plan(tx: &Tx, rows: &[PlannedRow]) -> Result<()> {
    for part in rows.chunks(MOST_ROWS) {
        let values: Args = part
            .iter()
            .flat_map(|row| {
                args![
                    row.id,
                    row.standing.code(),
                    row.reason.key.as_ref(),
                    document(&row.reason),
                    row.cell.as_deref(),
                    row.target,
                    document(&row.question)
                ]
            })
            .collect();
        // Both databases call the columns of a list of values column1, column2, ...
        let text = format!(
            "update import_row set standing = v.column2, reason = v.column3, reason_args = v.column4, \
             cell = v.column5, target = v.column6, planned = v.column7 \
             from (values {}) as v where import_row.id = v.column1",
            places(tx.engine(), part.len(), 7)
        );
        tx.run(Sql::Built(text), values).await?;
    }
    Ok(())
}

/// Rows of a batch that are new or change something and are not applied yet.
pub(super) async fn to_apply(conn: &impl Conn, batch: Id<BatchRow>) -> Result<i64> {
    Query::new("select count(*) from import_row")
        .and("batch = ?", args![batch])
        .and("standing in ('new', 'changes') and applied_at is null", args![])
        .count(conn)
        .await
}

pub(super) async fn with_standing(conn: &impl Conn, batch: Id<BatchRow>, standing: Standing) -> Result<i64> {
    Query::new("select count(*) from import_row")
        .and("batch = ?", args![batch])
        .and("standing = ?", args![standing.code()])
        .and("applied_at is null", args![])
        .count(conn)
        .await
}

/// Marks those rows of a sheet as applied that came in, from after one row number to
/// another one.
pub(super) async fn mark_applied(
    tx: &Tx,
    clock: &Clock,
    sheet: Id<SheetRow>,
    after: i64,
    until: i64,
) -> Result<()> {
    tx.run(
        sql!(
            "update import_row set applied_at = $4 where sheet = $1 and row_number > $2 and row_number <= $3 \
              and standing in ('new', 'changes', 'same') and applied_at is null"
        ),
        args![sheet, after, until, clock.now()],
    )
    .await
    .map(drop)
}

pub(super) async fn park_rest(tx: &Tx, batch: Id<BatchRow>) -> Result<()> {
    tx.run(
        sql!("update import_row set standing = 'parked' where batch = $1 and standing = 'needs'"),
        args![batch],
    )
    .await
    .map(drop)
}

/// Keeps an answer with rows.
pub(super) async fn save_answer(tx: &Tx, rows: &[(Id<RowRow>, BTreeMap<String, String>)]) -> Result<()> {
    for part in rows.chunks(MOST_ROWS) {
        let values: Args = part
            .iter()
            .flat_map(|(id, answers)| args![*id, document(answers)])
            .collect();
        let text = format!(
            "update import_row set answer = v.column2 from (values {}) as v where import_row.id = v.column1",
            places(tx.engine(), part.len(), 2)
        );
        tx.run(Sql::Built(text), values).await?;
    }
    Ok(())
}

/// The rows of a batch that wait for an answer.
pub(super) async fn waiting(conn: &impl Conn, batch: Id<BatchRow>) -> Result<Vec<RowRow>> {
    Query::new(ROW)
        .and("batch = ?", args![batch])
        .and("standing in ('needs', 'parked')", args![])
        .push("order by sheet, row_number")
        .all(conn)
        .await
}

/// Reasons of a sheet's rows with a standing, the first of them.
pub(super) async fn first_reasons(
    conn: &impl Conn,
    sheet: Id<SheetRow>,
    standing: &str,
    limit: i64,
) -> Result<Vec<RowRow>> {
    Query::new(ROW)
        .and("sheet = ?", args![sheet])
        .and("standing = ?", args![standing])
        .push_with("order by row_number limit ?", args![limit])
        .all(conn)
        .await
}

/// What was said of headings before, with the headings and the kind, newest first.
pub(super) async fn remembered(db: &Db) -> Result<Vec<((String, String), Mapping)>> {
    let rows: Vec<(String, String, Json<Mapping>)> = db
        .all(
            sql!("select headings, kind, mapping from import_mapping order by used_at desc limit 500"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(headings, kind, mapping)| ((headings, kind), mapping.0))
        .collect())
}

/// Remembers what the columns of a sheet of a kind meant, or under [`LEFT_OUT`] that it
/// was left out. Who takes such a sheet again has it no longer left out.
pub(super) async fn remember(tx: &Tx, clock: &Clock, kind: &str, mapping: &Mapping) -> Result<()> {
    let headings = mapping.headings_key();
    tx.run(
        sql!("delete from import_mapping where headings = $1 and kind = $2"),
        args![&headings, LEFT_OUT],
    )
    .await?;
    tx.run(
        sql!("insert into import_mapping (headings, kind, mapping, used_at) values ($1, $2, $3, $4) \
              on conflict (headings, kind) do update set mapping = excluded.mapping, used_at = excluded.used_at"),
        args![headings, kind, document(&mapping.to_remember()), clock.now()],
    )
    .await
    .map(drop)
}

/// A value as a document; what cannot be written as one (nothing here) is null.
pub(super) fn document<T: serde::Serialize>(value: &T) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}
