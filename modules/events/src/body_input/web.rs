//! Handlers of inputs to bodies.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act, Change},
    error::FieldConflict,
    policy::Action,
    search,
    store::Tx,
    t,
    text::{Lang, Message},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    list,
    sent::{Problems, Sent},
    span,
};

use super::{
    BodyInput, pages,
    store::{self, BodyName},
};
use crate::{external_event::web::needed_span, removal::web::reason_of};

type Pairs = BTreeMap<String, String>;

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let rows = store::list(db, &cx.actor, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let years = store::years(db, &cx.actor).await?;
    let bodies = store::bodies(db, &cx.actor).await?;
    Ok(pages::list(&cx, &listing, &years, &bodies, count, &rows).workspace(&cx))
}

/// The list as a file.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let rows = store::list(&cx.app.db, &cx.actor, &Listing::of(pairs), true).await?;
    list::file(&format, "inputs", &pages::table(cx.lang(), &rows))
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, None, &bodies, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Makes one.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    let kept = match read(&sent, &bodies, cx.lang()) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, None, &bodies, &sent, &problems),
    };
    let (app, actor, kept) = (&cx.app, &cx.actor, &kept);
    let id: Id<BodyInput> = app.clock.id();
    app.db
        .write("body_input.create", |tx| async move {
            let audience = Audience::members().keep(&tx).await?;
            store::insert(&tx, id, kept, &audience).await?;
            index(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "body-input", id)).await
        })
        .await?;
    Ok(redirect_with("/app/events/inputs", "body-input-saved"))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<BodyInput>>) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &row)?;
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, Some(id), &bodies, &sent_of(&row, &bodies), &Problems::none()).workspace(&cx))
}

/// Saves one; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<BodyInput>>, sent: Sent) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &row)?;
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    let kept = match read(&sent, &bodies, cx.lang()) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, Some(id), &bodies, &sent, &problems),
    };
    let (app, actor, kept, typed, bodies) = (&cx.app, &cx.actor, &kept, &sent, &bodies);
    app.db
        .write("body_input.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, bodies);
            if !store::update(&tx, id, typed.version(), kept).await? {
                let differing = FIELDS
                    .into_iter()
                    .filter(|field| typed.get(field) != old.get(field));
                let conflicts = differing.map(|field| FieldConflict {
                    field: t!(actor.lang, &format!("body-input-field-{field}")),
                    yours: typed.get(field).to_owned(),
                    theirs: old.get(field).to_owned(),
                });
                return Err(Error::Conflict(conflicts.collect()));
            }
            index(&tx, id).await?;
            let changes: Vec<Change> = FIELDS
                .into_iter()
                .filter_map(|field| Change::between(field, old.some(field), typed.some(field)))
                .collect();
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "body-input", id).changing(&changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with("/app/events/inputs", "body-input-saved"))
}

async fn index(tx: &Tx, id: Id<BodyInput>) -> Result<()> {
    match store::find(tx, id).await? {
        Some(row) => search::put(tx, &row.doc()).await,
        None => Ok(()),
    }
}

/// Asks for the reason before one is removed.
pub async fn ask(cx: Cx, Path(id): Path<Id<BodyInput>>) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &row)?;
    Ok(pages::ask(&cx, &row, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Removes one: its record and its search entry go, what it was stays in the audit.
pub async fn remove(cx: Cx, Path(id): Path<Id<BodyInput>>, sent: Sent) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &row)?;
    let reason = match reason_of(&sent) {
        Ok(reason) => reason,
        Err(problems) => {
            let page = pages::ask(&cx, &row, &sent, &problems).workspace(&cx);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let (app, actor, row, reason, version) = (&cx.app, &cx.actor, &row, &reason, sent.version());
    app.db
        .write("body_input.remove", |tx| async move {
            if !store::remove(&tx, id, version).await? {
                return Err(Error::refused("removal-changed"));
            }
            let title = row.doc().title;
            let changes: Vec<Change> = [
                Change::between("title", Some(title), None::<String>),
                Change::between("reason", None::<&str>, Some(reason.as_str())),
            ]
            .into_iter()
            .flatten()
            .collect();
            let act = Act::on("removed", "body-input", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with("/app/events/inputs", "body-input-removed"))
}

const FIELDS: [&str; 4] = ["body", "meeting", "when", "summary"];

fn sent_of(row: &BodyInput, bodies: &[BodyName]) -> Sent {
    let body = bodies.iter().find(|body| row.body == Some(body.id));
    Sent::default()
        .with("version", row.version.to_string())
        .with("body", body.map(|body| body.code.clone()).unwrap_or_default())
        .with("meeting", &*row.meeting)
        .with("when", span::typed(row.from_on, row.to_on, &row.precision))
        .with("summary", row.summary.clone().unwrap_or_default())
}

fn read(sent: &Sent, bodies: &[BodyName], lang: Lang) -> Result<store::Kept, Problems> {
    let mut wrong = Problems::none();
    let meeting = sent.line("meeting", 300, true, &mut wrong);
    let summary = sent.maybe_line("summary", 2000, &mut wrong);
    let span = needed_span(sent, &mut wrong);
    let body = bodies.iter().find(|body| body.code == sent.get("body"));
    if body.is_none() {
        wrong.add("body", Message::new("sent-choose"));
    }
    match (span, body) {
        (Some(span), Some(body)) if wrong.is_empty() => Ok(store::Kept {
            body: body.id,
            body_written: body.name.0.get(lang).to_owned(),
            meeting,
            span,
            summary,
        }),
        _ => Err(wrong),
    }
}

fn bad_form(
    cx: &Cx,
    id: Option<Id<BodyInput>>,
    bodies: &[BodyName],
    sent: &Sent,
    problems: &Problems,
) -> Answer {
    let page = pages::form(cx, id, bodies, sent, problems).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
