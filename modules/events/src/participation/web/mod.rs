//! Handlers of participations and of the printed lists.

mod form;
pub mod lists;

use std::collections::BTreeMap;

use balai_directory::{
    handling,
    person::{self, Details},
};
use balai_kernel::{
    Actor, App, Error, Id, Result,
    actor::{AgencyRef, PersonRef},
    audit::{self, Act},
    policy::Action,
    store::{Conn, Tx},
    t,
    text::Message,
    view::{self, Columns},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::{
    approval,
    sent::{Problems, Sent},
};

use super::{
    Participation, may_mark, pages,
    store::{self, Marks},
};
use crate::{
    event::{self, Event, web::allowed},
    headcount,
    session::{self, Attribution},
};
use form::{Read, sent_of};

type Pairs = BTreeMap<String, String>;

/// The people at an event whom the reader may see.
pub async fn list(cx: Cx, Path(id): Path<Id<Event>>, Query(pairs): Query<Pairs>) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let listing = Listing::of(pairs);
    let (db, actor) = (&cx.app.db, &cx.actor);
    let path = format!("{}/people", event.href());
    let parties = event::store::parties(db, actor).await?;
    let rows = store::list(db, actor, id, &listing).await?;
    let marks = store::marks(db, actor, id).await?;
    let columns = Columns::of(&cx, &listing, &path, &pages::COLUMNS).await?;
    let shown = pages::People {
        tabs: event::attendance::tabs(db, actor, id).await?,
        there: rows.iter().filter_map(|row| row.party).collect(),
        lines: if actor.is_office() {
            headcount::store::lines(db, id).await?
        } else {
            Vec::new()
        },
        parties,
        event,
    };
    let may_change = cx.can(Action::Change, &shown.event);
    let people = pages::Line::of_all(
        rows,
        &shown.parties,
        &marks,
        may_change.then_some(&path),
        cx.lang(),
    );
    let columns = columns.without(no_marks(&marks));
    Ok(pages::list(&cx, &shown, &columns, &people).workspace(&cx))
}

/// The columns that say nothing where the reader may see nobody's marks.
fn no_marks(marks: &Marks) -> &'static [&'static str] {
    if marks.is_empty() { &pages::MARKS } else { &[] }
}

/// The same people as a file, as far as the sessions' rule of attribution lets them
/// leave the program: without attribution nobody's role, behind closed doors nobody's name.
pub async fn export(
    cx: Cx,
    Path((id, format)): Path<(Id<Event>, String)>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let event = allowed(&cx, Action::Read, id).await?;
    let listing = Listing::of(pairs);
    let (db, lang) = (&cx.app.db, cx.lang());
    let attribution: Attribution = session::store::strictest(db, id).await?;
    let parties = event::store::parties(db, &cx.actor).await?;
    let rows = store::list(db, &cx.actor, id, &listing).await?;
    let marks = store::marks(db, &cx.actor, id).await?;
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS).without(no_marks(&marks));
    let sheet = |columns: Columns<'_, pages::Line>, rows| {
        let people = pages::Line::of_all(rows, &parties, &marks, None, lang);
        columns.sheet(t!(lang, "event-people"), &people)
    };
    let standing = handling::store::standing(db, cx.app.today()).await?;
    let whose: Vec<_> = rows.iter().map(|row| (row.party, row.agency)).collect();
    let mut table = match attribution {
        Attribution::Open => sheet(columns, rows),
        Attribution::Closed => pages::parties_table(lang, &parties, &rows),
        Attribution::WithoutAttribution => sheet(columns.without(&[pages::ROLE]), rows),
    };
    // Behind closed doors the file names parties alone.
    let name = format!("people-{}", event.code);
    let file = |table| match format.as_str() {
        "docx" => view::document(lang, &name, table, &[]),
        format => view::file(format, &name, table),
    };
    if attribution == Attribution::Closed {
        return file(&table);
    }
    handling::append(lang, &mut table, &standing, whose.iter().map(|(party, _)| *party));
    let file = file(&table)?;
    taken(&cx, id, &standing.shares(whose)).await?;
    Ok(file)
}

/// Writes that the people of an event were taken away with their names, in a file or in print.
pub(crate) async fn taken(cx: &Cx, event: Id<Event>, shares: &[audit::Share]) -> Result<()> {
    let (app, actor) = (&cx.app, cx.actor.viewer().unwrap_or(&cx.actor));
    app.db
        .write("participation.export", |tx| async move {
            let act = Act::on("exported", "participation", event).sharing(shares);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
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
    let new: Id<Participation> = app.clock.id();
    let new_person: Id<PersonRef> = app.clock.id();
    let saved = app
        .db
        .write("participation.create", |tx| async move {
            let person = match candidate {
                Some(candidate) => candidate.id,
                None => {
                    let details = details(&tx, read).await?;
                    person::make(&tx, &app.clock, actor, new_person, &details, &[], None).await?;
                    new_person
                }
            };
            invitable(&tx, app, actor, event_ref).await?;
            let kept = form::kept(&tx, event_ref, person, read, app.today()).await?;
            room_in_line(&tx, kept.headcount_line, None).await?;
            store::insert(&tx, new, &kept).await?;
            let act = Act::on("created", "participation", new)
                .of_party(kept.party)
                .of_agency(kept.agency.map(Id::<AgencyRef>::of));
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
            problems.add(field_of(&why), why);
            form_page(&cx, &event, None, sent, problems).await
        }
        Err(error) => Err(error),
    }
}

/// Nobody is put on the list of an event before it is approved.
///
/// # Errors
/// [`Error::Refused`] with who still has to answer.
pub async fn invitable(conn: &impl Conn, app: &App, actor: &Actor, event: &Event) -> Result<()> {
    match approval::bar(conn, app, actor, event).await? {
        Some(why) => Err(Error::Refused(why)),
        None => Ok(()),
    }
}

/// Beside which field it stands why a line cannot be kept.
fn field_of(why: &Message) -> &'static str {
    if why.key.starts_with("approval-") {
        "status"
    } else {
        "headcount_line"
    }
}

/// What the directory gets of somebody new: their agency too, where the party has it.
async fn details(tx: &Tx, read: &Read) -> Result<Details> {
    let sex = Some(read.sex.clone()).filter(|sex| sex != "unknown");
    let agency = match (read.party, &read.agency) {
        (Some(party), Some(name)) => store::agency(tx, party, name).await?,
        _ => None,
    };
    Ok(Details {
        written: format!("{} {}", read.given, read.family).trim().to_owned(),
        given: Some(read.given.clone()).filter(|name| !name.is_empty()),
        family: Some(read.family.clone()).filter(|name| !name.is_empty()),
        sex_source: sex.as_ref().map(|_| read.sex_source.clone()),
        sex,
        party: read.party,
        agency: agency.map(Id::of),
        ..Details::default()
    })
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
                return Err(form::conflict(actor.lang, &app.profile, parties, typed, &old));
            }
            // Whoever was out of it is asked anew.
            if read.status == "expected" && before.status != "expected" {
                invitable(&tx, app, actor, event_ref).await?;
            }
            let kept = form::kept(&tx, event_ref, before.person, read, app.today()).await?;
            room_in_line(&tx, kept.headcount_line, before.headcount_line).await?;
            store::update(&tx, row, before.version, &kept).await?;
            let after = store::find(&tx, row).await?.ok_or(Error::NotFound)?;
            let new = sent_of(&after, None, parties);
            let changes = form::changes(&old, &new);
            let act = Act::on("changed", "participation", row)
                .of_party(kept.party)
                .of_agency(kept.agency.map(Id::<AgencyRef>::of))
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
            problems.add(field_of(&why), why);
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
