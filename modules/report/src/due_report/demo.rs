//! What the demo office sent in its year: the monthly reports of the first ten months, two
//! halves, three newsletters; November is being written.

use balai_kernel::{Actor, App, Result, text::Lang};
use jiff::{ToSpan as _, civil::Date};

use super::{owed_between, store};
use crate::{
    period::Period,
    report::{from_template, store as reports, web::record_begun},
};

/// Makes them. Does nothing where something was said about one of the year.
///
/// # Errors
/// When the profile has no template, or the database fails.
pub async fn demo(app: &App, year: i16) -> Result<()> {
    let whole = Period::year(year);
    if !store::kept(&app.db, whole.from, whole.to).await?.is_empty() {
        return Ok(());
    }
    let all = owed_between(app, whole.from, whole.to).await?;
    let november = Date::new(year, 11, 1).unwrap_or(Date::ZERO);
    let (all, actor) = (&all, &Actor::office_job());
    app.db
        .write("due_report.demo", |tx| async move {
            for due in all {
                let is_before = due.period.to < november && !due.owed.is_public;
                if !is_before || due.made.is_some() {
                    continue;
                }
                let sent = store::Said {
                    sent: Some((
                        due.due_on().saturating_sub(1.day()),
                        None,
                        due.owed.to.get(Lang::EN).to_owned(),
                    )),
                    ..store::Said::default()
                };
                store::keep(&tx, &app.clock, due, &sent).await?;
            }
            if let Some(monthly) = app.profile.owed("monthly")
                && let Some(period) = super::starting(monthly.every, november)
                && reports::of_period(&tx, "monthly", november).await?.is_none()
            {
                let report = from_template(&tx, app, "monthly", period).await?;
                record_begun(&tx, app, actor, &report).await?;
            }
            Ok(())
        })
        .await
}
