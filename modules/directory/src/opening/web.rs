//! Handlers of emergency openings.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    audit::{self, Act},
    policy::{Action, Decision},
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect, redirect_with},
};

use super::{
    COUNTED_SECONDS, Opening, audience_of_agency, audience_of_person, may_open_addresses, may_open_names,
    notice::{self, Said},
    pages, reason_refusal, store,
};
use crate::{
    PersonId,
    agency::{self, Agency},
    entry::{Entry, again},
    party,
    person::{self, Person},
};

/// What is to be opened.
pub(super) enum What {
    /// The hidden addresses of a person.
    Addresses(Person),
    /// The names of an agency's people.
    Names(Agency),
}

impl What {
    pub(super) fn href(&self) -> String {
        match self {
            Self::Addresses(person) => person.href(),
            Self::Names(agency) => agency.href(),
        }
    }

    pub(super) fn name(&self) -> String {
        match self {
            Self::Addresses(person) => person.name(),
            Self::Names(agency) => agency.name.clone(),
        }
    }

    pub(super) const fn noun(&self) -> &'static str {
        match self {
            Self::Addresses(_) => "person",
            Self::Names(_) => "agency",
        }
    }
}

/// Goes on if the rule allows it, and whoever asks has shown lately that it is them.
fn allowed(cx: &Cx, decision: Decision) -> Result<()> {
    match decision {
        Decision::Allow => cx.proved(),
        Decision::Deny(reason) => Err(Error::Forbidden(reason)),
    }
}

async fn addresses(cx: &Cx, id: PersonId) -> Result<What> {
    let person = person::web::found(cx, id).await?;
    allowed(cx, may_open_addresses(&cx.actor, &person))?;
    Ok(What::Addresses(person))
}

async fn names(cx: &Cx, id: Id<Agency>) -> Result<What> {
    let (agency, _) = agency::web::found(cx, id).await?;
    allowed(cx, may_open_names(&cx.actor, &agency))?;
    Ok(What::Names(agency))
}

pub(crate) async fn ask_addresses(cx: Cx, Path(id): Path<PersonId>) -> Answer {
    let what = addresses(&cx, id).await?;
    Ok(pages::ask(&cx, &what, &Entry::empty("opening")).workspace(&cx))
}

pub(crate) async fn ask_names(cx: Cx, Path(id): Path<Id<Agency>>) -> Answer {
    let what = names(&cx, id).await?;
    Ok(pages::ask(&cx, &what, &Entry::empty("opening")).workspace(&cx))
}

pub(crate) async fn open_addresses(
    cx: Cx,
    Path(id): Path<PersonId>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let what = addresses(&cx, id).await?;
    open(cx, what, values).await
}

pub(crate) async fn open_names(
    cx: Cx,
    Path(id): Path<Id<Agency>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let what = names(&cx, id).await?;
    open(cx, what, values).await
}

async fn open(cx: Cx, what: What, values: BTreeMap<String, String>) -> Answer {
    let mut entry = Entry::of("opening", values);
    let reason = entry.words("reason");
    if let (Some(wrong), false) = (reason_refusal(reason.trim()), entry.is_wrong()) {
        entry.wrong("reason", Message::new(wrong));
    }
    if entry.is_wrong() {
        return again(pages::ask(&cx, &what, &entry).workspace(&cx));
    }
    let by = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor, what, reason) = (&cx.app, &cx.actor, &what, reason.trim());
    app.db
        .write("opening.open", |tx| async move {
            let (row, party, audience, told) = match what {
                What::Addresses(person) => (
                    person.id.uuid(),
                    person.party,
                    audience_of_person(person),
                    Vec::new(),
                ),
                What::Names(agency) => {
                    let (told, has_own) = notice::owners_of(&tx, app, agency, by).await?;
                    let audience = audience_of_agency(agency, has_own);
                    (agency.id.uuid(), Some(agency.party), audience, told)
                }
            };
            let new = store::New {
                noun: what.noun(),
                row,
                party,
                by,
                reason,
                audience,
            };
            let (id, until) = store::insert(&tx, &app.clock, &new).await?;
            let said = Said {
                id,
                by,
                name: &actor.name,
                until,
                noun: what.noun(),
            };
            if let What::Addresses(person) = what {
                notice::to_person(&tx, app, person, &said).await?;
            }
            notice::tell(&tx, app, &said, told).await?;
            let act = Act::on("emergency-opened", what.noun(), Id::<Opening>::of(row)).of_party(party);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&what.href(), "opening-made"))
}

/// What the reader opened, and what others opened of what the reader owns.
pub(crate) async fn list(cx: Cx) -> Answer {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let own = match actor.account {
        Some(account) if actor.viewer().is_none() => store::by(db, account).await?,
        _ => Vec::new(),
    };
    let since = cx.app.clock.now().plus_seconds(-COUNTED_SECONDS);
    let others: Vec<Opening> = store::of_owner(db, actor, since)
        .await?
        .into_iter()
        .filter(|one| !one.is_by(actor))
        .collect();
    Ok(pages::list(&cx, &own, &others).workspace(&cx))
}

/// How often anybody opened anything, for auditors.
pub(crate) async fn audited(cx: Cx) -> Answer {
    if !cx.actor.is_auditor() {
        return Err(Error::NotFound);
    }
    let db = &cx.app.db;
    let since = cx.app.clock.now().plus_seconds(-COUNTED_SECONDS);
    let counted = store::counted(db, since).await?;
    let parties = party::store::choices(db, cx.lang()).await?;
    Ok(pages::audited(&cx, &counted, &parties).workspace(&cx))
}

async fn found(cx: &Cx, id: Id<Opening>) -> Result<Opening> {
    let opening = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &opening)?;
    Ok(opening)
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Opening>>) -> Answer {
    let opening = found(&cx, id).await?;
    let name = name_of(&cx, &opening).await?;
    Ok(pages::show(&cx, &opening, name.as_deref()).workspace(&cx))
}

/// What was opened, by name, for those who may see it.
async fn name_of(cx: &Cx, opening: &Opening) -> Result<Option<String>> {
    let (db, row) = (&cx.app.db, opening.row_id);
    let sees = |audience: &str| cx.actor.sees(&Audience::parse(audience));
    if opening.noun == "person" {
        let person = person::store::find(db, Id::of(row)).await?;
        return Ok(person.filter(|one| sees(&one.audience)).map(|one| one.name()));
    }
    let agency = agency::store::find(db, Id::of(row)).await?;
    Ok(agency.filter(|one| sees(&one.audience)).map(|one| one.name))
}

/// Whoever opened it, or whose it is, ends it before its hour is over.
pub(crate) async fn end(cx: Cx, Path(id): Path<Id<Opening>>) -> Answer {
    let opening = found(&cx, id).await?;
    cx.may(Action::Change, &opening)?;
    let (app, actor, opening) = (&cx.app, &cx.actor, &opening);
    let ended = app
        .db
        .write("opening.end", |tx| async move {
            if store::end(&tx, id, app.clock.now()).await? == 0 {
                return Ok(false);
            }
            let noun = if opening.noun == "person" {
                "person"
            } else {
                "agency"
            };
            let act =
                Act::on("emergency-ended", noun, Id::<Opening>::of(opening.row_id)).of_party(opening.party);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(true)
        })
        .await?;
    if ended {
        Ok(redirect_with(&opening.href(), "opening-ended"))
    } else {
        Ok(redirect(&opening.href()))
    }
}
