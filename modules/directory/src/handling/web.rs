//! Handlers of handling conditions.

use std::collections::BTreeMap;

use balai_kernel::{
    Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    store::Day,
    text::{Message, Words},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use jiff::ToSpan;

use super::{Handling, audience, pages, store};
use crate::{
    entry::{Entry, again},
    party::{self, Party},
};

/// Most characters of what a party asks.
const LONGEST: usize = 200;

/// The address of a party's conditions.
pub(super) fn href(party: &Party) -> String {
    format!("{}/handling", party.href())
}

/// What the page needs.
pub(super) struct Shown {
    pub party: Party,
    pub conditions: Vec<Handling>,
    /// Whether the reader may make one.
    pub may_make: bool,
}

async fn found(cx: &Cx, code: &str) -> Result<Shown> {
    let party = party::web::found(cx, code).await?;
    let may_make = cx.can(Action::Create, &asked_for(cx, &party));
    Ok(Shown {
        conditions: store::all_of(&cx.app.db, &cx.actor, party.id).await?,
        party,
        may_make,
    })
}

/// A condition of the party as one that is not made yet.
fn asked_for(cx: &Cx, party: &Party) -> Handling {
    Handling {
        id: Id::of(uuid::Uuid::nil()),
        party: party.id,
        from_on: Day(cx.app.today()),
        tells_readers: false,
        words: None,
        audience: audience().to_string(),
    }
}

pub(crate) async fn list(cx: Cx, Path(code): Path<String>) -> Answer {
    let shown = found(&cx, &code).await?;
    let entry = begin(&cx, &shown);
    Ok(pages::list(&cx, &shown, &entry).workspace(&cx))
}

/// The form with what stands, from tomorrow on.
fn begin(cx: &Cx, shown: &Shown) -> Entry {
    let mut entry = Entry::empty("handling").with("from", tomorrow(cx));
    let Some(last) = shown.conditions.first() else {
        return entry;
    };
    if last.tells_readers {
        entry = entry.with("tells", "yes");
    }
    for (code, words) in last.words.iter().flat_map(|words| &words.texts) {
        entry = entry.with(&format!("words-{code}"), words);
    }
    entry
}

/// The first day that has not begun: nobody is told of a reader who was not told beforehand.
fn tomorrow(cx: &Cx) -> jiff::civil::Date {
    cx.app.today().saturating_add(1.day())
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let shown = found(&cx, &code).await?;
    cx.may(Action::Create, &asked_for(&cx, &shown.party))?;
    let mut entry = Entry::of("handling", values);
    let new = read(&cx, &mut entry);
    let (Some(new), false) = (new, entry.is_wrong()) else {
        return again(pages::list(&cx, &shown, &entry).workspace(&cx));
    };
    let (app, actor, party, new) = (&cx.app, &cx.actor, &shown.party, &new);
    let was = shown.conditions.first();
    let changes = audit::changed([
        Change::between("from-on", None::<&str>, Some(new.from_on)),
        Change::between(
            "tells-readers",
            was.map(|was| was.tells_readers),
            Some(new.tells_readers),
        ),
        Change::between(
            "words",
            was.and_then(|was| was.asks(actor.lang)),
            new.words.as_ref().map(|words| words.get(actor.lang)),
        ),
    ]);
    let changes = changes.as_slice();
    app.db
        .write("handling.add", |tx| async move {
            let id = store::insert(&tx, app, actor, party.id, new).await?;
            let act = Act::on("created", "handling", id)
                .of_party(Some(party.id))
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(party), "handling-made"))
}

/// What was typed; `None` when the day is missing.
fn read(cx: &Cx, entry: &mut Entry) -> Option<store::New> {
    let day = entry.day("from");
    if day.is_none() && !entry.is_wrong() {
        entry.wrong("from", Message::new("directory-needed"));
    }
    if day.is_some_and(|day| day < tomorrow(cx)) {
        entry.wrong("from", Message::new("handling-too-early"));
    }
    let mut words: Option<Words> = None;
    for (field, code) in [("words-en", "en"), ("words-id", "id")] {
        let Some(line) = entry.line(field) else { continue };
        if line.chars().count() > LONGEST {
            entry.wrong(field, Message::new("directory-too-long"));
        }
        match &mut words {
            Some(words) => words.set(code, line),
            None => words = Some(Words::new(code, line)),
        }
    }
    Some(store::New {
        from_on: day?,
        tells_readers: entry.ticked("tells"),
        words,
    })
}
