//! The door: the password, and what comes second.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use serde::Deserialize;

use super::{STEP_SECONDS, Way, after_first, heard, missed, pages, store, through};
use crate::{
    account::{
        Account, AccountRow, factor, off_the_request, passkey, password, policy::Door, store as accounts,
        token_hash, web::with_session,
    },
    error::{Error, Result},
    id::Id,
    module::Routes,
    policy::Action,
    text::Message,
    web::{Answer, Cx, Form, Query, device_of, redirect, redirect_with, step_cookie, step_token},
};

/// The door's own URLs.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Door, _, _>("/signin", Action::Read, page)
        .post::<Door, _, _>("/signin", Action::Create, first)
        .get::<Door, _, _>("/signin/second", Action::Read, second_form)
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

async fn page(cx: Cx, headers: HeaderMap, Query(query): Query<Next>) -> Answer {
    if cx.actor.is_signed_in() {
        return Ok(redirect("/app"));
    }
    Ok(first_page(&cx, &headers, &query.next, None))
}

/// The page of the first step, with what went wrong, if anything did.
pub(in crate::account) fn first_page(
    cx: &Cx,
    headers: &HeaderMap,
    next: &str,
    problem: Option<Message>,
) -> Response {
    let with_passkeys = passkey::works_here(&cx.app, headers);
    pages::first(cx, "", next, problem.as_ref(), with_passkeys)
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
        let problem = Message::new("signin-failed");
        let with_passkeys = passkey::works_here(&cx.app, &headers);
        return Ok(pages::first(
            &cx,
            &form.email,
            &form.next,
            Some(&problem),
            with_passkeys,
        ));
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
pub(in crate::account) fn answer(cx: &Cx, way: Way, next: &str) -> Response {
    match way {
        Way::In(token) => with_session(cx, redirect(inside(next)), &token),
        Way::Second(token) => with_step(cx, redirect("/signin/second"), &token),
    }
}

/// Only the workspace is gone on to, never another site.
pub(in crate::account) fn inside(next: &str) -> &str {
    if next.starts_with("/app") { next } else { "/app" }
}

fn with_step(cx: &Cx, mut response: Response, token: &str) -> Response {
    let seconds = if token.is_empty() { 0 } else { STEP_SECONDS };
    if let Ok(value) = HeaderValue::from_str(&step_cookie(&cx.app, token, seconds)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A sign-in that waits for its second step.
pub(in crate::account) struct Waiting {
    /// The hash of the cookie by which its browser is known.
    pub hash: Vec<u8>,
    /// Whose it is.
    pub account: Id<Account>,
    /// Where it leads.
    pub next: String,
}

/// The sign-in of this browser that waits for its second step.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn waiting(cx: &Cx, headers: &HeaderMap) -> Result<Option<Waiting>> {
    let Some(token) = step_token(headers) else {
        return Ok(None);
    };
    let hash = token_hash(&token);
    let row = store::find(&cx.app.db, &hash, cx.app.clock.now()).await?;
    Ok(row.map(|row| Waiting {
        hash,
        account: row.account,
        next: row.next,
    }))
}

/// The page of the second step, with what went wrong, if anything did.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn second_page(
    cx: &Cx,
    headers: &HeaderMap,
    account: Id<Account>,
    problem: Option<Message>,
) -> Answer {
    let kinds = factor::kinds(&cx.app.db, account).await?;
    let with_passkeys = passkey::works_here(&cx.app, headers);
    Ok(pages::second(cx, kinds, with_passkeys, problem.as_ref()))
}

/// The answer to a second step that was right.
pub(in crate::account) fn opened(cx: &Cx, next: &str, session: &str) -> Response {
    with_step(cx, with_session(cx, redirect(inside(next)), session), "")
}

/// The answer to a second step that comes too late.
pub(in crate::account) fn begin_again(cx: &Cx) -> Response {
    with_step(cx, redirect_with("/signin", "signin-again"), "")
}

async fn second_form(cx: Cx, headers: HeaderMap) -> Answer {
    match waiting(&cx, &headers).await? {
        Some(waiting) => second_page(&cx, &headers, waiting.account, None).await,
        None => Ok(redirect("/signin")),
    }
}

#[derive(Debug, Deserialize)]
struct Second {
    code: String,
}

async fn second(cx: Cx, headers: HeaderMap, Form(form): Form<Second>) -> Answer {
    let Some(waiting) = waiting(&cx, &headers).await? else {
        return Ok(redirect_with("/signin", "signin-again"));
    };
    let account = accounts::find(&cx.app.db, waiting.account)
        .await?
        .filter(|account| account.suspended_at.is_none())
        .ok_or(Error::refused("link-unknown"))?;
    cx.app.door().admit(cx.address, &account.email)?;
    let device = &device_of(&headers);
    let (app, account, hash, form) = (&cx.app, &account, &waiting.hash, &form);
    let actor = &cx.actor.clone().named(&account.name, account.id);
    let outcome = app
        .db
        .write("sign-in.second", |tx| async move {
            let Some(tries) = heard(&tx, hash).await? else {
                return Ok(Err(None));
            };
            let found = factor::try_second(&tx, app, actor, account, &form.code).await?;
            if found != factor::Second::Fits {
                tracing::warn!(account = %account.id, "a sign-in was refused: the second step did not fit");
                missed(&tx, app, account, tries).await?;
                return Ok(Err(Some(found)));
            }
            through(&tx, app, actor, account, hash, device).await.map(Ok)
        })
        .await?;
    match outcome {
        Ok(session) => Ok(opened(&cx, &waiting.next, &session)),
        Err(Some(refused)) => {
            let problem = factor::refusal(refused);
            second_page(&cx, &headers, account.id, problem).await
        }
        Err(None) => Ok(begin_again(&cx)),
    }
}
