//! Signing out, one-time links, one's own sessions.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};
use serde::Deserialize;

use super::{AccountRow, LinkKind, Session, mail, new_link, pages, policy::Door, sign_in, store, token_hash};
use crate::{
    audit::{self, Act},
    clock::Instant,
    error::{Error, Result},
    id::Id,
    mail::queue,
    module::Routes,
    policy::Action,
    text::{Lang, catalogue},
    web::{
        Answer, Cx, Form, QUESTION, REOPEN, ask, device_of, redirect, redirect_with, reopen, session_cookie,
        session_token,
    },
};

/// The URLs of links and of one's own sessions.
pub fn routes() -> Routes {
    Routes::new()
        .post::<Door, _, _>("/signout", Action::Create, sign_out)
        .get::<Door, _, _>("/recover", Action::Read, recover_page)
        .post::<Door, _, _>("/recover", Action::Create, recover)
        .get::<Door, _, _>("/link/{token}", Action::Read, link_page)
        .post::<Door, _, _>("/link/{token}", Action::Create, use_link)
        .get::<Door, _, _>(REOPEN, Action::Read, reopen)
        .post::<super::SessionRow, _, _>(QUESTION, Action::Read, ask)
        .get::<super::SessionRow, _, _>("/app/me/sessions", Action::List, sessions)
        .post::<super::SessionRow, _, _>("/app/me/sessions/{id}/end", Action::Erase, end_session)
        .post::<super::SessionRow, _, _>("/app/me/sessions/end-others", Action::Erase, end_others)
        .post::<super::SessionRow, _, _>("/app/me/language", Action::Read, set_language)
}

async fn sign_out(cx: Cx, headers: HeaderMap) -> Answer {
    let (app, actor) = (&cx.app, &cx.actor);
    if let (Some(account), Some(token)) = (cx.actor.account, session_token(&headers)) {
        let hash = &token_hash(&token);
        app.db
            .write("session.end", |tx| async move {
                if let Some(session) = store::session_id(&tx, hash).await? {
                    store::end_session(&tx, account, session).await?;
                }
                audit::record(&tx, &app.clock, actor, Act::on("signed-out", "account", account)).await
            })
            .await?;
    }
    let mut response = with_session(&cx, redirect("/?told=signed-out"), "");
    // Pages that the browser still holds go too: the next one at this computer finds none.
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

#[derive(Debug, Deserialize)]
struct Recover {
    email: String,
}

async fn recover_page(cx: Cx) -> Answer {
    Ok(pages::recover(&cx))
}

/// The same answer whether or not there is such an account.
async fn recover(cx: Cx, Form(form): Form<Recover>) -> Answer {
    cx.app.door().admit(cx.address, &form.email)?;
    let found = store::by_email(&cx.app.db, &form.email).await?;
    // What several read brings nobody in, whoever once had an account with it.
    let is_shared = store::is_mailbox(&cx.app.db, &form.email).await?;
    if let Some(account) = found.filter(|account| account.suspended_at.is_none() && !is_shared) {
        let (app, actor, account) = (&cx.app, &cx.actor, &account);
        let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
        app.db
            .write("account.recover", |tx| async move {
                let token = new_link(&tx, &app.clock, LinkKind::Recovery, account.id).await?;
                let letter = mail::letter(
                    app,
                    lang,
                    LinkKind::Recovery,
                    &account.email,
                    &account.name,
                    &token,
                );
                queue(&tx, &app.clock, &letter).await?;
                audit::record(
                    &tx,
                    &app.clock,
                    actor,
                    Act::on("recovery-asked", "account", account.id),
                )
                .await
            })
            .await?;
    }
    Ok(redirect_with("/signin", "recovery-sent"))
}

/// A link that can still be used, and what it is for.
async fn usable_link(cx: &Cx, token: &str) -> Result<(LinkKind, AccountRow)> {
    let link = store::find_link(&cx.app.db, &token_hash(token))
        .await?
        .ok_or(Error::refused("link-unknown"))?;
    let now: Instant = cx.app.clock.now();
    if link.used_at.is_some() || link.revoked_at.is_some() {
        return Err(Error::refused("link-used"));
    }
    if link.expires_at <= now {
        return Err(Error::refused("link-expired"));
    }
    let kind = LinkKind::from_code(&link.kind).ok_or(Error::refused("link-unknown"))?;
    let account = store::find(&cx.app.db, link.account)
        .await?
        .filter(|account| account.suspended_at.is_none())
        .ok_or(Error::refused("link-unknown"))?;
    Ok((kind, account))
}

/// Opening a link does nothing: mail filters open every link before a person does.
async fn link_page(cx: Cx, Path(token): Path<String>) -> Answer {
    let (kind, account) = usable_link(&cx, &token).await?;
    Ok(pages::link(&cx, kind, &account, &token, None))
}

#[derive(Debug, Deserialize)]
struct UseLink {
    #[serde(default)]
    password: String,
}

async fn use_link(
    cx: Cx,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(form): Form<UseLink>,
) -> Answer {
    let (kind, account) = usable_link(&cx, &token).await?;
    let hash = match kind {
        LinkKind::SignIn => None,
        LinkKind::Invitation | LinkKind::Recovery => {
            match super::fresh_hash(&cx.app, &account, &form.password).await? {
                Ok(hash) => Some(hash),
                Err(reason) => return Ok(pages::link(&cx, kind, &account, &token, Some(reason))),
            }
        }
    };
    let device = &device_of(&headers);
    let (app, account, hash, link) = (&cx.app, &account, &hash, &token_hash(&token));
    let actor = &cx.actor.clone().named(&account.name, account.id);
    let way = app
        .db
        .write("link.use", |tx| async move {
            if store::use_link(&tx, link, app.clock.now()).await? == 0 {
                return Err(Error::refused("link-used"));
            }
            if let Some(hash) = hash {
                super::keep_password(&tx, app, actor, account, hash).await?;
                // Whoever knew the old password or held an older link is out.
                store::end_other_sessions(&tx, account.id, None).await?;
            }
            // A letter is one factor: what comes second is asked for all the same.
            sign_in::after_first(&tx, app, actor, account, device, "").await
        })
        .await?;
    Ok(sign_in::answer(&cx, way, ""))
}

async fn sessions(cx: Cx, headers: HeaderMap) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let open = store::sessions_of(&cx.app.db, account, cx.app.clock.now()).await?;
    let here = own_session(&cx, &headers).await?;
    Ok(pages::sessions(&cx, &open, here))
}

async fn own_session(cx: &Cx, headers: &HeaderMap) -> Result<Option<Id<Session>>> {
    match session_token(headers) {
        Some(token) => store::session_id(&cx.app.db, &token_hash(&token)).await,
        None => Ok(None),
    }
}

async fn end_session(cx: Cx, Path(session): Path<Id<Session>>) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("session.end", |tx| async move {
            store::end_session(&tx, account, session).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("session-ended", "account", account),
            )
            .await
        })
        .await?;
    Ok(redirect_with("/app/me/sessions", "session-ended"))
}

async fn end_others(cx: Cx, headers: HeaderMap) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let here = own_session(&cx, &headers).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("session.end-others", |tx| async move {
            store::end_other_sessions(&tx, account, here).await?;
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("session-ended", "account", account),
            )
            .await
        })
        .await?;
    Ok(redirect_with("/app/me/sessions", "session-ended"))
}

#[derive(Debug, Deserialize)]
struct Language {
    language: String,
}

async fn set_language(cx: Cx, Form(form): Form<Language>) -> Answer {
    let account = cx.actor.account.ok_or(Error::SignedOut)?;
    let lang = catalogue()
        .language(&form.language)
        .ok_or(Error::refused("error-form"))?;
    cx.app
        .db
        .write("account.language", |tx| async move {
            store::set_language(&tx, account, lang.code()).await
        })
        .await?;
    // Also chosen in this browser, where another choice may stand.
    Ok(redirect(&format!("/app/me/sessions?lang={}", lang.code())))
}

/// The answer with the cookie of a session; an empty token ends it.
pub(super) fn with_session(cx: &Cx, mut response: Response, token: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&session_cookie(&cx.app, token)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
