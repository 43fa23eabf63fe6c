//! Passkeys at the door: alone, as the second step, and as a proof that it is still them.

use axum::http::HeaderMap;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, DiscoverableKey, PublicKeyCredential,
    SecurityKeyAuthentication,
};

use super::{
    Passkey, Purpose, keep_used, nobodys, put,
    site::{No, Site, verdict},
    store, taken, tell_of_copy,
    web::{Sent, holder, own, with_cookie},
};
use crate::{
    account::{
        self, AccountRow, SessionRow, factor, new_token, policy::Door, sign_in, store as accounts,
        token_hash, web::with_session,
    },
    error::{Error, Result},
    id::Id,
    module::{App, Routes},
    policy::Action,
    t,
    text::Message,
    web::{Answer, Cx, Form, device_of, door_cookie, door_token, redirect, redirect_with},
};

/// The door's URLs for passkeys.
pub(super) fn routes() -> Routes {
    Routes::new()
        .post::<Door, _, _>("/signin/passkey/question", Action::Create, sign_in_question)
        .post::<Door, _, _>("/signin/passkey", Action::Create, sign_in)
        .post::<Door, _, _>("/signin/second/passkey/question", Action::Create, second_question)
        .post::<Door, _, _>("/signin/second/passkey", Action::Create, second)
        .post::<SessionRow, _, _>("/app/me/proof/passkey/question", Action::Read, proof_question)
        .post::<SessionRow, _, _>("/app/me/proof/passkey", Action::Read, prove)
}

async fn sign_in_question(cx: Cx, headers: HeaderMap) -> Answer {
    cx.app.door().admit_question(cx.address)?;
    let site = Site::needed(&cx.app, &headers)?;
    let (options, state) = site.asks_anyone()?;
    let token = door_token(&headers).unwrap_or_else(|| new_token(&cx.app.clock));
    let asked = put(&cx.app, &token_hash(&token), Purpose::SignIn, &state, &options).await?;
    Ok(with_cookie(asked, &door_cookie(&cx.app, &token)))
}

/// Who answered, and what the check of it says.
struct Known {
    passkey: Passkey,
    account: AccountRow,
    said: Result<AuthenticationResult, No>,
}

async fn sign_in(cx: Cx, headers: HeaderMap, Form(sent): Form<Sent>) -> Answer {
    let site = Site::needed(&cx.app, &headers)?;
    let again = |key: &'static str| {
        Ok(sign_in::first_page(
            &cx,
            &headers,
            &sent.next,
            Some(Message::new(key)),
        ))
    };
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(&sent.answer) else {
        return again("passkey-unknown");
    };
    cx.app.door().admit(cx.address, &answer.id)?;
    let token = door_token(&headers).unwrap_or_default();
    let asked = taken(&cx.app, &token_hash(&token), Purpose::SignIn, &sent.question).await?;
    let Some(asked) = asked else {
        return again("passkey-too-late");
    };
    let known = match recognised(&cx.app, &site, &answer, asked).await? {
        Ok(known) => known,
        Err(no) => return again(no.key()),
    };
    let actor = cx.actor.clone().named(&known.account.name, known.account.id);
    let device = &device_of(&headers);
    let (app, actor, known) = (&cx.app, &actor, &known);
    let opened = match &known.said {
        Err(no) => Err(*no),
        Ok(said) => {
            app.db
                .write("sign-in.passkey", |tx| async move {
                    if let Err(no) = keep_used(&tx, app, actor, &known.passkey, said).await? {
                        return Ok(Err(no));
                    }
                    sign_in::open_session(&tx, app, actor, &known.account, device)
                        .await
                        .map(Ok)
                })
                .await?
        }
    };
    match opened {
        Ok(session) => Ok(with_session(&cx, redirect(sign_in::inside(&sent.next)), &session)),
        Err(no) => {
            if no == No::Copied {
                tell_of_copy(app, actor, &known.account, &known.passkey).await?;
            }
            again(no.key())
        }
    }
}

/// Whose passkey answered. An unknown one is checked against nobody's key, so that the words and
/// the time are those of a known one that answers wrongly.
async fn recognised(
    app: &App,
    site: &Site,
    answer: &PublicKeyCredential,
    asked: DiscoverableAuthentication,
) -> Result<Result<Known, No>> {
    let named = site.webauthn.identify_discoverable_authentication(answer);
    let account = named.ok().map(|(account, _)| Id::of(account));
    let passkey = store::by_credential(&app.db, answer.get_credential_id())
        .await?
        .filter(|passkey| Some(passkey.account) == account);
    let owner = match account {
        Some(account) => accounts::find(&app.db, account).await?,
        None => None,
    };
    let owner = owner.filter(|owner| owner.suspended_at.is_none());
    let credential = match &passkey {
        Some(passkey) => passkey.credential()?,
        None => nobodys(answer.get_credential_id())?,
    };
    let key = DiscoverableKey::from(webauthn_rs::prelude::Passkey::from(credential));
    let said = verdict(
        site.webauthn
            .finish_discoverable_authentication_v2(answer, asked, key),
    );
    Ok(match (passkey, owner, said) {
        (Some(passkey), Some(account), said @ (Ok(_) | Err(No::Copied))) => Ok(Known {
            passkey,
            account,
            said,
        }),
        (_, _, Err(no @ No::Unverified)) => Err(no),
        _ => Err(No::Unknown),
    })
}

async fn second_question(cx: Cx, headers: HeaderMap) -> Answer {
    cx.app.door().admit_question(cx.address)?;
    let Some(waiting) = sign_in::waiting(&cx, &headers).await? else {
        return Ok(redirect_with("/signin", "signin-again"));
    };
    let site = Site::needed(&cx.app, &headers)?;
    let (options, state) = asked_owner(&cx.app, &site, waiting.account).await?;
    put(&cx.app, &waiting.hash, Purpose::Second, &state, &options).await
}

async fn asked_owner(
    app: &App,
    site: &Site,
    account: Id<crate::account::Account>,
) -> Result<(serde_json::Value, SecurityKeyAuthentication)> {
    let known = store::of(&app.db, account).await?;
    site.asks_owner(&known)?
        .ok_or(Error::refused("passkey-none-here"))
}

/// Which passkey of an account answered what it was asked, and what the check of it says.
async fn answered(
    app: &App,
    site: &Site,
    account: Id<crate::account::Account>,
    asked: &SecurityKeyAuthentication,
    sent: &Sent,
) -> Result<Result<(Passkey, Result<AuthenticationResult, No>), No>> {
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(&sent.answer) else {
        return Ok(Err(No::Unknown));
    };
    let passkey = store::by_credential(&app.db, answer.get_credential_id())
        .await?
        .filter(|passkey| passkey.account == account);
    let Some(passkey) = passkey else {
        return Ok(Err(No::Unknown));
    };
    let said = verdict(site.webauthn.finish_securitykey_authentication(&answer, asked));
    Ok(match said {
        Ok(_) | Err(No::Copied) => Ok((passkey, said)),
        Err(no) => Err(no),
    })
}

async fn second(cx: Cx, headers: HeaderMap, Form(sent): Form<Sent>) -> Answer {
    let Some(waiting) = sign_in::waiting(&cx, &headers).await? else {
        return Ok(redirect_with("/signin", "signin-again"));
    };
    let site = Site::needed(&cx.app, &headers)?;
    let account = accounts::find(&cx.app.db, waiting.account)
        .await?
        .filter(|account| account.suspended_at.is_none())
        .ok_or(Error::refused("link-unknown"))?;
    cx.app.door().admit(cx.address, &account.email)?;
    let asked: Option<SecurityKeyAuthentication> =
        taken(&cx.app, &waiting.hash, Purpose::Second, &sent.question).await?;
    let Some(asked) = asked else {
        let late = Message::new("passkey-too-late");
        return sign_in::second_page(&cx, &headers, account.id, Some(late)).await;
    };
    let actor = cx.actor.clone().named(&account.name, account.id);
    let found = answered(&cx.app, &site, account.id, &asked, &sent).await?;
    let device = &device_of(&headers);
    let (app, actor, account, waiting, found) = (&cx.app, &actor, &account, &waiting, &found);
    let outcome = app
        .db
        .write("sign-in.second-passkey", |tx| async move {
            let Some(tries) = sign_in::heard(&tx, &waiting.hash).await? else {
                return Ok(Err(None));
            };
            let kept = match found {
                Ok((passkey, Ok(said))) => keep_used(&tx, app, actor, passkey, said).await?,
                Ok((_, Err(no))) | Err(no) => Err(*no),
            };
            if let Err(no) = kept {
                sign_in::missed(&tx, app, account, tries).await?;
                return Ok(Err(Some(no)));
            }
            sign_in::through(&tx, app, actor, account, &waiting.hash, device)
                .await
                .map(Ok)
        })
        .await?;
    match outcome {
        Ok(session) => Ok(sign_in::opened(&cx, &waiting.next, &session)),
        Err(None) => Ok(sign_in::begin_again(&cx)),
        Err(Some(no)) => {
            if let (No::Copied, Ok((passkey, _))) = (no, found) {
                tell_of_copy(app, actor, account, passkey).await?;
            }
            sign_in::second_page(&cx, &headers, account.id, Some(Message::new(no.key()))).await
        }
    }
}

async fn proof_question(cx: Cx, headers: HeaderMap) -> Answer {
    cx.app.door().admit_question(cx.address)?;
    let account = own(&cx).await?;
    let site = Site::needed(&cx.app, &headers)?;
    let (options, state) = asked_owner(&cx.app, &site, account.id).await?;
    put(&cx.app, &holder(&headers)?, Purpose::Prove, &state, &options).await
}

async fn prove(cx: Cx, headers: HeaderMap, Form(sent): Form<Sent>) -> Answer {
    let account = &own(&cx).await?;
    let session = cx.actor.session.ok_or(Error::SignedOut)?;
    let site = Site::needed(&cx.app, &headers)?;
    cx.app.door().admit(cx.address, &account.email)?;
    let asked: Option<SecurityKeyAuthentication> =
        taken(&cx.app, &holder(&headers)?, Purpose::Prove, &sent.question).await?;
    let Some(asked) = asked else {
        let late = t!(cx.lang(), "passkey-too-late");
        return factor::proof_again(&cx, &headers, account, &sent.next, late).await;
    };
    let found = &answered(&cx.app, &site, account.id, &asked, &sent).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    let kept = app
        .db
        .write("session.prove", |tx| async move {
            let kept = match found {
                Ok((passkey, Ok(said))) => keep_used(&tx, app, actor, passkey, said).await?,
                Ok((_, Err(no))) | Err(no) => Err(*no),
            };
            match kept {
                Ok(()) => account::renew_session(&tx, &app.clock, session).await.map(Ok),
                Err(no) => Ok(Err(no)),
            }
        })
        .await?;
    let no = match kept {
        Ok(token) => {
            return Ok(with_session(
                &cx,
                redirect(factor::proved_next(&sent.next)),
                &token,
            ));
        }
        Err(no) => no,
    };
    if let (No::Copied, Ok((passkey, _))) = (no, found) {
        tell_of_copy(app, actor, account, passkey).await?;
    }
    factor::proof_again(&cx, &headers, account, &sent.next, t!(cx.lang(), no.key())).await
}
