//! Handlers of contact notes.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    text::{Lang, Message},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{ContactNote, KINDS, pages, store};
use crate::{
    PersonId,
    entry::{Entry, again},
    party::{self, Party},
    person::{self, Person},
};

type Pairs = BTreeMap<String, String>;

async fn people(cx: &Cx, party: &Party) -> Result<Vec<Person>> {
    person::store::of_party(&cx.app.db, &cx.actor, party.id).await
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let people = people(&cx, &party).await?;
    let entry = Entry::empty("contact-note")
        .with("on", cx.app.today())
        .with("kind", KINDS[0]);
    Ok(pages::form(&cx, &party, &people, None, &entry).workspace(&cx))
}

/// Reads the form; `people` are those that can be chosen, `before` whom the note named.
fn read(
    cx: &Cx,
    entry: &mut Entry,
    party: &Party,
    people: &[Person],
    before: Option<PersonId>,
) -> store::NewNote {
    let today = cx.app.today();
    let on = entry.day("on").unwrap_or(today);
    if on > today {
        entry.wrong("on", Message::new("contact-note-ahead"));
    }
    let kind = entry
        .one_of("kind", &KINDS)
        .unwrap_or_else(|| KINDS[0].to_owned());
    let words = entry.words("words");
    let chosen: Option<PersonId> = entry.id("person");
    store::NewNote {
        party: party.id,
        person: people
            .iter()
            .map(|person| person.id)
            // Who has left the party since may stay named.
            .chain(before)
            .find(|id| Some(*id) == chosen),
        on,
        kind,
        words,
    }
}

pub(crate) async fn add(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let people = people(&cx, &party).await?;
    let mut entry = Entry::of("contact-note", values);
    let new = read(&cx, &mut entry, &party, &people, None);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, &people, None, &entry).workspace(&cx));
    }
    let (app, actor, new) = (&cx.app, &cx.actor, &new);
    app.db
        .write("contact-note.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, actor, new).await?;
            let act = Act::on("created", "contact-note", id).of_party(None);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "contact-note-added"))
}

/// The note, its party and the people of that party; 404 where the reader may not know of it.
async fn found(cx: &Cx, action: Action, id: Id<ContactNote>) -> Result<(ContactNote, Party)> {
    let note = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &note)?;
    cx.may(action, &note)?;
    let party = party::store::find(&cx.app.db, note.party)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((note, party))
}

/// What a note holds, as a form.
fn entry_of(note: &ContactNote) -> Entry {
    Entry::empty("contact-note")
        .with("version", note.version)
        .with("on", note.on_date.0)
        .with("kind", &note.kind)
        .with(
            "person",
            note.person.map_or_else(String::new, |id| id.to_string()),
        )
        .with("words", &note.words)
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<Id<ContactNote>>) -> Answer {
    let (note, party) = found(&cx, Action::Change, id).await?;
    let people = people(&cx, &party).await?;
    Ok(pages::form(&cx, &party, &people, Some(&note), &entry_of(&note)).workspace(&cx))
}

pub(crate) async fn change(cx: Cx, Path(id): Path<Id<ContactNote>>, Form(values): Form<Pairs>) -> Answer {
    let (note, party) = found(&cx, Action::Change, id).await?;
    let people = people(&cx, &party).await?;
    let mut entry = Entry::of("contact-note", values);
    let new = read(&cx, &mut entry, &party, &people, note.person);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, &people, Some(&note), &entry).workspace(&cx));
    }
    let changes = audit::changed([
        Change::between("on", Some(note.on_date.0), Some(new.on)),
        Change::between("kind", Some(&note.kind), Some(&new.kind)),
        Change::between("person", note.person, new.person),
        Change::between("words", Some(&note.words), Some(&new.words)),
    ]);
    let version = entry.version();
    let (app, actor, new, changes, entry, people) = (&cx.app, &cx.actor, &new, &changes, &entry, &people);
    app.db
        .write("contact-note.change", |tx| async move {
            if store::update(&tx, id, version, new).await? == 0 {
                // It may have been taken away meanwhile: then there is nothing to set beside it.
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                return Err(conflict(actor.lang, entry, &entry_of(&now), people));
            }
            let act = Act::on("changed", "contact-note", id)
                .of_party(None)
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "contact-note-changed"))
}

/// What the second editor typed beside what the first one saved, field by field, as
/// people read it.
fn conflict(lang: Lang, typed: &Entry, theirs: &Entry, people: &[Person]) -> Error {
    let name = |id: &str| people.iter().find(|person| person.id.to_string() == id);
    let fields = ["on", "kind", "person", "words"];
    typed.conflict_with(lang, theirs, &fields, |field, value| match field {
        "kind" => pages::kind(lang, value),
        "person" => name(value).map_or_else(String::new, Person::name),
        _ => value.to_owned(),
    })
}

/// Asks before a note is taken away for good.
pub(crate) async fn removing(cx: Cx, Path(id): Path<Id<ContactNote>>) -> Answer {
    let (note, party) = found(&cx, Action::Erase, id).await?;
    Ok(pages::removal(&cx, &party, &note).workspace(&cx))
}

pub(crate) async fn remove(cx: Cx, Path(id): Path<Id<ContactNote>>) -> Answer {
    let (note, party) = found(&cx, Action::Erase, id).await?;
    let changes = audit::changed([
        Change::between("on", Some(note.on_date.0), None::<&str>),
        Change::between("kind", Some(&note.kind), None::<&str>),
        Change::between("author", note.author.as_ref(), None::<&str>),
        Change::between("words", Some(&note.words), None::<&str>),
    ]);
    let (app, actor, changes) = (&cx.app, &cx.actor, &changes);
    app.db
        .write("contact-note.remove", |tx| async move {
            if store::remove(&tx, id).await? == 0 {
                return Err(Error::NotFound);
            }
            let act = Act::on("removed", "contact-note", id)
                .of_party(None)
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "contact-note-removed"))
}
