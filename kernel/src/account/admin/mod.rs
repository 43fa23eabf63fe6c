//! The administrator's pages: accounts and the outbox.

mod pages;

pub(super) use pages::admin_tabs;

use std::collections::HashMap;

use serde::Deserialize;

use super::{AccountRow, NewAccount, employment, factor, service, standing, store, suspension};
use crate::{
    actor::{Employer, Role},
    audit::{self, Act},
    mail,
    module::Routes,
    policy::Action,
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
        .get::<AccountRow, _, _>("/app/admin/second-factor", Action::List, demand_page)
        .post::<AccountRow, _, _>("/app/admin/second-factor", Action::Create, set_demand)
        .get::<AccountRow, _, _>("/app/admin/mail", Action::List, outbox)
        .and(suspension::routes())
        .and(service::routes())
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
    /// Who pays them: what they see of what parties entrust follows from it.
    #[serde(default)]
    pub employer: String,
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
    } else if balai_names::looks_shared(&email) || store::is_mailbox(&cx.app.db, &email).await? {
        errors.push(("email", t!(lang, "invite-email-shared")));
    } else if store::by_email(&cx.app.db, &email).await?.is_some() {
        errors.push(("email", t!(lang, "invite-email-taken")));
    }
    if form.name.trim().is_empty() {
        errors.push(("name", t!(lang, "invite-name-missing")));
    }
    if !["office", "host", "lender"].contains(&form.employer.as_str()) {
        errors.push(("employer", t!(lang, "invite-employer-missing")));
    }
    // Which party lends somebody is written down under the office's staff; until then they see
    // nothing that anybody reserved.
    let employer = Employer::from_code(&form.employer, None);
    // Roles of a party are given where the party is: here only the office's own.
    let role = Role::from_code(&form.role)
        .filter(|role| role.is_office() || matches!(role, Role::Administrator | Role::Auditor));
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
            let account = standing::invite(&tx, app, &new).await?;
            store::grant(&tx, &app.clock, account, role, None, app.today()).await?;
            employment::set_employer(&tx, account, employer).await?;
            audit::record(&tx, &app.clock, actor, Act::on("invited", "account", account)).await
        })
        .await?;
    Ok(redirect_with("/app/admin/accounts", "invited"))
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
