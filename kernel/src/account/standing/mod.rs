//! What an account's roles rest on, and what follows when one ends: whoever has no role left
//! is out at once.

mod store;

use jiff::civil::Date;
use uuid::Uuid;

pub use store::{PostGrant, account_of, grants_by_post, grants_of, has_role_on};

use super::{
    Account, LinkKind, NewAccount, end_other_sessions, insert, mail as letters, new_link, revoke_links,
    sign_in,
};
use crate::{
    actor::{PartyRef, PersonRef, Role},
    error::Result,
    id::Id,
    mail,
    module::App,
    store::Tx,
    text::{Lang, catalogue},
};

/// Ends a role of an account, for a party where it is a party's, after its last day. A role
/// that ends earlier already is left as it is.
///
/// # Errors
/// When the database fails.
pub async fn end_role(
    tx: &Tx,
    app: &App,
    account: Id<Account>,
    role: Role,
    party: Option<Id<PartyRef>>,
    last_day: Date,
) -> Result<()> {
    store::end_role(tx, account, role, party, last_day).await?;
    out_if_idle(tx, app, account).await
}

/// Ends the sessions and links of an account that has no role today.
///
/// # Errors
/// When the database fails.
pub async fn out_if_idle(tx: &Tx, app: &App, account: Id<Account>) -> Result<()> {
    if store::has_role_on(tx, account, app.today()).await? {
        return Ok(());
    }
    end_other_sessions(tx, account, None).await?;
    sign_in::forget(tx, account).await?;
    revoke_links(tx, account, app.clock.now()).await
}

/// Gives an account a role for as long as it holds a post, from a day on.
///
/// # Errors
/// When the database fails.
pub async fn grant_by_post(
    tx: &Tx,
    app: &App,
    account: Id<Account>,
    role: Role,
    party: Option<Id<PartyRef>>,
    post: Uuid,
) -> Result<()> {
    store::grant_by_post(tx, &app.clock, account, role, party, post, app.today()).await
}

/// Somebody leaves a post after a last day: every role of theirs that rests on it ends with
/// it, and whoever has none left today is out. The directory calls it in the act's own
/// transaction.
///
/// # Errors
/// When the database fails.
pub async fn leave_post(tx: &Tx, app: &App, person: Id<PersonRef>, post: Uuid, last_day: Date) -> Result<()> {
    for account in store::end_by_post(tx, person, post, last_day).await? {
        out_if_idle(tx, app, account).await?;
    }
    Ok(())
}

/// Opens an account and queues its invitation. It has no role yet.
///
/// # Errors
/// When the address is taken or the database fails.
pub async fn invite(tx: &Tx, app: &App, new: &NewAccount<'_>) -> Result<Id<Account>> {
    let account = insert(tx, &app.clock, new).await?;
    let token = new_link(tx, &app.clock, LinkKind::Invitation, account).await?;
    let lang = catalogue().language(new.language).unwrap_or(Lang::EN);
    let letter = letters::letter(app, lang, LinkKind::Invitation, new.email, new.name, &token);
    mail::queue(tx, &app.clock, &letter).await?;
    Ok(account)
}
