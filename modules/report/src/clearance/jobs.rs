//! Reminders: whoever has not answered is written to again, some days before the last one.

use balai_kernel::{App, Error, Id, Instant, Result, job::JobKind};
use jiff::{ToSpan as _, civil::Date};
use serde_json::Value as Json;

use super::{Clearance, mail, store};
use crate::report;

/// The kind of job.
pub(super) const REMIND: &str = "clearance.remind";

/// The jobs of clearance.
pub(crate) const JOBS: &[JobKind] = &[JobKind {
    kind: REMIND,
    run: |app, payload, _| Box::pin(remind(app, payload)),
    tries: 8,
}];

/// Eight in the morning at the office, so many days before a day.
pub(super) fn morning(app: &App, due: Date, days: i64) -> Option<Instant> {
    let on = due.checked_sub(days.days()).ok()?;
    let at = on.at(8, 0, 0, 0).to_zoned(app.zone()).ok()?;
    Some(Instant::of(at.timestamp()))
}

/// Run twice, it reminds once: a reminder of this very day is not repeated.
async fn remind(app: &App, payload: Json) -> Result<()> {
    let word = |name: &str| {
        payload
            .get(name)
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let Ok(id) = word("clearance").parse::<Id<Clearance>>() else {
        return Err(Error::setup("A reminder names no clearance."));
    };
    let sent = &word("sent");
    app.db
        .write("clearance.remind", |tx| async move {
            let Some(ask) = store::find(&tx, id).await? else {
                return Ok(());
            };
            // It was sent anew since: that has reminders of its own.
            if ask.sent_at.map(Instant::fixed).as_ref() != Some(sent) {
                return Ok(());
            }
            let today = app.today();
            let is_done = ask.reminded_at.is_some_and(|at| at.day_in(&app.zone()) == today);
            let Some(report) = report::store::find(&tx, ask.report).await? else {
                return Ok(());
            };
            if is_done || report.published_at.is_some() {
                return Ok(());
            }
            mail::remind(&tx, app, &ask, &report.title).await
        })
        .await
}
