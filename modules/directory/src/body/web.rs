//! Handlers of bodies.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, Listing, PAGE, Query, axum::extract::Path, redirect_with},
};

use super::{Body, Chair, pages, store};
use crate::{
    entry::{Entry, again},
    party,
};

pub(crate) async fn list(cx: Cx) -> Answer {
    let db = &cx.app.db;
    let bodies = store::seen(db, &cx.actor).await?;
    let chairs = store::chairs(db).await?;
    let parties = party::store::all(db).await?;
    Ok(pages::list(&cx, &bodies, &chairs, &parties).workspace(&cx))
}

async fn found(cx: &Cx, code: &str) -> Result<Body> {
    let body = store::by_code(&cx.app.db, code).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &body)?;
    Ok(body)
}

/// Everything that a body's page shows this reader.
pub(crate) struct Shown {
    pub body: Body,
    pub chairs: Vec<Chair>,
    pub members: Vec<store::PartyMember>,
    pub people: Vec<store::PersonMember>,
    pub count: i64,
    pub parties: Vec<party::Party>,
    pub history: Vec<audit::HistoryLine>,
}

pub(crate) async fn show(
    cx: Cx,
    Path(code): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let body = found(&cx, &code).await?;
    let listing = Listing::of(pairs);
    let (db, actor) = (&cx.app.db, &cx.actor);
    let mut chairs = store::chairs(db).await?;
    chairs.retain(|chair| chair.body == body.id);
    let mut members = store::party_members(db).await?;
    members.retain(|member| member.body == body.id);
    let shown = Shown {
        chairs,
        members,
        people: store::person_members(db, actor, body.id, PAGE, listing.offset()).await?,
        count: store::count_person_members(db, actor, body.id).await?,
        parties: party::store::all(db).await?,
        history: if actor.is_office() {
            audit::history_of(db, body.id.uuid()).await?
        } else {
            Vec::new()
        },
        body,
    };
    Ok(pages::show(&cx, &shown, &listing).workspace(&cx))
}

pub(crate) async fn new_chair(cx: Cx, Path(code): Path<String>) -> Answer {
    let body = found(&cx, &code).await?;
    cx.may(Action::Change, &body)?;
    let parties = party::store::all(&cx.app.db).await?;
    let entry = Entry::empty("chair").with("from", cx.app.today());
    Ok(pages::chair_form(&cx, &body, &parties, &entry).workspace(&cx))
}

pub(crate) async fn add_chair(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let body = found(&cx, &code).await?;
    cx.may(Action::Change, &body)?;
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
            let changes: Vec<Change> = Change::between("chair", None::<&str>, Some(code))
                .into_iter()
                .collect();
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
            let changes: Vec<Change> = Change::between("chair", Some(&party.code), None::<&str>)
                .into_iter()
                .collect();
            let act = Act::on("changed", "body", body.id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&body.href(), "chair-ended"))
}
