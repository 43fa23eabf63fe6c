//! A keyed sheet becomes an import: its rows as a workbook whose columns are known, and where each
//! of them stands on the scan.

use balai_sheets::{Out, Table, to_xlsx};

use super::{
    Cells, Keying, Line, Stage, Turn,
    difference::{self, Agreement, Compared, compare},
    entry::{self, EntryRow},
    store,
};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    import::{self, BatchRow},
    module::App,
    store::{Conn, Json},
};

/// A row as it stands in the end.
pub(super) struct FinalRow {
    pub row: Id<EntryRow>,
    pub beside: Option<Id<EntryRow>>,
    pub page: i64,
    pub cells: Cells,
}

impl FinalRow {
    /// The fields that cannot be read.
    pub fn unread<'a>(&'a self, fields: &'a [String]) -> impl Iterator<Item = &'a String> {
        fields
            .iter()
            .filter(|field| matches!(self.cells.get(*field), Some(None)))
    }
}

/// Both entries beside each other.
pub(super) async fn compared(conn: &impl Conn, keying: &Keying) -> Result<(Vec<Compared>, Agreement)> {
    let first = entry::store::rows(conn, keying.id, Turn::First).await?;
    let second = entry::store::rows(conn, keying.id, Turn::Second).await?;
    let choices = difference::store::choices(conn, keying.id).await?;
    Ok(compare(&keying.fields.0, &first, &second, &choices))
}

/// The rows as they stand: the first entry alone, or what was settled between the two.
///
/// # Errors
/// [`Error::Refused`] while something waits to be settled.
pub(super) async fn final_rows(conn: &impl Conn, keying: &Keying) -> Result<Vec<FinalRow>> {
    if keying.second_asked_at.is_none() {
        let rows = entry::store::rows(conn, keying.id, Turn::First).await?;
        return Ok(rows
            .into_iter()
            .map(|row| FinalRow {
                row: row.id,
                beside: None,
                page: row.page,
                cells: row.cells.0,
            })
            .collect());
    }
    let (lines, _) = compared(conn, keying).await?;
    if lines.iter().any(Compared::is_open) {
        return Err(Error::refused("keying-not-settled"));
    }
    Ok(lines
        .iter()
        .filter_map(|line| {
            Some(FinalRow {
                row: line.anchor,
                beside: line.beside,
                page: line.page,
                cells: line.final_cells()?,
            })
        })
        .collect())
}

/// The columns of the workbook: those of the paper, then what holds for every row.
fn columns(keying: &Keying) -> Vec<String> {
    let own = keying.fields.0.iter();
    let same = keying
        .same
        .0
        .keys()
        .filter(|field| !keying.fields.0.contains(field));
    own.chain(same).cloned().collect()
}

fn workbook(
    keying: &Keying,
    columns: &[String],
    headings: Vec<String>,
    rows: &[FinalRow],
) -> Result<Vec<u8>> {
    let cell = |row: &FinalRow, field: &String| {
        let own = row.cells.get(field).cloned().flatten();
        let shared = || {
            keying
                .same
                .0
                .get(field)
                .filter(|_| !keying.fields.0.contains(field))
        };
        match own.or_else(|| shared().cloned()) {
            Some(text) => Out::Text(text),
            None => Out::Empty,
        }
    };
    let table = Table {
        title: keying.title.clone(),
        columns: headings.into_iter().map(|heading| (heading, 28)).collect(),
        rows: rows
            .iter()
            .map(|row| columns.iter().map(|field| cell(row, field)).collect())
            .collect(),
    };
    to_xlsx(&table).map_err(|error| Error::setup(error.to_string()))
}

/// Makes an import of a sheet that is ready.
///
/// # Errors
/// [`Error::Refused`] with the reason; then there is no import.
pub(super) async fn hand_over(app: &App, actor: &Actor, keying: &Keying) -> Result<Id<BatchRow>> {
    match keying.stage() {
        Stage::Ready => {}
        Stage::Handed => return Err(Error::refused("keying-handed-already")),
        Stage::Differences => return Err(Error::refused("keying-not-settled")),
        _ => return Err(Error::refused("keying-not-done")),
    }
    let rows = final_rows(&app.db, keying).await?;
    if rows.is_empty() {
        return Err(Error::refused("keying-no-rows"));
    }
    let columns = columns(keying);
    let headings = import::headings(app, &keying.kind, &columns)?;
    let bytes = workbook(keying, &columns, headings, &rows)?;
    let name = format!("{}.xlsx", keying.title);
    let batch = import::stage_keyed(app, actor, &name, bytes, &keying.kind, &columns).await?;
    let lines: Vec<Line> = rows
        .iter()
        .zip(2_i64..)
        .map(|(row, row_number)| Line {
            row_number,
            keying: keying.id,
            page: row.page,
            unread: Json(row.unread(&keying.fields.0).cloned().collect()),
            keyed_row: row.row,
            beside: row.beside,
        })
        .collect();
    let lines = &lines;
    let is_first = app
        .db
        .write("keying.hand", |tx| async move {
            let now = app.clock.now();
            if store::set_batch(&tx, keying, batch, actor.account, now).await? == 0 {
                return Ok(false);
            }
            store::insert_lines(&tx, keying.id, batch, lines).await?;
            audit::record(&tx, &app.clock, actor, Act::on("imported", "keying", keying.id)).await?;
            Ok(true)
        })
        .await?;
    if is_first {
        return Ok(batch);
    }
    // Somebody else changed the sheet or handed it on a moment ago.
    import::forget(app, actor, batch).await?;
    Err(Error::refused("keying-changed-meanwhile"))
}

/// Takes the import of a sheet back, if it was not applied.
///
/// # Errors
/// [`Error::Refused`] when it was: then it is undone first.
pub(super) async fn take_back(app: &App, actor: &Actor, keying: &Keying) -> Result<()> {
    let Some(batch) = keying.batch.filter(|_| keying.undone_at.is_none()) else {
        return Err(Error::refused("keying-not-handed"));
    };
    if keying.applied_at.is_some() {
        return Err(Error::refused("keying-undo-first"));
    }
    import::forget(app, actor, batch).await?;
    app.db
        .write("keying.take-back", |tx| async move {
            store::clear_batch(&tx, keying.id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("withdrawn", "keying", keying.id)).await
        })
        .await
}
