//! Handlers of participations and of the printed lists.

mod form;
pub mod lists;

use std::collections::BTreeMap;

use balai_directory::person::{
    Details,
    store::{find as find_person, insert as insert_person},
};
use balai_kernel::{
    Audience, Error, Id, Result,
    actor::PersonRef,
    audit::{self, Act, Change},
    error::FieldConflict,
    policy::Action,
    search::{self, Doc},
    store::Tx,
    t,
    text::Lang,
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};

use super::{Participation, may_mark, pages, store};
use crate::{
    event::{self, Event, Parties, web::allowed},
    headcount,
    session::{self, Attribution},
};
use form::{FIELDS, Read, sent_of};

type Pairs = BTreeMap<String, String>;

/// The people at an event whom the reader may see.
pub async fn list(cx: Cx, Path(id): Path<Id<Event>>, Query(pairs): Query<Pairs>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let shown = pages::People {
        tabs: event::attendance::tabs(db, &cx.actor, id).await?,
        parties: event::store::parties(db, &cx.actor).await?,
        rows: store::list(db, &cx.actor, id, &listing).await?,
        marks: store::marks(db, &cx.actor, id).await?,
        lines: if cx.actor.is_office() {
            headcount::store::lines(db, id).await?
        } else {
            Vec::new()
        },
        listing,
        event,
    };
    Ok(pages::list(&cx, &shown).workspace(&cx))
}

/// The same people as a file, as far as the sessions' rule of attribution lets them
/// leave the program.
pub async fn export(
    cx: Cx,
    Path((id, format)): Path<(Id<Event>, String)>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let attribution: Attribution = session::store::strictest(db, id).await?;
    let parties = event::store::parties(db, &cx.actor).await?;
    let rows = store::list(db, &cx.actor, id, &listing).await?;
    let marks = store::marks(db, &cx.actor, id).await?;
    let table = pages::table(&cx, &parties, &rows, &marks, attribution);
    balai_workplan::list::file(&format, &format!("people-{}", event.code), &table)
}

/// Whom to add: a search in the directory, then the form.
pub async fn new(cx: Cx, Path(id): Path<Id<Event>>, Query(pairs): Query<Pairs>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let db = &cx.app.db;
    let sent = Sent::of(pairs);
    if let Some(person) = sent.id::<PersonRef>("person") {
        let found = store::candidate(db, &cx.actor, person)
            .await?
            .ok_or(Error::NotFound)?;
        let parties = event::store::parties(db, &cx.actor).await?;
        let known = form::known_of(&found, &parties);
        return form_page(&cx, &event, None, known, Problems::none()).await;
    }
    if sent.is_ticked("new") {
        let known = Sent::default().with("family", sent.get("q")).with("way", "room");
        return form_page(&cx, &event, None, known, Problems::none()).await;
    }
    let found = match sent.some("q") {
        Some(text) => store::candidates(db, &cx.actor, text).await?,
        None => Vec::new(),
    };
    let parties = event::store::parties(db, &cx.actor).await?;
    Ok(pages::pick(&cx, &event, sent.get("q"), &found, &parties).workspace(&cx))
}

/// Adds somebody.
pub async fn create(cx: Cx, Path(id): Path<Id<Event>>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let db = &cx.app.db;
    let parties = event::store::parties(db, &cx.actor).await?;
    let candidate = match sent.id::<PersonRef>("person") {
        Some(person) => Some(
            store::candidate(db, &cx.actor, person)
                .await?
                .ok_or(Error::NotFound)?,
        ),
        None => None,
    };
    let marks = may_mark(&cx.actor, id.cast());
    let read = match form::read(&sent, &cx.app.profile, &parties, candidate.is_none(), marks) {
        Ok(read) => read,
        Err(problems) => return form_page(&cx, &event, None, sent, problems).await,
    };
    let (app, actor, read, event_ref, candidate) = (&cx.app, &cx.actor, &read, &event, candidate.as_ref());
    let parties = &parties;
    let new: Id<Participation> = app.clock.id();
    let new_person: Id<PersonRef> = app.clock.id();
    let saved = app
        .db
        .write("participation.create", |tx| async move {
            let person = match candidate {
                Some(candidate) => candidate.id,
                None => {
                    insert_person(&tx, new_person, &details(read), None, None).await?;
                    index_person(&tx, new_person, parties).await?;
                    audit::record(&tx, &app.clock, actor, Act::on("created", "person", new_person)).await?;
                    new_person
                }
            };
            let kept = form::kept(&tx, event_ref, person, read, app.today()).await?;
            room_in_line(&tx, kept.headcount_line, None).await?;
            store::insert(&tx, new, &kept).await?;
            let act = Act::on("created", "participation", new).of_party(kept.party);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await;
    match saved {
        Ok(()) => Ok(redirect_with(
            &format!("{}/people", event.href()),
            "participation-saved",
        )),
        Err(error) if error.is_duplicate() => form_page(&cx, &event, None, sent, form::there_already()).await,
        Err(Error::Refused(why)) => {
            let mut problems = Problems::none();
            problems.add("headcount_line", why);
            form_page(&cx, &event, None, sent, problems).await
        }
        Err(error) => Err(error),
    }
}

fn details(read: &Read) -> Details {
    let sex = Some(read.sex.clone()).filter(|sex| sex != "unknown");
    Details {
        written: format!("{} {}", read.given, read.family).trim().to_owned(),
        given: Some(read.given.clone()).filter(|name| !name.is_empty()),
        family: Some(read.family.clone()).filter(|name| !name.is_empty()),
        sex_source: sex.as_ref().map(|_| read.sex_source.clone()),
        sex,
        party: read.party,
        ..Details::default()
    }
}

/// Makes a new person findable as the directory does: by name, under their party.
async fn index_person(tx: &Tx, id: Id<PersonRef>, parties: &Parties) -> Result<()> {
    let Some(person) = find_person(tx, id).await? else {
        return Ok(());
    };
    let doc = Doc {
        id: id.uuid(),
        noun: "person",
        href: person.href(),
        title: person.name(),
        lede: parties.name(person.party, Lang::EN).to_owned(),
        body: person.written.clone(),
        audience: Audience::parse(&person.audience),
        on: None,
    };
    search::put(tx, &doc).await
}

/// A name is taken out of its line only while there is somebody left in it.
async fn room_in_line(
    tx: &Tx,
    line: Option<Id<headcount::HeadcountLine>>,
    already: Option<Id<headcount::HeadcountLine>>,
) -> Result<()> {
    let Some(line) = line.filter(|line| already != Some(*line)) else {
        return Ok(());
    };
    let found = headcount::store::find(tx, line).await?.ok_or(Error::NotFound)?;
    if found.left() < 1 {
        return Err(Error::refused("headcount-line-empty"));
    }
    Ok(())
}

/// The form of a participation.
pub async fn edit(cx: Cx, Path((id, row)): Path<(Id<Event>, Id<Participation>)>) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let participation = own(&cx, id, row).await?;
    let db = &cx.app.db;
    let marks = store::marks(db, &cx.actor, id).await?;
    let parties = event::store::parties(db, &cx.actor).await?;
    let sent = sent_of(&participation, marks.get(&row).copied(), &parties);
    form_page(&cx, &event, Some(participation), sent, Problems::none()).await
}

async fn own(cx: &Cx, event: Id<Event>, row: Id<Participation>) -> Result<Participation> {
    let found = store::find(&cx.app.db, row)
        .await?
        .filter(|found| found.event == event);
    let found = found.ok_or(Error::NotFound)?;
    cx.may(Action::Change, &found)?;
    Ok(found)
}

/// Saves a participation; who comes second is told, field by field.
pub async fn save(cx: Cx, Path((id, row)): Path<(Id<Event>, Id<Participation>)>, sent: Sent) -> Answer {
    let event = allowed(&cx, Action::Change, id).await?;
    let participation = own(&cx, id, row).await?;
    let parties = event::store::parties(&cx.app.db, &cx.actor).await?;
    let marks = may_mark(&cx.actor, id.cast());
    let read = match form::read(&sent, &cx.app.profile, &parties, false, marks) {
        Ok(read) => read,
        Err(problems) => return form_page(&cx, &event, Some(participation), sent, problems).await,
    };
    let (app, actor, read, event_ref, typed, parties) = (&cx.app, &cx.actor, &read, &event, &sent, &parties);
    let saved = app
        .db
        .write("participation.save", |tx| async move {
            let before = store::find(&tx, row).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, None, parties);
            if before.version != typed.version() {
                let differs = |field: &&str| typed.get(field) != old.get(field);
                let conflict = |field: &str| FieldConflict {
                    field: t!(
                        actor.lang,
                        &format!("participation-field-{}", field.replace('_', "-"))
                    ),
                    yours: typed.get(field).to_owned(),
                    theirs: old.get(field).to_owned(),
                };
                return Err(Error::Conflict(
                    FIELDS
                        .iter()
                        .filter(|field| differs(field))
                        .map(|field| conflict(field))
                        .collect(),
                ));
            }
            let kept = form::kept(&tx, event_ref, before.person, read, app.today()).await?;
            room_in_line(&tx, kept.headcount_line, before.headcount_line).await?;
            store::update(&tx, row, before.version, &kept).await?;
            let after = store::find(&tx, row).await?.ok_or(Error::NotFound)?;
            let new = sent_of(&after, None, parties);
            let changes: Vec<Change> = FIELDS
                .iter()
                .filter_map(|field| Change::between(field, old.some(field), new.some(field)))
                .collect();
            let act = Act::on("changed", "participation", row)
                .of_party(kept.party)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await;
    match saved {
        Ok(()) => Ok(redirect_with(
            &format!("{}/people", event.href()),
            "participation-saved",
        )),
        Err(Error::Refused(why)) => {
            let mut problems = Problems::none();
            problems.add("headcount_line", why);
            form_page(&cx, &event, Some(participation), sent, problems).await
        }
        Err(error) => Err(error),
    }
}

async fn form_page(
    cx: &Cx,
    event: &Event,
    row: Option<Participation>,
    sent: Sent,
    problems: Problems,
) -> Answer {
    let db = &cx.app.db;
    let form = pages::Form {
        event,
        row,
        parties: event::store::parties(db, &cx.actor).await?,
        lines: headcount::store::lines(db, event.id.cast()).await?,
        marks: may_mark(&cx.actor, event.id),
        sent,
        problems,
    };
    let page = pages::form(cx, &form).workspace(cx);
    Ok(if form.problems.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}
