//! Handlers of reservations.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Id, Result,
    audit::{self, Act, Change},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};

use super::{Reservation, pages, single, store, store::NewReservation};
use crate::{
    agency::{self, Agency},
    entry::{Entry, again},
    party::{self, Party},
};

/// The address of a party's reservations.
pub(super) fn href(party: &Party) -> String {
    format!("{}/reservations", party.href())
}

/// What the page needs.
pub(super) struct Shown {
    pub party: Party,
    pub reservations: Vec<Reservation>,
    pub agencies: Vec<Agency>,
    /// All parties, for those that may lend staff.
    pub parties: Vec<Party>,
}

/// The party with its reservations, for those who may know of them.
async fn found(cx: &Cx, code: &str) -> Result<Shown> {
    let party = party::web::found(cx, code).await?;
    let may_know = |actor: &Actor| actor.holds("office:core") || actor.is_focal_of(party.id);
    if !may_know(&cx.actor) || !cx.actor.viewer().is_none_or(may_know) {
        return Err(Error::NotFound);
    }
    let (db, actor) = (&cx.app.db, &cx.actor);
    Ok(Shown {
        reservations: store::of_party(db, actor, party.id).await?,
        agencies: agency::store::of_party(db, actor, party.id).await?,
        parties: party::store::seen(db, actor, None, None).await?,
        party,
    })
}

pub(crate) async fn list(cx: Cx, Path(code): Path<String>) -> Answer {
    let shown = found(&cx, &code).await?;
    Ok(pages::list(&cx, &shown, &Entry::empty("reservation")).workspace(&cx))
}

pub(crate) async fn add(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let shown = found(&cx, &code).await?;
    let mut entry = Entry::of("reservation", values);
    let lender = entry.party("lender", &shown.parties);
    let chosen = entry.id::<Agency>("agency");
    let agency = shown.agencies.iter().find(|agency| Some(agency.id) == chosen);
    if lender.is_none() {
        entry.wrong("lender", Message::new("directory-choose"));
    } else if lender == Some(shown.party.id) {
        entry.wrong("lender", Message::new("reservation-own"));
    }
    let (Some(lender), false) = (lender, entry.is_wrong()) else {
        return again(pages::list(&cx, &shown, &entry).workspace(&cx));
    };
    let (app, actor, party, agency) = (&cx.app, &cx.actor, &shown.party, agency.map(|agency| agency.id));
    app.db
        .write("reservation.add", |tx| async move {
            let new = NewReservation {
                party: party.id,
                agency,
                person: None,
                post: None,
                lender,
                since: app.today(),
                audience: super::audience(party.id),
            };
            let id = store::insert(&tx, &app.clock, &new).await?;
            let changes = audit::changed([Change::between(
                "lender",
                None::<String>,
                Some(lender.to_string()),
            )]);
            let act = Act::on("created", "reservation", id)
                .of_party(Some(party.id))
                .of_agency(agency)
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&href(party), "reservation-made"))
}

pub(crate) async fn lift(cx: Cx, Path(id): Path<Id<Reservation>>) -> Answer {
    let reservation = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &reservation)?;
    let party = party::store::find(&cx.app.db, reservation.party)
        .await?
        .ok_or(Error::NotFound)?;
    let (app, actor, party, reservation) = (&cx.app, &cx.actor, &party, &reservation);
    app.db
        .write("reservation.lift", |tx| async move {
            if store::remove(&tx, id).await? == 0 {
                return Err(Error::NotFound);
            }
            single::lifted(&tx, reservation).await?;
            let act = Act::on("lifted", "reservation", id)
                .of_party(Some(party.id))
                .of_agency(reservation.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    let back = single::href_of(reservation).unwrap_or_else(|| href(party));
    Ok(redirect_with(&back, "reservation-lifted"))
}
