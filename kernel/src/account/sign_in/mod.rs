//! Coming in: the password or a link first, and what comes second where the account has it.

mod pages;
mod store;
mod web;

pub(super) use store::forget;
pub(super) use web::answer;
pub use web::routes;

use super::{AccountRow, begin_session, factor, has_role_on, new_token, store as accounts, token_hash};
use crate::{
    actor::Actor,
    audit::{self, Act},
    error::{Error, Result},
    module::App,
    store::Tx,
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
    // Only whoever knows the password or holds the link is told.
    if !has_role_on(tx, account.id, app.today()).await? {
        return Err(Error::refused("signin-no-role"));
    }
    if factor::confirmed(tx, account.id).await? {
        let token = new_token(&app.clock);
        let until = app.clock.now().plus_seconds(STEP_SECONDS);
        store::insert(tx, &token_hash(&token), account.id, app.clock.now(), until, next).await?;
        return Ok(Way::Second(token));
    }
    open_session(tx, app, actor, account, device).await.map(Way::In)
}

/// Opens a session, with its line; whoever the office waits for is asked to add a factor.
async fn open_session(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &AccountRow,
    device: &str,
) -> Result<String> {
    let act = Act::on("signed-in", "account", account.id);
    audit::record(tx, &app.clock, actor, act).await?;
    let token = begin_session(tx, &app.clock, account.id, device).await?;
    if factor::is_demanded(tx, account.id, app.today()).await? {
        accounts::set_wants_factor(tx, &token_hash(&token)).await?;
    }
    Ok(token)
}
