//! What waits for a person in the reports: words to be cleared, an approval, what is
//! withdrawn, a report that is owed.

use balai_kernel::{
    Actor, App, Result,
    actor::Role,
    module::{Today, Waiting},
    t,
};
use jiff::ToSpan as _;

use crate::{
    clearance,
    due_report::{self, DueReport},
    outcome_report, printed, report,
};

/// So many days before a report is due it is spoken of.
const AHEAD: i64 = 14;
/// Older debts stand in the calendar alone.
const BEHIND: i64 = 45;
/// Events that ended before so many days wait in the calendar alone.
const RECENT: i64 = 120;

/// What waits for the reader.
pub(crate) async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let mut today = Today {
        waiting: clearance::today(app, actor).await?,
        ..Today::default()
    };
    if actor.is(Role::CoManager) {
        today.waiting.extend(approvals(app, actor).await?);
    }
    if actor.is_office() {
        today.waiting.extend(next_print(app, actor).await?);
        today.waiting.extend(owed(app, actor).await?);
    }
    Ok(today)
}

/// Reports that the other co-manager approved.
async fn approvals(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let waiting = report::store::approved_by_some(&app.db, actor).await?;
    let own: Vec<_> = waiting
        .iter()
        .filter(|one| Some(one.account) == actor.account)
        .map(|one| one.report)
        .collect();
    let mut told = Vec::new();
    let mut out = Vec::new();
    for one in waiting {
        if own.contains(&one.report) || told.contains(&one.report) {
            continue;
        }
        told.push(one.report);
        out.push(Waiting {
            what: t!(actor.lang, "report-waits", title = one.title.as_str()),
            why: t!(actor.lang, "report-waits-why", name = one.name.as_str()),
            href: format!("/app/reports/{}", one.report),
            due: None,
        });
    }
    Ok(out)
}

/// What was withdrawn and is still to be taken out of what is printed next.
async fn next_print(app: &App, actor: &Actor) -> Result<Option<Waiting>> {
    let n = printed::web::due(app, actor).await?.len();
    Ok((n > 0).then(|| Waiting {
        what: t!(actor.lang, "today-print", n = n),
        why: t!(actor.lang, "today-print-why"),
        href: printed::PATH.to_owned(),
        due: None,
    }))
}

/// Reports that the reader is to write and that are due, or soon will be.
async fn owed(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let today = app.today();
    // A report of a whole year is due after it.
    let from = today.saturating_sub(26.months()).first_of_month();
    let mut all = due_report::owed_between(app, from, today).await?;
    // An outcome report is due some weeks after its event.
    let recently = today.saturating_sub(RECENT.days());
    all.extend(outcome_report::owed(app, actor, recently, today).await?);
    all.sort_by_key(|due| (due.due_on(), due.period.from));
    let is_near = |due: &DueReport| {
        let on = due.due_on();
        on >= today.saturating_sub(BEHIND.days()) && on <= today.saturating_add(AHEAD.days())
    };
    let lang = actor.lang;
    Ok(all
        .into_iter()
        .filter(|due| !due.state(today).is_over() && is_near(due) && due.is_of(actor))
        .map(|due| Waiting {
            what: due.title(lang),
            why: t!(
                lang,
                "due-waits-why",
                to = due.owed.to.get(lang),
                state = due.state(today).code()
            ),
            href: due.href(),
            due: Some(due.due_on()),
        })
        .collect())
}
