//! Handlers of outcome reports.

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    store::Tx,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use balai_workplan::{
    activity::{self, Activity},
    sent::{Problems, Sent},
};
use serde::Deserialize;

use super::{Reach, model, of_event, policy::may_know, store, writable};
use crate::{
    due_report::{DueReport, store as due_reports, web as due},
    report::{
        Report, from_event, store as reports,
        web::{found as report_found, record_begun},
    },
};

/// What is owed about this event, if the reader may know of the event.
async fn found(cx: &Cx, event: Id<Activity>) -> Result<DueReport> {
    let due = of_event(&cx.app, event).await?.ok_or(Error::NotFound)?;
    // Who may not see the event is told nothing of it, not even that there is one.
    let event = due.event.as_ref();
    if !event.is_some_and(|event| may_know(&cx.actor, event)) {
        return Err(Error::NotFound);
    }
    cx.may(Action::Read, &due)?;
    Ok(due)
}

/// What is owed about an event, with what can be done.
pub async fn show(cx: Cx, Path(event): Path<Id<Activity>>) -> Answer {
    let owed = found(&cx, event).await?;
    due::page(&cx, &owed, &Sent::default(), &Problems::none()).await
}

/// Begins the report of an event. Whoever begins it writes it, where nobody else is known to.
pub async fn begin(cx: Cx, Path(event): Path<Id<Activity>>) -> Answer {
    let owed = found(&cx, event).await?;
    cx.may(Action::Create, &owed)?;
    if let Some(made) = &owed.made {
        return Ok(redirect_with(
            &format!("/app/reports/{}", made.id),
            "outcome-report-begun-already",
        ));
    }
    let (cx, app, actor, owed) = (&cx, &cx.app, &cx.actor, &owed);
    let report = app
        .db
        .write("report.begin", |tx| async move {
            // Two who press at once find one report.
            if let Some(report) = reports::of_event(&tx, event).await? {
                return Ok(report);
            }
            let about = activity::find(&tx, event).await?.ok_or(Error::NotFound)?;
            writable(&about, app.today())?;
            let model = model(&tx, app, &about).await?;
            let report = from_event(&tx, app, &owed.owed.code, &model).await?;
            record_begun(&tx, app, actor, &report).await?;
            if owed.writer().is_none() && actor.account.is_some() {
                write_it(&tx, cx, owed).await?;
            }
            Ok(report)
        })
        .await?;
    Ok(redirect_with(&format!("/app/reports/{}", report.id), "due-begun"))
}

/// Notes that whoever acts writes the report.
async fn write_it(tx: &Tx, cx: &Cx, owed: &DueReport) -> Result<()> {
    let said = due_reports::Said {
        account: cx.actor.account,
        ..due::said_of(owed)
    };
    // Somebody who was named meanwhile stays.
    let Some(id) = due_reports::keep(tx, &cx.app.clock, owed, &said).await? else {
        return Ok(());
    };
    let account = cx.actor.account.map(|account| account.to_string());
    let change = Change::between("writer", None::<&str>, account);
    let act = Act::on("changed", "due report", id).changing(change.as_slice());
    audit::record(tx, &cx.app.clock, &cx.actor, act).await
}

/// Who writes it and by when.
pub async fn change(cx: Cx, Path(event): Path<Id<Activity>>, sent: Sent) -> Answer {
    let owed = found(&cx, event).await?;
    due::changed(cx, owed, sent).await
}

/// That it was sent: when, to whom and how.
pub async fn deliver(cx: Cx, Path(event): Path<Id<Activity>>, sent: Sent) -> Answer {
    let owed = found(&cx, event).await?;
    due::delivered(cx, owed, sent).await
}

/// That it is not owed of this event, with the reason; without one it is owed again.
pub async fn excuse(cx: Cx, Path(event): Path<Id<Activity>>, sent: Sent) -> Answer {
    let owed = found(&cx, event).await?;
    due::excused(cx, owed, sent).await
}

/// For whom a report is.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    reach: String,
}

/// Says for whom an outcome report is while it is written.
pub async fn reach(cx: Cx, Path(id): Path<Id<Report>>, Form(form): Form<Chosen>) -> Answer {
    let report = report_found(&cx, id).await?;
    cx.may(Action::Change, &report)?;
    report.changeable()?;
    let reach = Reach::from_code(&form.reach).filter(|_| report.activity.is_some());
    let reach = reach.ok_or_else(|| Error::refused("error-form"))?;
    let before = Reach::of(&cx.app, &report).map(Reach::code);
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("report.reach", |tx| async move {
            if !reports::set_reach(&tx, id, Some(reach.code())).await? {
                return Err(Error::refused("report-is-frozen"));
            }
            if before == Some(Reach::Participants.code()) && reach == Reach::Public {
                store::ask_again(&tx, id, app.clock.now()).await?;
            }
            let change = Change::between("reach", before, Some(reach.code()));
            let act = Act::on("changed", "report", id).changing(change.as_slice());
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/reports/{id}"),
        "outcome-report-reach-kept",
    ))
}
