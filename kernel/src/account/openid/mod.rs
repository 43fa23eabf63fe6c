//! Signing in through an identity provider that the office has chosen (OpenID Connect Core 1.0,
//! code flow with PKCE). A provider is a first step like a password: it opens what the office or a
//! focal point has vouched for, and nothing else.

mod pages;
mod policy;
#[cfg(test)]
mod provider;
mod store;
mod talk;
#[cfg(test)]
mod tests;
mod web;

pub(super) use pages::sign_in_part;
pub use store::OpenidLink;
pub use web::routes;
pub(super) use web::section_for;

use super::{Account, AccountRow, mail as letters, store as accounts};
use crate::{
    actor::{Actor, PartyRef},
    audit::{self, Act},
    error::Result,
    id::Id,
    mail,
    module::App,
    store::{Conn, Tx},
    text::{Lang, catalogue},
};
use talk::Said;

/// An identity provider, as the settings declare it. It cannot be printed: it holds a secret.
#[derive(Clone)]
pub struct Provider {
    /// Its word in addresses: small letters, digits and hyphens.
    pub code: String,
    /// Its name on the button.
    pub title: String,
    /// Its address, exactly as it calls itself.
    pub issuer: String,
    /// As what it knows this office.
    pub client: String,
    /// The secret that goes with it, if it gave one.
    pub secret: Option<String>,
    /// The party whose people it signs in, and nobody else; without one, everyone.
    pub party: Option<Id<PartyRef>>,
    /// Words of its `amr` or `acr` that count as a second factor; none by default.
    pub second: Vec<String>,
}

/// Why somebody was not let in, as a catalogue key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum No {
    /// No account has the address that the provider vouches for, or it does not vouch for it.
    Nobody,
    /// The provider has not made sure of the address.
    Unverified,
    /// The account is joined to somebody else at the same provider.
    Another,
}

impl No {
    const fn key(self) -> &'static str {
        match self {
            Self::Nobody => "openid-nobody",
            Self::Unverified => "openid-unverified",
            Self::Another => "openid-another",
        }
    }
}

/// Whether a provider may sign somebody in: one of a party, those alone whose roles are all of
/// that party. It does not speak for somebody who holds another's role as well.
async fn speaks_for(conn: &impl Conn, app: &App, provider: &Provider, account: Id<Account>) -> Result<bool> {
    let Some(party) = provider.party else {
        return Ok(true);
    };
    let roles = accounts::grants_on(conn, account, app.today()).await?;
    Ok(!roles.is_empty() && roles.iter().all(|role| role.party == Some(party)))
}

/// Whose account it is that a provider speaks of. One it has not spoken of before is joined to
/// the account with the address that both the office and the provider vouch for, and its owner
/// told.
async fn recognised(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    provider: &Provider,
    said: &Said,
) -> Result<Result<AccountRow, No>> {
    if let Some(link) = store::by_subject(tx, &provider.issuer, &said.subject).await? {
        let Some(account) = usable(tx, app, provider, link.account).await? else {
            return Ok(Err(No::Nobody));
        };
        tell_of_address(tx, app, provider, &account, &link, said).await?;
        store::used(tx, link.id, app.clock.now()).await?;
        return Ok(Ok(account));
    }
    let Some(email) = &said.email else {
        return Ok(Err(No::Nobody));
    };
    if !said.is_verified {
        return Ok(Err(No::Unverified));
    }
    let found = accounts::by_email(tx, email).await?;
    let account = match found {
        Some(found) => usable(tx, app, provider, found.id).await?,
        None => None,
    };
    let Some(account) = account else {
        return Ok(Err(No::Nobody));
    };
    let id = app.clock.id::<OpenidLink>();
    let kept = store::insert(tx, &app.clock, id, account.id, &provider.issuer, said, email).await?;
    if kept == 0 {
        return Ok(Err(No::Another));
    }
    let actor = actor.clone().named(&account.name, account.id);
    audit::record(
        tx,
        &app.clock,
        &actor,
        Act::on("openid-linked", "openid-link", id),
    )
    .await?;
    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
    let letter = letters::openid(app, lang, &account, "linked", &provider.title, email);
    mail::queue(tx, &app.clock, &letter).await?;
    Ok(Ok(account))
}

/// The account, if it may come in by this provider.
async fn usable(tx: &Tx, app: &App, provider: &Provider, id: Id<Account>) -> Result<Option<AccountRow>> {
    let account = accounts::find(tx, id).await?;
    let Some(account) = account.filter(|account| account.suspended_at.is_none()) else {
        return Ok(None);
    };
    let speaks = speaks_for(tx, app, provider, id).await?;
    Ok(speaks.then_some(account))
}

/// Another address at the provider changes nothing here; its owner is told once.
async fn tell_of_address(
    tx: &Tx,
    app: &App,
    provider: &Provider,
    account: &AccountRow,
    link: &OpenidLink,
    said: &Said,
) -> Result<()> {
    let Some(email) = said.email.as_ref().filter(|email| **email != link.email) else {
        return Ok(());
    };
    store::set_email(tx, link.id, email).await?;
    let lang = catalogue().language(&account.language).unwrap_or(Lang::EN);
    let letter = letters::openid(app, lang, account, "changed", &provider.title, email);
    mail::queue(tx, &app.clock, &letter).await
}
