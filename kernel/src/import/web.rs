//! Pages and forms of the importer.

use std::collections::BTreeMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{BatchRow, RowRow, SheetRow, Standing, answers, batch, columns, jobs, list, pages, store};
use crate::{
    error::{Error, Result},
    file,
    id::Id,
    job, keying,
    policy::Action,
    t,
    text::Message,
    view::{self, Columns},
    web::{Answer, Cx, Form, Listing, PAGE, Query, Upload, redirect, redirect_with},
};

/// The longest text that can be pasted, in bytes.
const MOST_PASTED: usize = 8 << 20;

async fn found(cx: &Cx, id: Id<BatchRow>, action: Action) -> Result<BatchRow> {
    let batch = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &batch)?;
    Ok(batch)
}

fn href(id: Id<BatchRow>) -> String {
    format!("/app/imports/{id}")
}

pub(super) async fn index(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let columns = Columns::of(&cx, &listing, list::PATH, &list::COLUMNS).await?;
    let batches = list::store::list(&cx.app.db, &cx.actor, &listing, false).await?;
    let count = list::store::count(&cx.app.db, &cx.actor, &listing).await?;
    Ok(list::list(&cx, &listing, count, &columns, &batches).workspace(&cx))
}

/// The list as a file: exactly what its reader sees.
pub(super) async fn export(
    cx: Cx,
    Path(format): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let listing = Listing::of(pairs);
    let batches = list::store::list(&cx.app.db, &cx.actor, &listing, true).await?;
    let columns = Columns::for_file(&cx, &listing, &list::COLUMNS);
    let sheet = columns.sheet(t!(cx.lang(), "import-list-title"), &batches);
    view::file(&format, "imports", &sheet)
}

pub(super) async fn new(cx: Cx) -> Answer {
    Ok(pages::new(&cx, None, "").workspace(&cx))
}

pub(super) async fn create(cx: Cx, mut sent: Upload) -> Answer {
    match sent.file() {
        Ok(Some((name, bytes))) => take(&cx, &name, bytes, sent.text("kind"), "").await,
        Ok(None) => refused(&cx, Message::new("upload-none"), ""),
        Err(Error::Refused(fault)) => refused(&cx, fault, ""),
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub(super) struct Pasted {
    #[serde(default)]
    cells: String,
    /// What the clipboard held as markup, where a script sent it along: its table stands for the
    /// cells as they were pasted.
    #[serde(default)]
    markup: String,
    #[serde(default)]
    kind: String,
}

pub(super) async fn paste(cx: Cx, Form(form): Form<Pasted>) -> Answer {
    if form.cells.len() > MOST_PASTED {
        return refused(&cx, Message::new("import-refused-pasted"), "");
    }
    let name = t!(cx.lang(), "import-pasted-name");
    let table = balai_sheets::pasted_table(&form.markup).filter(|table| table.len() <= MOST_PASTED);
    let cells = table.unwrap_or_else(|| form.cells.clone());
    take(&cx, &name, cells.into_bytes(), &form.kind, &form.cells).await
}

async fn take(cx: &Cx, name: &str, bytes: Vec<u8>, kind: &str, pasted: &str) -> Answer {
    let kind = Some(kind).filter(|kind| !kind.is_empty());
    match batch::stage(&cx.app, &cx.actor, name, bytes, kind).await {
        Ok(id) => Ok(redirect(&href(id))),
        Err(Error::Refused(message)) => refused(cx, message, pasted),
        Err(error) => Err(error),
    }
}

fn refused(cx: &Cx, message: Message, pasted: &str) -> Answer {
    let page = pages::new(cx, Some(&message), pasted).workspace(cx);
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

pub(super) async fn show(
    cx: Cx,
    Path(id): Path<Id<BatchRow>>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let found = found(&cx, id, Action::Read).await?;
    let listing = Listing::of(pairs);
    let sheets = store::sheets(&cx.app.db, id).await?;
    let counts = store::counts(&cx.app.db, id).await?;
    let standing = pages::open_standing(&listing, &counts);
    let rows = store::page_of_rows(&cx.app.db, id, standing.code(), PAGE, listing.offset()).await?;
    let choices = choices(&cx, &sheets, &rows).await?;
    let scan = scan(&cx, id, &rows).await?;
    let view = pages::View {
        same_file: store::applied_before(&cx.app.db, &found).await?,
        job: open_job(&cx, id).await?,
        batch: &found,
        sheets: &sheets,
        counts: &counts,
        rows: &rows,
        standing,
        listing: &listing,
        choices,
        scan: scan.as_ref(),
    };
    Ok(pages::show(&cx, &view).workspace(&cx))
}

/// Where the rows of a page stand on the scan that they were keyed from.
async fn scan(cx: &Cx, id: Id<BatchRow>, rows: &[RowRow]) -> Result<Option<pages::OfScan>> {
    let db = &cx.app.db;
    let Some(keying) = keying::of_batch(db, id).await? else {
        return Ok(None);
    };
    let numbers: Vec<i64> = rows.iter().map(|row| row.row_number).collect();
    Ok(Some(pages::OfScan {
        keying,
        lines: keying::lines(db, id, &numbers).await?,
        unread: keying::unread(db, id).await?,
    }))
}

/// The choices of the questions on a page that bring none of their own.
async fn choices(
    cx: &Cx,
    sheets: &[SheetRow],
    rows: &[RowRow],
) -> Result<BTreeMap<String, Vec<(String, String)>>> {
    let mut all: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let kinds = cx.app.imports();
    for row in rows {
        let Some(question) = answers::asked(row).filter(|question| question.choices.is_empty()) else {
            continue;
        };
        let sheet = sheets.iter().find(|sheet| sheet.id == row.sheet);
        let code = sheet.and_then(|sheet| sheet.kind.as_deref());
        let kind = kinds.iter().find(|kind| Some(kind.code()) == code);
        if let Some(kind) = kind
            && !all.contains_key(&question.field)
        {
            let choices = kind.choices(&cx.app, &question.field, cx.lang()).await?;
            all.insert(question.field.clone(), choices);
        }
    }
    Ok(all)
}

async fn open_job(cx: &Cx, id: Id<BatchRow>) -> Result<Option<job::JobRow>> {
    job::find_open(&cx.app.db, &[jobs::STAGE, jobs::APPLY], &id.to_string()).await
}

pub(super) async fn progress(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    let found = found(&cx, id, Action::Read).await?;
    let job = open_job(&cx, id).await?;
    let fragment = pages::progress(&cx, &found, job.as_ref());
    Ok(axum::response::Html(fragment.into_string()).into_response())
}

pub(super) async fn file(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    let found = found(&cx, id, Action::Read).await?;
    let file = found.file.ok_or(Error::NotFound)?;
    let file = file::find(&cx.app.db, file).await?.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &file, &found.file_name))
}

pub(super) async fn remap(
    cx: Cx,
    Path((id, sheet)): Path<(Id<BatchRow>, Id<SheetRow>)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Answer {
    let found = found(&cx, id, Action::Change).await?;
    let kind = form
        .get("kind")
        .map(String::as_str)
        .filter(|kind| !kind.is_empty());
    let mut fields: BTreeMap<usize, Option<String>> = form
        .iter()
        .filter_map(|(name, value)| {
            let column = name.strip_prefix("column-")?.parse().ok()?;
            Some((column, Some(value.clone()).filter(|field| !field.is_empty())))
        })
        .collect();
    let other = |name: &str| {
        form.get(name)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    };
    if let Some(letters) = other(columns::OTHER_COLUMN) {
        let place = columns::place_of(letters).ok_or_else(|| no_such_column(letters))?;
        fields.insert(place, other(columns::OTHER_FIELD).map(str::to_owned));
        let sheets = store::sheets(&cx.app.db, id).await?;
        let mapped = sheets.iter().find(|known| known.id == sheet);
        let mut headed = mapped.iter().flat_map(|sheet| &sheet.mapping.0.columns);
        if headed.all(|column| column.column != place) {
            return Err(no_such_column(letters));
        }
    }
    answers::remap(&cx.app, &cx.actor, &found, sheet, kind, &fields).await?;
    Ok(redirect_with(&href(id), "import-remapped"))
}

fn no_such_column(letters: &str) -> Error {
    let letters: String = letters.chars().take(10).collect();
    Error::Refused(Message::new("import-other-column-unknown").with("column", letters))
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    value: String,
    #[serde(default)]
    back: String,
}

pub(super) async fn answer(
    cx: Cx,
    Path((id, row)): Path<(Id<BatchRow>, Id<RowRow>)>,
    Form(form): Form<Chosen>,
) -> Answer {
    let found = found(&cx, id, Action::Change).await?;
    if form.value.is_empty() {
        return Err(Error::refused("import-answer-none"));
    }
    answers::answer(&cx.app, &cx.actor, &found, row, &form.value).await?;
    Ok(back(id, &form.back))
}

/// Back to the list that the answer was given in.
fn back(id: Id<BatchRow>, standing: &str) -> Response {
    match Standing::from_code(standing) {
        Some(standing) => redirect_with(
            &format!("{}?standing={}", href(id), standing.code()),
            "import-answered",
        ),
        None => redirect_with(&href(id), "import-answered"),
    }
}

pub(super) async fn replan(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    let found = found(&cx, id, Action::Change).await?;
    match found.state.as_str() {
        "undone" => return Err(Error::refused("import-not-planned")),
        // Stopped or failed half-way: what is staged is gone on from.
        "stopped" | "failed" => answers::ask_again(&cx.app, id).await?,
        _ => answers::replan(&cx.app, &found).await?,
    }
    Ok(redirect_with(&href(id), "import-planned"))
}

pub(super) async fn unattended(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    let found = found(&cx, id, Action::Change).await?;
    cx.app
        .db
        .write("import.unattended", |tx| async move {
            store::set_unattended(&tx, id).await
        })
        .await?;
    answers::replan(&cx.app, &found).await?;
    Ok(redirect_with(&href(id), "import-unattended"))
}

pub(super) async fn park(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    found(&cx, id, Action::Change).await?;
    cx.app
        .db
        .write("import.park", |tx| async move { store::park_rest(&tx, id).await })
        .await?;
    Ok(redirect_with(&href(id), "import-parked"))
}

pub(super) async fn stop(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    found(&cx, id, Action::Change).await?;
    let app = &cx.app;
    app.db
        .write("import.ask-stop", |tx| async move {
            job::ask_to_stop(&tx, &app.clock, jobs::STAGE, &id.to_string()).await
        })
        .await?;
    Ok(redirect_with(&href(id), "import-stopping"))
}

pub(super) async fn apply(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    found(&cx, id, Action::Decide).await?;
    batch::ask_to_apply(&cx.app, &cx.actor, id).await?;
    Ok(redirect_with(&href(id), "import-applied"))
}

pub(super) async fn undo(cx: Cx, Path(id): Path<Id<BatchRow>>) -> Answer {
    found(&cx, id, Action::Decide).await?;
    batch::undo(&cx.app, &cx.actor, id).await?;
    Ok(redirect_with(&href(id), "import-undone"))
}
