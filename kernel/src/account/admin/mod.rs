//! The administrator's pages: accounts and the outbox.

mod pages;

use std::collections::HashMap;

use axum::extract::Path;
use serde::Deserialize;

use super::{Account, AccountRow, LinkKind, NewAccount, factor, mail as letters, new_link, store};
use crate::{
    actor::Role,
    audit::{self, Act},
    error::Error,
    id::Id,
    mail,
    module::Routes,
    policy::{self, Action},
    t,
    text::{Lang, catalogue},
    web::{Answer, Cx, Form, redirect_with},
};

/// The administrator's URLs.
pub fn routes() -> Routes {
    Routes::new()
        .get::<AccountRow, _, _>("/app/admin/accounts", Action::List, list)
        .get::<AccountRow, _, _>("/app/admin/accounts/new", Action::Create, invite_page)
        .post::<AccountRow, _, _>("/app/admin/accounts", Action::Create, invite)
        .post::<AccountRow, _, _>("/app/admin/accounts/{id}/suspension", Action::Change, suspend)
        .post::<AccountRow, _, _>("/app/admin/accounts/{id}/return", Action::Change, let_back)
        .get::<AccountRow, _, _>("/app/admin/second-factor", Action::List, demand_page)
        .post::<AccountRow, _, _>("/app/admin/second-factor", Action::Create, set_demand)
        .get::<AccountRow, _, _>("/app/admin/mail", Action::List, outbox)
}

async fn list(cx: Cx) -> Answer {
    let accounts = store::all(&cx.app.db).await?;
    let grants = store::all_grants(&cx.app.db).await?;
    let with_factor = factor::all_with_factor(&cx.app.db).await?;
    Ok(pages::list(&cx, &accounts, &grants, &with_factor))
}

/// What the invitation form holds.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Invite {
    pub email: String,
    pub name: String,
    pub role: String,
    #[serde(default)]
    pub language: String,
}

async fn invite_page(cx: Cx) -> Answer {
    Ok(pages::invite(&cx, &Invite::default(), &[]))
}

async fn invite(cx: Cx, Form(form): Form<Invite>) -> Answer {
    cx.proved()?;
    let lang = cx.lang();
    let mut errors: Vec<(&'static str, String)> = Vec::new();
    let email = form.email.trim().to_lowercase();
    if !email.contains('@') || email.len() > 254 {
        errors.push(("email", t!(lang, "invite-email-wrong")));
    } else if store::by_email(&cx.app.db, &email).await?.is_some() {
        errors.push(("email", t!(lang, "invite-email-taken")));
    }
    if form.name.trim().is_empty() {
        errors.push(("name", t!(lang, "invite-name-missing")));
    }
    // Roles of a party are given where the party is: here only the office's own.
    let role = Role::from_code(&form.role).filter(|role| role.is_office() || *role == Role::Administrator);
    let Some(role) = role.filter(|_| errors.is_empty()) else {
        if errors.is_empty() {
            errors.push(("role", t!(lang, "invite-role-missing")));
        }
        return Ok(pages::invite(&cx, &form, &errors));
    };
    let (app, actor, form, email) = (&cx.app, &cx.actor, &form, email.as_str());
    let language = catalogue().language(&form.language).unwrap_or(Lang::EN);
    let name = form.name.trim();
    app.db
        .write("account.invite", |tx| async move {
            let new = NewAccount {
                email,
                name,
                language: language.code(),
                person: None,
            };
            let account = store::insert(&tx, &app.clock, &new).await?;
            store::grant(&tx, &app.clock, account, role, None, app.today()).await?;
            let token = new_link(&tx, &app.clock, LinkKind::Invitation, account).await?;
            let letter = letters::letter(app, language, LinkKind::Invitation, email, name, &token);
            mail::queue(&tx, &app.clock, &letter).await?;
            audit::record(&tx, &app.clock, actor, Act::on("invited", "account", account)).await
        })
        .await?;
    Ok(redirect_with("/app/admin/accounts", "invited"))
}

async fn suspend(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    set_suspended(&cx, id, true).await?;
    Ok(redirect_with("/app/admin/accounts", "suspended"))
}

async fn let_back(cx: Cx, Path(id): Path<Id<Account>>) -> Answer {
    set_suspended(&cx, id, false).await?;
    Ok(redirect_with("/app/admin/accounts", "let-back"))
}

async fn set_suspended(cx: &Cx, id: Id<Account>, suspended: bool) -> Result<(), Error> {
    cx.proved()?;
    let account = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    // One's own page allows changing oneself; suspending is the administrator's alone.
    policy::may::<AccountRow>(&cx.actor, Action::Create, None)?;
    if cx.actor.account == Some(account.id) {
        return Err(Error::refused("suspend-self"));
    }
    let (app, actor) = (&cx.app, &cx.actor);
    let act = if suspended { "suspended" } else { "let-back" };
    app.db
        .write("account.suspend", |tx| async move {
            let at = suspended.then(|| app.clock.now());
            store::set_suspended(&tx, id, at).await?;
            if suspended {
                store::end_other_sessions(&tx, id, None).await?;
                store::revoke_links(&tx, id, app.clock.now()).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on(act, "account", id)).await
        })
        .await
}

async fn demand_page(cx: Cx) -> Answer {
    let demanded = factor::demanded(&cx.app.db).await?;
    Ok(pages::demand(&cx, &demanded))
}

/// The roles that were ticked, by their codes.
async fn set_demand(cx: Cx, Form(form): Form<HashMap<String, String>>) -> Answer {
    cx.proved()?;
    let ticked = |role: &Role| form.contains_key(role.code());
    let roles: Vec<Role> = Role::ALL.into_iter().filter(ticked).collect();
    let (app, actor, roles) = (&cx.app, &cx.actor, roles.as_slice());
    app.db
        .write("second-factor.demand", |tx| async move {
            factor::demand(&tx, roles, app.today()).await?;
            let act = Act::about("second-factor-demanded", "account");
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with("/app/admin/second-factor", "demand-saved"))
}

async fn outbox(cx: Cx) -> Answer {
    let mails = mail::all(&cx.app.db, 200, 0).await?;
    Ok(pages::outbox(&cx, &mails))
}
