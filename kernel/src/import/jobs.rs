//! The jobs of the importer: reading and planning a large file, applying many rows.

use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::Value as Json;

use super::{BatchRow, batch, finishing, store};
use crate::{
    account::{self, Account},
    actor::Actor,
    error::{Error, Result},
    id::Id,
    job::{JobKind, Progress},
    module::App,
    text::Message,
};

/// Reads and plans a file.
pub(super) const STAGE: &str = "import.stage";
/// Applies a batch.
pub(super) const APPLY: &str = "import.apply";

/// All jobs of the importer.
pub(super) const JOBS: &[JobKind] = &[
    JobKind {
        kind: STAGE,
        run: stage_job,
        tries: 4,
    },
    JobKind {
        kind: APPLY,
        run: apply_job,
        tries: 4,
    },
];

/// Whoever wants to hear how far an import is.
pub enum Report<'a> {
    /// Nobody.
    Silent,
    /// A job's row, which a page looks at.
    Job(&'a Progress),
    /// The command line, which is told done, total and the catalogue key of the step; and
    /// the row of the job that it carries out by itself.
    Call(
        &'a (dyn Fn(usize, usize, &'static str) + Send + Sync),
        &'a Progress,
    ),
}

impl Report<'_> {
    /// Says how far it is; true when someone asked to stop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn say(&self, done: usize, total: usize, step: &'static str) -> Result<bool> {
        let progress = match self {
            Self::Silent => return Ok(false),
            Self::Job(progress) => progress,
            Self::Call(call, progress) => {
                call(done, total, step);
                progress
            }
        };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        progress.say(count(done), count(total), step).await
    }
}

#[derive(Deserialize)]
struct Payload {
    batch: Id<BatchRow>,
    #[serde(default)]
    kind: Option<String>,
    /// Who asked for it; none from the command line.
    #[serde(default)]
    by: Option<Id<Account>>,
}

fn payload(json: Json) -> Result<Payload> {
    serde_json::from_value(json).map_err(|_| Error::setup("An import job names no batch."))
}

fn stage_job<'a>(app: &'a App, json: Json, progress: &'a Progress) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let payload = payload(json)?;
        let Some(found) = store::find(&app.db, payload.batch).await? else {
            return Ok(());
        };
        if found.state != "staging" {
            return Ok(());
        }
        let report = Report::Job(progress);
        let outcome = async {
            let sheets = batch::read_again(app, &found, payload.kind.as_deref()).await?;
            if batch::stage_sheets(app, found.id, sheets, &report).await? {
                batch::plan(app, found.id, &report).await?;
            }
            Ok(())
        };
        keep_refusal(app, found.id, outcome.await).await
    })
}

fn apply_job<'a>(app: &'a App, json: Json, progress: &'a Progress) -> BoxFuture<'a, Result<()>> {
    Box::pin(async move {
        let payload = payload(json)?;
        let Some(found) = store::find(&app.db, payload.batch).await? else {
            return Ok(());
        };
        progress.say(0, 0, "import-step-apply").await?;
        match found.state.as_str() {
            "applying" => {
                let actor = whoever_asked(app, payload.by).await?;
                let outcome = batch::apply(app, &actor, found.id).await;
                keep_refusal(app, found.id, outcome.map(drop)).await
            }
            // Cut short after the records were made: only the rest is left to do.
            "applied" => finishing::finish_again(app, found.id).await,
            _ => Ok(()),
        }
    })
}

/// Who stands in the audit for what the job does: whoever pressed, with what they are today.
async fn whoever_asked(app: &App, by: Option<Id<Account>>) -> Result<Actor> {
    let row = match by {
        Some(id) => account::find(&app.db, id).await?,
        None => None,
    };
    match row {
        Some(row) => account::actor(app, &row).await,
        None => Ok(Actor::office_job()),
    }
}

/// What a person can mend is kept with the batch, not tried again by the job.
async fn keep_refusal(app: &App, batch: Id<BatchRow>, outcome: Result<()>) -> Result<()> {
    let message = match outcome {
        Err(Error::Refused(message)) => message,
        Err(Error::Io(_)) => Message::new("import-file-gone"),
        other => return other,
    };
    let message = &message;
    app.db
        .write("import.fail", |tx| async move {
            store::set_state(&tx, batch, "failed", Some(message)).await
        })
        .await
}
