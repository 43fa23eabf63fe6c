//! What people decide about a batch: kinds, columns, parties, persons, orders of dates.

use std::collections::BTreeMap;

use super::{
    BatchRow, Holds, How, Mapping, Question, RowRow, SheetRow,
    batch::{self},
    dates::order_of_answer,
    jobs::{self, Report},
    store,
};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    job,
    module::App,
};

/// More rows than these are planned again by a job.
const MANY: i64 = 3_000;

/// Answers the question of a row. An answer about a cell holds for every row that writes
/// it so, one about an order of dates for the whole column.
///
/// # Errors
/// [`Error::NotFound`] when the row asks nothing.
pub(super) async fn answer(
    app: &App,
    actor: &Actor,
    found: &BatchRow,
    row: Id<RowRow>,
    value: &str,
) -> Result<()> {
    let row = store::row(&app.db, found.id, row).await?.ok_or(Error::NotFound)?;
    let question = asked(&row).ok_or(Error::NotFound)?.clone();
    let sheets = store::sheets(&app.db, found.id).await?;
    let sheet = sheets
        .iter()
        .find(|sheet| sheet.id == row.sheet)
        .ok_or(Error::NotFound)?;
    let code = sheet.kind.clone().unwrap_or_default();
    let kinds = app.imports();
    let kind = kinds
        .iter()
        .find(|kind| kind.code() == code)
        .ok_or(Error::NotFound)?;
    let spec = kind.columns().iter().find(|spec| spec.field == question.field);
    let holds = spec.map_or(Holds::Text, |spec| spec.holds);
    let field = question.field.as_str();
    let mut sheet_change: Option<Mapping> = None;
    let mut answers: Vec<(Id<RowRow>, BTreeMap<String, String>)> = Vec::new();
    let written = cell(&row, sheet, field);
    if let (Holds::Date, Some(order)) = (holds, order_of_answer(value)) {
        let mut mapping = sheet.mapping.0.clone();
        mapping.hints.orders.insert(field.to_owned(), order);
        sheet_change = Some(mapping);
    } else if spec.is_some() {
        // What a cell means is answered once for every row that writes it so.
        let folded = written.as_deref().map(balai_names::fold);
        for other in store::waiting(&app.db, found.id).await? {
            let Some(own) = sheets.iter().find(|sheet| sheet.id == other.sheet) else {
                continue;
            };
            let same = cell(&other, own, field).as_deref().map(balai_names::fold) == folded;
            let asks = asked(&other).is_some_and(|asked| asked.field == field);
            if same && asks {
                answers.push(with_answer(&other, field, value));
            }
        }
    } else {
        answers.push(with_answer(&row, field, value));
    }
    let (answers, sheet_change, written) = (&answers, &sheet_change, &written);
    let kind_ref = kind;
    app.db
        .write("import.answer", |tx| async move {
            store::save_answer(&tx, answers).await?;
            if let Some(mapping) = sheet_change {
                store::update_sheet(&tx, sheet.id, sheet.kind.as_deref(), mapping).await?;
            }
            if let Some(written) = written {
                kind_ref.learn(&tx, field, written, value).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("changed", "import", found.id)).await
        })
        .await?;
    replan(app, found).await
}

/// What a row asks, if it still does.
pub(super) fn asked(row: &RowRow) -> Option<&Question> {
    row.planned.as_ref()?.0.as_ref()
}

fn with_answer(row: &RowRow, field: &str, value: &str) -> (Id<RowRow>, BTreeMap<String, String>) {
    let mut all = row
        .answer
        .as_ref()
        .map(|answer| answer.0.clone())
        .unwrap_or_default();
    all.insert(field.to_owned(), value.chars().take(200).collect());
    (row.id, all)
}

/// The cell of a field in a row as it is kept.
pub(super) fn cell(row: &RowRow, sheet: &SheetRow, field: &str) -> Option<String> {
    let (column, _) = sheet.mapping.0.fields().find(|(_, known)| *known == field)?;
    row.cells.0.get(&balai_sheets::column_name(column)).cloned()
}

/// Plans a batch again after something was decided; a large one by a job.
pub(super) async fn replan(app: &App, found: &BatchRow) -> Result<()> {
    let rows: i64 = store::sheets(&app.db, found.id)
        .await?
        .iter()
        .map(|sheet| sheet.row_count)
        .sum();
    if rows > MANY {
        return ask_again(app, found.id).await;
    }
    batch::plan(app, found.id, &Report::Silent).await.map(drop)
}

/// Has a job read and plan a batch again; what is staged is gone on from.
pub(super) async fn ask_again(app: &App, id: Id<BatchRow>) -> Result<()> {
    app.db
        .write("import.again", |tx| async move {
            store::set_state(&tx, id, "staging", None).await?;
            let payload = serde_json::json!({ "batch": id });
            job::enqueue(&tx, &app.clock, jobs::STAGE, &id.to_string(), payload).await
        })
        .await
}

/// Says what a sheet is and what its columns mean, and reads it again so.
///
/// # Errors
/// [`Error::Refused`] when rows of the batch are applied already, or are just now.
pub(super) async fn remap(
    app: &App,
    actor: &Actor,
    found: &BatchRow,
    sheet: Id<SheetRow>,
    kind: Option<&str>,
    fields: &BTreeMap<usize, Option<String>>,
) -> Result<()> {
    if found.applied_at.is_some() || found.state == "applying" {
        return Err(Error::refused("import-remap-applied"));
    }
    let sheets = store::sheets(&app.db, found.id).await?;
    let sheet = sheets
        .iter()
        .find(|known| known.id == sheet)
        .ok_or(Error::NotFound)?;
    let imports = app.imports();
    let chosen = kind.and_then(|code| imports.iter().find(|known| known.code() == code));
    let kind = chosen.map(|known| known.code());
    let mut mapping = sheet.mapping.0.clone();
    mapping.left_out = None;
    match chosen {
        None => mapping.left_out = Some(How::Chosen),
        Some(known) if kind == sheet.kind.as_deref() => {
            let is_known = |field: &str| known.columns().iter().any(|spec| spec.field == field);
            for column in &mut mapping.columns {
                if let Some(field) = fields.get(&column.column)
                    && column.field != *field
                    && field.as_deref().is_none_or(is_known)
                {
                    column.field.clone_from(field);
                    column.how = How::Chosen;
                }
            }
        }
        // Fields of another kind mean nothing for this one: they are guessed anew.
        Some(_) => mapping.columns.clear(),
    }
    let mapping = &mapping;
    app.db
        .write("import.remap", |tx| async move {
            store::update_sheet(&tx, sheet.id, kind, mapping).await?;
            audit::record(&tx, &app.clock, actor, Act::on("changed", "import", found.id)).await
        })
        .await?;
    let read = batch::read_again(app, found, None).await?;
    let id = found.id;
    batch::begin_anew(app, id).await?;
    app.db
        .write(
            "import.unread",
            |tx| async move { store::clear_sheets(&tx, id).await },
        )
        .await?;
    batch::stage_sheets(app, id, read, &Report::Silent).await?;
    replan(app, found).await
}
