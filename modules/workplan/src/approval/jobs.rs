//! Reminders: those whose answer is waited for get one letter, some days after they were asked.

use balai_kernel::{
    Actor, App, Result,
    audit::{self, Act},
    job::JobKind,
};
use jiff::ToSpan as _;

use super::{Stand, mail, store};

/// The kind of job, once a day.
pub(crate) const REMIND: &str = "approval.remind";

/// The jobs of approvals.
pub(crate) const JOBS: &[JobKind] = &[JobKind {
    kind: REMIND,
    run: |app, _, _| Box::pin(remind(app)),
    tries: 8,
}];

/// Reminds of everything that has waited for so many days. Run twice, it reminds once.
async fn remind(app: &App) -> Result<()> {
    let Some(days) = app.profile.approvals.remind_days else {
        return Ok(());
    };
    let last = app.today().saturating_sub(i64::from(days).days());
    let actor = &Actor::office_job();
    for one in store::present(&app.db, actor).await? {
        let is_old = one.approval.at.day_in(&app.zone()) <= last;
        if !is_old || one.approval.reminded_at.is_some() || one.stand() != Stand::Waiting {
            continue;
        }
        let id = one.approval.id;
        app.db
            .write("approval.remind", |tx| async move {
                // Somebody may have answered or taken it back meanwhile.
                if !store::remind(&tx, id, app.clock.now()).await? {
                    return Ok(());
                }
                mail::remind(&tx, app, id).await?;
                audit::record(&tx, &app.clock, actor, Act::on("reminded", "approval", id)).await
            })
            .await?;
    }
    Ok(())
}
