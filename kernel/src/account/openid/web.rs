//! There and back: sending somebody to a provider, and taking them in again.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::Markup;
use serde::Deserialize;

use super::{OpenidLink, Provider, pages, recognised, store, talk};
use crate::{
    account::{AccountRow, Door, new_token, sign_in, store as accounts, token_hash},
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    module::{App, Routes},
    policy::Action,
    text::Message,
    web::{Answer, Cx, Query, device_of, door_cookie, door_token, redirect_with},
};

/// Seconds in which somebody who was sent away comes back.
const AWAY_SECONDS: i64 = 600;

/// The URLs of providers.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Door, _, _>("/signin/with/{provider}", Action::Read, go)
        .get::<Door, _, _>("/signin/with/{provider}/answer", Action::Read, come)
        .post::<OpenidLink, _, _>("/app/me/ways-in/identities/{id}/removal", Action::Erase, remove)
}

/// The part about providers of the page of one's ways in; nothing when the reader has none.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn section_for(cx: &Cx) -> Result<Markup> {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let known = store::of(&cx.app.db, account).await?;
    Ok(pages::section(cx, &known))
}

fn named<'a>(app: &'a App, code: &str) -> Result<&'a Provider> {
    app.providers
        .iter()
        .find(|provider| provider.code == code)
        .ok_or(Error::NotFound)
}

/// Where a provider sends people back to; it has to know this address.
fn back(app: &App, provider: &Provider) -> String {
    format!("{}/signin/with/{}/answer", app.address, provider.code)
}

#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn go(cx: Cx, headers: HeaderMap, Path(code): Path<String>, Query(query): Query<Next>) -> Answer {
    cx.app.door().admit_question(cx.address)?;
    let provider = named(&cx.app, &code)?;
    let app = &cx.app;
    let (state, nonce, verifier) = (
        new_token(&app.clock),
        new_token(&app.clock),
        new_token(&app.clock),
    );
    let secrets = talk::Secrets {
        state: &state,
        nonce: &nonce,
        verifier: &verifier,
    };
    let there = match talk::way_there(provider, &back(app, provider), &secrets).await {
        Ok(there) => there,
        Err(trouble) => return Ok(refused(&cx, &headers, provider, &query.next, trouble.key())),
    };
    let token = door_token(&headers).unwrap_or_else(|| new_token(&app.clock));
    let next = sign_in::inside(&query.next).to_owned();
    let sent = &store::Sent {
        nonce,
        verifier,
        next,
    };
    let (state, holder) = (&token_hash(&state), &token_hash(&token));
    let now = app.clock.now();
    app.db
        .write("openid.send", |tx| async move {
            let until = now.plus_seconds(AWAY_SECONDS);
            store::send(&tx, state, holder, &provider.code, sent, now, until).await
        })
        .await?;
    away(&there, &door_cookie(app, &token))
}

/// Sends somebody to a provider: the one redirect that leaves the office, to an address that the
/// settings name or the provider gave.
fn away(there: &str, cookie: &str) -> Answer {
    let header = |text: &str| HeaderValue::from_str(text).map_err(|_| Error::refused("error-form"));
    let headers = [
        (header::LOCATION, header(there)?),
        (header::SET_COOKIE, header(cookie)?),
    ];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// The first step's page, saying what went wrong with a provider.
fn refused(cx: &Cx, headers: &HeaderMap, provider: &Provider, next: &str, key: &'static str) -> Response {
    let problem = Message::new(key).with("provider", provider.title.as_str());
    sign_in::first_page(cx, headers, next, Some(problem))
}

#[derive(Debug, Default, Deserialize)]
struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

async fn come(cx: Cx, headers: HeaderMap, Path(code): Path<String>, Query(query): Query<Back>) -> Answer {
    cx.app.door().admit_question(cx.address)?;
    let (app, provider) = (&cx.app, named(&cx.app, &code)?);
    let no = |next: &str, key| Ok(refused(&cx, &headers, provider, next, key));
    let token = door_token(&headers).unwrap_or_default();
    let (state, holder) = (&token_hash(&query.state), &token_hash(&token));
    let now = app.clock.now();
    let sent = app
        .db
        .write("openid.take", |tx| async move {
            store::take(&tx, state, holder, &provider.code, now).await
        })
        .await?;
    let Some(sent) = sent else {
        return no("", "openid-late");
    };
    if query.code.is_empty() {
        // They pressed "no" there, or the provider does not know them.
        return no(&sent.next, "openid-refused");
    }
    let back = back(app, provider);
    let said = talk::said(provider, &back, &query.code, &sent.nonce, &sent.verifier, now).await;
    let said = match said {
        Ok(said) => said,
        Err(trouble) => return no(&sent.next, trouble.key()),
    };
    let device = &device_of(&headers);
    let (actor, said, next) = (&cx.actor, &said, sent.next.as_str());
    let way = app
        .db
        .write("sign-in.openid", |tx| async move {
            let account: AccountRow = match recognised(&tx, app, actor, provider, said).await? {
                Ok(account) => account,
                Err(no) => return Ok(Err(no)),
            };
            let actor = &actor.clone().named(&account.name, account.id);
            if !said.is_second {
                let way = sign_in::after_first(&tx, app, actor, &account, device, next);
                return way.await.map(Ok);
            }
            let session = sign_in::open_session(&tx, app, actor, &account, device).await?;
            // Two factors were shown there, and the settings say that they count.
            accounts::set_wants_factor(&tx, &token_hash(&session), false).await?;
            Ok(Ok(sign_in::Way::In(session)))
        })
        .await?;
    match way {
        Ok(way) => Ok(sign_in::answer(&cx, way, &sent.next)),
        Err(reason) => no(&sent.next, reason.key()),
    }
}

async fn remove(cx: Cx, Path(id): Path<Id<OpenidLink>>) -> Answer {
    cx.proved()?;
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor) = (&cx.app, &cx.actor);
    let removed = app
        .db
        .write("openid.remove", |tx| async move {
            let removed = store::remove(&tx, account, id).await?;
            if removed > 0 {
                let act = Act::on("openid-unlinked", "openid-link", id);
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            Ok(removed)
        })
        .await?;
    if removed == 0 {
        return Err(Error::NotFound);
    }
    Ok(redirect_with("/app/me/ways-in", "openid-unlinked"))
}
