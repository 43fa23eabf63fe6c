//! The worker: takes one job after another.

use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::watch;

use super::{JobRow, store};
use crate::{error::Result, id::Id, module::App};

/// A job whose worker was killed is free for another after this.
pub(super) const LEASE_SECONDS: i64 = 60;

/// How often files that nothing names are looked for.
const SWEEP_SECONDS: i64 = 3600;

/// How a job says how far it is, and hears that it should stop.
pub struct Progress {
    app: App,
    job: Id<JobRow>,
}

impl Progress {
    /// Begins a job that the caller carries out by itself, as the command line does: others
    /// see how far it is and can ask it to stop, and a worker goes on with it if this
    /// process ends before [`Progress::finish`].
    ///
    /// # Errors
    /// When the database fails, or the same job is open already.
    pub async fn begin(app: &App, kind: &'static str, dedup: &str, payload: Json) -> Result<Self> {
        let payload = &payload;
        let job = app
            .db
            .write("job.begin", |tx| async move {
                store::insert_taken(&tx, &app.clock, kind, dedup, payload, "command line").await
            })
            .await?;
        Ok(Self {
            app: app.clone(),
            job,
        })
    }

    /// Says that a job begun by oneself is done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(self) -> Result<()> {
        store::finish(&self.app.db, &self.app.clock, self.job).await
    }

    /// Says how far the job is; true when someone asked it to stop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn say(&self, done: i64, total: i64, step: &'static str) -> Result<bool> {
        store::progress(&self.app.db, &self.app.clock, self.job, done, total, step).await
    }
}

/// Carries out every job that is due now and returns how many were begun.
///
/// # Errors
/// When the job table itself cannot be read or written. A job's own failure is
/// kept with the job.
pub async fn run_due(app: &App, worker: &str) -> Result<usize> {
    let mut begun = 0;
    while let Some(job) = store::claim(&app.db, &app.clock, worker).await? {
        begun += 1;
        let kind = app.job_kind(&job.kind);
        let outcome = match kind {
            None => Err(crate::error::Error::setup(format!(
                "This program knows no job of kind {}.",
                job.kind
            ))),
            Some(kind) => {
                let progress = Progress {
                    app: app.clone(),
                    job: job.id,
                };
                (kind.run)(app, job.payload.0.clone(), &progress).await
            }
        };
        match outcome {
            Ok(()) => store::finish(&app.db, &app.clock, job.id).await?,
            Err(error) => {
                tracing::error!(kind = %job.kind, job = %job.id, %error, "a job failed");
                let tries = kind.map_or(1, |kind| kind.tries);
                store::fail(&app.db, &app.clock, &job, tries, &error.to_string()).await?;
            }
        }
    }
    Ok(begun)
}

/// Chains what was done since, and signs where the chain has got to.
async fn chain_audit(app: &App) -> Result<()> {
    crate::audit::chain(&app.db).await?;
    match &app.checkpoints {
        Some(file) => crate::audit::write_due(app, file).await.map(drop),
        None => Ok(()),
    }
}

/// Works until told to stop: jobs as they fall due, and the audit's chain in between.
pub async fn work_until(app: App, worker: String, mut stop: watch::Receiver<bool>) {
    let mut next_sweep = app.clock.now();
    loop {
        if let Err(error) = run_due(&app, &worker).await {
            tracing::error!(%error, "the job table could not be read");
        }
        if let Err(error) = chain_audit(&app).await {
            tracing::warn!(%error, "the audit could not be chained just now");
        }
        if let Err(error) = crate::mail::send_due(&app).await {
            tracing::warn!(%error, "the outbox could not be read just now");
        }
        if app.clock.now() >= next_sweep {
            next_sweep = app.clock.now().plus_seconds(SWEEP_SECONDS);
            if let Err(error) = crate::retention::enqueue_if_due(&app).await {
                tracing::warn!(%error, "the rules of keeping could not be asked for just now");
            }
            if let Err(error) = super::ask_daily(&app).await {
                tracing::warn!(%error, "the daily jobs could not be asked for just now");
            }
            if let Err(error) = crate::file::sweep(&app).await {
                tracing::warn!(%error, "stray files could not be swept just now");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(700)) => {}
            _ = stop.changed() => return,
        }
    }
}
