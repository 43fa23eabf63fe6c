//! Handlers of focal points and of the list of what is stale.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act},
    policy::Action,
    text::Message,
    view::Columns,
    web::{Answer, Cx, Form, Listing, Query, axum::extract::Path, redirect_with},
};

use super::{FocalPoint, pages, stale, store};
use crate::{
    PersonId,
    entry::{Entry, again},
    party::{self, Party},
    person, post,
    post::Post,
};

pub(crate) async fn list(cx: Cx) -> Answer {
    let (db, actor, today) = (&cx.app.db, &cx.actor, cx.app.today());
    let named = store::standing(db, actor, None, today).await?;
    let mut parties = party::store::seen(db, actor, None, None).await?;
    party::by_name(&mut parties, cx.lang());
    let statuses = party::store::statuses(db).await?;
    Ok(pages::list(&cx, &named, &parties, &statuses).workspace(&cx))
}

/// What nobody has confirmed for twelve months, of what the reader may see.
pub(crate) async fn stale(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let (db, actor, today) = (&cx.app.db, &cx.actor, cx.app.today());
    let listing = Listing::of(pairs);
    let columns = Columns::of(&cx, &listing, stale::PATH, &stale::COLUMNS).await?;
    let mut named = store::standing(db, actor, None, today).await?;
    named.retain(|named| named.point.is_stale(today));
    let posts = post::store::stale(db, actor, today, person::fresh_from(today)).await?;
    let people = Listing::of(BTreeMap::from([("stale".to_owned(), "yes".to_owned())]));
    let people = person::store::count(db, actor, &people, today).await?;
    let parties = party::store::seen(db, actor, None, None).await?;
    let shown = stale::Shown {
        columns: &columns,
        named: &named,
        posts: &posts,
        people,
        parties: &parties,
    };
    Ok(stale::page(&cx, &shown).workspace(&cx))
}

async fn found(cx: &Cx, id: Id<FocalPoint>) -> Result<(FocalPoint, Party)> {
    let point = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &point)?;
    let party = party::store::find(&cx.app.db, point.party)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((point, party))
}

async fn offers(cx: &Cx, party: &Party) -> Result<(Vec<Post>, Vec<person::Person>)> {
    Ok((
        post::store::of_party(&cx.app.db, &cx.actor, party.id).await?,
        person::store::of_party(&cx.app.db, &cx.actor, party.id).await?,
    ))
}

pub(crate) async fn new(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let (posts, people) = offers(&cx, &party).await?;
    let entry = Entry::empty("focal-point").with("from", cx.app.today());
    Ok(pages::form(&cx, &party, &posts, &people, &entry).workspace(&cx))
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    let (posts, people) = offers(&cx, &party).await?;
    let mut entry = Entry::of("focal-point", values);
    let chosen_post: Option<Id<Post>> = entry.id("post");
    let chosen_person: Option<PersonId> = entry.id("person");
    let post = posts
        .iter()
        .map(|post| post.id)
        .find(|id| Some(*id) == chosen_post);
    let person = people
        .iter()
        .map(|person| person.id)
        .find(|id| Some(*id) == chosen_person);
    if post.is_none() && person.is_none() {
        entry.wrong("person", Message::new("focal-point-nobody"));
    }
    let theme = entry.line("theme").unwrap_or_default();
    let today = cx.app.today();
    let from = entry.day("from").unwrap_or(today);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, &posts, &people, &entry).workspace(&cx));
    }
    let new = store::NewFocalPoint {
        post,
        person,
        theme,
        is_national: entry.ticked("national"),
        is_alternate: entry.ticked("alternate"),
        confirmed_on: Some(today),
    };
    let (app, actor, party, new) = (&cx.app, &cx.actor, &party, &new);
    app.db
        .write("focal-point.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, party.id, from, new).await?;
            let act = Act::on("created", "focal-point", id).of_party(Some(party.id));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "focal-point-added"))
}

pub(crate) async fn confirm(cx: Cx, Path(id): Path<Id<FocalPoint>>) -> Answer {
    let (point, party) = found(&cx, id).await?;
    cx.may(Action::Decide, &point)?;
    let (app, actor, today) = (&cx.app, &cx.actor, cx.app.today());
    app.db
        .write("focal-point.confirm", |tx| async move {
            store::confirm(&tx, id, today).await?;
            let act = Act::on("confirmed", "focal-point", id).of_party(Some(point.party));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "focal-point-confirmed"))
}

pub(crate) async fn end(cx: Cx, Path(id): Path<Id<FocalPoint>>) -> Answer {
    let (point, party) = found(&cx, id).await?;
    cx.may(Action::Change, &point)?;
    let (app, actor) = (&cx.app, &cx.actor);
    let last_day = app.today().yesterday().unwrap_or(app.today());
    app.db
        .write("focal-point.end", |tx| async move {
            store::end(&tx, id, last_day).await?;
            let act = Act::on("ended", "focal-point", id).of_party(Some(point.party));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&party.href(), "focal-point-ended"))
}
