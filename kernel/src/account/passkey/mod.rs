//! Passkeys: a telephone, a computer or a key on a keyring that signs for its owner (Web
//! Authentication, W3C). One that asks who holds it opens by itself; one that does not comes
//! second, after the password or a letter.

#[cfg(test)]
mod authenticator;
mod door;
mod pages;
mod policy;
mod site;
mod store;
#[cfg(test)]
mod tests;
mod web;

use axum::{
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use webauthn_rs::prelude::{AuthenticationResult, Credential};

pub(super) use pages::{script, second_part, sign_in_part};
pub(super) use store::remove_all;
pub use store::{KnownPasskey, Passkey, known_of};
pub(super) use web::{section_for, works_here};

use super::{AccountRow, mail as letters};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    mail,
    module::{App, Routes},
    store::Tx,
    t,
    text::{Lang, catalogue},
    web::device_of,
};
use site::No;
use store::Question;

/// Seconds in which a device may answer.
const QUESTION_SECONDS: i64 = 300;
/// Most letters of a passkey's name.
const LONGEST_NAME: usize = 60;

/// The URLs of passkeys.
pub fn routes() -> Routes {
    web::routes().and(door::routes())
}

/// What a device is asked for: an answer counts for that alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To be added to an account.
    Add,
    /// To sign its owner in, whoever that is.
    SignIn,
    /// To come second at a sign-in.
    Second,
    /// To show that whoever is signed in is still there.
    Prove,
}

impl Purpose {
    /// Its word in the database.
    const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::SignIn => "sign-in",
            Self::Second => "second",
            Self::Prove => "prove",
        }
    }
}

/// Puts a question to a browser: keeps what the answer is held against, and gives what the page's
/// script hands to the device. `holder` is the hash of the cookie by which the browser is known.
async fn put(
    app: &App,
    holder: &[u8],
    purpose: Purpose,
    state: &impl Serialize,
    options: &Value,
) -> Result<Response> {
    let damaged = |_| Error::setup("What a device is asked could not be written down.");
    let state = &serde_json::to_value(state).map_err(damaged)?;
    let id = app.clock.random_id::<Question>();
    let now = app.clock.now();
    app.db
        .write("passkey.ask", |tx| async move {
            let until = now.plus_seconds(QUESTION_SECONDS);
            store::ask(&tx, id, holder, purpose, state.clone(), now, until).await
        })
        .await?;
    let question = json!({ "question": id, "options": options });
    Ok(axum::Json(question).into_response())
}

/// What a browser was asked; used up whatever the answer turns out to be. `None` when there is no
/// such question any more.
async fn taken<S: DeserializeOwned>(
    app: &App,
    holder: &[u8],
    purpose: Purpose,
    question: &str,
) -> Result<Option<S>> {
    let Ok(id) = question.parse() else {
        return Ok(None);
    };
    let now = app.clock.now();
    let state: Option<Value> = app
        .db
        .write("passkey.take", |tx| async move {
            store::take(&tx, id, holder, purpose, now).await
        })
        .await?;
    Ok(state.and_then(|state| serde_json::from_value(state).ok()))
}

/// Keeps that a passkey was used and how far its device has counted, with its line. A device that
/// counts less than before is refused, and its owner told: there may be two of it.
async fn keep_used(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    passkey: &Passkey,
    said: &AuthenticationResult,
) -> Result<Result<(), No>> {
    let credential = counted_on(passkey.credential()?, said);
    if store::used(tx, passkey.id, &credential, app.clock.now()).await? == 0 {
        return Ok(Err(No::Copied));
    }
    let act = Act::on("passkey-used", "passkey", passkey.id);
    audit::record(tx, &app.clock, actor, act).await?;
    Ok(Ok(()))
}

/// The credential as its device describes it now.
fn counted_on(mut credential: Credential, said: &AuthenticationResult) -> Credential {
    credential.counter = said.counter();
    credential.backup_state = said.backup_state();
    credential.backup_eligible |= said.backup_eligible();
    credential
}

/// A device counted less than before: the owner is told, and the audit.
async fn tell_of_copy(app: &App, actor: &Actor, account: &AccountRow, passkey: &Passkey) -> Result<()> {
    app.db
        .write("passkey.copied", |tx| async move {
            tell(&tx, app, account, "copied", &passkey.name).await?;
            let act = Act::on("passkey-refused", "passkey", passkey.id);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

/// Tells the owner by letter that a passkey was added, removed or perhaps copied.
async fn tell(tx: &Tx, app: &App, account: &AccountRow, what: &str, name: &str) -> Result<()> {
    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
    mail::queue(tx, &app.clock, &letters::passkey(app, lang, account, what, name)).await
}

/// A first name for a passkey: where it was made, as its owner would say it. `transports` are
/// the ways by which the browser reaches the device.
fn guess(lang: Lang, headers: &HeaderMap, transports: &[&str]) -> String {
    let is = |way: &str| transports.contains(&way);
    if !is("internal") {
        if is("hybrid") {
            return t!(lang, "passkey-name-telephone");
        }
        if is("usb") || is("nfc") || is("ble") {
            return t!(lang, "passkey-name-key");
        }
    }
    let device = device_of(headers);
    let (browser, system) = device.split_once(", ").unwrap_or((device.as_str(), ""));
    let brands = headers.get("sec-ch-ua").and_then(|value| value.to_str().ok());
    // What calls itself Chrome and names no other maker is Chromium.
    let is_chromium = browser == "Chrome" && brands.is_some_and(|brands| !brands.contains("Google"));
    let browser = if is_chromium { "Chromium" } else { browser };
    match system {
        "" => browser.to_owned(),
        "Mac OS" => t!(lang, "passkey-name-on", browser = browser, system = "Mac"),
        system => t!(lang, "passkey-name-on", browser = browser, system = system),
    }
}

/// A name that no other passkey of the account has: the name itself, or with the next number.
fn unlike(name: &str, others: &[Passkey]) -> String {
    let is_free = |name: &str| others.iter().all(|other| other.name != name);
    if is_free(name) {
        return name.to_owned();
    }
    (2..)
        .map(|n: u32| format!("{name} {n}"))
        .find(|name| is_free(name))
        .unwrap_or_else(|| name.to_owned())
}

/// A key that is nobody's, called as a stranger's device calls its own: what is not known here is
/// checked as long as what is.
///
/// # Errors
/// Never in practice: what it is made from is fixed.
fn nobodys(called: &[u8]) -> Result<Credential> {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    // The base point of the curve P-256 (SEC 2, 2.4.2): a valid key, whose answers are never taken.
    let credential = json!({
        "cred_id": URL_SAFE_NO_PAD.encode(called),
        "cred": { "type_": "ES256", "key": { "EC_EC2": {
            "curve": "SECP256R1",
            "x": "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY",
            "y": "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU",
        } } },
        "counter": 0,
        "transports": null,
        "user_verified": true,
        "backup_eligible": false,
        "backup_state": false,
        "registration_policy": "preferred",
        "extensions": {},
        "attestation": { "data": "None", "metadata": "None" },
        "attestation_format": "none",
    });
    serde_json::from_value(credential).map_err(|_| Error::setup("The key that is nobody's is damaged."))
}
