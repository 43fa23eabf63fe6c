//! Coming in: the password or a link first, and what comes second where the account has it.

mod pages;
mod store;
mod web;

pub(super) use store::forget;
pub use web::routes;
pub(super) use web::{answer, begin_again, first_page, inside, opened, second_page, waiting};

use super::{
    AccountRow, begin_session, factor, has_role_on, mail as letters, new_token, store as accounts, token_hash,
};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    mail,
    module::App,
    store::Tx,
    text::{Lang, catalogue},
};

/// A sign-in whose second step is still to come can be ended within this many seconds ...
pub(super) const STEP_SECONDS: i64 = 600;
/// ... and after so many wrong answers begins anew.
const TRIES: i64 = 5;

/// Where the first step leads.
pub(super) enum Way {
    /// Into the workspace: the token of the new session.
    In(String),
    /// To the second step: the token of this sign-in.
    Second(String),
}

/// The first step was right: opens a session, or asks for what comes second.
///
/// # Errors
/// [`Error::Refused`] for an account without a role today; else when the database fails.
pub(super) async fn after_first(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &AccountRow,
    device: &str,
    next: &str,
) -> Result<Way> {
    if factor::kinds(tx, account.id).await?.any() {
        let token = new_token(&app.clock);
        let until = app.clock.now().plus_seconds(STEP_SECONDS);
        store::insert(tx, &token_hash(&token), account.id, app.clock.now(), until, next).await?;
        return Ok(Way::Second(token));
    }
    open_session(tx, app, actor, account, device).await.map(Way::In)
}

/// Opens a session, with its line; whoever the office waits for is asked to add a factor.
///
/// # Errors
/// When the database fails.
pub(super) async fn open_session(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &AccountRow,
    device: &str,
) -> Result<String> {
    // Only whoever came through is told; nobody else learns what an account may do.
    if !has_role_on(tx, account.id, app.today()).await? {
        return Err(Error::refused("signin-no-role"));
    }
    let act = Act::on("signed-in", "account", account.id);
    audit::record(tx, &app.clock, actor, act).await?;
    // One browser, one session: the cookie of what was open here is about to be replaced.
    if let Some(open) = actor.session {
        accounts::end_replaced(tx, open).await?;
    }
    let token = begin_session(tx, &app.clock, account.id, device).await?;
    if factor::is_demanded(tx, account.id, app.today()).await? {
        accounts::set_wants_factor(tx, &token_hash(&token), true).await?;
    }
    Ok(token)
}

/// Counts an answer to the second step where it is tried: of many at once five are heard. Says
/// the how manieth it is; `None` when no more are, or the sign-in is over.
///
/// # Errors
/// When the database fails.
pub(super) async fn heard(tx: &Tx, hash: &[u8]) -> Result<Option<i64>> {
    store::count_try(tx, hash, TRIES).await
}

/// The second step was wrong for the `tries`th time. Whoever is wrong so often knows the password,
/// and may not be them: the owner is told.
///
/// # Errors
/// When the database fails.
pub(super) async fn missed(tx: &Tx, app: &App, account: &AccountRow, tries: i64) -> Result<()> {
    if tries < TRIES {
        return Ok(());
    }
    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
    mail::queue(tx, &app.clock, &letters::wrong_codes(app, lang, account)).await
}

/// The second step was right: the token of the new session.
///
/// # Errors
/// When the database fails.
pub(super) async fn through(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &AccountRow,
    hash: &[u8],
    device: &str,
) -> Result<String> {
    store::remove(tx, hash).await?;
    open_session(tx, app, actor, account, device).await
}
