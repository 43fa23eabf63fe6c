//! Closing an account and opening it again.

use std::collections::BTreeMap;

use axum::extract::Path;

use super::{SuspensionRow, pages, store};
use crate::{
    account::{Account, AccountRow, sign_in, store as accounts, typed::Typed},
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    module::Routes,
    policy::Action,
    web::{Answer, Cx, Form, redirect_with},
};

/// The URLs of suspensions.
pub fn routes() -> Routes {
    Routes::new()
        .get::<SuspensionRow, _, _>("/app/admin/accounts/{id}/suspension", Action::List, show)
        .post::<SuspensionRow, _, _>("/app/admin/accounts/{id}/suspension", Action::Create, suspend)
        // Opening one again makes a line of its own; it is asked of whoever may close them.
        .post::<SuspensionRow, _, _>("/app/admin/accounts/{id}/return", Action::Create, let_back)
}

async fn another(cx: &Cx, id: Id<Account>) -> Result<AccountRow> {
    let account = accounts::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    if cx.actor.account == Some(account.id) {
        return Err(Error::refused("suspend-self"));
    }
    Ok(account)
}

async fn show(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    let account = another(&cx, id).await?;
    let before = store::of(&cx.app.db, id).await?;
    Ok(pages::show(&cx, &account, &before, &Typed::default()))
}

async fn suspend(
    cx: Cx,
    Path(id): Path<Id<Account>>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    cx.proved()?;
    let account = another(&cx, id).await?;
    let by = cx.actor.account.ok_or(Error::SignedOut)?;
    let mut typed = Typed::of(values);
    let reason = typed.needed(cx.lang(), "reason", 500);
    if typed.is_wrong() {
        let before = store::of(&cx.app.db, id).await?;
        return Ok(pages::show(&cx, &account, &before, &typed));
    }
    if account.suspended_at.is_some() {
        return Err(Error::refused("suspension-there"));
    }
    let (app, actor, reason) = (&cx.app, &cx.actor, reason.as_str());
    app.db
        .write("account.suspend", |tx| async move {
            let now = app.clock.now();
            accounts::set_suspended(&tx, id, Some(now)).await?;
            store::insert(&tx, &app.clock, id, reason, by).await?;
            accounts::end_other_sessions(&tx, id, None).await?;
            sign_in::forget(&tx, id).await?;
            accounts::revoke_links(&tx, id, now).await?;
            audit::record(&tx, &app.clock, actor, Act::on("suspended", "account", id)).await
        })
        .await?;
    Ok(redirect_with("/app/admin/accounts", "suspended"))
}

async fn let_back(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    cx.proved()?;
    another(&cx, id).await?;
    let by = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("account.let-back", |tx| async move {
            accounts::set_suspended(&tx, id, None).await?;
            store::lift(&tx, id, by, app.clock.now()).await?;
            audit::record(&tx, &app.clock, actor, Act::on("let-back", "account", id)).await
        })
        .await?;
    Ok(redirect_with("/app/admin/accounts", "let-back"))
}
