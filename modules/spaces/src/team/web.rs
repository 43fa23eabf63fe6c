//! Teams: the list, founding one, one with what stands in it, changing its key.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id, Result,
    account::typed::Typed,
    audit::{self, Act},
    policy::Action,
    web::{Answer, Cx, Form, axum::extract::Path, redirect_with},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{HOME, LONGEST_NAME, Team, TeamKey, facts, keep_audience, pages, store};
use crate::{
    escrow, item, member,
    sealing_key::{self, SealingKey, web::own},
    wire::{self, Kind},
};

pub(crate) async fn list(cx: Cx) -> Answer {
    let teams = store::all(&cx.app.db, &cx.actor).await?;
    let asked = member::store::asked(&cx.app.db, own(&cx)?).await?;
    Ok(pages::list(&cx, &teams, &asked))
}

/// A team that the reader may see.
pub(crate) async fn found(cx: &Cx, id: Id<Team>, action: Action) -> Result<Team> {
    let team = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &team)?;
    Ok(team)
}

/// Reads JSON that a script put into a hidden field.
pub(crate) fn parsed<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|_| Error::refused("sealed-damaged"))
}

pub(crate) async fn new(cx: Cx) -> Answer {
    cx.proved()?;
    let own = own(&cx)?;
    let key = sealing_key::facts(&cx.app, own).await?;
    let id = cx.app.clock.random_id();
    Ok(pages::new(&cx, own, id, &key, &Typed::default()))
}

pub(crate) async fn create(cx: Cx, Form(values): Form<BTreeMap<String, String>>) -> Answer {
    cx.proved()?;
    let own = own(&cx)?;
    let mut typed = Typed::of(values);
    let name = typed.needed(cx.lang(), "name", LONGEST_NAME);
    let id: Id<Team> = typed
        .get("team")
        .parse()
        .map_err(|_| Error::refused("sealed-damaged"))?;
    if typed.is_wrong() {
        let key = sealing_key::facts(&cx.app, own).await?;
        return Ok(pages::new(&cx, own, id, &key, &typed));
    }
    let key = sealing_key::needed(&cx.app.db, own).await?;
    let copy = &wire::read(Kind::Given, typed.get("copy"))?;
    let vouched = &wire::read(Kind::Mark, typed.get("vouched"))?;
    let (app, actor, name) = (&cx.app, &cx.actor, name.as_str());
    app.db
        .write("team.found", |tx| async move {
            if store::insert(&tx, &app.clock, id, name, own).await? == 0 {
                return Err(Error::refused("sealed-damaged"));
            }
            member::store::insert_founder(&tx, &app.clock, id, own).await?;
            let team_key = app.clock.id();
            store::insert_key(&tx, &app.clock, team_key, id, 1, None, own).await?;
            store::insert_copy(&tx, &app.clock, team_key, key.id, copy, vouched, own).await?;
            keep_audience(&tx, id).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "team", id)).await
        })
        .await?;
    Ok(redirect_with(&format!("{HOME}/{id}"), "team-founded"))
}

pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    let team = found(&cx, id, Action::Read).await?;
    let own = own(&cx)?;
    let about = facts(&cx.app, own, id).await?;
    let items = item::store::of_team(&cx.app.db, id).await?;
    let members = member::store::of_team(&cx.app.db, id).await?;
    let is_stale = store::is_key_stale(&cx.app.db, id).await?;
    Ok(pages::show(&cx, &team, &about, &items, &members, is_stale))
}

/// The page that changes the key.
pub(crate) async fn key_page(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    cx.proved()?;
    let team = found(&cx, id, Action::Decide).await?;
    let about = facts(&cx.app, own(&cx)?, id).await?;
    let members = member::store::of_team(&cx.app.db, id).await?;
    let holders = escrow::store::holders(&cx.app.db, id).await?;
    Ok(pages::key(&cx, &team, &about, &members, &holders))
}

#[derive(Debug, Deserialize)]
pub(crate) struct NewKey {
    number: i64,
    before: String,
    copies: String,
    parts: String,
}

#[derive(Debug, Deserialize)]
struct Copy {
    key: Id<SealingKey>,
    copy: String,
    vouched: String,
}

/// Keeps a new key with its copies for those who stay.
pub(crate) async fn change_key(cx: Cx, Path(id): Path<Id<Team>>, Form(sent): Form<NewKey>) -> Answer {
    cx.proved()?;
    let team = found(&cx, id, Action::Decide).await?;
    let own = own(&cx)?;
    let before = &wire::read(Kind::Secret, &sent.before)?;
    let copies: Vec<Copy> = parsed(&sent.copies)?;
    let copies = &copies
        .iter()
        .map(|one| {
            Ok((
                one.key,
                wire::read(Kind::Given, &one.copy)?,
                wire::read(Kind::Mark, &one.vouched)?,
            ))
        })
        .collect::<Result<Vec<_>>>()?;
    let parts = &escrow::web::parts(&sent.parts)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("team.key", |tx| async move {
            super::with_key(&tx, id, own).await?;
            let members = member::store::of_team(&tx, id).await?;
            let may_have = |key: Id<SealingKey>| members.iter().any(|one| one.key == Some(key));
            let last = store::last_key(&tx, id).await?.map_or(0, |key| key.number);
            // Somebody was faster, or the members have changed meanwhile.
            if sent.number != last + 1 || !copies.iter().all(|(key, _, _)| may_have(*key)) {
                return Err(Error::refused("team-key-faster"));
            }
            let team_key: Id<TeamKey> = app.clock.id();
            store::insert_key(&tx, &app.clock, team_key, id, sent.number, Some(before), own).await?;
            for (key, copy, vouched) in copies {
                store::insert_copy(&tx, &app.clock, team_key, *key, copy, vouched, own).await?;
            }
            escrow::keep_parts(&tx, app, team_key, parts).await?;
            audit::record(&tx, &app.clock, actor, Act::on("key-changed", "team", id)).await
        })
        .await?;
    Ok(redirect_with(&team.href(), "team-key-changed"))
}
