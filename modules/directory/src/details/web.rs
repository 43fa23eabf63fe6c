//! What a person does by the link: sees their entry, says that it is right, or proposes.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Result,
    audit::{self, Act},
    errand::{self, Dead, ErrandRow},
    text::Message,
    web::{
        Answer, Cx, Form,
        axum::{extract::Path, response::Response},
        redirect_with,
    },
};

use super::{ADDRESSES, FIELDS, PURPOSE, pages, store, value};
use crate::{
    PersonId,
    entry::{Entry, again},
    person, post,
};

/// The entry that a link shows.
pub(crate) struct Own {
    pub errand: ErrandRow,
    pub record: person::store::Record,
    pub posts: Vec<post::Holding>,
}

/// The entry of a link that still holds, or the page that says why it does not.
async fn own(cx: &Cx, token: &str) -> Result<Result<Own, Response>> {
    let errand = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(errand) => errand,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let id: PersonId = balai_kernel::Id::of(errand.row_id);
    let db = &cx.app.db;
    let found = person::store::record(db, id, cx.app.today()).await?;
    // A record that gave way to another is not shown: whoever keeps it sends another link.
    let Some(record) = found.filter(|record| record.person.merged_into.is_none()) else {
        return Ok(Err(errand::dead(cx, token, Dead::Revoked)));
    };
    // The link is for this one row: it is read as the office would, and nothing beside it.
    let posts = post::store::held_by(db, &Actor::office_job(), &[id]).await?;
    Ok(Ok(Own {
        errand,
        record,
        posts,
    }))
}

/// The person, named for the line of what they do by the link.
fn acting(cx: &Cx, own: &Own) -> Actor {
    let mut actor = cx.actor.clone();
    if !actor.is_signed_in() {
        actor.name = own.record.person.name();
    }
    actor
}

pub(crate) async fn show(cx: Cx, Path(token): Path<String>) -> Answer {
    match own(&cx, &token).await? {
        Ok(own) => Ok(pages::own(&cx, &own, &token)),
        Err(dead) => Ok(dead),
    }
}

pub(crate) async fn confirm(cx: Cx, Path(token): Path<String>) -> Answer {
    let own = &match own(&cx, &token).await? {
        Ok(own) => own,
        Err(dead) => return Ok(dead),
    };
    let (app, actor, person) = (&cx.app, &acting(&cx, own), &own.record.person);
    let taken = app
        .db
        .write("details.confirm", |tx| async move {
            if !errand::take(&tx, own.errand.id, app.clock.now()).await? {
                return Ok(false);
            }
            person::store::confirm(&tx, person.id, app.today()).await?;
            let act = Act::on("confirmed", "person", person.id)
                .of_party(person.party)
                .of_agency(person.agency);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Used));
    }
    Ok(redirect_with("/", "details-right"))
}

pub(crate) async fn edit(cx: Cx, Path(token): Path<String>) -> Answer {
    let own = match own(&cx, &token).await? {
        Ok(own) => own,
        Err(dead) => return Ok(dead),
    };
    let mut entry = Entry::empty("details");
    for field in FIELDS {
        entry = entry.with(field, value(&own.record.person, field));
    }
    Ok(pages::form(&cx, &token, &entry))
}

pub(crate) async fn propose(
    cx: Cx,
    Path(token): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let own = &match own(&cx, &token).await? {
        Ok(own) => own,
        Err(dead) => return Ok(dead),
    };
    let person = &own.record.person;
    let mut entry = Entry::of("details", values);
    let mut fields = BTreeMap::new();
    for field in FIELDS {
        let typed = entry.line(field).unwrap_or_default();
        if typed != value(person, field) {
            fields.insert(field.to_owned(), typed);
        }
    }
    if fields.get("written").is_some_and(String::is_empty) {
        entry.wrong("written", Message::new("directory-needed"));
    }
    for kind in ADDRESSES {
        let Some(typed) = entry.line(kind) else { continue };
        if kind == "email" && balai_names::email(&typed).is_none() {
            entry.wrong(kind, Message::new("person-email-wrong"));
        }
        fields.insert(kind.to_owned(), typed);
    }
    let note = if entry.get("note").is_empty() {
        String::new()
    } else {
        entry.words("note")
    };
    if !entry.is_wrong() && fields.is_empty() && note.is_empty() {
        entry.wrong("note", Message::new("details-nothing"));
    }
    if entry.is_wrong() {
        return again(pages::form(&cx, &token, &entry));
    }
    let (app, actor) = (&cx.app, &acting(&cx, own));
    let new = &store::New {
        person: person.id,
        party: person.party,
        agency: person.agency,
        errand: own.errand.id,
        fields: &fields,
        note: &note,
    };
    let taken = app
        .db
        .write("details.propose", |tx| async move {
            if !errand::take(&tx, own.errand.id, app.clock.now()).await? {
                return Ok::<_, Error>(false);
            }
            store::insert(&tx, &app.clock, new).await?;
            let act = Act::on("proposed", "person", person.id)
                .of_party(person.party)
                .of_agency(person.agency);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Used));
    }
    Ok(redirect_with("/", "details-proposed"))
}
