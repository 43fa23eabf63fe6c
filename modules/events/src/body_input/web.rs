//! Handlers of inputs to bodies.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act},
    import::{Entry, Head, entry},
    policy::Action,
    t,
    text::{Lang, Message},
    view::{self, Columns},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    sent::{Problems, Sent},
    span,
};

use super::{
    BodyInput, key, pages,
    store::{self, BodyName},
    titled,
};
use crate::entry::{found, needed_span};

type Pairs = BTreeMap<String, String>;

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let columns = Columns::of(&cx, &listing, BodyInput::PATH, &pages::COLUMNS).await?;
    let rows = store::list(db, &cx.actor, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let years = store::years(db, &cx.actor).await?;
    let bodies = store::bodies(db, &cx.actor).await?;
    let lines = pages::Line::of_all(rows, &bodies, cx.lang());
    Ok(pages::list(&cx, (&years, &bodies), count, &columns, &lines).workspace(&cx))
}

/// The list as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let rows = store::list(&cx.app.db, &cx.actor, &listing, true).await?;
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    let lines = pages::Line::of_all(rows, &bodies, cx.lang());
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    view::file(
        &format,
        "inputs",
        &columns.sheet(t!(cx.lang(), "events-inputs"), &lines),
    )
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, None, &bodies, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Makes one.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    let id: Id<BodyInput> = cx.app.clock.id();
    let new = match read(&sent, &bodies, cx.lang(), id) {
        Ok(new) => new,
        Err(problems) => return bad_form(&cx, None, &bodies, &sent, &problems),
    };
    let (app, actor, new) = (&cx.app, &cx.actor, &new);
    app.db
        .write("body_input.create", |tx| async move {
            let audience = Audience::members().keep(&tx).await?;
            store::insert(&tx, new, &audience).await?;
            entry::index(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "body-input", id)).await
        })
        .await?;
    Ok(redirect_with(BodyInput::PATH, "body-input-saved"))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<BodyInput>>) -> Answer {
    let row = found(&cx, Action::Change, id).await?;
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, Some(id), &bodies, &sent_of(&row, &bodies), &Problems::none()).workspace(&cx))
}

/// Saves one; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<BodyInput>>, sent: Sent) -> Answer {
    found(&cx, Action::Change, id).await?;
    let bodies = store::bodies(&cx.app.db, &cx.actor).await?;
    let new = match read(&sent, &bodies, cx.lang(), id) {
        Ok(new) => new,
        Err(problems) => return bad_form(&cx, Some(id), &bodies, &sent, &problems),
    };
    let (app, actor, new, typed, bodies) = (&cx.app, &cx.actor, &new, &sent, &bodies);
    app.db
        .write("body_input.save", |tx| async move {
            let before = entry::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, bodies);
            if !store::update(&tx, new).await? {
                let label = |field: &str| t!(actor.lang, &format!("body-input-field-{field}"));
                return Err(typed.conflict_with(&old, FIELDS, label));
            }
            entry::index(&tx, id).await?;
            let changes = old.changes_to(typed, FIELDS);
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "body-input", id).changing(&changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with(BodyInput::PATH, "body-input-saved"))
}

const FIELDS: [&str; 4] = ["body", "meeting", "when", "summary"];

fn sent_of(row: &BodyInput, bodies: &[BodyName]) -> Sent {
    let span = &row.head.span;
    let body = bodies.iter().find(|body| row.body == Some(body.id));
    Sent::default()
        .with("version", row.head.version.to_string())
        .with("body", body.map(|body| body.code.clone()).unwrap_or_default())
        .with("meeting", &*row.meeting)
        .with("when", span::typed(span.from_on, span.to_on, &span.precision))
        .with("summary", row.summary.clone().unwrap_or_default())
}

fn read(sent: &Sent, bodies: &[BodyName], lang: Lang, id: Id<BodyInput>) -> Result<BodyInput, Problems> {
    let mut wrong = Problems::none();
    let meeting = sent.line("meeting", 300, true, &mut wrong);
    let summary = sent.maybe_line("summary", 2000, &mut wrong);
    let span = needed_span(sent, &mut wrong);
    let body = bodies.iter().find(|body| body.code == sent.get("body"));
    if body.is_none() {
        wrong.add("body", Message::new("sent-choose"));
    }
    match (span, body) {
        (Some(span), Some(body)) if wrong.is_empty() => {
            let written = body.name.0.get(lang);
            Ok(BodyInput {
                head: Head {
                    id: id.uuid(),
                    folded: key(Some(body.id), written, &meeting),
                    span: span.into(),
                    version: sent.version(),
                    ..Head::default()
                },
                body: Some(body.id),
                body_written: written.to_owned(),
                words: balai_names::fold(&titled(written, &meeting)),
                meeting,
                summary,
            })
        }
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
