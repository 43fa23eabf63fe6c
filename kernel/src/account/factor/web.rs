//! One's own ways in: the app on the telephone, the codes on paper, the password; and the
//! page on which somebody shows again that it is them.

use axum::http::HeaderMap;
use serde::Deserialize;

use super::{
    Digits, Second, begin, digits, new_codes, one_went, open, pages, remove, store, token_hash, try_second,
};
use crate::{
    account::{
        self, Account, AccountRow, SessionRow, off_the_request, openid, passkey, password, store as accounts,
        web::with_session,
    },
    audit::{self, Act},
    error::{Error, Result},
    id::Id,
    module::Routes,
    policy::Action,
    store::Tx,
    t,
    web::{Answer, Cx, Form, Query, redirect, redirect_with},
};

/// Where one's ways in stand.
pub(super) const BASE: &str = "/app/me/ways-in";

/// The URLs of one's own ways in.
pub fn routes() -> Routes {
    Routes::new()
        .get::<SessionRow, _, _>(BASE, Action::List, overview)
        .post::<SessionRow, _, _>("/app/me/ways-in/authenticator", Action::Read, begin_app)
        .get::<SessionRow, _, _>("/app/me/ways-in/authenticator", Action::Read, app_page)
        .post::<SessionRow, _, _>(
            "/app/me/ways-in/authenticator/confirmation",
            Action::Read,
            confirm_app,
        )
        .get::<SessionRow, _, _>("/app/me/ways-in/authenticator/removal", Action::Read, remove_page)
        .post::<SessionRow, _, _>("/app/me/ways-in/authenticator/removal", Action::Read, remove_app)
        .post::<SessionRow, _, _>("/app/me/ways-in/codes", Action::Read, renew_codes)
        .get::<SessionRow, _, _>("/app/me/ways-in/password", Action::Read, password_page)
        .post::<SessionRow, _, _>("/app/me/ways-in/password", Action::Read, set_password)
        .get::<SessionRow, _, _>("/app/me/proof", Action::Read, proof_page)
        .post::<SessionRow, _, _>("/app/me/proof", Action::Read, prove)
}

async fn own(cx: &Cx) -> Result<AccountRow> {
    let id = cx.actor.account.ok_or(Error::SignedOut)?;
    accounts::find(&cx.app.db, id).await?.ok_or(Error::SignedOut)
}

async fn overview(cx: Cx, headers: HeaderMap) -> Answer {
    let account = own(&cx).await?;
    let db = &cx.app.db;
    let sessions = accounts::sessions_of(db, account.id, cx.app.clock.now()).await?;
    let ways = pages::Ways {
        has_password: account.password_hash.is_some(),
        kinds: super::kinds(db, account.id).await?,
        passkeys: passkey::section_for(&cx, &headers).await?,
        identities: openid::section_for(&cx).await?,
        sessions: sessions.len(),
        wanted: cx.actor.wants_factor,
    };
    Ok(pages::overview(&cx, &ways))
}

async fn begin_app(cx: Cx) -> Answer {
    cx.proved()?;
    let account = own(&cx).await?.id;
    let app = &cx.app;
    app.db
        .write("authenticator.begin", |tx| async move {
            begin(&tx, app, account).await
        })
        .await?;
    Ok(redirect("/app/me/ways-in/authenticator"))
}

/// The app that was begun and not confirmed yet.
async fn begun(tx: &Tx, account: Id<Account>) -> Result<store::Row> {
    store::find(tx, account)
        .await?
        .filter(|row| row.confirmed_at.is_none())
        .ok_or(Error::refused("authenticator-none-begun"))
}

async fn app_page(cx: Cx) -> Answer {
    cx.proved()?;
    let totp = begun_generator(&cx).await?;
    Ok(pages::add_app(&cx, &totp, None))
}

async fn begun_generator(cx: &Cx) -> Result<totp_rs::Totp> {
    let account = &own(cx).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("authenticator.show", |tx| async move {
            let row = begun(&tx, account.id).await?;
            open(&tx, app, actor, "adding-an-app", &row, &account.email).await
        })
        .await
}

#[derive(Debug, Deserialize)]
struct Code {
    code: String,
    #[serde(default)]
    next: String,
}

async fn confirm_app(cx: Cx, Form(form): Form<Code>) -> Answer {
    cx.proved()?;
    let account = &own(&cx).await?;
    let totp = begun_generator(&cx).await?;
    let refused = |why, minutes| Some(Second::Refused { why, minutes });
    let period = match digits(&totp, &form.code, cx.app.clock.now().seconds(), 0) {
        Digits::Fit(period) => period,
        Digits::Off(minutes) => return Ok(pages::add_app(&cx, &totp, refused("second-off", minutes))),
        Digits::Used | Digits::Wrong => return Ok(pages::add_app(&cx, &totp, refused("app-code-wrong", 0))),
    };
    let codes = new_codes(&cx.app.clock);
    let (app, actor, shown) = (&cx.app, &cx.actor, &codes);
    app.db
        .write("authenticator.confirm", |tx| async move {
            if store::confirm(&tx, account.id, period, app.clock.now()).await? == 0 {
                return Err(Error::refused("authenticator-there"));
            }
            keep_codes(&tx, account.id, shown).await?;
            store::set_wanted(&tx, account.id, false).await?;
            let act = Act::on("second-factor-added", "account", account.id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(pages::codes(&cx, &codes))
}

async fn keep_codes(tx: &Tx, account: Id<Account>, codes: &[String]) -> Result<()> {
    let folded = codes.iter().filter_map(|code| super::folded_code(code));
    let hashes = folded.map(|code| token_hash(&code)).collect();
    store::replace_codes(tx, account, hashes).await
}

async fn renew_codes(cx: Cx) -> Answer {
    cx.proved()?;
    let account = own(&cx).await?.id;
    if !super::kinds(&cx.app.db, account).await?.any() {
        return Err(Error::refused("authenticator-none"));
    }
    let codes = new_codes(&cx.app.clock);
    let (app, actor, shown) = (&cx.app, &cx.actor, &codes);
    app.db
        .write("authenticator.codes", |tx| async move {
            keep_codes(&tx, account, shown).await?;
            let act = Act::on("recovery-codes-made", "account", account);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(pages::codes(&cx, &codes))
}

async fn remove_page(cx: Cx) -> Answer {
    cx.proved()?;
    let account = own(&cx).await?;
    let kinds = super::kinds(&cx.app.db, account.id).await?;
    Ok(pages::remove_app(&cx, kinds))
}

async fn remove_app(cx: Cx) -> Answer {
    cx.proved()?;
    let account = own(&cx).await?.id;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("authenticator.remove", |tx| async move {
            let Some(row) = store::find(&tx, account).await? else {
                return Ok(());
            };
            remove(&tx, app, &row).await?;
            one_went(&tx, app, account).await?;
            let act = Act::on("second-factor-removed", "account", account);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(BASE, "authenticator-removed"))
}

async fn password_page(cx: Cx) -> Answer {
    cx.proved()?;
    Ok(pages::password(&cx, None))
}

#[derive(Debug, Deserialize)]
struct NewPassword {
    password: String,
}

async fn set_password(cx: Cx, Form(form): Form<NewPassword>) -> Answer {
    cx.proved()?;
    let account = &own(&cx).await?;
    let hash = match account::fresh_hash(&cx.app, account, &form.password).await? {
        Ok(hash) => hash,
        Err(reason) => return Ok(pages::password(&cx, Some(reason))),
    };
    let here = cx.actor.session;
    let (app, actor, hash) = (&cx.app, &cx.actor, &hash);
    app.db
        .write("password.set", |tx| async move {
            account::keep_password(&tx, app, actor, account, hash).await?;
            // Whoever knew the old one is out; the one who changed it stays.
            accounts::end_other_sessions(&tx, account.id, here)
                .await
                .map(drop)
        })
        .await?;
    Ok(redirect_with(BASE, "password-set"))
}

#[derive(Debug, Default, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn proof_page(cx: Cx, headers: HeaderMap, Query(query): Query<Next>) -> Answer {
    let account = own(&cx).await?;
    let asked = asked(&cx, &headers, &account).await?;
    Ok(pages::proof(&cx, asked, &query.next, None))
}

async fn asked(cx: &Cx, headers: &HeaderMap, account: &AccountRow) -> Result<pages::Asked> {
    let kinds = super::kinds(&cx.app.db, account.id).await?;
    if !kinds.any() && account.password_hash.is_none() {
        // Somebody who came by a link of the server alone: they sign in by another.
        return Err(Error::refused("proof-by-link"));
    }
    Ok(pages::Asked {
        kinds,
        with_passkeys: passkey::works_here(&cx.app, headers),
    })
}

/// The page on which somebody shows again that it is them, with what went wrong.
///
/// # Errors
/// When the database fails.
pub(in crate::account) async fn proof_again(
    cx: &Cx,
    headers: &HeaderMap,
    account: &AccountRow,
    next: &str,
    problem: String,
) -> Answer {
    let asked = asked(cx, headers, account).await?;
    Ok(pages::proof(cx, asked, next, Some(problem)))
}

/// Where a proof leads: never to another site.
pub(in crate::account) fn proved_next(next: &str) -> &str {
    if next.starts_with("/app") { next } else { BASE }
}

async fn prove(cx: Cx, headers: HeaderMap, Form(form): Form<Code>) -> Answer {
    let account = &own(&cx).await?;
    cx.app.door().admit(cx.address, &account.email)?;
    let asked = asked(&cx, &headers, account).await?;
    let (app, actor, form) = (&cx.app, &cx.actor, &form);
    let problem = if asked.kinds.any() {
        let found = app
            .db
            .write("proof.digits", |tx| async move {
                try_second(&tx, app, actor, account, &form.code).await
            })
            .await?;
        pages::refusal(found).map(|why| why.say(cx.lang()))
    } else {
        let (hash, typed) = (account.password_hash.clone(), form.code.clone());
        let fits = off_the_request(app, move || Ok(password::password_fits(hash.as_deref(), &typed))).await?;
        (!fits).then(|| t!(cx.lang(), "proof-wrong"))
    };
    if let Some(problem) = problem {
        return proof_again(&cx, &headers, account, &form.next, problem).await;
    }
    let session = cx.actor.session.ok_or(Error::SignedOut)?;
    let token = app
        .db
        .write("session.prove", |tx| async move {
            account::renew_session(&tx, &app.clock, session).await
        })
        .await?;
    Ok(with_session(&cx, redirect(proved_next(&form.next)), &token))
}
