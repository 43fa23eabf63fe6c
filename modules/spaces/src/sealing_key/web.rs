//! Making one's own key and the ways that open it.

use balai_kernel::{
    Error, Result,
    account::{self, Account},
    audit::{self, Act},
    policy::Action,
    web::{Answer, Cx, Form, redirect_with},
};
use serde::Deserialize;

use super::{PATH, facts, needed, pages, store, ways};
use crate::wire::{self, Kind};

/// The account of whoever is signed in.
pub(crate) fn own(cx: &Cx) -> Result<balai_kernel::Id<Account>> {
    cx.actor.account.ok_or(Error::SignedOut)
}

pub(crate) async fn show(cx: Cx) -> Answer {
    cx.proved()?;
    let own = own(&cx)?;
    let passkeys = account::passkeys_of(&cx.app.db, own).await?;
    let key = store::of(&cx.app.db, own).await?;
    let ways = match &key {
        Some(key) => store::ways_of(&cx.app.db, key.id).await?,
        None => Vec::new(),
    };
    let facts = facts(&cx.app, own).await?;
    Ok(pages::show(&cx, own, key.as_ref(), &ways, &passkeys, &facts))
}

#[derive(Debug, Deserialize)]
pub(crate) struct SentKey {
    point: String,
    ways: String,
}

/// Keeps a new key. Another one before it opens nothing from then on.
pub(crate) async fn keep(cx: Cx, Form(sent): Form<SentKey>) -> Answer {
    cx.proved()?;
    let own = own(&cx)?;
    let passkeys = account::passkeys_of(&cx.app.db, own).await?;
    let point = &wire::read(Kind::Point, &sent.point)?;
    let ways = &ways(&sent.ways, &passkeys, true)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("sealing-key.keep", |tx| async move {
            let replaced = store::replace(&tx, own, app.clock.now()).await?;
            let key = store::insert(&tx, &app.clock, own, point).await?;
            for way in ways {
                store::insert_way(&tx, &app.clock, key, way).await?;
            }
            let act = if replaced == 0 { "created" } else { "replaced" };
            audit::record(&tx, &app.clock, actor, Act::on(act, "sealing-key", key)).await
        })
        .await?;
    Ok(redirect_with(PATH, "sealing-key-kept"))
}

#[derive(Debug, Deserialize)]
pub(crate) struct SentWays {
    ways: String,
}

/// Lets a passkey open the own key as well.
pub(crate) async fn add_way(cx: Cx, Form(sent): Form<SentWays>) -> Answer {
    cx.proved()?;
    let own = own(&cx)?;
    let key = needed(&cx.app.db, own).await?;
    cx.may(Action::Change, &key)?;
    let passkeys = account::passkeys_of(&cx.app.db, own).await?;
    let ways = &ways(&sent.ways, &passkeys, false)?;
    let (app, actor, key) = (&cx.app, &cx.actor, key.id);
    app.db
        .write("sealing-key.way", |tx| async move {
            for way in ways {
                store::insert_way(&tx, &app.clock, key, way).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("way-added", "sealing-key", key)).await
        })
        .await?;
    Ok(redirect_with(PATH, "sealing-key-way"))
}
