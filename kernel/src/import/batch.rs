//! What happens to a batch: staged, planned, applied, undone. Each step can be begun
//! again after it was cut short, and goes on from what is there.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{
    Applied, BatchRow, ColumnSpec, ImportKind, Mapping, Numbered, PlanContext, PlannedRow, SheetRow,
    Standing,
    finishing::{finish, finish_again, others_finished},
    jobs::{self, Report},
    mapping::{LEFT_OUT, Remembered},
    reading::{self, ReadSheet, Wishes},
    stage::{clear_rows, clear_stages, learn_stages},
    store::{self, NewSheet},
};
use crate::{
    actor::{Actor, PartyRef},
    audience::Audience,
    audit::{self, Act},
    error::{Error, Result},
    file,
    id::Id,
    job,
    module::App,
    store::{Conn, Tx},
    text::Message,
};

/// The noun of the lines by which parties are told of an import that names their people.
pub const OF_PARTY: &str = "import-of-party";
/// Rows in one small transaction.
const RUN: usize = 500;
/// Larger files are read by a job, so that no page waits.
const LARGE: usize = 400_000;
/// More rows than these are applied by a job.
const MANY: i64 = 2_000;

/// Takes a file: keeps it, and has it read and planned; at once when it is small, else by
/// a job. `kind` is the kind that whoever sends it named.
///
/// # Errors
/// [`Error::Refused`] with a sentence when the file cannot be read; then nothing is kept.
pub async fn stage(
    app: &App,
    actor: &Actor,
    file_name: &str,
    bytes: Vec<u8>,
    kind: Option<&str>,
) -> Result<Id<BatchRow>> {
    let is_large = bytes.len() > LARGE;
    let (batch, sheets) = begin(app, actor, file_name, bytes, kind, false).await?;
    if is_large || store::finishing(&app.db, batch).await?.is_some() {
        enqueue_stage(app, batch, kind).await?;
    } else {
        stage_sheets(app, batch, sheets, &Report::Silent).await?;
        plan(app, batch, &Report::Silent).await?;
    }
    Ok(batch)
}

pub(super) async fn enqueue_stage(app: &App, batch: Id<BatchRow>, kind: Option<&str>) -> Result<()> {
    app.db
        .write("import.ask", |tx| async move {
            let payload = serde_json::json!({ "batch": batch, "kind": kind });
            job::enqueue(&tx, &app.clock, jobs::STAGE, &batch.to_string(), payload).await
        })
        .await
}

/// Reads a file and makes its batch; nothing is kept of a file that cannot be read.
pub(super) async fn begin(
    app: &App,
    actor: &Actor,
    file_name: &str,
    bytes: Vec<u8>,
    kind: Option<&str>,
    is_unattended: bool,
) -> Result<(Id<BatchRow>, Vec<ReadSheet>)> {
    let name = tidy_name(file_name);
    let (sheets, bytes) = read(app, &name, bytes, kind, HashMap::new()).await?;
    Ok((keep(app, actor, &name, &bytes, is_unattended).await?, sheets))
}

pub(super) async fn keep(
    app: &App,
    actor: &Actor,
    name: &str,
    bytes: &[u8],
    is_unattended: bool,
) -> Result<Id<BatchRow>> {
    let written = &app.files.write(&app.clock, bytes).await?;
    let hash = file::fingerprint(app, bytes);
    let hash = hash.as_slice();
    app.db
        .write("import.begin", |tx| async move {
            let office = Audience::office();
            let by = actor.account;
            let media = "application/octet-stream";
            let file = file::keep(&tx, app, written, name, media, &office, by).await?;
            let id = store::insert(&tx, &app.clock, actor, file, name, hash, is_unattended).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "import", id)).await?;
            Ok(id)
        })
        .await
}

/// The file's own name, without folders and without what cannot be shown.
pub(super) fn tidy_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let tidied = balai_names::tidy(base).text;
    if tidied.is_empty() {
        "import".to_owned()
    } else {
        tidied
    }
}

/// What a person chose for the sheets of a batch, by place.
pub(super) type Chosen = HashMap<usize, (Option<String>, Option<Mapping>)>;

pub(super) async fn read(
    app: &App,
    name: &str,
    bytes: Vec<u8>,
    kind: Option<&str>,
    chosen: Chosen,
) -> Result<(Vec<ReadSheet>, Vec<u8>)> {
    let kinds = app.imports();
    let remembered = Remembered::new(store::remembered(&app.db).await?);
    let (name, kind) = (name.to_owned(), kind.map(str::to_owned));
    // Reading is work for the processor: other requests go on meanwhile.
    tokio::task::spawn_blocking(move || {
        let wishes = Wishes {
            kind: kind.as_deref(),
            chosen,
            remembered: &remembered,
        };
        reading::read(&name, &bytes, &kinds, &wishes).map(|sheets| (sheets, bytes))
    })
    .await
    .map_err(|_| Error::refused("import-refused-damaged"))?
}

/// Reads the kept file of a batch again, with what people chose for its sheets.
pub(super) async fn read_again(app: &App, batch: &BatchRow, kind: Option<&str>) -> Result<Vec<ReadSheet>> {
    let Some(file) = batch.file else {
        return Ok(Vec::new());
    };
    let file = file::find(&app.db, file).await?.ok_or(Error::NotFound)?;
    let bytes = file::read(app, &file.storage_key).await?;
    let chosen = store::sheets(&app.db, batch.id)
        .await?
        .into_iter()
        .filter_map(|sheet| {
            let at = usize::try_from(sheet.position).ok()?;
            let mapping = (!sheet.mapping.0.columns.is_empty()).then_some(sheet.mapping.0);
            Some((at, (sheet.kind, mapping)))
        })
        .collect();
    Ok(read(app, &batch.file_name, bytes, kind, chosen).await?.0)
}

/// Stages the rows of sheets, 500 at a time, and goes on after what is staged already.
/// False when someone asked it to stop.
pub(super) async fn stage_sheets(
    app: &App,
    batch: Id<BatchRow>,
    sheets: Vec<ReadSheet>,
    report: &Report<'_>,
) -> Result<bool> {
    let total: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let known = store::sheets(&app.db, batch).await?;
    let mut done = 0;
    for (at, sheet) in sheets.iter().enumerate() {
        let place = i64::try_from(at).unwrap_or(i64::MAX);
        let id = match known.iter().find(|known| known.position == place) {
            Some(known) => known.id,
            None => {
                let new = NewSheet {
                    position: at,
                    name: &sheet.name,
                    kind: sheet.kind,
                    header_row: sheet.header_row,
                    mapping: &sheet.mapping,
                    row_count: sheet.rows.len(),
                    notes: &sheet.notes,
                };
                let new = &new;
                app.db
                    .write("import.sheet", |tx| async move {
                        store::insert_sheet(&tx, &app.clock, batch, new).await
                    })
                    .await?
            }
        };
        let last = store::last_staged(&app.db, id).await?;
        let first = sheet.rows.partition_point(|row| row.number <= last);
        done += first;
        for run in sheet.rows.get(first..).unwrap_or_default().chunks(RUN) {
            app.db
                .write("import.stage", |tx| async move {
                    store::insert_rows(&tx, &app.clock, batch, id, run).await
                })
                .await?;
            done += run.len();
            if report.say(done, total, "import-step-stage").await? {
                return stopped(app, batch).await;
            }
        }
    }
    app.db
        .write("import.staged", |tx| async move {
            store::set_staged(&tx, &app.clock, batch).await
        })
        .await?;
    Ok(true)
}

async fn stopped(app: &App, batch: Id<BatchRow>) -> Result<bool> {
    app.db
        .write("import.stop", |tx| async move {
            store::set_state(&tx, batch, "stopped", None).await
        })
        .await?;
    Ok(false)
}

/// The sheets of a batch with their kinds, in the order in which kinds are planned.
pub(super) async fn ordered(app: &App, batch: Id<BatchRow>) -> Result<Vec<(SheetRow, Arc<dyn ImportKind>)>> {
    let kinds = app.imports();
    let mut sheets: Vec<(SheetRow, Arc<dyn ImportKind>)> = store::sheets(&app.db, batch)
        .await?
        .into_iter()
        .filter_map(|sheet| {
            let code = sheet.kind.as_deref()?;
            let kind = kinds.iter().find(|kind| kind.code() == code)?;
            Some((sheet, Arc::clone(kind)))
        })
        .collect();
    sheets.sort_by_key(|(sheet, kind)| (kind.order(), sheet.position));
    Ok(sheets)
}

/// Plans every row of a batch that is not applied yet: from the beginning, since a row
/// may depend on any before it. False when someone asked it to stop.
///
/// # Errors
/// When the database fails.
pub async fn plan(app: &App, batch: Id<BatchRow>, report: &Report<'_>) -> Result<bool> {
    let found = store::find(&app.db, batch).await?.ok_or(Error::NotFound)?;
    if !others_finished(app, batch, report).await? {
        return stopped(app, batch).await;
    }
    let kinds = app.imports();
    clear_stages(&app.db, &kinds, batch.uuid()).await?;
    let sheets = ordered(app, batch).await?;
    let total = sheets.iter().map(|(sheet, _)| sheet.row_count).sum::<i64>();
    let total = usize::try_from(total).unwrap_or(0);
    let mut done = 0;
    let mut runs = 0_usize;
    for (sheet, kind) in &sheets {
        let context = PlanContext {
            db: &app.db,
            profile: &app.profile,
            clock: &app.clock,
            batch: batch.uuid(),
            hints: &sheet.mapping.0.hints,
            is_unattended: found.is_unattended,
        };
        let groups = Group::of_all(kind.columns(), &sheet.mapping.0);
        let mut after = 0;
        loop {
            let rows = store::rows_after(&app.db, sheet.id, after, RUN).await?;
            let Some(last) = rows.last() else { break };
            after = last.row_number;
            let mut planned: Vec<PlannedRow> = rows
                .iter()
                .map(|row| planned_row(row, &sheet.mapping.0, &groups))
                .collect();
            kind.plan(&context, &mut planned).await?;
            if found.is_unattended {
                for row in planned.iter_mut().filter(|row| row.standing == Standing::Needs) {
                    row.standing = Standing::Parked;
                }
            }
            let run = &planned;
            app.db
                .write(
                    "import.plan",
                    |tx| async move { store::save_plan(&tx, run).await },
                )
                .await?;
            done += run.len();
            runs += 1;
            if !others_finished(app, batch, report).await? {
                return stopped(app, batch).await;
            }
            if total > RUN && runs.is_power_of_two() {
                learn_stages(&app.db, &kinds).await?;
            }
            if report.say(done, total, "import-step-plan").await? {
                return stopped(app, batch).await;
            }
        }
    }
    app.db
        .write("import.planned", |tx| async move {
            store::set_state(&tx, batch, "planned", None).await
        })
        .await?;
    Ok(true)
}

/// A field that may have several like columns, with those of a sheet: number and letters.
struct Group {
    field: &'static str,
    columns: Vec<(u32, String)>,
}

impl Group {
    fn of_all(specs: &[ColumnSpec], mapping: &Mapping) -> Vec<Self> {
        let groups = specs.iter().filter_map(|spec| {
            let number = spec.numbered?;
            let mut columns: Vec<(u32, String)> = Vec::new();
            for column in mapping
                .columns
                .iter()
                .filter(|c| c.field.as_deref() == Some(spec.field))
            {
                let letters = balai_sheets::column_name(column.column);
                if mapping.hints.blank.contains(&letters) {
                    continue;
                }
                let next = || columns.iter().map(|(number, _)| *number).max().unwrap_or(0) + 1;
                columns.push((number(&column.heading).unwrap_or_else(next), letters));
            }
            let field = spec.field;
            (!columns.is_empty()).then_some(Self { field, columns })
        });
        groups.collect()
    }
}

fn planned_row(row: &store::RowRow, mapping: &Mapping, groups: &[Group]) -> PlannedRow {
    let mut planned = PlannedRow {
        id: row.id.uuid(),
        number: row.row_number,
        cells: std::collections::BTreeMap::new(),
        places: std::collections::BTreeMap::new(),
        numbered: std::collections::BTreeMap::new(),
        answers: row
            .answer
            .as_ref()
            .map(|answer| answer.0.clone())
            .unwrap_or_default(),
        standing: Standing::Cannot,
        reason: Message::new("import-staged"),
        cell: None,
        question: None,
        target: None,
    };
    for (column, field) in mapping.fields() {
        let letters = balai_sheets::column_name(column);
        planned
            .places
            .entry(field.to_owned())
            .or_insert_with(|| format!("{letters}{}", row.row_number));
        let Some(text) = row.cells.0.get(&letters).map(|text| text.trim()) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        // Two columns of one field, such as two roles, are read as one list.
        planned
            .cells
            .entry(field.to_owned())
            .and_modify(|known| {
                known.push_str("; ");
                known.push_str(text);
            })
            .or_insert_with(|| text.to_owned());
    }
    for group in groups {
        let cells = group.columns.iter().map(|(number, letters)| Numbered {
            number: *number,
            place: format!("{letters}{}", row.row_number),
            text: row
                .cells
                .0
                .get(letters)
                .map(|text| text.trim().to_owned())
                .unwrap_or_default(),
        });
        planned.numbered.insert(group.field.to_owned(), cells.collect());
    }
    planned
}

/// Applies what is planned, in one short transaction; a large batch by a job.
///
/// # Errors
/// [`Error::Refused`] when rows still need someone, or when there is nothing to apply.
pub async fn ask_to_apply(app: &App, actor: &Actor, batch: Id<BatchRow>) -> Result<()> {
    ready(&app.db, batch).await?;
    let is_small = store::to_apply(&app.db, batch).await? <= MANY;
    if is_small && store::finishing(&app.db, batch).await?.is_none() {
        apply(app, actor, batch).await?;
        return Ok(());
    }
    app.db
        .write("import.ask", |tx| async move {
            store::set_state(&tx, batch, "applying", None).await?;
            // The job acts for whoever pressed.
            let payload = serde_json::json!({ "batch": batch, "by": actor.account });
            job::enqueue(&tx, &app.clock, jobs::APPLY, &batch.to_string(), payload).await?;
            audit::record(&tx, &app.clock, actor, Act::on("decided", "import", batch)).await
        })
        .await
}

async fn ready(conn: &impl Conn, batch: Id<BatchRow>) -> Result<()> {
    let found = store::find(conn, batch).await?.ok_or(Error::NotFound)?;
    if found.state != "planned" && found.state != "applying" {
        return Err(Error::refused("import-not-planned"));
    }
    let waiting = store::with_standing(conn, batch, Standing::Needs).await?;
    if waiting > 0 {
        return Err(Error::Refused(
            Message::new("import-apply-needs").with("n", waiting),
        ));
    }
    Ok(())
}

/// Applies what is planned now: one short transaction, then what need not hold up others.
///
/// # Errors
/// [`Error::Refused`] when rows still need someone, or when a record was changed after
/// the batch was planned; then nothing is applied.
pub async fn apply(app: &App, actor: &Actor, batch: Id<BatchRow>) -> Result<Applied> {
    let sheets = ordered(app, batch).await?;
    let mut kinds: Vec<Arc<dyn ImportKind>> = Vec::new();
    for (_, kind) in &sheets {
        if kinds.iter().all(|known| known.code() != kind.code()) {
            kinds.push(Arc::clone(kind));
        }
    }
    let left_out = left_out(app, batch, &sheets).await?;
    others_finished(app, batch, &Report::Silent).await?;
    let parties = &parties(app, batch, &kinds).await?;
    let (kinds, sheets, left_out) = (&kinds, &sheets, &left_out);
    let applied = app
        .db
        .write_large("import.apply", |tx| async move {
            // Asked here: somebody may have begun to read the batch anew a moment ago.
            ready(&tx, batch).await?;
            if store::finishing(&tx, batch).await?.is_some() {
                return Err(Error::refused("import-apply-another"));
            }
            let mut all = Applied::default();
            for kind in kinds {
                let one = kind.apply(&tx, &app.clock, batch.uuid()).await?;
                all.made += one.made;
                all.changed += one.changed;
            }
            for kind in kinds {
                kind.settle(&tx, app).await?;
            }
            store::set_applied(&tx, &app.clock, batch).await?;
            for sheet in left_out {
                store::remember(&tx, &app.clock, LEFT_OUT, &sheet.mapping.0).await?;
            }
            for (sheet, kind) in sheets {
                store::remember(&tx, &app.clock, kind.code(), &sheet.mapping.0).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("imported", "import", batch)).await?;
            tell_parties(&tx, app, actor, "imported", parties).await?;
            Ok(all)
        })
        .await?;
    finish(app, batch, kinds).await?;
    Ok(applied)
}

/// The parties whose information a batch brings, or brought.
async fn parties(
    app: &App,
    batch: Id<BatchRow>,
    kinds: &[Arc<dyn ImportKind>],
) -> Result<BTreeSet<Id<PartyRef>>> {
    let mut parties = BTreeSet::new();
    for kind in kinds {
        parties.extend(kind.parties(&app.db, batch.uuid()).await?);
    }
    Ok(parties)
}

/// Each of them finds in its trail what was done.
async fn tell_parties(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    act: &'static str,
    parties: &BTreeSet<Id<PartyRef>>,
) -> Result<()> {
    for party in parties {
        let act = Act::about(act, OF_PARTY).of_party(Some(*party));
        audit::record(tx, &app.clock, actor, act).await?;
    }
    Ok(())
}

/// The sheets that somebody left out, as far as no other sheet of the workbook has the same
/// headings and is taken: then the headings alone do not tell which is meant.
async fn left_out(
    app: &App,
    batch: Id<BatchRow>,
    taken: &[(SheetRow, Arc<dyn ImportKind>)],
) -> Result<Vec<SheetRow>> {
    let mut sheets = store::sheets(&app.db, batch).await?;
    sheets.retain(|sheet| {
        let key = sheet.mapping.0.headings_key();
        let is_taken = taken
            .iter()
            .any(|(other, _)| other.mapping.0.headings_key() == key);
        sheet.mapping.0.left_out.is_some() && !is_taken
    });
    Ok(sheets)
}

/// Throws away all that was read and planned of a batch. Nobody can apply it from here on.
///
/// # Errors
/// [`Error::Refused`] when it is being applied or was.
pub(super) async fn begin_anew(app: &App, batch: Id<BatchRow>) -> Result<()> {
    app.db
        .write("import.unread", |tx| async move {
            let found = store::find(&tx, batch).await?.ok_or(Error::NotFound)?;
            if found.applied_at.is_some() || found.state == "applying" {
                return Err(Error::refused("import-not-planned"));
            }
            store::set_state(&tx, batch, "staging", None).await
        })
        .await?;
    clear_stages(&app.db, &app.imports(), batch.uuid()).await?;
    clear_rows(&app.db, batch.uuid()).await
}

/// Takes back what a batch made and altered.
///
/// # Errors
/// [`Error::Refused`] while something else depends on it; then nothing is taken back.
pub async fn undo(app: &App, actor: &Actor, batch: Id<BatchRow>) -> Result<()> {
    let found = store::find(&app.db, batch).await?.ok_or(Error::NotFound)?;
    if found.applied_at.is_none() || found.undone_at.is_some() {
        return Err(Error::refused("import-undo-not-applied"));
    }
    if found.is_finishing {
        // What it still writes would stay behind.
        finish_again(app, batch).await?;
    }
    let mut kinds = app.imports();
    kinds.reverse();
    let kinds = &kinds;
    let parties = &parties(app, batch, kinds).await?;
    let outcome = app
        .db
        .write("import.undo", |tx| async move {
            for kind in kinds {
                kind.undo(&tx, &app.clock, batch.uuid()).await?;
            }
            for kind in kinds {
                kind.settle(&tx, app).await?;
            }
            store::set_undone(&tx, &app.clock, batch).await?;
            tell_parties(&tx, app, actor, "undone", parties).await?;
            audit::record(&tx, &app.clock, actor, Act::on("undone", "import", batch)).await
        })
        .await;
    match outcome {
        Err(Error::Store(sqlx::Error::Database(error))) if error.is_foreign_key_violation() => {
            Err(Error::refused("import-undo-depends"))
        }
        Err(error) => Err(error),
        // What was left to do after applying has nothing to be done for any more.
        Ok(()) => clear_stages(&app.db, kinds, batch.uuid()).await,
    }
}
