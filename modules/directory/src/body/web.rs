//! Handlers of bodies.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    profile::Profile,
    search,
    store::Tx,
    text::{Lang, Message, Words},
    view::{self, Columns},
    web::{Answer, Cx, Form, Listing, PAGE, Query, axum::extract::Path, redirect_with},
};
use balai_names::fold;
use jiff::civil::Date;

use super::{Body, Chair, KINDS, code_for, list::COLUMNS, pages, store};
use crate::{
    entry::{Entry, again},
    party, record,
};

type Pairs = BTreeMap<String, String>;

/// The list's address.
pub(crate) const PATH: &str = "/app/directory/bodies";

pub(crate) async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let lines = super::list::lines(&cx, &listing).await?;
    let columns = Columns::of(&cx, &listing, PATH, &COLUMNS).await?;
    Ok(super::list::page(&cx, &columns, &lines).workspace(&cx))
}

/// The list as a file: exactly what its reader sees.
pub(crate) async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let lines = super::list::lines(&cx, &listing).await?;
    let title = balai_kernel::t!(cx.lang(), "directory-bodies");
    let table = Columns::for_file(&cx, &listing, &COLUMNS).sheet(title, &lines);
    view::file(&format, "bodies", &table)
}

async fn found(cx: &Cx, action: Action, code: &str) -> Result<Body> {
    let body = store::by_code(&cx.app.db, code).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &body)?;
    cx.may(action, &body)?;
    Ok(body)
}

/// Everything that a body's page shows this reader.
pub(crate) struct Shown {
    pub body: Body,
    pub sitting: Vec<store::Sitting>,
    pub people: Vec<store::PersonMember>,
    pub count: i64,
    pub history: Vec<audit::HistoryLine>,
}

pub(crate) async fn show(cx: Cx, Path(code): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let body = found(&cx, Action::Read, &code).await?;
    let listing = Listing::of(pairs);
    let (db, actor) = (&cx.app.db, &cx.actor);
    let shown = Shown {
        sitting: store::sitting(db, actor, body.id).await?,
        people: store::person_members(db, actor, body.id, PAGE, listing.offset()).await?,
        count: store::count_person_members(db, actor, body.id).await?,
        history: if actor.is_office() {
            audit::history_of(db, body.id.uuid()).await?
        } else {
            Vec::new()
        },
        body,
    };
    Ok(pages::show(&cx, &shown, &listing).workspace(&cx))
}

/// What the form of a body says.
struct Draft {
    name: Words,
    kind: String,
    since: Option<Date>,
}

/// Reads the form; `before` is the name that stands. A translation that was emptied is dropped.
fn read(cx: &Cx, entry: &mut Entry, before: Option<&Words>) -> Draft {
    let english = entry.needed("name-en");
    let mut name = before.cloned().unwrap_or_else(|| Words::en(""));
    name.set(Lang::EN.code(), english);
    for code in cx
        .app
        .profile
        .office
        .languages
        .iter()
        .filter(|code| *code != "en")
    {
        let typed = balai_names::tidy(entry.get(&format!("name-{code}"))).text;
        if typed.is_empty() {
            name.texts.remove(code);
            name.stale.remove(code);
        } else {
            // Whoever sees the form sees both names: what they leave as it is holds.
            name.set(code, typed);
            name.stale.remove(code);
        }
    }
    let kind = entry.one_of("kind", &KINDS);
    if kind.is_none() && entry.get("kind").is_empty() {
        entry.wrong("kind", Message::new("directory-needed"));
    }
    Draft {
        name,
        kind: kind.unwrap_or_default(),
        since: entry.day("since"),
    }
}

/// What a body holds, as a form.
fn entry_of(cx: &Cx, body: &Body) -> Entry {
    let mut entry = Entry::empty("body")
        .with("version", body.version)
        .with("kind", &body.kind)
        .with(
            "since",
            body.since_on.map_or_else(String::new, |day| day.0.to_string()),
        );
    for code in &cx.app.profile.office.languages {
        let name = body.name.texts.get(code).map_or("", String::as_str);
        entry = entry.with(&format!("name-{code}"), name);
    }
    entry
}

pub(crate) async fn new(cx: Cx) -> Answer {
    Ok(pages::form(&cx, None, &Entry::empty("body")).workspace(&cx))
}

pub(crate) async fn add(cx: Cx, Form(values): Form<Pairs>) -> Answer {
    let mut entry = Entry::of("body", values);
    let draft = read(&cx, &mut entry, None);
    let known = store::all(&cx.app.db).await?;
    refuse_same_name(&mut entry, &known, &draft.name, None);
    if entry.is_wrong() {
        return again(pages::form(&cx, None, &entry).workspace(&cx));
    }
    let (app, actor, draft) = (&cx.app, &cx.actor, &draft);
    let code = app
        .db
        .write("body.add", |tx| async move {
            let taken: Vec<String> = store::all(&tx).await?.into_iter().map(|body| body.code).collect();
            let code = code_for(draft.name.get(Lang::EN), &taken);
            let id = store::insert(&tx, &app.clock, &code, &draft.name, &draft.kind, draft.since).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "body", id)).await?;
            renew(&tx, &app.profile, id).await?;
            Ok(code)
        })
        .await?;
    Ok(redirect_with(&format!("{PATH}/{code}"), "body-added"))
}

/// Two bodies of one name could not be told apart in lists and imports.
fn refuse_same_name(entry: &mut Entry, known: &[Body], name: &Words, own: Option<Id<Body>>) {
    let wanted = fold(name.get(Lang::EN));
    let is_taken = known
        .iter()
        .filter(|body| Some(body.id) != own)
        .flat_map(|body| body.name.texts.values())
        .any(|other| fold(other) == wanted);
    if is_taken && !wanted.is_empty() {
        entry.wrong("name-en", Message::new("body-known"));
    }
}

pub(crate) async fn edit(cx: Cx, Path(code): Path<String>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    Ok(pages::form(&cx, Some(&body), &entry_of(&cx, &body)).workspace(&cx))
}

pub(crate) async fn change(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let mut entry = Entry::of("body", values);
    let draft = read(&cx, &mut entry, Some(&body.name));
    let known = store::all(&cx.app.db).await?;
    refuse_same_name(&mut entry, &known, &draft.name, Some(body.id));
    if entry.is_wrong() {
        return again(pages::form(&cx, Some(&body), &entry).workspace(&cx));
    }
    let changes = changes(&cx, &body, &draft);
    let (app, actor, id, draft) = (&cx.app, &cx.actor, body.id, &draft);
    let (cx, changes, entry) = (&cx, &changes, &entry);
    app.db
        .write("body.change", |tx| async move {
            let (version, name) = (entry.version(), &draft.name);
            if store::update(&tx, id, version, name, &draft.kind, draft.since).await? == 0 {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                return Err(conflict(actor.lang, entry, &entry_of(cx, &now)));
            }
            let act = Act::on("changed", "body", id).changing(changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            renew(&tx, &app.profile, id).await
        })
        .await?;
    Ok(redirect_with(&body.href(), "body-changed"))
}

fn changes(cx: &Cx, body: &Body, draft: &Draft) -> Vec<Change> {
    // All names as one field: a language is no column of its own.
    let names = |words: &Words| {
        let languages = cx.app.profile.office.languages.iter();
        let texts: Vec<&str> = languages
            .filter_map(|code| words.texts.get(code).map(String::as_str))
            .collect();
        texts.join(" / ")
    };
    audit::changed([
        Change::between("name", Some(names(&body.name)), Some(names(&draft.name))),
        Change::between("kind", Some(&body.kind), Some(&draft.kind)),
        Change::between("since", body.since_on.map(|day| day.0), draft.since),
    ])
}

/// What the second editor typed beside what the first one saved, field by field.
fn conflict(lang: Lang, typed: &Entry, theirs: &Entry) -> Error {
    let fields = ["name-en", "name-id", "kind", "since"];
    typed.conflict_with(lang, theirs, &fields, |field, value| match field {
        "kind" => record::label(lang, "body-kind", value),
        _ => value.to_owned(),
    })
}

async fn renew(tx: &Tx, profile: &Profile, id: Id<Body>) -> Result<()> {
    match store::find(tx, id).await? {
        Some(body) => search::put(tx, &pages::doc(&body, profile)).await,
        None => search::remove(tx, id.uuid()).await,
    }
}

pub(crate) async fn ending(cx: Cx, Path(code): Path<String>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let entry = Entry::empty("body-end")
        .with("version", body.version)
        .with("until", cx.app.today());
    Ok(pages::end_form(&cx, &body, &entry).workspace(&cx))
}

/// Ends a body on a day; its chairs' terms stay as they are.
pub(crate) async fn end(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let mut entry = Entry::of("body-end", values);
    let until = entry.day("until");
    if until.is_none() && entry.get("until").is_empty() {
        entry.wrong("until", Message::new("directory-needed"));
    }
    if let (Some(until), Some(since)) = (until, body.since_on)
        && until < since.0
    {
        entry.wrong("until", Message::new("directory-day-before"));
    }
    let because = entry.needed("because");
    let (Some(until), false) = (until, entry.is_wrong()) else {
        return again(pages::end_form(&cx, &body, &entry).workspace(&cx));
    };
    save_end(&cx, &body, entry.version(), Some(until), Some(&because)).await?;
    Ok(redirect_with(&body.href(), "body-ended"))
}

/// Lets a body stand again as if it had not ended.
pub(crate) async fn reopen(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let version = Entry::of("body-end", values).version();
    save_end(&cx, &body, version, None, None).await?;
    Ok(redirect_with(&body.href(), "body-reopened"))
}

/// The end of a body, as a form.
fn end_entry(until: Option<Date>, because: Option<&str>) -> Entry {
    Entry::empty("body-end")
        .with("until", until.map_or_else(String::new, |day| day.to_string()))
        .with("because", because.unwrap_or(""))
}

async fn save_end(
    cx: &Cx,
    body: &Body,
    version: i64,
    until: Option<Date>,
    because: Option<&str>,
) -> Result<()> {
    let (app, actor, id) = (&cx.app, &cx.actor, body.id);
    let changes = &audit::changed([
        Change::between("until", body.ended_on.map(|day| day.0), until),
        Change::between("because", body.ended_because.as_deref(), because),
    ]);
    app.db
        .write("body.end", |tx| async move {
            if store::save_end(&tx, id, version, until, because).await? == 0 {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                let yours = end_entry(until, because);
                let theirs = end_entry(now.ended_on.map(|day| day.0), now.ended_because.as_deref());
                let as_it_is = |_: &str, value: &str| value.to_owned();
                return Err(yours.conflict_with(actor.lang, &theirs, &["until", "because"], as_it_is));
            }
            let act = if until.is_some() { "ended" } else { "reopened" };
            let act = Act::on(act, "body", id).changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

pub(crate) async fn new_chair(cx: Cx, Path(code): Path<String>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let parties = party::store::all(&cx.app.db).await?;
    let entry = Entry::empty("chair").with("from", cx.app.today());
    Ok(pages::chair_form(&cx, &body, &parties, &entry).workspace(&cx))
}

pub(crate) async fn add_chair(cx: Cx, Path(code): Path<String>, Form(values): Form<Pairs>) -> Answer {
    let body = found(&cx, Action::Change, &code).await?;
    let parties = party::store::all(&cx.app.db).await?;
    let mut entry = Entry::of("chair", values);
    let party = entry.party("party", &parties);
    if party.is_none() && !entry.is_wrong() {
        entry.wrong("party", Message::new("directory-needed"));
    }
    let from = entry.day("from");
    let (Some(party), false) = (party, entry.is_wrong()) else {
        return again(pages::chair_form(&cx, &body, &parties, &entry).workspace(&cx));
    };
    let code = entry.get("party").to_owned();
    let (app, actor, body, code) = (&cx.app, &cx.actor, &body, &code);
    app.db
        .write("body.chair", |tx| async move {
            store::insert_chair(&tx, &app.clock, body.id, party, from).await?;
            store::touch(&tx, body.id).await?;
            let changes = audit::changed([Change::between("chair", None::<&str>, Some(code))]);
            let act = Act::on("changed", "body", body.id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&body.href(), "chair-begun"))
}

/// Ends a term as chair yesterday, so that a successor can begin today.
pub(crate) async fn end_chair(cx: Cx, Path(id): Path<Id<Chair>>) -> Answer {
    let db = &cx.app.db;
    let chair = store::chair(db, id).await?.ok_or(Error::NotFound)?;
    let body = store::find(db, chair.body).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &body)?;
    cx.may(Action::Change, &body)?;
    let party = party::store::find(db, chair.party)
        .await?
        .ok_or(Error::NotFound)?;
    let today = cx.app.today();
    let last_day = today.yesterday().unwrap_or(today);
    let (app, actor, body, party) = (&cx.app, &cx.actor, &body, &party);
    app.db
        .write("body.chair", |tx| async move {
            store::end_chair(&tx, id, last_day).await?;
            store::touch(&tx, body.id).await?;
            let changes = audit::changed([Change::between("chair", Some(&party.code), None::<&str>)]);
            let act = Act::on("changed", "body", body.id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&body.href(), "chair-ended"))
}
