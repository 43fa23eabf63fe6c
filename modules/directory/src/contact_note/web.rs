//! Handlers of contact notes.

use std::collections::BTreeMap;

use balai_kernel::{
    Result,
    audit::{self, Act},
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{KINDS, pages, store};
use crate::{
    PersonId,
    entry::{Entry, again},
    party::{self, Party},
    person::{self, Person},
};

async fn people(cx: &Cx, party: &Party) -> Result<Vec<Person>> {
    person::store::of_party(&cx.app.db, &cx.actor, party.id).await
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let people = people(&cx, &party).await?;
    let entry = Entry::empty("contact-note")
        .with("on", cx.app.today())
        .with("kind", KINDS[0]);
    Ok(pages::form(&cx, &party, &people, &entry).workspace(&cx))
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let people = people(&cx, &party).await?;
    let mut entry = Entry::of("contact-note", values);
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
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, &people, &entry).workspace(&cx));
    }
    let new = store::NewNote {
        party: party.id,
        person: people
            .iter()
            .map(|person| person.id)
            .find(|id| Some(*id) == chosen),
        on,
        kind,
        words,
    };
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
