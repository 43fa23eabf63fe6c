//! Writing, reading and taking away what is sealed.

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Error, Id, Result,
    account::typed::Typed,
    audit::{self, Act},
    file,
    policy::Action,
    store::Tx,
    web::{Answer, Cx, Form, Upload, axum::extract::Path, redirect_with},
};

use super::{SealedItem, pages, store};
use crate::{
    sealing_key::web::own,
    team::{self, Team, TeamKey},
    wire::{self, Kind},
};

/// The page on which a note is written.
pub(crate) async fn new(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    let about = team::facts(&cx.app, own(&cx)?, id).await?;
    let item = cx.app.clock.random_id();
    Ok(pages::write(&cx, &team, &about, item, None))
}

/// The page on which a file is chosen.
pub(crate) async fn new_file(cx: Cx, Path(id): Path<Id<Team>>) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    let about = team::facts(&cx.app, own(&cx)?, id).await?;
    let item = cx.app.clock.random_id();
    Ok(pages::file(&cx, &team, &about, item))
}

/// What was sealed, read from its hidden fields.
fn sealed(get: impl Fn(&str) -> String, with_body: bool) -> Result<(i64, store::Sealed)> {
    let number = get("number")
        .parse()
        .map_err(|_| Error::refused("sealed-damaged"))?;
    let body = with_body
        .then(|| wire::read(Kind::Body, &get("body")))
        .transpose()?;
    let sealed = store::Sealed {
        item_key: wire::read(Kind::Secret, &get("item_key"))?,
        head: wire::read(Kind::Head, &get("head"))?,
        body,
    };
    Ok((number, sealed))
}

/// The key with which something new is sealed: the last, or it was changed meanwhile.
async fn last_key(tx: &Tx, team: Id<Team>, number: i64) -> Result<Id<TeamKey>> {
    let last = team::store::last_key(tx, team).await?;
    let last = last.filter(|key| key.number == number);
    last.map(|key| key.id).ok_or(Error::refused("team-key-faster"))
}

pub(crate) async fn create(
    cx: Cx,
    Path(id): Path<Id<Team>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    let own = own(&cx)?;
    let typed = Typed::of(values);
    let item: Id<SealedItem> = typed
        .get("item")
        .parse()
        .map_err(|_| Error::refused("sealed-damaged"))?;
    let (number, sealed) = &sealed(|name| typed.get(name).to_owned(), true)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("sealed-item.add", |tx| async move {
            let key = last_key(&tx, id, *number).await?;
            if store::insert(&tx, &app.clock, item, id, key, sealed, None, own).await? == 0 {
                return Err(Error::refused("sealed-damaged"));
            }
            audit::record(&tx, &app.clock, actor, Act::on("created", "sealed-item", item)).await
        })
        .await?;
    Ok(redirect_with(&team.href(), "item-kept"))
}

/// Keeps a file that the browser sealed. It is handed over as it came: as bytes.
pub(crate) async fn upload(cx: Cx, Path(id): Path<Id<Team>>, mut sent: Upload) -> Answer {
    let team = team::web::found(&cx, id, Action::Read).await?;
    let own = own(&cx)?;
    let (_, bytes) = sent.file()?.ok_or(Error::refused("sealed-damaged"))?;
    let item: Id<SealedItem> = sent
        .text("item")
        .parse()
        .map_err(|_| Error::refused("sealed-damaged"))?;
    let (number, sealed) = &sealed(|name| sent.text(name).to_owned(), false)?;
    let written = &cx.app.files.write(&cx.app.clock, &bytes).await?;
    let (app, actor, audience) = (&cx.app, &cx.actor, &Audience::parse(&team.audience));
    app.db
        .write("sealed-item.file", |tx| async move {
            let key = last_key(&tx, id, *number).await?;
            let kind = "application/octet-stream";
            let file = file::keep(&tx, app, written, "sealed", kind, audience, Some(own)).await?;
            if store::insert(&tx, &app.clock, item, id, key, sealed, Some(file), own).await? == 0 {
                return Err(Error::refused("sealed-damaged"));
            }
            audit::record(&tx, &app.clock, actor, Act::on("created", "sealed-item", item)).await
        })
        .await?;
    Ok(redirect_with(&team.href(), "item-kept"))
}

async fn found(cx: &Cx, team: Id<Team>, id: Id<SealedItem>, action: Action) -> Result<(Team, SealedItem)> {
    let team = team::web::found(cx, team, Action::Read).await?;
    let item = store::find(&cx.app.db, id)
        .await?
        .filter(|item| item.team == team.id)
        .ok_or(Error::NotFound)?;
    cx.may(action, &item)?;
    Ok((team, item))
}

/// Hands out what is sealed, with a line: who can open it has opened it.
async fn opened(cx: &Cx, item: Id<SealedItem>) -> Result<Vec<u8>> {
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("sealed-item.open", |tx| async move {
            let act = Act::on("opened", "sealed-item", item).for_purpose("reading");
            audit::record(&tx, &app.clock, actor, act).await?;
            store::body(&tx, item).await
        })
        .await
}

pub(crate) async fn show(cx: Cx, Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>) -> Answer {
    let (team, item) = found(&cx, id, item, Action::Read).await?;
    let about = team::facts(&cx.app, own(&cx)?, id).await?;
    let body = opened(&cx, item.id).await?;
    Ok(pages::show(&cx, &team, &about, &item, &body))
}

pub(crate) async fn edit(cx: Cx, Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>) -> Answer {
    let (team, item) = found(&cx, id, item, Action::Change).await?;
    let about = team::facts(&cx.app, own(&cx)?, id).await?;
    let body = opened(&cx, item.id).await?;
    Ok(pages::write(&cx, &team, &about, item.id, Some((&item, &body))))
}

pub(crate) async fn change(
    cx: Cx,
    Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let (_, item) = found(&cx, id, item, Action::Change).await?;
    if item.file.is_some() {
        return Err(Error::NotFound);
    }
    let typed = Typed::of(values);
    let (number, sealed) = &sealed(|name| typed.get(name).to_owned(), true)?;
    let version = typed.get("version").parse().unwrap_or(0);
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("sealed-item.change", |tx| async move {
            let key = last_key(&tx, id, *number).await?;
            let now = app.clock.now();
            if store::update(&tx, item.id, version, key, sealed, now).await? == 0 {
                return Err(Error::refused("item-faster"));
            }
            audit::record(&tx, &app.clock, actor, Act::on("changed", "sealed-item", item.id)).await
        })
        .await?;
    Ok(redirect_with(&item.href(), "item-kept"))
}

/// The sealed bytes of a file.
pub(crate) async fn download(cx: Cx, Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>) -> Answer {
    let (_, item) = found(&cx, id, item, Action::Read).await?;
    let file = item.file.ok_or(Error::NotFound)?;
    opened(&cx, item.id).await?;
    let row = file::find(&cx.app.db, file).await?.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &row, "sealed"))
}

pub(crate) async fn removal(cx: Cx, Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>) -> Answer {
    let (team, item) = found(&cx, id, item, Action::Erase).await?;
    Ok(pages::removal(&cx, &team, &item))
}

pub(crate) async fn remove(cx: Cx, Path((id, item)): Path<(Id<Team>, Id<SealedItem>)>) -> Answer {
    let (team, item) = found(&cx, id, item, Action::Erase).await?;
    let (app, actor, item) = (&cx.app, &cx.actor, &item);
    app.db
        .write("sealed-item.remove", |tx| async move {
            if store::remove(&tx, item.id).await? == 0 {
                return Ok(());
            }
            if let Some(file) = item.file {
                file::remove(&tx, file).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("removed", "sealed-item", item.id)).await
        })
        .await?;
    Ok(redirect_with(&team.href(), "item-removed"))
}
