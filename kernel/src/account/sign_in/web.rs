//! The door: the password, and what comes second.

use axum::http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;

use super::{STEP_SECONDS, TRIES, Way, after_first, open_session, pages, store};
use crate::{
    account::{
        AccountRow, factor, mail as letters, off_the_request, password, policy::Door, store as accounts,
        token_hash, web::with_session,
    },
    error::{Error, Result},
    mail,
    module::Routes,
    policy::Action,
    text::{Lang, catalogue},
    web::{Answer, Cx, Form, Query, device_of, redirect, redirect_with, step_cookie, step_token},
};

/// The door's own URLs.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Door, _, _>("/signin", Action::Read, page)
        .post::<Door, _, _>("/signin", Action::Create, first)
        .get::<Door, _, _>("/signin/second", Action::Read, second_page)
        .post::<Door, _, _>("/signin/second", Action::Create, second)
}

#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Debug, Deserialize)]
struct First {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

async fn page(cx: Cx, Query(query): Query<Next>) -> Answer {
    if cx.actor.is_signed_in() {
        return Ok(redirect("/app"));
    }
    Ok(pages::first(&cx, "", &query.next, false))
}

async fn first(cx: Cx, headers: HeaderMap, Form(form): Form<First>) -> Answer {
    cx.app.door().admit(cx.address, &form.email)?;
    let account = accounts::by_email(&cx.app.db, &form.email).await?;
    let usable = account.filter(|account| account.suspended_at.is_none());
    let hash = usable.as_ref().and_then(|account| account.password_hash.clone());
    // One argon2id run whether or not there is such an account: the time tells nothing.
    let typed = form.password;
    let fits = off_the_request(&cx.app, move || {
        Ok(password::password_fits(hash.as_deref(), &typed))
    })
    .await?;
    let Some(account) = usable.filter(|_| fits) else {
        tracing::warn!(address = ?cx.address, "a sign-in was refused: the password did not fit, or there is no such account");
        return Ok(pages::first(&cx, &form.email, &form.next, true));
    };
    enter(&cx, &account, &device_of(&headers), &form.next).await
}

/// Inside, or on to the second step.
async fn enter(cx: &Cx, account: &AccountRow, device: &str, next: &str) -> Answer {
    let app = &cx.app;
    let actor = &cx.actor.clone().named(&account.name, account.id);
    let way = app
        .db
        .write("session.begin", |tx| async move {
            after_first(&tx, app, actor, account, device, next).await
        })
        .await?;
    Ok(answer(cx, way, next))
}

/// The answer to a first step that was right.
pub(in crate::account) fn answer(cx: &Cx, way: Way, next: &str) -> axum::response::Response {
    match way {
        Way::In(token) => with_session(cx, redirect(inside(next)), &token),
        Way::Second(token) => with_step(cx, redirect("/signin/second"), &token),
    }
}

/// Only the workspace is gone on to, never another site.
fn inside(next: &str) -> &str {
    if next.starts_with("/app") { next } else { "/app" }
}

fn with_step(cx: &Cx, mut response: axum::response::Response, token: &str) -> axum::response::Response {
    let seconds = if token.is_empty() { 0 } else { STEP_SECONDS };
    if let Ok(value) = HeaderValue::from_str(&step_cookie(&cx.app, token, seconds)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// The sign-in of this browser that waits for its second step.
async fn waiting(cx: &Cx, headers: &HeaderMap) -> Result<Option<(Vec<u8>, store::Row)>> {
    let Some(token) = step_token(headers) else {
        return Ok(None);
    };
    let hash = token_hash(&token);
    let row = store::find(&cx.app.db, &hash, cx.app.clock.now()).await?;
    Ok(row.map(|row| (hash, row)))
}

async fn second_page(cx: Cx, headers: HeaderMap) -> Answer {
    if waiting(&cx, &headers).await?.is_none() {
        return Ok(redirect("/signin"));
    }
    Ok(pages::second(&cx, None))
}

#[derive(Debug, Deserialize)]
struct Second {
    code: String,
}

async fn second(cx: Cx, headers: HeaderMap, Form(form): Form<Second>) -> Answer {
    let Some((hash, row)) = waiting(&cx, &headers).await? else {
        return Ok(redirect_with("/signin", "signin-again"));
    };
    let account = accounts::find(&cx.app.db, row.account)
        .await?
        .filter(|account| account.suspended_at.is_none())
        .ok_or(Error::refused("link-unknown"))?;
    cx.app.door().admit(cx.address, &account.email)?;
    let device = &device_of(&headers);
    let (app, account, hash, form) = (&cx.app, &account, &hash, &form);
    let actor = &cx.actor.clone().named(&account.name, account.id);
    let outcome = app
        .db
        .write("sign-in.second", |tx| async move {
            // Counted where it is tried: of many answers at once five are heard.
            let Some(tries) = store::count_try(&tx, hash, TRIES).await? else {
                return Ok(Err(None));
            };
            let found = factor::try_second(&tx, app, actor, account, &form.code).await?;
            if found != factor::Second::Fits {
                tracing::warn!(account = %account.id, "a sign-in was refused: the second step did not fit");
                if tries == TRIES {
                    // Whoever types so many wrong ones knows the password, and may not be them.
                    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
                    let letter = letters::wrong_codes(app, lang, account);
                    mail::queue(&tx, &app.clock, &letter).await?;
                }
                return Ok(Err(Some(found)));
            }
            store::remove(&tx, hash).await?;
            open_session(&tx, app, actor, account, device).await.map(Ok)
        })
        .await?;
    match outcome {
        Ok(token) => {
            let response = with_session(&cx, redirect(inside(&row.next)), &token);
            Ok(with_step(&cx, response, ""))
        }
        Err(Some(refused)) => Ok(pages::second(&cx, Some(refused))),
        Err(None) => Ok(with_step(&cx, redirect_with("/signin", "signin-again"), "")),
    }
}
