//! Handlers of events in the workspace.

pub mod form;
pub mod public;

use std::{collections::BTreeMap, sync::Arc};

use balai_kernel::{
    Error, Id, Result,
    actor::PartyRef,
    audit::{self, Act, HistoryLine},
    error::FieldConflict,
    kept::Moment,
    module::About,
    policy::Action,
    profile::Profile,
    t,
    text::Lang,
    view::{self, Columns},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        counted, redirect_with,
    },
};
use balai_workplan::{
    activity::{self, default_audience, index, words::Owners},
    approval,
    level::levels,
    sent::{Problems, Sent},
};

use super::{
    Event, Parties, attendance,
    history::{self, pages::History},
    pages, parties_shown, store,
};
use crate::removal;
use form::{read, sent_of};
use uuid::Uuid;

type Pairs = BTreeMap<String, String>;

/// The event that a page is about, if the reader may do this with it.
///
/// # Errors
/// [`Error::NotFound`] where the reader may not know of it.
pub async fn allowed(cx: &Cx, action: Action, id: Id<Event>) -> Result<Event> {
    let event = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &event)?;
    Ok(event)
}

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let columns = Columns::of(&cx, &listing, pages::PATH, &pages::COLUMNS).await?;
    let events = store::list(db, &cx.actor, &listing, false).await?;
    let moment = cx.app.kept().now(db).await?;
    let shown = pages::List {
        offer: offer(&cx, &moment).await?,
        count: counted(
            &cx,
            &moment,
            "events",
            &listing,
            store::count(db, &cx.actor, &listing),
        )
        .await?,
    };
    let named = match listing.columns() {
        Some(asked) if asked.iter().any(|key| pages::WITH_PARTIES.contains(key)) => {
            store::parties_among(db, &cx.actor, parties_of(&events)).await?
        }
        _ => Parties::default(),
    };
    let lines = pages::Line::of_all(events, &shown.offer.levels, &named, cx.lang());
    Ok(pages::list(&cx, &shown, &columns, &lines).workspace(&cx))
}

/// What the list can be filtered by, of what the reader sees: the same on every page of
/// it until something is written.
async fn offer(cx: &Cx, moment: &Moment<'_>) -> Result<Arc<pages::Offer>> {
    let (db, actor) = (&cx.app.db, &cx.actor);
    moment
        .get("events.offer", format!("{actor:?}"), || async {
            Ok(pages::Offer {
                levels: levels(db, actor).await?,
                years: store::years(db, actor).await?,
                // Others than the office can ask for their own party alone, which needs no list.
                parties: if actor.is_office() {
                    store::parties(db, actor).await?
                } else {
                    Parties::default()
                },
            })
        })
        .await
}

/// The list as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let events = store::list(db, &cx.actor, &listing, true).await?;
    let parties = store::parties_among(db, &cx.actor, parties_of(&events)).await?;
    let lines = pages::Line::of_all(events, &levels(db, &cx.actor).await?, &parties, cx.lang());
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    view::file(
        &format,
        "events",
        &columns.sheet(t!(cx.lang(), "events-title"), &lines),
    )
}

/// Whose events they are, and where they were held.
fn parties_of(events: &[Event]) -> impl Iterator<Item = Id<PartyRef>> {
    let named = |event: &Event| [event.level_party, event.host_party];
    events.iter().flat_map(named).flatten()
}

/// An event: the facts and who came.
pub async fn show(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let db = &cx.app.db;
    let family = activity::family(db, &cx.actor, id.cast()).await?;
    let family = family
        .filter(|family| family.activity.is_event)
        .ok_or(Error::NotFound)?;
    let event = Event(family.activity.clone());
    cx.may(Action::Read, &event)?;
    let attendance = attendance::attendance(db, &cx.actor, id).await?;
    let by_party = match parties_shown(&cx.actor) {
        Some(only) => attendance.by_party(&cx.app.profile, only),
        None => Vec::new(),
    };
    let beside = activity::beside(db, &cx.actor, id.cast()).await?;
    let mut tabs = attendance.tabs.clone();
    tabs.initiative = beside
        .levels
        .by_id(event.initiative)
        .map(|row| (row.code.clone(), row.name.0.clone()));
    let named = by_party.iter().map(|(party, _)| *party);
    let named = named.chain(event.level_party).chain(event.host_party);
    let shown = pages::Shown {
        approval: if cx.actor.is_office() {
            approval::store::last_of(db, event.id).await?
        } else {
            None
        },
        parties: store::parties_among(db, &cx.actor, named).await?,
        counts: attendance.counts(&cx.app.profile),
        differences: attendance.differences(),
        by_party,
        tabs,
        beside,
        family,
        of_others: cx.app.beside(&cx.actor, About::Event(event.id.uuid())).await?,
        event,
    };
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// What became of an event, who changed what about it and its people, and what was taken
/// off its list.
pub async fn history(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let (db, actor) = (&cx.app.db, &cx.actor);
    let done = history::store::done(db, id).await?;
    let mut shown = History {
        states: activity::states(db, id.cast()).await?,
        people: done.people,
        ..History::default()
    };
    let rows = shown.people.iter().map(|one| one.row_id);
    shown.named = history::store::named(db, actor, id, rows).await?;
    if actor.is_office() {
        shown.lines = done.event;
        shown.brought = done.brought;
        shown.removals = removal::store::removals(db, actor, id).await?;
    }
    // Names stand in what changed, which is for the office, and beside headcounts.
    if actor.is_office() || shown.has_headcounts() {
        let moment = cx.app.kept().now(db).await?;
        let parties = moment
            .get("events.parties", format!("{actor:?}"), || {
                store::parties(db, actor)
            })
            .await?;
        shown.parties = Parties::clone(&parties);
        shown.owners = owners(&cx, &moment, &shown.lines).await?;
    }
    let tabs = attendance::tabs(db, actor, id).await?;
    Ok(history::pages::history(&cx, &event, &tabs, &shown).workspace(&cx))
}

/// The names of those who owned an event, by the ids that its history holds.
async fn owners(cx: &Cx, moment: &Moment<'_>, lines: &[HistoryLine]) -> Result<Owners> {
    let ids: Vec<Uuid> = lines
        .iter()
        .filter(|line| line.field.as_deref() == Some("owner"))
        .flat_map(|line| [&line.old, &line.new])
        .filter_map(|value| value.as_deref()?.parse().ok())
        .collect();
    let found = moment
        .get("events.owners", format!("{ids:?}"), || {
            history::store::owners(&cx.app.db, ids)
        })
        .await?;
    Ok(found
        .iter()
        .map(|(id, name)| (Id::<Event>::of(*id).to_string(), name.clone()))
        .collect())
}

/// The form of what only events have.
pub async fn edit(cx: Cx, Path(id): Path<Id<Event>>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let parties = store::parties(&cx.app.db, &cx.actor).await?;
    let sent = sent_of(&event, &parties);
    form_page(&cx, &event, &sent, &Problems::none()).await
}

async fn form_page(cx: &Cx, event: &Event, sent: &Sent, problems: &Problems) -> Answer {
    let db = &cx.app.db;
    let id = event.id.cast();
    let form = pages::Form {
        event,
        sent,
        problems,
        parties: store::parties(db, &cx.actor).await?,
        wholes: store::wholes(db, &cx.actor, id).await?,
    };
    let page = pages::form(cx, &form).workspace(cx);
    Ok(if problems.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}

/// Saves what only events have.
pub async fn save(cx: Cx, Path(id): Path<Id<Event>>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let parties = store::parties(&cx.app.db, &cx.actor).await?;
    let mut problems = Problems::none();
    let extras = read(&sent, &parties, &mut problems);
    if let Some(whole) = extras.part_of {
        let found = activity::find(&cx.app.db, whole)
            .await?
            .filter(|found| cx.actor.sees(&found.audience()));
        // One level of parts only: a part of a part could be counted with either.
        let nests = found.as_ref().is_none_or(|found| found.part_of.is_some())
            || whole == event.id
            || store::has_parts(&cx.app.db, event.id).await?;
        if nests {
            problems.add("part_of", balai_kernel::text::Message::new("event-part-nested"));
        }
    }
    if !problems.is_empty() {
        return form_page(&cx, &event, &sent, &problems).await;
    }
    let (app, actor, extras, typed, parties) = (&cx.app, &cx.actor, &extras, &sent, &parties);
    app.db
        .write("event.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, parties);
            if before.version != typed.version() {
                return Err(conflict(actor.lang, &app.profile, parties, typed, &old));
            }
            let audience = default_audience(before.state(), true, extras.is_unlisted, before.project)
                .keep(&tx)
                .await?;
            store::update(&tx, id, before.version, extras, &audience).await?;
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let new = sent_of(&after, parties);
            let changes = old.changes_to(&new, form::FIELDS);
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "event", id).changing(&changes),
            )
            .await?;
            index(&tx, &after).await?;
            approval::after_change(&tx, &app.clock, actor, &after).await
        })
        .await
        .map(|lapsed| match lapsed {
            true => redirect_with(&approval::href_of(event.id), "activity-saved-lapsed"),
            false => redirect_with(&event.href(), "event-saved"),
        })
}

/// Where what was typed differs from what is there now, in words.
fn conflict(lang: Lang, profile: &Profile, parties: &Parties, typed: &Sent, now: &Sent) -> Error {
    let words = |field: &str, sent: &Sent| {
        history::pages::said(lang, profile, parties, &Owners::new(), field, sent.get(field))
    };
    Error::conflict(form::FIELDS.map(|field| {
        let label = history::pages::label(lang, field);
        FieldConflict::between(label, words(field, typed), words(field, now))
    }))
}
