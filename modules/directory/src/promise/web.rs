//! Handlers of promises.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{KINDS, OUTCOMES, Promise, pages, settled, store};
use crate::{
    entry::{Entry, again},
    party::{self, Party},
};

type Pairs = BTreeMap<String, String>;

/// How many open ones a page lists.
const MOST: i64 = 200;

/// Where the promises of a party stand.
pub(super) fn href(party: &Party) -> String {
    format!("{}/promises", party.href())
}

pub(crate) async fn list(cx: Cx) -> Answer {
    let open = store::open(&cx.app.db, &cx.actor, None, MOST).await?;
    Ok(pages::list(&cx, &open).workspace(&cx))
}

pub(crate) async fn of_party(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    if !crate::record::keeps_roster_of(&cx.actor, party.id) {
        return Err(Error::NotFound);
    }
    let all = store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    Ok(pages::of_party(&cx, &party, &all).workspace(&cx))
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let entry = Entry::empty("promise")
        .with("kind", KINDS[0])
        .with("made", cx.app.today());
    let events = events(&cx, None).await?;
    Ok(pages::form(&cx, &party, None, &entry, &events).workspace(&cx))
}

/// The events among which the reader can choose.
async fn events(cx: &Cx, now: Option<&Promise>) -> Result<Vec<store::At>> {
    let chosen = now.and_then(|promise| promise.activity);
    store::events(&cx.app.db, &cx.actor, cx.app.today(), chosen).await
}

/// Reads the form.
fn read(cx: &Cx, entry: &mut Entry, party: &Party, events: &[store::At]) -> store::NewPromise {
    let today = cx.app.today();
    let activity = entry
        .line("event")
        .and_then(|id| events.iter().find(|event| event.id.simple().to_string() == id))
        .map(|event| event.id);
    let made_on = entry.day("made").unwrap_or(today);
    if made_on > today {
        entry.wrong("made", Message::new("contact-note-ahead"));
    }
    let kind = entry
        .one_of("kind", &KINDS)
        .unwrap_or_else(|| KINDS[0].to_owned());
    let words = entry.words("words");
    let source = entry.line("source").unwrap_or_default();
    let due_on = entry.day("due");
    let outcome = entry.one_of("outcome", &OUTCOMES);
    let settled = match settled(outcome.as_deref(), entry.day("settled"), made_on, today) {
        Ok(settled) => settled,
        Err(Error::Refused(why)) => {
            entry.wrong("settled", why);
            None
        }
        Err(_) => None,
    };
    store::NewPromise {
        party: party.id,
        kind,
        words,
        source,
        activity,
        made_on,
        due_on,
        settled,
        is_shared: entry.ticked("shared"),
    }
}

pub(crate) async fn add(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let mut entry = Entry::of("promise", values);
    let events = events(&cx, None).await?;
    let new = read(&cx, &mut entry, &party, &events);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, None, &entry, &events).workspace(&cx));
    }
    let (app, actor, new) = (&cx.app, &cx.actor, &new);
    app.db
        .write("promise.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, actor, new).await?;
            // What the party may not read, its trail does not tell of.
            let whose = new.is_shared.then_some(new.party);
            let act = Act::on("created", "promise", id).of_party(whose);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(&party), "promise-added"))
}

async fn found(cx: &Cx, id: Id<Promise>) -> Result<(Promise, Party)> {
    let promise = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &promise)?;
    cx.may(Action::Change, &promise)?;
    let party = party::store::find(&cx.app.db, promise.party).await?;
    Ok((promise, party.ok_or(Error::NotFound)?))
}

/// What a promise holds, as a form.
fn entry_of(promise: &Promise) -> Entry {
    let day = |day: Option<balai_kernel::store::Day>| day.map_or_else(String::new, |day| day.to_string());
    Entry::empty("promise")
        .with("version", promise.version)
        .with("kind", &promise.kind)
        .with("words", &promise.words)
        .with("source", &promise.source)
        .with(
            "event",
            promise
                .activity
                .map_or_else(String::new, |id| id.simple().to_string()),
        )
        .with("made", promise.made_on)
        .with("due", day(promise.due_on))
        .with("outcome", promise.outcome.as_deref().unwrap_or(""))
        .with("settled", day(promise.settled_on))
        .with("shared", if promise.is_shared() { "yes" } else { "" })
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<Id<Promise>>) -> Answer {
    let (promise, party) = found(&cx, id).await?;
    let events = events(&cx, Some(&promise)).await?;
    let entry = entry_of(&promise);
    Ok(pages::form(&cx, &party, Some(&promise), &entry, &events).workspace(&cx))
}

pub(crate) async fn change(cx: Cx, Path(id): Path<Id<Promise>>, Form(values): Form<Pairs>) -> Answer {
    let (promise, party) = found(&cx, id).await?;
    let mut entry = Entry::of("promise", values);
    let events = events(&cx, Some(&promise)).await?;
    let new = read(&cx, &mut entry, &party, &events);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, Some(&promise), &entry, &events).workspace(&cx));
    }
    let outcome = new.settled.as_ref().map(|(outcome, _)| outcome);
    let changes = audit::changed([
        Change::between("kind", Some(&promise.kind), Some(&new.kind)),
        Change::between("words", Some(&promise.words), Some(&new.words)),
        Change::between("source", Some(&promise.source), Some(&new.source)),
        Change::between("event", promise.activity, new.activity),
        Change::between("made", Some(promise.made_on.0), Some(new.made_on)),
        Change::between("due", promise.due_on.map(|day| day.0), new.due_on),
        Change::between("outcome", promise.outcome.as_ref(), outcome),
    ]);
    let version = entry.version();
    let (app, actor, new, changes, entry) = (&cx.app, &cx.actor, &new, &changes, &entry);
    let is_shared = promise.is_shared() || new.is_shared;
    app.db
        .write("promise.change", |tx| async move {
            if store::update(&tx, id, version, new).await? == 0 {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                let fields = ["kind", "words", "source", "made", "due", "outcome", "settled"];
                let words = |field: &str, value: &str| pages::said(actor.lang, field, value);
                return Err(entry.conflict_with(actor.lang, &entry_of(&now), &fields, words));
            }
            let act = Act::on("changed", "promise", id)
                .of_party(is_shared.then_some(new.party))
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(&party), "promise-changed"))
}
