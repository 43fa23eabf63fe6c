//! Handlers of external events.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act, Change},
    error::FieldConflict,
    policy::Action,
    search,
    store::Tx,
    t,
    text::Message,
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    level::{LevelRow, Levels, Rank, levels},
    list,
    sent::{Problems, Sent},
    span,
};

use super::{ExternalEvent, pages, store};
use crate::removal::web::reason_of;

type Pairs = BTreeMap<String, String>;

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let rows = store::list(db, &cx.actor, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let years = store::years(db, &cx.actor).await?;
    Ok(pages::list(&cx, &listing, &years, count, &rows).workspace(&cx))
}

/// The list as a file.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let rows = store::list(&cx.app.db, &cx.actor, &Listing::of(pairs), true).await?;
    list::file(&format, "external-events", &pages::table(cx.lang(), &rows))
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let levels = levels(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, None, &levels, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Makes one.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let levels = levels(&cx.app.db, &cx.actor).await?;
    let kept = match read(&sent, &levels) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, None, &levels, &sent, &problems),
    };
    let (app, actor, kept) = (&cx.app, &cx.actor, &kept);
    let id: Id<ExternalEvent> = app.clock.id();
    app.db
        .write("external_event.create", |tx| async move {
            let audience = Audience::members().keep(&tx).await?;
            store::insert(&tx, id, kept, &audience).await?;
            index(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "external-event", id)).await
        })
        .await?;
    Ok(redirect_with("/app/events/external", "external-event-saved"))
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<ExternalEvent>>) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &row)?;
    let levels = levels(&cx.app.db, &cx.actor).await?;
    Ok(pages::form(&cx, Some(id), &levels, &sent_of(&row, &levels), &Problems::none()).workspace(&cx))
}

/// Saves one; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<ExternalEvent>>, sent: Sent) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &row)?;
    let levels = levels(&cx.app.db, &cx.actor).await?;
    let kept = match read(&sent, &levels) {
        Ok(kept) => kept,
        Err(problems) => return bad_form(&cx, Some(id), &levels, &sent, &problems),
    };
    let (app, actor, kept, typed, levels) = (&cx.app, &cx.actor, &kept, &sent, &levels);
    app.db
        .write("external_event.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, levels);
            if !store::update(&tx, id, typed.version(), kept).await? {
                let differing = FIELDS
                    .into_iter()
                    .filter(|field| typed.get(field) != old.get(field));
                let conflicts = differing.map(|field| FieldConflict {
                    field: t!(actor.lang, &format!("external-event-field-{field}")),
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
                Act::on("changed", "external-event", id).changing(&changes),
            )
            .await
        })
        .await?;
    Ok(redirect_with("/app/events/external", "external-event-saved"))
}

async fn index(tx: &Tx, id: Id<ExternalEvent>) -> Result<()> {
    match store::find(tx, id).await? {
        Some(row) => search::put(tx, &row.doc()).await,
        None => Ok(()),
    }
}

/// Asks for the reason before one is removed.
pub async fn ask(cx: Cx, Path(id): Path<Id<ExternalEvent>>) -> Answer {
    let row = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &row)?;
    Ok(pages::ask(&cx, &row, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Removes one: its record and its search entry go, what it was stays in the audit.
pub async fn remove(cx: Cx, Path(id): Path<Id<ExternalEvent>>, sent: Sent) -> Answer {
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
        .write("external_event.remove", |tx| async move {
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
            let act = Act::on("removed", "external-event", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with("/app/events/external", "external-event-removed"))
}

const FIELDS: [&str; 6] = ["title", "when", "place", "contribution", "initiative", "purpose"];

fn sent_of(row: &ExternalEvent, levels: &Levels) -> Sent {
    let code = |row: Option<&LevelRow>| row.map(|row| row.code.clone()).unwrap_or_default();
    Sent::default()
        .with("version", row.version.to_string())
        .with("title", &*row.title)
        .with("when", span::typed(row.from_on, row.to_on, &row.precision))
        .with("place", row.place.clone().unwrap_or_default())
        .with("contribution", row.contribution.clone().unwrap_or_default())
        .with("initiative", code(levels.by_id(row.initiative)))
        .with("purpose", code(levels.by_id(row.core_purpose)))
}

fn read(sent: &Sent, levels: &Levels) -> Result<store::Kept, Problems> {
    let mut wrong = Problems::none();
    let title = sent.line("title", 300, true, &mut wrong);
    let place = sent.maybe_line("place", 200, &mut wrong);
    let contribution = sent.maybe_line("contribution", 1000, &mut wrong);
    let span = needed_span(sent, &mut wrong);
    let initiative = levels
        .by_code(Rank::Initiative, sent.get("initiative"))
        .map(LevelRow::id);
    let core_purpose = levels
        .by_code(Rank::Purpose, sent.get("purpose"))
        .map(LevelRow::id);
    match span {
        Some(span) if wrong.is_empty() => Ok(store::Kept {
            title,
            span,
            place,
            contribution,
            initiative,
            core_purpose,
        }),
        _ => Err(wrong),
    }
}

/// The dates, of which at least the year must be known: figures are by year.
pub fn needed_span(sent: &Sent, wrong: &mut Problems) -> Option<span::Span> {
    match span::read(sent.get("when")) {
        Ok(Some(span)) => Some(span),
        Ok(None) => {
            wrong.add("when", Message::new("external-event-year-needed"));
            None
        }
        Err(why) => {
            wrong.add("when", why);
            None
        }
    }
}

fn bad_form(
    cx: &Cx,
    id: Option<Id<ExternalEvent>>,
    levels: &Levels,
    sent: &Sent,
    problems: &Problems,
) -> Answer {
    let page = pages::form(cx, id, levels, sent, problems).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
