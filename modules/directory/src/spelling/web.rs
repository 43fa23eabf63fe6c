//! Handlers of the spellings of a party.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Result,
    audit::{self, Act, Change},
    policy::Action,
    search,
    store::Tx,
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use balai_names::fold;

use super::{FROM_OFFICE, pages};
use crate::{
    entry::{Entry, again},
    party::{self, Party, store},
    reindex,
};

/// The address of a party's spellings.
pub(super) fn href(party: &Party) -> String {
    format!("{}/spellings", party.href())
}

async fn found(cx: &Cx, code: &str) -> Result<store::Record> {
    let record = store::record(&cx.app.db, &cx.actor, code, cx.app.today())
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &record.party)?;
    Ok(record)
}

pub(crate) async fn list(cx: Cx, Path(code): Path<String>) -> Answer {
    let record = found(&cx, &code).await?;
    Ok(pages::list(&cx, &record, &Entry::empty("spelling")).workspace(&cx))
}

/// Adds a spelling that no party has yet: one of two would make both unsure.
pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let record = found(&cx, &code).await?;
    let mut entry = Entry::of("spelling", values);
    let spelling = entry.needed("spelling");
    let folded = fold(&spelling);
    if folded.is_empty() && !entry.is_wrong() {
        entry.wrong("spelling", Message::new("directory-needed"));
    }
    if let Some((owner, _)) = store::written_so(&cx.app.db, &folded).await?.first() {
        entry.wrong("spelling", taken(&cx, &record.party, *owner).await?);
    }
    if entry.is_wrong() {
        return again(pages::list(&cx, &record, &entry).workspace(&cx));
    }
    let (app, actor, party, spelling) = (&cx.app, &cx.actor, &record.party, &spelling);
    app.db
        .write("spelling.add", |tx| async move {
            store::keep_spelling(&tx, party.id, spelling, FROM_OFFICE).await?;
            let changes = audit::changed([Change::between("spelling", None::<&str>, Some(spelling))]);
            let act = Act::on("changed", "party", party.id)
                .of_party(Some(party.id))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            renew(&tx, party).await
        })
        .await?;
    Ok(redirect_with(&href(&record.party), "spelling-added"))
}

/// Why a spelling that is known cannot be added.
async fn taken(cx: &Cx, party: &Party, owner: crate::PartyId) -> Result<Message> {
    if owner == party.id {
        return Ok(Message::new("spelling-known"));
    }
    let other = store::find(&cx.app.db, owner).await?;
    let name = other.as_ref().map_or("", |other| other.name(cx.lang()));
    Ok(Message::new("spelling-of-another").with("party", name))
}

/// Takes a spelling away that people or imports added.
pub(crate) async fn remove(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let record = found(&cx, &code).await?;
    let entry = Entry::of("spelling", values);
    let spelling = record
        .spellings
        .iter()
        .find(|known| known.spelling == entry.get("spelling"))
        .ok_or(Error::NotFound)?;
    cx.may(Action::Erase, spelling)?;
    let (app, actor, party, words) = (&cx.app, &cx.actor, &record.party, &spelling.spelling);
    app.db
        .write("spelling.remove", |tx| async move {
            if store::remove_spelling(&tx, party.id, &fold(words)).await? == 0 {
                return Err(Error::NotFound);
            }
            let changes = audit::changed([Change::between("spelling", Some(words), None::<&str>)]);
            let act = Act::on("changed", "party", party.id)
                .of_party(Some(party.id))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await?;
            renew(&tx, party).await
        })
        .await?;
    Ok(redirect_with(&href(&record.party), "spelling-removed"))
}

/// The search finds a party under all its spellings.
async fn renew(tx: &Tx, party: &Party) -> Result<()> {
    let spellings = party::store::spellings_of(tx, party.id).await?;
    search::put(tx, &reindex::party_doc(party, &spellings)).await
}
