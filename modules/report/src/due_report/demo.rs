//! What the demo office sent in its year: the monthly reports of the first ten months and the first
//! halves; November, the last newsletter and the reports of the second half and of the year are being
//! written, with illustrative amounts.

use balai_kernel::{Actor, App, Result, store::Tx, text::Lang};
use jiff::{ToSpan as _, civil::Date};

use super::{owed_between, store};
use crate::{
    block::{self, Kind},
    period::Period,
    report::{Report, from_template, store as reports, web::record_begun},
};

/// Reports that are being written, by the month with which they begin.
const BEGUN: [(&str, i8); 5] = [
    ("monthly", 11),
    ("newsletter", 10),
    ("narrative-finance", 7),
    ("co-chairs", 7),
    ("parliament", 1),
];

/// Slug of a block and what people wrote into it.
const WRITTEN: [(&str, &str); 2] = [
    (
        "for-decision",
        "The co-chairs are asked to agree that the expert meeting on returns, postponed twice, is joined with the meeting of the working group in spring.",
    ),
    (
        "reservations",
        "One member asked that figures on returns are not printed by country. They are not.",
    ),
];

const ROWS: &str = "Category | US dollars\nCore purpose 1 | 118,000\nCore purpose 2 | 204,000\nCore purpose 3 | 96,000\nCore purpose 4 | 52,000\nStaff and office | 310,000";
const SOURCE: &str =
    "Illustrative, demo: invented amounts that stand in for the accounts until they are entered";

/// Writes what people would have written into a report of the demo.
async fn write_in(tx: &Tx, report: &Report) -> Result<()> {
    for mut block in block::store::of(tx, report.id).await? {
        let text = WRITTEN.iter().find(|(slug, _)| *slug == block.slug);
        let is_spent = block.kind() == Kind::Expenditure;
        // The monthly report puts nothing before anybody.
        if let Some((_, words)) = text.filter(|_| report.kind == "co-chairs") {
            (*words).clone_into(&mut block.body);
        } else if is_spent {
            ROWS.clone_into(&mut block.settings.0.rows);
            SOURCE.clone_into(&mut block.settings.0.source);
        } else {
            continue;
        }
        block::store::save(tx, &block).await?;
    }
    Ok(())
}

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
            for (code, month) in BEGUN {
                let first = Date::new(year, month, 1).unwrap_or(Date::ZERO);
                let Some(owed) = app.profile.owed(code) else {
                    continue;
                };
                let Some(period) = super::starting(owed.every, first) else {
                    continue;
                };
                if reports::of_period(&tx, code, first).await?.is_some() {
                    continue;
                }
                let report = from_template(&tx, app, code, period).await?;
                write_in(&tx, &report).await?;
                record_begun(&tx, app, actor, &report).await?;
            }
            Ok(())
        })
        .await
}
