//! Naming the two holders, asking them, answering, taking the key.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    account::{self, Account, AccountRow, typed::Typed},
    audit::{self, Act},
    mail::{self, Letter},
    module::App,
    policy::Action,
    t,
    text::{Lang, catalogue},
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use serde::Deserialize;

use super::{LONGEST_REASON, NewPart, Request, keep_parts, pages, store};
use crate::{
    member,
    sealing_key::{self, SealingKey, web::own},
    team::{self, HOME, Team, web::parsed},
    wire::{self, Kind},
};

/// Whoever may hold half of a key: their account and their sealing key.
pub(super) struct Candidate {
    pub account: AccountRow,
    pub key: SealingKey,
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    drawn(&cx, &team, &Typed::default(), &[]).await
}

async fn drawn(cx: &Cx, team: &Team, typed: &Typed, chosen: &[Candidate]) -> Answer {
    let about = team::facts(&cx.app, own(cx)?, team.id).await?;
    let holders = store::holders(&cx.app.db, team.id).await?;
    let requests = store::open_of(&cx.app.db, team.id).await?;
    let page = pages::show(cx, team, &about, &holders, &requests, typed, chosen);
    Ok(typed.answer(page))
}

/// Looks up the two who were named, and asks to compare their digits before anything is sealed.
pub(crate) async fn name_holders(
    cx: Cx,
    Path(id): Path<Id<Team>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let team = team::web::found(&cx, id, Action::Change).await?;
    let lang = cx.lang();
    let mut typed = Typed::of(values);
    let mut chosen: Vec<Candidate> = Vec::new();
    for field in ["one", "other"] {
        let address = typed.needed(lang, field, 200);
        if address.is_empty() {
            continue;
        }
        match candidate(&cx.app, &address).await? {
            Some(found) if chosen.iter().any(|one| one.account.id == found.account.id) => {
                typed.refuse(field, t!(lang, "escrow-same"));
            }
            Some(found) => chosen.push(found),
            None => typed.refuse(field, t!(lang, "escrow-no-key")),
        }
    }
    if typed.is_wrong() {
        chosen.clear();
    }
    drawn(&cx, &team, &typed, &chosen).await
}

/// Somebody with this address who has a sealing key.
async fn candidate(app: &App, address: &str) -> Result<Option<Candidate>> {
    let Some(account) = account::by_email(&app.db, address).await? else {
        return Ok(None);
    };
    if account.suspended_at.is_some() {
        return Ok(None);
    }
    let key = sealing_key::store::of(&app.db, account.id).await?;
    Ok(key.map(|key| Candidate { account, key }))
}

#[derive(Debug, Deserialize)]
struct SentPart {
    account: Id<Account>,
    key: Id<SealingKey>,
    part: String,
    vouched: String,
}

/// Reads the halves that a browser sends: both or none.
pub(crate) fn parts(json: &str) -> Result<Vec<NewPart>> {
    let sent: Vec<SentPart> = parsed(json)?;
    // Both or none, and never both halves for one.
    let is_for_two = matches!(sent.as_slice(), [one, other] if one.account != other.account);
    if !(sent.is_empty() || is_for_two) {
        return Err(Error::refused("sealed-damaged"));
    }
    sent.into_iter()
        .map(|one| {
            Ok(NewPart {
                holder: one.account,
                key: one.key,
                part: wire::read(Kind::Given, &one.part)?,
                vouched: wire::read(Kind::Mark, &one.vouched)?,
            })
        })
        .collect()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Parted {
    number: i64,
    parts: String,
}

/// Keeps both halves.
pub(crate) async fn keep(cx: Cx, Path(id): Path<Id<Team>>, Form(sent): Form<Parted>) -> Answer {
    cx.proved()?;
    let team = team::web::found(&cx, id, Action::Change).await?;
    let own = own(&cx)?;
    let parts = &parts(&sent.parts)?;
    if parts.is_empty() {
        return Err(Error::refused("sealed-damaged"));
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("escrow.keep", |tx| async move {
            team::with_key(&tx, id, own).await?;
            let last = team::store::last_key(&tx, id).await?;
            let key = last
                .filter(|key| key.number == sent.number)
                .ok_or(Error::refused("team-key-faster"))?;
            for part in parts {
                let holder = account::find(&tx, part.holder).await?.ok_or(Error::NotFound)?;
                if sealing_key::needed(&tx, part.holder).await?.id != part.key {
                    return Err(Error::refused("sealed-damaged"));
                }
                tell(&tx, app, &holder.email, &holder.language, "held", &actor.name).await?;
            }
            keep_parts(&tx, app, key.id, parts).await?;
            audit::record(&tx, &app.clock, actor, Act::on("escrowed", "team", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("{}/escrow", team.href()), "escrow-kept"))
}

/// A letter to a holder or a member: `what` is `held`, `asked` or `taken`.
async fn tell(
    tx: &balai_kernel::store::Tx,
    app: &App,
    recipient: &str,
    language: &str,
    what: &str,
    by: &str,
) -> Result<()> {
    let lang = catalogue().language(language).unwrap_or(Lang::EN);
    let office = app.profile.office.name.get(lang);
    let letter = Letter {
        kind: "spaces.escrow",
        recipient,
        subject: t!(lang, &format!("mail-escrow-{what}-subject"), office = office),
        body: t!(
            lang,
            &format!("mail-escrow-{what}-body"),
            by = by,
            office = office,
            address = format!("{}{HOME}", app.address)
        ),
        secret: false,
    };
    mail::queue(tx, &app.clock, &letter).await.map(drop)
}

/// Asks both holders for the key; every member is told.
pub(crate) async fn ask(
    cx: Cx,
    Path(id): Path<Id<Team>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let team = team::web::found(&cx, id, Action::Read).await?;
    let own = own(&cx)?;
    let mut typed = Typed::of(values);
    let reason = typed.needed(cx.lang(), "reason", LONGEST_REASON);
    if typed.is_wrong() {
        return drawn(&cx, &team, &typed, &[]).await;
    }
    let sealing_key = sealing_key::needed(&cx.app.db, own).await?.id;
    let request = cx.app.clock.random_id();
    let (app, actor, reason) = (&cx.app, &cx.actor, reason.as_str());
    app.db
        .write("escrow.ask", |tx| async move {
            let key = team::store::last_key(&tx, id).await?.ok_or(Error::NotFound)?.id;
            let holders = store::holders_of(&tx, key).await?;
            if holders.is_empty() {
                return Err(Error::refused("escrow-none"));
            }
            store::insert(&tx, &app.clock, request, id, key, own, sealing_key, reason).await?;
            for one in &holders {
                tell(&tx, app, &one.email, &one.language, "asked", &actor.name).await?;
            }
            tell_members(&tx, app, id, "asked", &actor.name, &holders).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("asked", "escrow-request", request),
            )
            .await
        })
        .await?;
    Ok(redirect_with(&format!("{HOME}/escrow/{request}"), "escrow-asked"))
}

/// Tells the members of a team, except those who were told already.
async fn tell_members(
    tx: &balai_kernel::store::Tx,
    app: &App,
    team: Id<Team>,
    what: &str,
    by: &str,
    told: &[store::Holder],
) -> Result<()> {
    for one in member::store::inside(tx, team).await? {
        if told.iter().all(|holder| holder.account != one.account) {
            tell(tx, app, &one.email, &one.language, what, by).await?;
        }
    }
    Ok(())
}

/// A request with its holders, and the reader's right to do something about it.
async fn found(cx: &Cx, id: Id<Request>, action: Action) -> Result<(Request, Vec<store::Holder>)> {
    let db = &cx.app.db;
    let mut request = store::find(db, id).await?.ok_or(Error::NotFound)?;
    let holders = store::holders_of(db, request.team_key).await?;
    let concerned = holders.iter().map(|one| one.account).chain([request.asked_by]);
    request.concerned = concerned
        .fold(Audience::of([]), |all, one| all.and(format!("account:{one}")))
        .to_string();
    cx.may(action, &request)?;
    Ok((request, holders))
}

pub(crate) async fn show_request(cx: Cx, Path(id): Path<Id<Request>>) -> Answer {
    let (request, holders) = found(&cx, id, Action::Read).await?;
    let own = own(&cx)?;
    let answers = store::answers(&cx.app.db, id).await?;
    let about = team::facts(&cx.app, own, request.team).await?;
    Ok(pages::request(&cx, &request, &holders, &answers, &about))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Given {
    answer: String,
}

/// A holder gives their half to whoever asked.
pub(crate) async fn answer(cx: Cx, Path(id): Path<Id<Request>>, Form(sent): Form<Given>) -> Answer {
    cx.proved()?;
    let (request, holders) = found(&cx, id, Action::Decide).await?;
    let own = own(&cx)?;
    if request.ended_at.is_some() || holders.iter().all(|one| one.account != own) {
        return Err(Error::refused("escrow-over"));
    }
    let given = &wire::read(Kind::Given, &sent.answer)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("escrow.answer", |tx| async move {
            if store::insert_answer(&tx, &app.clock, id, own, given).await? == 0 {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("answered", "escrow-request", id)).await
        })
        .await?;
    Ok(redirect_with(&request.href(), "escrow-answered"))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Taken {
    number: i64,
    copy: String,
    vouched: String,
}

/// Whoever asked has put both halves together.
pub(crate) async fn take(cx: Cx, Path(id): Path<Id<Request>>, Form(sent): Form<Taken>) -> Answer {
    cx.proved()?;
    let (request, holders) = found(&cx, id, Action::Change).await?;
    let own = own(&cx)?;
    let copy = &wire::read(Kind::Given, &sent.copy)?;
    let vouched = &wire::read(Kind::Mark, &sent.vouched)?;
    let (app, actor, request, holders) = (&cx.app, &cx.actor, &request, &holders);
    app.db
        .write("escrow.take", |tx| async move {
            let answers = store::answers(&tx, id).await?;
            let last = team::store::last_key(&tx, request.team).await?;
            let is_last = last.is_some_and(|key| key.id == request.team_key && key.number == sent.number);
            if answers.len() != 2 || !is_last || store::end(&tx, id, app.clock.now()).await? == 0 {
                return Err(Error::refused("escrow-over"));
            }
            let key = request.sealing_key;
            team::store::insert_copy(&tx, &app.clock, request.team_key, key, copy, vouched, own).await?;
            store::remove_answers(&tx, id).await?;
            tell_members(&tx, app, request.team, "taken", &actor.name, &[]).await?;
            for one in holders {
                tell(&tx, app, &one.email, &one.language, "taken", &actor.name).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("received", "escrow-request", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("{HOME}/{}", request.team), "escrow-taken"))
}

/// Stops a request.
pub(crate) async fn stop(cx: Cx, Path(id): Path<Id<Request>>) -> Answer {
    found(&cx, id, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("escrow.stop", |tx| async move {
            if store::end(&tx, id, app.clock.now()).await? == 0 {
                return Ok(());
            }
            store::remove_answers(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("ended", "escrow-request", id)).await
        })
        .await?;
    Ok(redirect_with(HOME, "escrow-stopped"))
}
