//! One's own passkeys: adding, naming and removing them.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
};
use maud::Markup;
use serde::Deserialize;
use webauthn_rs::prelude::{Credential, RegisterPublicKeyCredential, SecurityKeyRegistration};

use super::{
    LONGEST_NAME, Passkey, Purpose, guess, pages, put,
    site::{Site, verdict},
    store, taken, tell, unlike,
};
use crate::{
    account::{AccountRow, factor, store as accounts, token_hash},
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    module::{App, Routes},
    policy::Action,
    web::{Answer, Cx, Form, redirect, redirect_with, session_token},
};

/// Where one's ways in stand.
const WAYS: &str = "/app/me/ways-in";
/// The most passkeys of one account: a person has fewer devices.
const MOST: usize = 20;

/// The URLs of one's own passkeys.
pub(super) fn routes() -> Routes {
    Routes::new()
        .post::<Passkey, _, _>("/app/me/ways-in/passkeys/question", Action::Create, add_question)
        .post::<Passkey, _, _>("/app/me/ways-in/passkeys", Action::Create, add)
        .get::<Passkey, _, _>("/app/me/ways-in/passkeys/{id}", Action::Change, name_page)
        .post::<Passkey, _, _>("/app/me/ways-in/passkeys/{id}", Action::Change, set_name)
        .get::<Passkey, _, _>(
            "/app/me/ways-in/passkeys/{id}/removal",
            Action::Erase,
            remove_page,
        )
        .post::<Passkey, _, _>("/app/me/ways-in/passkeys/{id}/removal", Action::Erase, remove)
}

/// The part about passkeys of the page of one's ways in.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn section_for(cx: &Cx, headers: &HeaderMap) -> Result<Markup> {
    let account = own(cx).await?;
    let known = store::of(&cx.app.db, account.id).await?;
    let site = Site::here(&cx.app, headers);
    Ok(pages::section(cx, site.as_ref(), &known))
}

/// Whether passkeys can be used at the address that this browser has opened.
pub(in crate::account) fn works_here(app: &App, headers: &HeaderMap) -> bool {
    Site::here(app, headers).is_ok()
}

/// The account of whoever is signed in.
pub(super) async fn own(cx: &Cx) -> Result<AccountRow> {
    let id = cx.actor.account.ok_or(Error::SignedOut)?;
    accounts::find(&cx.app.db, id).await?.ok_or(Error::SignedOut)
}

/// What a signed-in browser is known by.
pub(super) fn holder(headers: &HeaderMap) -> Result<Vec<u8>> {
    session_token(headers)
        .map(|token| token_hash(&token))
        .ok_or(Error::SignedOut)
}

async fn add_question(cx: Cx, headers: HeaderMap) -> Answer {
    cx.proved()?;
    let site = Site::needed(&cx.app, &headers)?;
    let account = own(&cx).await?;
    let known = store::of(&cx.app.db, account.id).await?;
    if known.len() >= MOST {
        return Err(Error::refused("passkey-many"));
    }
    let (options, state) = site.asks_for_new(&account, &known)?;
    put(&cx.app, &holder(&headers)?, Purpose::Add, &state, &options).await
}

/// What a page's script sends: the question's id and the device's answer.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub answer: String,
    #[serde(default)]
    pub next: String,
}

async fn add(cx: Cx, headers: HeaderMap, Form(sent): Form<Sent>) -> Answer {
    cx.proved()?;
    let site = Site::needed(&cx.app, &headers)?;
    let account = own(&cx).await?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(&sent.answer).map_err(|_| Error::refused("passkey-not-added"))?;
    let state: SecurityKeyRegistration = taken(&cx.app, &holder(&headers)?, Purpose::Add, &sent.question)
        .await?
        .ok_or(Error::refused("passkey-too-late"))?;
    let checked = verdict(site.webauthn.finish_securitykey_registration(&answer, &state));
    let credential = Credential::from(checked.map_err(|_| Error::refused("passkey-not-added"))?);
    let name = guess(
        cx.lang(),
        &headers,
        &ways(&answer).iter().map(String::as_str).collect::<Vec<_>>(),
    );
    keep(&cx, &account, &site, &name, &credential).await?;
    Ok(redirect_with(WAYS, "passkey-added"))
}

/// The ways by which the browser reaches the device, in the standard's words.
fn ways(answer: &RegisterPublicKeyCredential) -> Vec<String> {
    let told = serde_json::to_value(&answer.response.transports).unwrap_or_default();
    let list = told.as_array().cloned().unwrap_or_default();
    list.iter()
        .filter_map(|way| way.as_str().map(str::to_owned))
        .collect()
}

async fn keep(cx: &Cx, account: &AccountRow, site: &Site, name: &str, credential: &Credential) -> Result<()> {
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("passkey.add", |tx| async move {
            let name = &unlike(name, &store::of(&tx, account.id).await?);
            let id = app.clock.id::<Passkey>();
            let kept = store::insert(&tx, &app.clock, id, account.id, name, credential, &site.domain);
            if kept.await? == 0 {
                return Err(Error::refused("passkey-known"));
            }
            factor::set_wanted(&tx, account.id, false).await?;
            // It may not have been them: they are told wherever a way in is added.
            tell(&tx, app, account, "added", name).await?;
            audit::record(&tx, &app.clock, actor, Act::on("passkey-added", "passkey", id)).await
        })
        .await
}

/// One of the reader's own passkeys.
async fn one(cx: &Cx, id: Id<Passkey>, action: Action) -> Result<(AccountRow, Passkey)> {
    let account = own(cx).await?;
    let passkey = store::find(&cx.app.db, account.id, id)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(action, &passkey)?;
    Ok((account, passkey))
}

async fn name_page(cx: Cx, Path(id): Path<Id<Passkey>>) -> Answer {
    let (_, passkey) = one(&cx, id, Action::Change).await?;
    Ok(pages::name(&cx, &passkey, &passkey.name, false))
}

#[derive(Debug, Deserialize)]
struct NewName {
    name: String,
}

async fn set_name(cx: Cx, Path(id): Path<Id<Passkey>>, Form(form): Form<NewName>) -> Answer {
    let (_, passkey) = one(&cx, id, Action::Change).await?;
    let name: String = form.name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Ok(pages::name(&cx, &passkey, &name, true));
    }
    if name == passkey.name {
        return Ok(redirect(WAYS));
    }
    let (app, actor, name) = (&cx.app, &cx.actor, name.as_str());
    app.db
        .write("passkey.rename", |tx| async move {
            store::rename(&tx, id, name).await?;
            let act = Act::on("passkey-renamed", "passkey", id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(WAYS, "passkey-renamed"))
}

async fn remove_page(cx: Cx, Path(id): Path<Id<Passkey>>) -> Answer {
    cx.proved()?;
    let (account, passkey) = one(&cx, id, Action::Erase).await?;
    let kinds = factor::kinds(&cx.app.db, account.id).await?;
    Ok(pages::removal(&cx, &passkey, kinds))
}

async fn remove(cx: Cx, Path(id): Path<Id<Passkey>>) -> Answer {
    cx.proved()?;
    let (account, passkey) = &one(&cx, id, Action::Erase).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("passkey.remove", |tx| async move {
            if store::remove(&tx, id).await? == 0 {
                return Ok(());
            }
            factor::one_went(&tx, app, account.id).await?;
            tell(&tx, app, account, "removed", &passkey.name).await?;
            audit::record(&tx, &app.clock, actor, Act::on("passkey-removed", "passkey", id)).await
        })
        .await?;
    Ok(redirect_with(WAYS, "passkey-removed"))
}

/// The cookie by which a browser that is not signed in is known while a device answers.
pub(super) fn with_cookie(mut response: axum::response::Response, cookie: &str) -> axum::response::Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
