//! Handlers of agencies.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    search,
    store::Tx,
    text::{Lang, Message},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{Agency, KINDS, kind_code, kind_of_code, pages, store};
use crate::{
    entry::{Entry, again},
    opening,
    party::{self, Party},
    person, post, record,
};

pub(crate) async fn found(cx: &Cx, id: Id<Agency>) -> Result<(Agency, Party)> {
    let agency = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &agency)?;
    let party = party::store::find(&cx.app.db, agency.party)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((agency, party))
}

/// Whether the actor may add to a party's roster: the office, or its own focal point.
pub(crate) fn may_add(cx: &Cx, party: &Party) -> Result<()> {
    if record::keeps_roster_of(&cx.actor, party.id) {
        Ok(())
    } else {
        Err(Error::Forbidden(Message::new("may-office-or-focal")))
    }
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Agency>>) -> Answer {
    let (agency, party) = found(&cx, id).await?;
    let (db, actor) = (&cx.app.db, &cx.actor);
    let posts: Vec<_> = post::store::of_party(db, actor, party.id)
        .await?
        .into_iter()
        .filter(|post| post.agency == id)
        .collect();
    let roster = post::store::roster(db, actor, party.id, cx.app.today()).await?;
    let people: Vec<_> = person::store::of_party(db, actor, party.id)
        .await?
        .into_iter()
        .filter(|person| person.agency == Some(id))
        .collect();
    let may_hold = actor.is_focal_of(party.id) && actor.holds(&super::names_key(id));
    let lasting = match actor.account {
        Some(account) if may_hold => {
            opening::store::lasting(db, account, id.uuid(), cx.app.clock.now()).await?
        }
        _ => None,
    };
    let shown = pages::Shown {
        lasting: lasting.as_ref(),
        posts: &posts,
        held: &post::store::held(db, party.id, cx.app.today()).await?,
        roster: &roster,
        people: &people,
        history: &audit::history_of(db, id.uuid()).await?,
    };
    Ok(pages::show(&cx, &agency, &party, &shown).workspace(&cx))
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    may_add(&cx, &party)?;
    Ok(pages::form(&cx, &party, None, &Entry::empty("agency")).workspace(&cx))
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    may_add(&cx, &party)?;
    let mut entry = Entry::of("agency", values);
    let (name, kind) = read(&mut entry);
    if !entry.is_wrong() && store::by_name(&cx.app.db, party.id, &name).await?.is_some() {
        entry.wrong("name", Message::new("agency-known"));
    }
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, None, &entry).workspace(&cx));
    }
    let (app, actor, name, party) = (&cx.app, &cx.actor, &name, &party);
    let id = app
        .db
        .write("agency.add", |tx| async move {
            let kind = kind_of_code(kind);
            let (id, _) = store::find_or_make(&tx, &app.clock, party.id, name, kind, None).await?;
            let act = Act::on("created", "agency", id)
                .of_party(Some(party.id))
                .of_agency(Some(id));
            audit::record(&tx, &app.clock, actor, act).await?;
            renew(&tx, id).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/directory/agencies/{id}"),
        "agency-added",
    ))
}

fn read(entry: &mut Entry) -> (String, &'static str) {
    let name = entry.needed("name");
    if !name.is_empty() && balai_names::fold(&name).is_empty() {
        entry.wrong("name", Message::new("directory-needed"));
    }
    let words = KINDS.map(kind_code);
    let kind = entry.one_of("kind", &words);
    let kind = kind
        .and_then(|kind| kind_of_code(&kind))
        .unwrap_or_else(|| balai_names::agency_kind(&name));
    (name, kind_code(kind))
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<Id<Agency>>) -> Answer {
    let (agency, party) = found(&cx, id).await?;
    cx.may(Action::Change, &agency)?;
    Ok(pages::form(&cx, &party, Some(&agency), &entry_of(&agency)).workspace(&cx))
}

/// What an agency holds, as a form.
fn entry_of(agency: &Agency) -> Entry {
    Entry::empty("agency")
        .with("name", &agency.name)
        .with("kind", &agency.kind)
        .with("version", agency.version)
}

pub(crate) async fn change(
    cx: Cx,
    Path(id): Path<Id<Agency>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (agency, party) = found(&cx, id).await?;
    cx.may(Action::Change, &agency)?;
    let mut entry = Entry::of("agency", values);
    let (name, kind) = read(&mut entry);
    let other = store::by_name(&cx.app.db, party.id, &name).await?;
    if other.is_some_and(|other| other.id != id) {
        entry.wrong("name", Message::new("agency-known"));
    }
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, Some(&agency), &entry).workspace(&cx));
    }
    let changes = audit::changed([
        Change::between("name", Some(&agency.name), Some(&name)),
        Change::between("kind", Some(agency.kind.as_str()), Some(kind)),
    ]);
    let (app, actor, name, changes, agency) = (&cx.app, &cx.actor, &name, &changes, &agency);
    let entry = &entry.with("kind", kind);
    app.db
        .write("agency.change", |tx| async move {
            if store::update(&tx, id, entry.version(), name, kind).await? == 0 {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                return Err(conflict(actor.lang, entry, &entry_of(&now)));
            }
            let act = Act::on("changed", "agency", id)
                .of_party(Some(agency.party))
                .of_agency(Some(id))
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            renew(&tx, id).await
        })
        .await?;
    Ok(redirect_with(&agency.href(), "agency-changed"))
}

/// An agency lets the party's focal points see the names of its people, or no longer does.
pub(crate) async fn set_names(
    cx: Cx,
    Path(id): Path<Id<Agency>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (agency, _) = found(&cx, id).await?;
    cx.may(Action::Release, &agency)?;
    let entry = Entry::of("agency", values);
    let since = entry.ticked("open").then(|| cx.app.today());
    let (app, actor, agency, entry) = (&cx.app, &cx.actor, &agency, &entry);
    app.db
        .write("agency.names", |tx| async move {
            if store::open_names(&tx, id, entry.version(), since).await? == 0 {
                return Err(Error::refused("agency-names-changed-meanwhile"));
            }
            let was = agency.names_open_on.map(|day| day.0);
            let changes = audit::changed([Change::between("names-open-on", was, since)]);
            let act = Act::on(if since.is_some() { "opened" } else { "closed" }, "agency", id)
                .of_party(Some(agency.party))
                .of_agency(Some(id))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let told = if since.is_some() {
        "names-opened"
    } else {
        "names-closed"
    };
    Ok(redirect_with(&agency.href(), told))
}

/// What the second editor typed beside what the first one saved, field by field.
fn conflict(lang: Lang, typed: &Entry, theirs: &Entry) -> Error {
    typed.conflict_with(lang, theirs, &["name", "kind"], |field, value| match field {
        "kind" => record::label(lang, "agency-kind", value),
        _ => value.to_owned(),
    })
}

/// Makes an agency findable.
pub(crate) async fn renew(tx: &Tx, id: Id<Agency>) -> Result<()> {
    let Some(agency) = store::find(tx, id).await? else {
        return search::remove(tx, id.uuid()).await;
    };
    let party = party::store::find(tx, agency.party).await?;
    search::put(tx, &pages::doc(&agency, party.as_ref())).await
}
