//! Handlers of removing an external event or an input, of those that were, and of putting
//! them back.

use std::collections::BTreeMap;

use balai_kernel::{
    Error, Id,
    audit::{self, Act, Change},
    import::{
        Entry,
        entry::{self, removals_path},
    },
    policy::{Action, Guarded},
    web::{
        Answer, Cx, Listing, PAGE, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};
use balai_workplan::sent::{Problems, Sent};

use super::{reason_of, said};
use crate::{entry::found, removal::pages::entry as pages};

/// Asks for the reason before one is removed.
pub async fn ask<E: Entry + Guarded>(cx: Cx, Path(id): Path<Id<E>>) -> Answer {
    let found = found(&cx, Action::Erase, id).await?;
    Ok(pages::ask(&cx, &found, &Sent::default(), &Problems::none()).workspace(&cx))
}

/// Removes one.
pub async fn remove<E: Entry + Guarded>(cx: Cx, Path(id): Path<Id<E>>, sent: Sent) -> Answer {
    let found = found(&cx, Action::Erase, id).await?;
    let reason = match reason_of(&sent) {
        Ok(reason) => reason,
        Err(problems) => {
            let page = pages::ask(&cx, &found, &sent, &problems).workspace(&cx);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let (app, actor, found, reason, version) = (&cx.app, &cx.actor, &found, &reason, sent.version());
    app.db
        .write("entry.remove", |tx| async move {
            if !entry::remove(&tx, id, version, &said(app, actor, reason)).await? {
                return Err(Error::refused("removal-changed"));
            }
            let changes = audit::changed([
                Change::between("title", Some(found.doc().title), None::<String>),
                Change::between("reason", None::<&str>, Some(reason)),
            ]);
            let act = Act::on("removed", E::NOUN, id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&removals_path::<E>(), "entry-removed"))
}

/// Those that were removed.
pub async fn removals<E: Entry + Guarded>(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let (db, actor) = (&cx.app.db, &cx.actor);
    let removed = entry::removed::<E>(db, actor, PAGE, listing.offset()).await?;
    let count = entry::count_removed::<E>(db, actor).await?;
    Ok(pages::removals(&cx, &listing, count, &removed).workspace(&cx))
}

/// Puts a removed one back.
pub async fn restore<E: Entry + Guarded>(cx: Cx, Path(id): Path<Id<E>>) -> Answer {
    let removed = entry::find_removed(&cx.app.db, id).await?;
    cx.may(Action::Erase, &removed.ok_or(Error::NotFound)?.entry)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("entry.restore", |tx| async move {
            if !entry::put_back(&tx, id).await? {
                return Err(Error::refused("removal-entered-again"));
            }
            let act = Act::on("restored", E::NOUN, id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(E::PATH, "line-restored"))
}
