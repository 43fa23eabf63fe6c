//! What a batch still writes after its records are there: addresses, keys under which
//! doubles are found, search entries. It need not hold up others, but the next batch is
//! compared with it, so that batches wait for each other here.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{BatchRow, ImportKind, batch::ordered, jobs::Report, stage::clear_stages, store};
use crate::{error::Result, id::Id, module::App};

/// Rows that are marked as applied in one transaction.
const MARKED_AT_ONCE: i64 = 1_000;
/// How often is looked whether another batch is finished by now.
const LOOK: Duration = Duration::from_millis(200);
/// After this long the process that finished another batch is taken for dead, and the one
/// that waits does its work; harmless if it lives.
const PATIENCE: Duration = Duration::from_secs(60);

/// What comes after applying, in small transactions; harmless when done again.
pub(super) async fn finish(app: &App, batch: Id<BatchRow>, kinds: &[Arc<dyn ImportKind>]) -> Result<()> {
    for sheet in store::sheets(&app.db, batch).await? {
        let (sheet, last) = (sheet.id, store::last_staged(&app.db, sheet.id).await?);
        let mut after = 0;
        while after < last {
            let until = after + MARKED_AT_ONCE;
            app.db
                .write("import.mark", |tx| async move {
                    store::mark_applied(&tx, &app.clock, sheet, after, until).await
                })
                .await?;
            after = until;
        }
    }
    for kind in kinds {
        kind.finish(app, batch.uuid()).await?;
    }
    // A kind may have staged for another: a list of participants names people.
    clear_stages(&app.db, &app.imports(), batch.uuid()).await?;
    app.db
        .write("import.finished", |tx| async move {
            store::set_finished(&tx, batch).await
        })
        .await
}

/// Finishes a batch whose applying was cut short after the records were made.
pub(super) async fn finish_again(app: &App, batch: Id<BatchRow>) -> Result<()> {
    let kinds: Vec<Arc<dyn ImportKind>> = ordered(app, batch)
        .await?
        .into_iter()
        .map(|(_, kind)| kind)
        .collect();
    finish(app, batch, &kinds).await
}

/// Waits until every other batch is finished that was applied. False when someone asked to
/// stop meanwhile.
///
/// # Errors
/// When the database fails.
pub(super) async fn others_finished(app: &App, batch: Id<BatchRow>, report: &Report<'_>) -> Result<bool> {
    let begun = Instant::now();
    while let Some(other) = store::finishing(&app.db, batch).await? {
        if begun.elapsed() > PATIENCE {
            finish_again(app, other).await?;
            continue;
        }
        if report.say(0, 0, "import-step-wait").await? {
            return Ok(false);
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(true)
}
