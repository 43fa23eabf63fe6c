//! Asking somebody, or no longer; sending them the link by which they answer.

use balai_directory::{PersonId, party, person};
use balai_kernel::{
    Actor, App, Error, Id, Result,
    audit::{self, Act},
    errand::{self, ErrandRow, NewErrand},
    mail,
    policy::Action,
    store::Tx,
    text::Message,
    web::{Answer as Answered, Cx, axum::extract::Path, redirect_with},
};
use balai_workplan::sent::{Problems, Sent};

use super::{
    Consent, PURPOSE, TERM, What, audience_of_thing, has_agency,
    mail::letter,
    pages,
    store::{self, Asked},
    web::found,
};
use crate::{
    form,
    photograph::{self, Photograph},
    quote::{self, Quote},
};

/// A thing that the reader may have somebody asked about.
async fn about(cx: &Cx, what: What) -> Result<()> {
    match what {
        What::Quote(id) => {
            quote::web::found(&cx.app.db, &cx.actor, id, Action::Change).await?;
        }
        What::Photograph(id) => {
            photograph::web::found(&cx.app.db, &cx.actor, id, Action::Change).await?;
        }
    }
    Ok(())
}

async fn parties(cx: &Cx) -> Result<Vec<(String, String)>> {
    let all = party::store::all(&cx.app.db).await?;
    Ok(all
        .iter()
        .map(|party| (party.code.clone(), party.name(cx.lang()).to_owned()))
        .collect())
}

/// The form by which somebody is asked about words.
pub async fn new_of_quote(cx: Cx, Path(id): Path<Id<Quote>>) -> Answered {
    new(&cx, What::Quote(id)).await
}

/// The form by which somebody is asked about a picture.
pub async fn new_of_photograph(cx: Cx, Path(id): Path<Id<Photograph>>) -> Answered {
    new(&cx, What::Photograph(id)).await
}

async fn new(cx: &Cx, what: What) -> Answered {
    about(cx, what).await?;
    let parties = parties(cx).await?;
    let page = pages::form(cx, what, None, &parties, &Sent::default(), &Problems::none());
    Ok(page.workspace(cx))
}

/// Reads the form.
async fn read(cx: &Cx, kind: &'static str, sent: &Sent, wrong: &mut Problems) -> Result<Asked> {
    let is_agency = kind == "agency";
    let full_name = sent.line(if is_agency { "officer" } else { "full_name" }, 200, true, wrong);
    let mut asked = Asked {
        kind,
        full_name,
        first_name: sent.line("first_name", 100, !is_agency, wrong),
        post: sent.line("post", 200, false, wrong),
        agency: sent.line("agency", 200, is_agency, wrong),
        is_serving: !is_agency && sent.is_ticked("is_serving"),
        ..Asked::default()
    };
    if let Some(code) = sent.some("party") {
        match party::store::by_code(&cx.app.db, code).await? {
            Some(party) => asked.party = Some(party.id),
            None => wrong.add("party", Message::new("sent-choose")),
        }
    }
    if asked.is_serving && asked.agency.is_empty() {
        wrong.add("agency", Message::new("consent-agency-needed"));
    }
    if let Some(typed) = sent.some("email") {
        match balai_names::email(typed) {
            Some(email) => asked.email = email,
            None => wrong.add("email", Message::new("person-email-wrong")),
        }
    }
    if !is_agency {
        asked.person = person_of(cx, &asked).await?;
    }
    Ok(asked)
}

/// The record in the directory that is theirs beyond doubt: the only one with their own address, or
/// the only one of their party with their name.
async fn person_of(cx: &Cx, asked: &Asked) -> Result<Option<PersonId>> {
    let db = &cx.app.db;
    if !asked.email.is_empty()
        && let [one] = person::store::by_address(db, &asked.email).await?.as_slice()
    {
        return person::store::resolve(db, *one).await.map(Some);
    }
    let Some(party) = asked.party else { return Ok(None) };
    let people = person::store::of_party(db, &cx.actor, party).await?;
    let name = balai_names::fold(&asked.full_name);
    let mut same = people
        .iter()
        .filter(|person| balai_names::fold(&person.name()) == name);
    Ok(match (same.next(), same.next()) {
        (Some(one), None) => Some(one.id),
        _ => None,
    })
}

/// Asks somebody about words.
pub async fn ask_of_quote(cx: Cx, Path(id): Path<Id<Quote>>, sent: Sent) -> Answered {
    ask(&cx, What::Quote(id), &sent).await
}

/// Asks somebody about a picture.
pub async fn ask_of_photograph(cx: Cx, Path(id): Path<Id<Photograph>>, sent: Sent) -> Answered {
    ask(&cx, What::Photograph(id), &sent).await
}

async fn ask(cx: &Cx, what: What, sent: &Sent) -> Answered {
    about(cx, what).await?;
    let mut wrong = Problems::none();
    let asked = read(cx, "person", sent, &mut wrong).await?;
    if !wrong.is_empty() {
        let parties = parties(cx).await?;
        return form::again(cx, pages::form(cx, what, None, &parties, sent, &wrong));
    }
    let (app, actor, asked) = (&cx.app, &cx.actor, &asked);
    let id = app
        .db
        .write("consent.ask", |tx| async move {
            let earlier = store::of(&tx, what).await?;
            // Words have one speaker; in a picture there may be many.
            if what.quote().is_some() && earlier.iter().any(|one| !one.is_agencys()) {
                return Err(Error::refused("consent-one-speaker"));
            }
            let id = store::insert(&tx, &app.clock, what, asked).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "consent", id)).await?;
            agency_of(&tx, app, actor, what, id).await?;
            follow(&tx, what).await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(
        &format!("/app/evidence/consents/{id}"),
        "consent-asked",
    ))
}

/// Has the agency of a serving officer asked as well, unless it is already.
async fn agency_of(tx: &Tx, app: &App, actor: &Actor, what: What, officer: Id<Consent>) -> Result<()> {
    let all = store::of(tx, what).await?;
    let Some(officer) = all.iter().find(|one| one.id == officer) else {
        return Ok(());
    };
    if !officer.is_serving || has_agency(&all, officer) {
        return Ok(());
    }
    let agency = Asked {
        kind: "agency",
        party: officer.party,
        full_name: officer.full_name.clone(),
        agency: officer.agency.clone(),
        ..Asked::default()
    };
    let id = store::insert(tx, &app.clock, what, &agency).await?;
    let act = Act::on("created", "consent", id).of_party(agency.party);
    audit::record(tx, &app.clock, actor, act).await
}

/// Whoever may not see the people of a thing does not see the thing.
pub(crate) async fn follow(tx: &Tx, what: What) -> Result<()> {
    let audience = audience_of_thing(&store::of(tx, what).await?);
    match what {
        What::Quote(id) => {
            quote::store::set_audience(tx, id, &audience).await?;
            quote::web::index(tx, id).await
        }
        What::Photograph(id) => {
            photograph::store::set_audience(tx, id, &audience).await?;
            photograph::web::index(tx, id).await
        }
    }
}

/// The form of who is asked.
pub async fn edit(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (consent, what, _) = found(&cx, id, Action::Change).await?;
    let party = match consent.party {
        Some(party) => party::store::find(&cx.app.db, party).await?,
        None => None,
    };
    let sent = Sent::default()
        .with("version", consent.version.to_string())
        .with("full_name", &*consent.full_name)
        .with("officer", &*consent.full_name)
        .with("first_name", &*consent.first_name)
        .with("post", &*consent.post)
        .with("party", party.map(|party| party.code).unwrap_or_default())
        .with("agency", &*consent.agency)
        .with("is_serving", if consent.is_serving { "yes" } else { "" })
        .with("email", &*consent.email);
    let parties = parties(&cx).await?;
    let page = pages::form(&cx, what, Some(&consent), &parties, &sent, &Problems::none());
    Ok(page.workspace(&cx))
}

/// Saves who is asked. Another name or post voids what was agreed to.
pub async fn save(cx: Cx, Path(id): Path<Id<Consent>>, sent: Sent) -> Answered {
    let (consent, what, _) = found(&cx, id, Action::Change).await?;
    let mut wrong = Problems::none();
    let kind = if consent.is_agencys() { "agency" } else { "person" };
    let asked = read(&cx, kind, &sent, &mut wrong).await?;
    if !wrong.is_empty() {
        let parties = parties(&cx).await?;
        let page = pages::form(&cx, what, Some(&consent), &parties, &sent, &wrong);
        return form::again(&cx, page);
    }
    let (app, actor, asked, version) = (&cx.app, &cx.actor, &asked, sent.version());
    app.db
        .write("consent.change", |tx| async move {
            if store::update(&tx, id, version, asked).await? == 0 {
                return Err(Error::refused("consent-faster"));
            }
            let party = asked.party.filter(|_| kind == "agency");
            let act = Act::on("changed", "consent", id).of_party(party);
            audit::record(&tx, &app.clock, actor, act).await?;
            agency_of(&tx, app, actor, what, id).await?;
            follow(&tx, what).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "consent-changed"))
}

/// Asks somebody no longer who never answered.
pub async fn remove(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (_, what, _) = found(&cx, id, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("consent.remove", |tx| async move {
            errand::revoke_of(&tx, PURPOSE, id.uuid(), app.clock.now()).await?;
            if store::remove(&tx, id).await? == 0 {
                return Err(Error::refused("consent-answered"));
            }
            audit::record(&tx, &app.clock, actor, Act::on("removed", "consent", id)).await?;
            follow(&tx, what).await
        })
        .await?;
    Ok(redirect_with(&what.href(), "consent-removed"))
}

/// Sends the link by which they answer themselves.
pub async fn send(cx: Cx, Path(id): Path<Id<Consent>>) -> Answered {
    let (consent, _, _) = found(&cx, id, Action::Change).await?;
    let made_by = form::account(&cx)?;
    if consent.email.is_empty() {
        return Err(Error::refused("consent-no-email"));
    }
    let (app, actor, row) = (&cx.app, &cx.actor, &consent);
    let party = row.party.filter(|_| row.is_agencys());
    let new = &NewErrand {
        purpose: PURPOSE,
        row: id.uuid(),
        party,
        sent_to: &row.email,
        is_once: false,
        seconds: TERM,
        made_by,
    };
    app.db
        .write("consent.send", |tx| async move {
            let token = errand::make(&tx, &app.clock, new).await?;
            let letter = letter(app, actor.lang, row, new.sent_to, &actor.name, &token);
            mail::queue(&tx, &app.clock, &letter).await?;
            let act = Act::on("link-sent", "consent", id).of_party(party);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "consent-sent"))
}

/// Takes a link back.
pub async fn revoke(cx: Cx, Path((id, link)): Path<(Id<Consent>, Id<ErrandRow>)>) -> Answered {
    let (consent, _, _) = found(&cx, id, Action::Change).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("consent.revoke", |tx| async move {
            if errand::revoke(&tx, PURPOSE, id.uuid(), link, app.clock.now()).await? == 0 {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("link-revoked", "consent", id)).await
        })
        .await?;
    Ok(redirect_with(&consent.href(), "details-revoked"))
}
