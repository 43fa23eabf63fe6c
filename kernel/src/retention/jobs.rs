//! The daily job: erases what is due, a few rows at a time, each time with its audit line and
//! its entry in the ledger. Stopped midway, it goes on from what is still due.

use serde_json::Value as Json;

use super::{Rule, ask, choice, ledger, rules, store};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::Result,
    id::Id,
    job::{self, Progress},
    module::App,
    setting,
};

/// The kind of the job.
pub(super) const KIND: &str = "retention.run";
/// Under this setting stands the day on which the rules were last carried out whole.
const RAN: &str = "retention-ran";
/// Rows in one transaction ...
const RUN: i64 = 100;
/// ... and fewer of those about people, of whom much is erased at once: others wait to write.
const RUN_OF_PEOPLE: i64 = 20;

const fn run_of(rule: &Rule) -> i64 {
    if rule.is_personal { RUN_OF_PEOPLE } else { RUN }
}

/// Asks for today's job, if it was not carried out yet.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_if_due(app: &App) -> Result<()> {
    let today = app.today();
    let ran = setting::get(&app.db, RAN).await?;
    if store::ran_on(ran.as_ref()).is_some_and(|day| day.0 >= today) {
        return Ok(());
    }
    app.db
        .write("retention.ask", |tx| async move {
            job::enqueue(&tx, &app.clock, KIND, &today.to_string(), Json::Null).await
        })
        .await
}

/// Carries out every rule; returns how many rows went.
///
/// # Errors
/// When the database fails.
pub async fn run(app: &App) -> Result<i64> {
    let mut gone = 0;
    for rule in rules(app) {
        loop {
            let part = some(app, &rule).await?;
            gone += part;
            if part < run_of(&rule) {
                break;
            }
        }
    }
    finish(app).await?;
    Ok(gone)
}

/// The same as a job, which says how far it is and can be asked to stop.
pub(super) async fn run_with(app: &App, progress: &Progress) -> Result<()> {
    let rules = rules(app);
    let total = i64::try_from(rules.len()).unwrap_or(0);
    for (done, rule) in (0_i64..).zip(&rules) {
        loop {
            if progress.say(done, total, "job-retention").await? {
                return ledger::keep(app).await;
            }
            if some(app, rule).await? < run_of(rule) {
                break;
            }
        }
    }
    finish(app).await
}

async fn finish(app: &App) -> Result<()> {
    ledger::keep(app).await?;
    app.db
        .write("retention.ran", |tx| async move {
            setting::set(&tx, RAN, Json::from(app.today().to_string())).await
        })
        .await
}

/// Erases some of what a rule says is due, in one transaction; returns how many rows.
pub(super) async fn some(app: &App, rule: &Rule) -> Result<i64> {
    app.db
        .write("retention.erase", |tx| async move {
            let ask = ask(app, choice(&tx, app, rule).await?.days, run_of(rule));
            let due = (rule.due)(&tx, ask).await?;
            let (program, count) = (Actor::office_job(), i64::try_from(due.len()).unwrap_or(0));
            for row in &due {
                (rule.erase)(&tx, app, row.id).await?;
                if rule.is_personal {
                    ledger::note_row(&tx, &app.clock, rule.code, rule.noun, row.id).await?;
                    let act = Act::on("erased", rule.noun, Id::<Rule>::of(row.id)).for_purpose(rule.code);
                    audit::record(&tx, &app.clock, &program, act).await?;
                }
            }
            if count > 0 && !rule.is_personal {
                ledger::note_run(&tx, &app.clock, rule, ask.before, count).await?;
                let act = Act::about("erased", rule.noun).for_purpose(rule.code);
                audit::record(&tx, &app.clock, &program, act).await?;
            }
            Ok(count)
        })
        .await
}
