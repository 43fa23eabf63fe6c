//! Sending a person the link, taking it back, and deciding about what they propose.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    audit::{self, Act},
    errand::{self, ErrandRow, NewErrand},
    mail,
    policy::Action,
    store::Tx,
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{PURPOSE, Proposal, TERM, letter, pages, store, with};
use crate::{
    PersonId,
    entry::{Entry, again},
    person::{self, Details, Person},
    same_person,
};

/// A person whose entry the reader keeps.
async fn kept(cx: &Cx, id: PersonId) -> Result<Person> {
    let person = person::web::found(cx, id).await?;
    cx.may(Action::Change, &person)?;
    Ok(person)
}

/// Addresses that are a person's own: a link never goes to what several people read.
async fn own_addresses(cx: &Cx, id: PersonId) -> Result<Vec<String>> {
    let all = person::store::addresses(&cx.app.db, id).await?;
    let own = all.into_iter().filter(|one| one.kind == "email" && !one.shared);
    // Bare and in small letters, however it was once written into a list.
    Ok(own.map(|one| one.folded).collect())
}

pub(crate) async fn list(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let person = kept(&cx, id).await?;
    let given = errand::of_row(&cx.app.db, PURPOSE, id.uuid()).await?;
    let own = own_addresses(&cx, id).await?;
    Ok(pages::links(&cx, &person, &given, &own, &Entry::empty("details")).workspace(&cx))
}

pub(crate) async fn send(
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let person = &kept(&cx, id).await?;
    let made_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let own = own_addresses(&cx, id).await?;
    let mut entry = Entry::of("details", values);
    let chosen = entry.get("sent-to").to_owned();
    let Some(sent_to) = own.iter().find(|address| **address == chosen) else {
        entry.wrong("sent-to", Message::new("directory-choose"));
        let given = errand::of_row(&cx.app.db, PURPOSE, id.uuid()).await?;
        return again(pages::links(&cx, person, &given, &own, &entry).workspace(&cx));
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let new = &NewErrand {
        purpose: PURPOSE,
        row: id.uuid(),
        party: person.party,
        sent_to,
        is_once: true,
        seconds: TERM,
        made_by,
    };
    app.db
        .write("details.send", |tx| async move {
            let token = errand::make(&tx, &app.clock, new).await?;
            let letter = letter(app, actor.lang, &person.name(), new.sent_to, &actor.name, &token);
            mail::queue(&tx, &app.clock, &letter).await?;
            let act = Act::on("link-sent", "person", id)
                .of_party(person.party)
                .of_agency(person.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&format!("{}/links", person.href()), "details-sent"))
}

pub(crate) async fn revoke(cx: Cx, Path((id, link)): Path<(PersonId, Id<ErrandRow>)>) -> Answer {
    let person = &kept(&cx, id).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("details.revoke", |tx| async move {
            if errand::revoke(&tx, PURPOSE, id.uuid(), link, app.clock.now()).await? == 0 {
                return Ok(());
            }
            let act = Act::on("link-revoked", "person", id)
                .of_party(person.party)
                .of_agency(person.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/links", person.href()),
        "details-revoked",
    ))
}

pub(crate) async fn proposals(cx: Cx) -> Answer {
    let waiting = store::waiting(&cx.app.db, &cx.actor).await?;
    let ids: Vec<PersonId> = waiting.iter().map(|one| one.person).collect();
    let people = person::store::several(&cx.app.db, &ids).await?;
    Ok(pages::proposals(&cx, &waiting, &people).workspace(&cx))
}

pub(crate) async fn accept(cx: Cx, Path(id): Path<Id<Proposal>>) -> Answer {
    decide(&cx, id, true).await?;
    Ok(redirect_with("/app/directory/proposals", "proposal-accepted"))
}

pub(crate) async fn refuse(cx: Cx, Path(id): Path<Id<Proposal>>) -> Answer {
    decide(&cx, id, false).await?;
    Ok(redirect_with("/app/directory/proposals", "proposal-refused"))
}

async fn decide(cx: &Cx, id: Id<Proposal>, is_accepted: bool) -> Result<()> {
    let proposal = &store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Decide, proposal)?;
    // Whoever keeps the roster today: they may have moved since.
    let person = &kept(cx, proposal.person).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("proposal.decide", |tx| async move {
            if store::decide(&tx, id, actor.account, is_accepted, app.clock.now()).await? == 0 {
                return Err(Error::refused("proposal-decided"));
            }
            if is_accepted {
                return take_over(&tx, cx, person.id, proposal).await;
            }
            let act = Act::on("proposal-refused", "person", person.id)
                .of_party(person.party)
                .of_agency(person.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

/// What was proposed stands in the entry from now on.
async fn take_over(tx: &Tx, cx: &Cx, id: PersonId, proposal: &Proposal) -> Result<()> {
    let (app, today) = (&cx.app, cx.app.today());
    let now = person::store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let details = with(&now, &proposal.fields);
    let mut changes = details.changes_from(&Details::of(&now));
    person::store::update(tx, &now, now.version, &details).await?;
    for kind in super::ADDRESSES {
        let value = proposal.fields.get(kind).filter(|value| !value.is_empty());
        let Some(value) = value else { continue };
        let is_shared = kind == "email" && balai_names::looks_shared(value);
        person::store::insert_address(tx, &app.clock, id, kind, value, is_shared, None).await?;
        changes.extend(audit::Change::between("address", None::<&str>, Some(value)));
    }
    person::store::confirm(tx, id, today).await?;
    let act = Act::on("proposal-accepted", "person", id)
        .of_party(now.party)
        .of_agency(now.agency)
        .changing(&changes);
    audit::record(tx, &app.clock, &cx.actor, act).await?;
    if let Some(person) = person::store::find(tx, id).await? {
        same_person::look_for(tx, &app.clock, &person, None).await?;
    }
    person::index(tx, id).await
}
