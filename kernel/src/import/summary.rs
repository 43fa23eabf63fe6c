//! Importing by a function call, for the command line and the demo.

use std::collections::BTreeMap;

use super::{
    Applied, BatchRow, Mapping, batch,
    jobs::{self, Report},
    store::{self, RowRow},
};
use crate::{
    actor::Actor,
    error::{Error, Result},
    id::Id,
    job::Progress,
    module::App,
    t,
    text::{Lang, Message, Value},
};

/// Reasons listed of each standing of a sheet.
const REASONS: i64 = 20;

/// What an import came to.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The batch; forgotten already after a dry run.
    pub batch: Id<BatchRow>,
    /// The day and batch of an earlier import of the same file, if there was one.
    pub same_file: Option<BatchRow>,
    /// Sheet by sheet.
    pub sheets: Vec<SheetSummary>,
    /// Whether it was applied.
    pub is_applied: bool,
    /// What applying did.
    pub applied: Applied,
}

impl Summary {
    /// How many rows of all sheets stand so.
    pub fn count(&self, standing: super::Standing) -> i64 {
        self.sheets
            .iter()
            .filter_map(|sheet| sheet.counts.get(standing.code()))
            .sum()
    }
}

/// What a sheet came to.
#[derive(Debug, Clone)]
pub struct SheetSummary {
    /// As on the tab.
    pub name: String,
    /// The kind of its rows; none if nobody can tell, then nothing of it was taken.
    pub kind: Option<String>,
    /// Which column was taken for what.
    pub mapping: Mapping,
    /// Standing → number of rows.
    pub counts: BTreeMap<String, i64>,
    /// What was left out or guessed.
    pub notes: Vec<Message>,
    /// Standing, row number, cell, reason: the first of each standing but `same` and `new`.
    pub reasons: Vec<(String, i64, Option<String>, Message)>,
}

/// Imports a file from first to last. `kind` is the kind named, if any; with
/// `dry_run` nothing is kept; with `yes` rows that need someone are parked and the rest is
/// applied. Without either the batch waits for decisions, in the app or by [`super::apply`].
///
/// # Errors
/// [`Error::Refused`] with a sentence when the file cannot be read.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a word of the command line, named where it is called"
)]
pub async fn import_file(
    app: &App,
    actor: &Actor,
    kind: Option<&str>,
    name: &str,
    bytes: Vec<u8>,
    dry_run: bool,
    yes: bool,
    on_progress: &(dyn Fn(usize, usize, &'static str) + Send + Sync),
) -> Result<Summary> {
    if let Some(kind) = kind
        && app.imports().iter().all(|known| known.code() != kind)
    {
        let all: Vec<&str> = app.imports().iter().map(|kind| kind.code()).collect();
        return Err(Error::Refused(
            Message::new("import-no-such-kind")
                .with("kind", kind)
                .with("all", all.join(", ")),
        ));
    }
    let (id, sheets) = batch::begin(app, actor, name, bytes, kind, yes).await?;
    let payload = serde_json::json!({ "batch": id, "kind": kind });
    let job = Progress::begin(app, jobs::STAGE, &id.to_string(), payload).await?;
    let report = Report::Call(on_progress, &job);
    let is_planned =
        batch::stage_sheets(app, id, sheets, &report).await? && batch::plan(app, id, &report).await?;
    job.finish().await?;
    let mut summary = summary_of(app, id).await?;
    if dry_run {
        forget(app, id).await?;
    } else if yes && is_planned {
        on_progress(0, 0, "import-step-apply");
        summary.applied = batch::apply(app, actor, id).await?;
        summary.is_applied = true;
    }
    Ok(summary)
}

/// What a batch comes to as it stands.
pub(super) async fn summary_of(app: &App, id: Id<BatchRow>) -> Result<Summary> {
    let found = store::find(&app.db, id).await?.ok_or(Error::NotFound)?;
    let counts = store::counts(&app.db, id).await?;
    let mut sheets = Vec::new();
    for sheet in store::sheets(&app.db, id).await? {
        let mut reasons = Vec::new();
        for standing in ["needs", "parked", "cannot", "changes"] {
            let rows = store::first_reasons(&app.db, sheet.id, standing, REASONS).await?;
            reasons.extend(rows.into_iter().map(reason_of));
        }
        sheets.push(SheetSummary {
            name: sheet.name,
            kind: sheet.kind,
            mapping: sheet.mapping.0,
            counts: counts.get(&sheet.id).cloned().unwrap_or_default(),
            notes: sheet.notes.0,
            reasons,
        });
    }
    Ok(Summary {
        batch: id,
        same_file: store::applied_before(&app.db, &found).await?,
        sheets,
        is_applied: found.applied_at.is_some(),
        applied: Applied::default(),
    })
}

fn reason_of(row: RowRow) -> (String, i64, Option<String>, Message) {
    (row.standing, row.row_number, row.cell, row.reason_args.0)
}

/// A reason in a language, with the names of the columns that it lists.
pub fn reason(lang: Lang, message: &Message) -> String {
    let mut message = message.clone();
    for (name, value) in &mut message.args {
        match value {
            Value::Text(fields) if name == "fields" => {
                let named: Vec<String> = fields
                    .split(", ")
                    .map(|field| t!(lang, &format!("column-{field}")))
                    .collect();
                *value = Value::Text(named.join(", "));
            }
            Value::Said(inner) => *value = Value::Text(reason(lang, inner)),
            _ => {}
        }
    }
    message.say(lang)
}

/// Forgets a batch that was only looked at.
async fn forget(app: &App, id: Id<BatchRow>) -> Result<()> {
    let Some(found) = store::find(&app.db, id).await? else {
        return Ok(());
    };
    super::batch::begin_anew(app, id).await?;
    let found = &found;
    app.db
        .write("import.forget", |tx| async move {
            store::forget_batch(&tx, found).await
        })
        .await
}
