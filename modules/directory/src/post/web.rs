//! Handlers of posts and of who holds them.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, Query, axum::extract::Path, redirect_with},
};

use super::{Holding, Post, pages, store};
use crate::{
    PersonId, access,
    agency::{self, Agency, web::may_add},
    entry::{Entry, again},
    party::{self, Party},
    person, reservation, roster_check,
};

pub(crate) async fn found(cx: &Cx, id: Id<Post>) -> Result<(Post, Agency, Party)> {
    let post = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &post)?;
    let (agency, party) = agency::web::found(cx, post.agency).await?;
    Ok((post, agency, party))
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let (post, agency, party) = found(&cx, id).await?;
    let holders = store::holders(&cx.app.db, &cx.actor, id).await?;
    let history = audit::history_of(&cx.app.db, id.uuid()).await?;
    let except = reservation::single::lenders(&cx, None, Some(id), &post.audience).await?;
    Ok(pages::show(&cx, &post, &agency, &party, &holders, &except, &history).workspace(&cx))
}

pub(crate) async fn new(
    cx: Cx,
    Path(code): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    may_add(&cx, &party)?;
    let agencies = agency::store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    Ok(pages::form(&cx, &party, &agencies, None, &Entry::of("post", pairs)).workspace(&cx))
}

/// A mailbox as it was typed; must be an e-mail address.
fn mailbox(entry: &mut Entry) -> Option<String> {
    let typed = entry.line("mailbox")?;
    let email = balai_names::email(&typed);
    if email.is_none() {
        entry.wrong("mailbox", Message::new("person-email-wrong"));
    }
    email
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = party::web::found(&cx, &code).await?;
    may_add(&cx, &party)?;
    let agencies = agency::store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    let mut entry = Entry::of("post", values);
    let title = entry.needed("title");
    let mailbox = mailbox(&mut entry);
    let chosen = entry.id::<Agency>("agency");
    let agency = agencies.iter().find(|agency| Some(agency.id) == chosen);
    if agency.is_none() {
        entry.wrong("agency", Message::new("directory-choose"));
    }
    let (Some(agency), false) = (agency, entry.is_wrong()) else {
        return again(pages::form(&cx, &party, &agencies, None, &entry).workspace(&cx));
    };
    let (app, actor, title, mailbox, party) = (&cx.app, &cx.actor, &title, mailbox.as_deref(), party.id);
    let id = app
        .db
        .write("post.add", |tx| async move {
            let id = store::insert(&tx, &app.clock, agency.id, party, title, mailbox, None).await?;
            let act = Act::on("created", "post", id)
                .of_party(Some(party))
                .of_agency(Some(agency.id));
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&format!("/app/directory/posts/{id}"), "post-added"))
}

pub(crate) async fn edit(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let (post, _, party) = found(&cx, id).await?;
    cx.may(Action::Change, &post)?;
    Ok(pages::form(&cx, &party, &[], Some(&post), &entry_of(&post)).workspace(&cx))
}

/// What a post holds, as a form.
fn entry_of(post: &Post) -> Entry {
    Entry::empty("post")
        .with("version", post.version)
        .with("title", &post.title)
        .with("mailbox", post.shared_mailbox.as_deref().unwrap_or(""))
}

pub(crate) async fn change(
    cx: Cx,
    Path(id): Path<Id<Post>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (post, _, party) = found(&cx, id).await?;
    cx.may(Action::Change, &post)?;
    let mut entry = Entry::of("post", values);
    let title = entry.needed("title");
    let mailbox = mailbox(&mut entry);
    if entry.is_wrong() {
        return again(pages::form(&cx, &party, &[], Some(&post), &entry).workspace(&cx));
    }
    let changes = audit::changed([
        Change::between("title", Some(&post.title), Some(&title)),
        Change::between("mailbox", post.shared_mailbox.as_ref(), mailbox.as_ref()),
    ]);
    let (app, actor, entry, post) = (&cx.app, &cx.actor, &entry, &post);
    let (title, mailbox, changes) = (&title, mailbox.as_deref(), &changes);
    app.db
        .write("post.change", |tx| async move {
            if store::update(&tx, id, entry.version(), title, mailbox).await? == 0 {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                let as_it_is = |_: &str, value: &str| value.to_owned();
                return Err(entry.conflict_with(
                    actor.lang,
                    &entry_of(&now),
                    &["title", "mailbox"],
                    as_it_is,
                ));
            }
            let act = Act::on("changed", "post", id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency))
                .changing(changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&post.href(), "post-changed"))
}

pub(crate) async fn new_holding(cx: Cx, Path(id): Path<Id<Post>>) -> Answer {
    let (post, _, party) = found(&cx, id).await?;
    cx.may(Action::Change, &post)?;
    let people = person::store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    let entry = Entry::empty("holding").with("from", cx.app.today());
    Ok(pages::holding_form(&cx, &post, &people, &entry).workspace(&cx))
}

/// Begins a person's time in a post; who held it until then leaves the day before.
pub(crate) async fn begin(
    cx: Cx,
    Path(id): Path<Id<Post>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (post, agency, party) = found(&cx, id).await?;
    cx.may(Action::Change, &post)?;
    let people = person::store::of_party(&cx.app.db, &cx.actor, party.id).await?;
    let mut entry = Entry::of("holding", values);
    let chosen: Option<PersonId> = entry.id("person");
    let person = people.iter().find(|person| Some(person.id) == chosen);
    if person.is_none() {
        entry.wrong("person", Message::new("directory-choose"));
    }
    let from = entry.day("from");
    let (Some(person), false) = (person, entry.is_wrong()) else {
        return again(pages::holding_form(&cx, &post, &people, &entry).workspace(&cx));
    };
    let succeeds = entry.ticked("succeeds");
    let today = cx.app.today();
    let holders = store::holders(&cx.app.db, &cx.actor, id).await?;
    let (app, actor, post, person, holders) = (&cx.app, &cx.actor, &post, person, &holders);
    let agency = agency.id;
    app.db
        .write("post.hold", |tx| async move {
            if succeeds {
                let first = from.unwrap_or(today);
                let before = first.yesterday().unwrap_or(first);
                for held in holders.iter().filter(|held| held.until_on.is_none()) {
                    store::end_holding(&tx, held.id, before).await?;
                    access::left(&tx, app, held.person, id, before).await?;
                }
            }
            store::insert_holding(&tx, &app.clock, id, person.id, from, Some(today), None).await?;
            if succeeds {
                roster_check::succeeded(&tx, app, actor, post).await?;
            }
            let now = person::store::find(&tx, person.id)
                .await?
                .ok_or(Error::NotFound)?;
            if now.agency != Some(agency) {
                let details = person::Details {
                    agency: Some(agency),
                    ..person::Details::of(&now)
                };
                person::store::update(&tx, &now, now.version, &details).await?;
                person::index(&tx, now.id).await?;
            }
            let changes = audit::changed([Change::between("holder", None::<&str>, Some(person.name()))]);
            let act = Act::on("changed", "post", id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&post.href(), "holding-begun"))
}

async fn held(cx: &Cx, id: Id<Holding>) -> Result<(Post, Holding)> {
    let (post, _) = store::holding(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    let (post, _, _) = found(cx, post).await?;
    cx.may(Action::Change, &post)?;
    let holding = store::holders(&cx.app.db, &cx.actor, post.id)
        .await?
        .into_iter()
        .find(|held| held.id == id)
        .ok_or(Error::NotFound)?;
    Ok((post, holding))
}

pub(crate) async fn ending(cx: Cx, Path(id): Path<Id<Holding>>) -> Answer {
    let (post, holding) = held(&cx, id).await?;
    let entry = Entry::empty("holding").with("until", cx.app.today());
    Ok(pages::end_form(&cx, &post, &holding, &entry).workspace(&cx))
}

pub(crate) async fn end(
    cx: Cx,
    Path(id): Path<Id<Holding>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (post, holding) = held(&cx, id).await?;
    let mut entry = Entry::of("holding", values);
    let until = entry.day("until");
    if let (Some(until), Some(from)) = (until, holding.from_on)
        && until < from.0
    {
        entry.wrong("until", Message::new("directory-day-before"));
    }
    let (Some(until), false) = (until, entry.is_wrong()) else {
        if !entry.is_wrong() {
            entry.wrong("until", Message::new("directory-needed"));
        }
        return again(pages::end_form(&cx, &post, &holding, &entry).workspace(&cx));
    };
    let (app, actor, post, holding) = (&cx.app, &cx.actor, &post, &holding);
    app.db
        .write("post.leave", |tx| async move {
            store::end_holding(&tx, id, until).await?;
            access::left(&tx, app, holding.person, post.id, until).await?;
            let changes = audit::changed([Change::between("holder", Some(holding.name()), None::<&str>)]);
            let act = Act::on("changed", "post", post.id)
                .of_party(Some(post.party))
                .of_agency(Some(post.agency))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&post.href(), "holding-ended"))
}
