//! Asking people into a team, answering, giving the key, leaving.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    account::{self, AccountRow, typed::Typed},
    audit::{self, Act},
    mail::{self, Letter},
    module::App,
    policy::Action,
    t,
    text::{Lang, catalogue},
    web::{Answer, Cx, Form, axum::extract::Path, redirect, redirect_with},
};
use serde::Deserialize;

use super::{Member, State, pages, store, take_out};
use crate::{
    sealing_key::{self, web::own},
    team::{self, HOME, Team},
    wire::{self, Kind},
};

/// Most people of a team: more are no secret.
const MOST: usize = 50;

pub(crate) async fn list(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    let about = team::facts(&cx.app, own(&cx)?, id).await?;
    let members = store::of_team(&cx.app.db, id).await?;
    Ok(pages::list(&cx, &team, &about, &members, &Typed::default()))
}

/// Asks somebody. Whether an account answers to the address is told to nobody.
pub(crate) async fn ask(
    cx: Cx,
    Path(id): Path<Id<Team>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let team = team::web::found(&cx, id, Action::Change).await?;
    let (lang, own) = (cx.lang(), own(&cx)?);
    let mut typed = Typed::of(values);
    let address = typed.needed(lang, "address", 200).to_lowercase();
    let members = store::of_team(&cx.app.db, id).await?;
    if !typed.is_wrong() && !address.contains('@') {
        typed.refuse("address", t!(lang, "team-address-wrong"));
    } else if members.len() >= MOST {
        typed.refuse("address", t!(lang, "team-full", n = MOST));
    }
    let found = account::by_email(&cx.app.db, &address).await?;
    let found = found.filter(|account| account.suspended_at.is_none());
    let who = found.as_ref().map(|account| account.id);
    if !typed.is_wrong() && store::is_asked(&cx.app.db, id, who, &address).await? {
        typed.refuse("address", t!(lang, "team-asked-already"));
    }
    if typed.is_wrong() {
        let about = team::facts(&cx.app, own, id).await?;
        return Ok(typed.answer(pages::list(&cx, &team, &about, &members, &typed)));
    }
    let (app, actor, address, found) = (&cx.app, &cx.actor, address.as_str(), found.as_ref());
    app.db
        .write("team.ask", |tx| async move {
            let member = store::insert(&tx, &app.clock, id, who, address, own).await?;
            if let Some(account) = found {
                mail::queue(&tx, &app.clock, &letter(app, account, &actor.name)).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("asked", "team-member", member)).await
        })
        .await?;
    Ok(redirect_with(&format!("{}/members", team.href()), "team-asked"))
}

/// Says who asks, and not into what: a team's name is no matter for the post.
fn letter<'a>(app: &App, account: &'a AccountRow, by: &str) -> Letter<'a> {
    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
    let office = app.profile.office.name.get(lang);
    Letter {
        kind: "spaces.asked",
        recipient: &account.email,
        subject: t!(lang, "mail-team-asked-subject", office = office),
        body: t!(
            lang,
            "mail-team-asked-body",
            name = account.name.as_str(),
            by = by,
            office = office,
            address = format!("{}{HOME}", app.address)
        ),
        secret: false,
    }
}

/// A member, with the reader's right to do something about them.
async fn found(cx: &Cx, id: Id<Member>, action: Action) -> Result<Member> {
    let member = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &member)?;
    Ok(member)
}

/// Says yes; from then on the team is there, and its content once the key has come.
pub(crate) async fn accept(cx: Cx, Path(id): Path<Id<Member>>) -> Answer {
    let member = found(&cx, id, Action::Change).await?;
    let has_key = sealing_key::store::of(&cx.app.db, own(&cx)?).await?.is_some();
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("team.accept", |tx| async move {
            if store::accept(&tx, id, app.clock.now()).await? == 0 {
                return Ok(());
            }
            team::keep_audience(&tx, member.team).await?;
            audit::record(&tx, &app.clock, actor, Act::on("accepted", "team-member", id)).await
        })
        .await?;
    if has_key {
        let to = format!("{HOME}/{}", member.team);
        return Ok(redirect_with(&to, "team-accepted"));
    }
    Ok(redirect_with(sealing_key::PATH, "team-accepted-no-key"))
}

/// The page that asks before somebody leaves or is removed.
pub(crate) async fn removal(cx: Cx, Path(id): Path<Id<Member>>) -> Answer {
    let member = found(&cx, id, Action::Erase).await?;
    Ok(pages::removal(&cx, &member))
}

/// Ends somebody's place in a team: at once, and what they could open its keys with is taken away.
pub(crate) async fn remove(cx: Cx, Path(id): Path<Id<Member>>) -> Answer {
    let member = &found(&cx, id, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("team.remove", |tx| async move {
            if !take_out(&tx, app, member).await? {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("ended", "team-member", id)).await
        })
        .await?;
    if member.account == cx.actor.account {
        return Ok(redirect_with(HOME, "team-left"));
    }
    let to = format!("{HOME}/{}", member.team);
    Ok(redirect_with(&to, "team-removed"))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Leading {
    #[serde(default)]
    leads: String,
}

/// Makes somebody a leader, or no longer one.
pub(crate) async fn lead(cx: Cx, Path(id): Path<Id<Member>>, Form(sent): Form<Leading>) -> Answer {
    cx.proved()?;
    let member = found(&cx, id, Action::Release).await?;
    let back = format!("{HOME}/{}/members", member.team);
    let (app, actor, leads) = (&cx.app, &cx.actor, sent.leads == "yes");
    if !leads && member.account == actor.account {
        return Err(Error::refused("team-leader-self"));
    }
    app.db
        .write("team.lead", |tx| async move {
            store::set_leader(&tx, id, leads).await?;
            team::keep_audience(&tx, member.team).await?;
            let act = if leads { "granted" } else { "revoked" };
            audit::record(&tx, &app.clock, actor, Act::on(act, "team-member", id)).await
        })
        .await?;
    Ok(redirect(&back))
}

#[derive(Debug, Deserialize)]
pub(crate) struct Admission {
    number: i64,
    copy: String,
    vouched: String,
}

/// Keeps the team's key for a member who waited for it.
pub(crate) async fn admit(
    cx: Cx,
    Path((id, member)): Path<(Id<Team>, Id<Member>)>,
    Form(sent): Form<Admission>,
) -> Answer {
    cx.proved()?;
    let team = team::web::found(&cx, id, Action::Decide).await?;
    let own = own(&cx)?;
    let copy = &wire::read(Kind::Given, &sent.copy)?;
    let vouched = &wire::read(Kind::Mark, &sent.vouched)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("team.admit", |tx| async move {
            team::with_key(&tx, id, own).await?;
            let waiting = store::find(&tx, member).await?.filter(|one| one.team == id);
            let to = waiting
                .filter(|one| one.state() == State::Waiting)
                .and_then(|one| one.key);
            let last = team::store::last_key(&tx, id).await?;
            let (Some(to), Some(key)) = (to, last.filter(|key| key.number == sent.number)) else {
                return Err(Error::refused("team-key-faster"));
            };
            team::store::insert_copy(&tx, &app.clock, key.id, to, copy, vouched, own).await?;
            audit::record(&tx, &app.clock, actor, Act::on("admitted", "team-member", member)).await
        })
        .await?;
    Ok(redirect_with(
        &format!("{}/members", team.href()),
        "team-admitted",
    ))
}
