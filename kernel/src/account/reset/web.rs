//! Asking that a lost second factor be taken away, and deciding about it.

use axum::extract::Path;
use serde::Deserialize;

use super::{PATH, Reset, pages, store};
use crate::{
    account::{Account, AccountRow, factor, mail as letters, store as accounts},
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    mail,
    module::Routes,
    policy::Action,
    text::{Lang, catalogue},
    web::{Answer, Cx, Form, redirect_with},
};

/// Most characters of a reason.
const LONGEST: usize = 500;

/// The URLs of lost second factors.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Reset, _, _>("/app/admin/accounts/{id}/reset", Action::Create, ask_page)
        .post::<Reset, _, _>("/app/admin/accounts/{id}/reset", Action::Create, ask)
        .get::<Reset, _, _>("/app/resets", Action::List, list)
        .post::<Reset, _, _>("/app/resets/{id}/grant", Action::Decide, grant)
        .post::<Reset, _, _>("/app/resets/{id}/refusal", Action::Decide, refuse)
}

/// The account of somebody who has a second factor to lose.
async fn owner(cx: &Cx, id: Id<Account>) -> Result<AccountRow> {
    let account = accounts::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    if cx.actor.account == Some(id) {
        return Err(Error::refused("reset-own"));
    }
    if !factor::kinds(&cx.app.db, id).await?.any() {
        return Err(Error::refused("reset-none"));
    }
    Ok(account)
}

async fn ask_page(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    let account = owner(&cx, id).await?;
    Ok(pages::ask(&cx, &account, false))
}

#[derive(Debug, Deserialize)]
struct Asked {
    reason: String,
}

async fn ask(cx: Cx, Path(id): Path<Id<Account>>, Form(form): Form<Asked>) -> Answer {
    cx.proved()?;
    let account = &owner(&cx, id).await?;
    let reason: String = form.reason.trim().chars().take(LONGEST).collect();
    if reason.is_empty() {
        return Ok(pages::ask(&cx, account, true));
    }
    let asked_by = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor, reason) = (&cx.app, &cx.actor, reason.as_str());
    app.db
        .write("reset.ask", |tx| async move {
            if store::ask(&tx, &app.clock, id, reason, asked_by).await? == 0 {
                return Err(Error::refused("reset-asked"));
            }
            let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
            let letter = letters::reset(app, lang, account, "asked");
            mail::queue(&tx, &app.clock, &letter).await?;
            let act = Act::on("reset-asked", "account", id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with("/app/admin/accounts", "reset-asked"))
}

async fn list(cx: Cx) -> Answer {
    let open = store::open(&cx.app.db).await?;
    Ok(pages::list(&cx, &open))
}

async fn grant(cx: Cx, Path(id): Path<Id<Reset>>) -> Answer {
    decide(&cx, id, true).await?;
    Ok(redirect_with(PATH, "reset-granted"))
}

async fn refuse(cx: Cx, Path(id): Path<Id<Reset>>) -> Answer {
    decide(&cx, id, false).await?;
    Ok(redirect_with(PATH, "reset-refused"))
}

async fn decide(cx: &Cx, id: Id<Reset>, is_granted: bool) -> Result<()> {
    cx.proved()?;
    let reset = &store::find(&cx.app.db, id)
        .await?
        .ok_or(Error::refused("reset-decided"))?;
    cx.may(Action::Decide, reset)?;
    let account = &accounts::find(&cx.app.db, reset.account)
        .await?
        .ok_or(Error::NotFound)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("reset.decide", |tx| async move {
            if store::decide(&tx, id, actor.account, app.clock.now(), is_granted).await? == 0 {
                return Err(Error::refused("reset-decided"));
            }
            let act = if is_granted {
                factor::take_away(&tx, app, account.id).await?;
                // Whoever found the telephone is out, too.
                accounts::end_other_sessions(&tx, account.id, None).await?;
                "reset-granted"
            } else {
                "reset-refused"
            };
            let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
            let letter = letters::reset(app, lang, account, if is_granted { "granted" } else { "refused" });
            mail::queue(&tx, &app.clock, &letter).await?;
            audit::record(&tx, &app.clock, actor, Act::on(act, "account", account.id)).await
        })
        .await
}
