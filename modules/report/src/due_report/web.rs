//! Handlers of what the office owes.

use balai_kernel::{
    Error, Result,
    audit::{self, Act, Change},
    measure::Reading,
    policy::Action,
    store::Day,
    t,
    text::{Lang, Message},
    web::{
        Answer, Cx, Query,
        axum::{
            extract::Path,
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        redirect_with,
    },
};
use balai_workplan::{
    activity::owners,
    sent::{Problems, Sent},
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{DueReport, LONGEST, owed_between, pages, starting, store};
use crate::{
    outcome_report,
    period::Period,
    report::{from_report, from_template, store as reports, web::record_begun},
};

/// Which year is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    year: Option<i16>,
}

/// The calendar of a year.
pub async fn list(cx: Cx, Query(asked): Query<Asked>) -> Answer {
    let reading = Reading::begin(&cx.app, &cx.actor, cx.lang()).await?;
    let year = Period::year(asked.year.unwrap_or(reading.usual_year().await?));
    let all = owed_between(&cx.app, year.from, year.to).await?;
    let of_events = outcome_report::owed(&cx.app, &cx.actor, year.from, year.to).await?;
    Ok(pages::list(&cx, year.from.year(), &all, &of_events).workspace(&cx))
}

/// The one of this kind whose period begins on this day.
async fn found(cx: &Cx, kind: &str, from: Date) -> Result<DueReport> {
    let owed = cx.app.profile.owed(kind).ok_or(Error::NotFound)?;
    starting(owed.every, from).ok_or(Error::NotFound)?;
    let all = owed_between(&cx.app, from, from).await?;
    let due = all.into_iter().find(|due| due.owed.code == kind);
    let due = due.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &due)?;
    Ok(due)
}

pub(crate) async fn page(cx: &Cx, due: &DueReport, sent: &Sent, wrong: &Problems) -> Answer {
    let writers = owners(&cx.app.db, cx.app.today()).await?;
    // An event's report is no copy of another event's.
    let has_before = due.event.is_none()
        && reports::before(&cx.app.db, &due.owed.code, due.period.from)
            .await?
            .is_some();
    let page = pages::show(cx, due, &writers, has_before, sent, wrong).workspace(cx);
    Ok(match wrong.is_empty() {
        true => page,
        false => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
    })
}

/// One of them, with what can be done.
pub async fn show(cx: Cx, Path((kind, from)): Path<(String, Date)>) -> Answer {
    let due = found(&cx, &kind, from).await?;
    page(&cx, &due, &Sent::default(), &Problems::none()).await
}

/// Begins the report itself, from the template or as a copy of the one before.
pub async fn begin(cx: Cx, Path((kind, from)): Path<(String, Date)>, sent: Sent) -> Answer {
    let due = found(&cx, &kind, from).await?;
    cx.may(Action::Create, &due)?;
    if let Some(made) = &due.made {
        return Ok(redirect_with(
            &format!("/app/reports/{}", made.id),
            "due-begun-already",
        ));
    }
    let old = match sent.get("from") {
        "copy" => reports::before(&cx.app.db, &kind, from).await?,
        _ => None,
    };
    let (app, actor, old, period) = (&cx.app, &cx.actor, &old, due.period);
    let kind = kind.as_str();
    let report = app
        .db
        .write("report.begin", |tx| async move {
            // Two who press at once find one report.
            if let Some(report) = reports::of_period(&tx, kind, period.from).await? {
                return Ok(report);
            }
            let report = match old {
                Some(old) => from_report(&tx, app, period, old).await?,
                None => from_template(&tx, app, kind, period).await?,
            };
            record_begun(&tx, app, actor, &report).await?;
            Ok(report)
        })
        .await?;
    Ok(redirect_with(&format!("/app/reports/{}", report.id), "due-begun"))
}

/// Who writes it and by when.
pub async fn change(cx: Cx, Path((kind, from)): Path<(String, Date)>, sent: Sent) -> Answer {
    let due = found(&cx, &kind, from).await?;
    changed(cx, due, sent).await
}

pub(crate) async fn changed(cx: Cx, due: DueReport, sent: Sent) -> Answer {
    cx.may(Action::Change, &due)?;
    let mut wrong = Problems::none();
    let due_on = sent.day("due", false, &mut wrong);
    if due_on.is_some_and(|on| on < due.period.from) {
        wrong.add("due", Message::new("due-day-early"));
    }
    let account = sent.id("writer");
    let writers = owners(&cx.app.db, cx.app.today()).await?;
    if account.is_some_and(|account| !writers.iter().any(|(id, _)| *id == account)) {
        wrong.add("writer", Message::new("due-writer-gone"));
    }
    if !wrong.is_empty() {
        return page(&cx, &due, &sent, &wrong).await;
    }
    let said = store::Said {
        due_on: due_on.filter(|on| {
            *on != DueReport {
                kept: None,
                ..due.clone()
            }
            .due_on()
        }),
        account,
        ..said_of(&due)
    };
    keep(&cx, due, &sent, &said, "changed", "due-changed").await
}

/// That it was sent: when, to whom and how.
pub async fn deliver(cx: Cx, Path((kind, from)): Path<(String, Date)>, sent: Sent) -> Answer {
    let due = found(&cx, &kind, from).await?;
    delivered(cx, due, sent).await
}

pub(crate) async fn delivered(cx: Cx, due: DueReport, sent: Sent) -> Answer {
    cx.may(Action::Change, &due)?;
    let mut wrong = Problems::none();
    let on = sent.day("sent", true, &mut wrong);
    let to = sent.line("to", LONGEST, true, &mut wrong);
    if let Some(Err(Error::Refused(why))) = on.map(|on| due.sendable(on, cx.app.today())) {
        wrong.add("sent", why);
    }
    let Some(on) = on.filter(|_| wrong.is_empty()) else {
        return page(&cx, &due, &sent, &wrong).await;
    };
    let said = store::Said {
        sent: Some((on, cx.actor.account, to)),
        excused_because: None,
        ..said_of(&due)
    };
    keep(&cx, due, &sent, &said, "sent", "due-sent").await
}

/// That it is not owed this time, with the reason; without one it is owed again.
pub async fn excuse(cx: Cx, Path((kind, from)): Path<(String, Date)>, sent: Sent) -> Answer {
    let due = found(&cx, &kind, from).await?;
    excused(cx, due, sent).await
}

pub(crate) async fn excused(cx: Cx, due: DueReport, sent: Sent) -> Answer {
    cx.may(Action::Decide, &due)?;
    let mut wrong = Problems::none();
    let is_excused = due
        .kept
        .as_ref()
        .is_some_and(|kept| kept.excused_because.is_some());
    let because = match is_excused {
        true => None,
        false => Some(sent.line("because", LONGEST, true, &mut wrong)),
    };
    if !wrong.is_empty() {
        return page(&cx, &due, &sent, &wrong).await;
    }
    let said = store::Said {
        excused_because: because,
        ..said_of(&due)
    };
    let told = if is_excused {
        "due-owed-again"
    } else {
        "due-excused"
    };
    keep(&cx, due, &sent, &said, "excused", told).await
}

/// What is said about it now.
pub(crate) fn said_of(due: &DueReport) -> store::Said {
    let Some(kept) = due.kept.clone() else {
        return store::Said::default();
    };
    store::Said {
        due_on: kept.due_on.map(|day| day.0),
        account: kept.account,
        sent: kept
            .sent_on
            .map(|on| (on.0, kept.sent_by, kept.sent_to.unwrap_or_default())),
        excused_because: kept.excused_because,
    }
}

async fn keep(
    cx: &Cx,
    due: DueReport,
    sent: &Sent,
    said: &store::Said,
    act: &'static str,
    told: &'static str,
) -> Result<Response> {
    // What was read must still be what stands there.
    if sent.version() != due.version() {
        return Err(faster(cx.lang(), &due, sent));
    }
    let before = said_of(&due);
    let name = |of: &store::Said| of.account.map(|account| account.to_string());
    let sent_on = |of: &store::Said| of.sent.as_ref().map(|(on, ..)| *on);
    let sent_to = |of: &store::Said| of.sent.as_ref().map(|(.., to)| to.clone());
    let changes = audit::changed([
        Change::between("due", before.due_on, said.due_on),
        Change::between("writer", name(&before), name(said)),
        Change::between("sent", sent_on(&before), sent_on(said)),
        Change::between("to", sent_to(&before), sent_to(said)),
        Change::between(
            "because",
            before.excused_because.as_ref(),
            said.excused_because.as_ref(),
        ),
    ]);
    let (app, actor, row, changes) = (&cx.app, &cx.actor, &due, &changes);
    app.db
        .write("due_report.keep", |tx| async move {
            let Some(id) = store::keep(&tx, &app.clock, row, said).await? else {
                return Err(faster(actor.lang, row, sent));
            };
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on(act, "due report", id).changing(changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with(&due.href(), told))
}

/// Somebody was faster: what this form says beside what stands there, of the fields that it has.
fn faster(lang: Lang, due: &DueReport, sent: &Sent) -> Error {
    let kept = due.kept.as_ref();
    let day = |on: Option<Day>| on.map_or_else(String::new, |on| on.to_string());
    let stands = Sent::of([
        ("due", due.due_on().to_string()),
        ("sent", day(kept.and_then(|kept| kept.sent_on))),
        (
            "to",
            kept.and_then(|kept| kept.sent_to.clone()).unwrap_or_default(),
        ),
        (
            "because",
            kept.and_then(|kept| kept.excused_because.clone())
                .unwrap_or_default(),
        ),
    ]);
    let labels = [
        ("due", "due-on"),
        ("sent", "due-sent-on"),
        ("to", "due-sent-to"),
        ("because", "due-because"),
    ];
    let fields = labels
        .map(|(field, _)| field)
        .into_iter()
        .filter(|field| sent.some(field).is_some());
    sent.conflict_with(&stands, fields, |field| {
        let key = labels
            .iter()
            .find(|(own, _)| *own == field)
            .map_or("due-title", |(_, key)| key);
        t!(lang, key)
    })
}
