//! Accounts: who can sign in, with which roles on which days, from which devices.

mod admin;
#[cfg(test)]
mod canaries;
mod deputy;
pub mod employment;
pub mod eyes;
mod factor;
mod mail;
mod openid;
mod pages;
mod passkey;
mod password;
mod policy;
mod reset;
mod service;
mod sign_in;
mod standing;
mod store;
mod suspension;
#[cfg(test)]
mod tests;
pub mod typed;
mod web;

use sha2::{Digest, Sha256};

pub use admin::routes as admin_routes;
use deputy::Lent;
pub use deputy::{DeputyRow as Deputy, may_name as may_name_deputy};
pub use factor::{demand, demanded};
pub use openid::{OpenidLink, Provider};
pub use passkey::{KnownPasskey, Passkey, known_of as passkeys_of};
pub use password::{hash_password, password_fits, weakness};
pub use policy::Door;
pub use reset::Reset;
pub use service::{Service, TokenRow as ServiceToken};
pub(crate) use service::{actor_of as actor_of_token, token_in};
pub use standing::{
    PostGrant, account_of, end_role, grant_by_post, grants_by_post, grants_of, has_role_on, invite,
    leave_post, out_if_idle,
};
pub use store::{
    AccountRow, GrantRow, SessionRow, all, by_email, end_other_sessions, end_session, find, grant, grants_on,
    insert, is_mailbox, revoke_links, sessions_of, store_answers,
};
pub use suspension::SuspensionRow as Suspension;

use crate::{
    actor::{Actor, Employer, Keys, PartyRef, PersonRef, Role, Standing},
    audit::{self, Act},
    clock::Clock,
    error::{Error, Result},
    id::Id,
    module::{App, Routes, Today},
    store::Tx,
    text::{Lang, catalogue},
};

/// Someone who can sign in.
pub enum Account {}
/// A signed-in browser, for its id.
pub enum Session {}
/// A one-time link.
pub enum Link {}

/// A session ends after this long without a page, ...
pub const IDLE_SECONDS: i64 = 12 * 3600;
/// ... and after this long in any case.
pub const ABSOLUTE_SECONDS: i64 = 14 * 24 * 3600;

/// Before acts that open doors, whoever acts has shown within this time that it is them.
pub const PROOF_SECONDS: i64 = 15 * 60;

/// The URLs of the door and of one's own account.
pub fn routes() -> Routes {
    sign_in::routes()
        .and(web::routes())
        .and(factor::routes())
        .and(passkey::routes())
        .and(openid::routes())
        .and(reset::routes())
        .and(deputy::routes())
}

/// What waits for somebody because of accounts.
///
/// # Errors
/// When the database fails.
pub async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let mut all = reset::today(app, actor).await?;
    all.waiting.extend(service::today(app, actor).await?.waiting);
    Ok(all)
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Signs in at once, once (the demo's and an administrator's on the server).
    SignIn,
    /// Lets someone invited choose a password.
    Invitation,
    /// Lets someone who forgot choose a new one.
    Recovery,
}

impl LinkKind {
    /// Its word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Invitation => "invitation",
            Self::Recovery => "recovery",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SignIn, Self::Invitation, Self::Recovery]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// How long it can be used, in seconds.
    pub const fn seconds(self) -> i64 {
        match self {
            Self::SignIn => 24 * 3600,
            Self::Invitation => 7 * 24 * 3600,
            Self::Recovery => 3600,
        }
    }
}

/// What is kept of a secret token: its SHA-256.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A new secret token, as text for a URL or cookie.
pub fn new_token(clock: &Clock) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(clock.token())
}

/// Makes a one-time link and returns its token, which is kept nowhere else.
///
/// # Errors
/// When the database fails.
pub async fn new_link(tx: &Tx, clock: &Clock, kind: LinkKind, account: Id<Account>) -> Result<String> {
    let token = new_token(clock);
    store::insert_link(tx, clock, kind, account, &token_hash(&token)).await?;
    Ok(token)
}

/// Signs an account in on a device and returns the session's token.
///
/// # Errors
/// When the database fails.
pub async fn begin_session(tx: &Tx, clock: &Clock, account: Id<Account>, device: &str) -> Result<String> {
    let token = new_token(clock);
    store::insert_session(tx, clock, account, &token_hash(&token), device).await?;
    Ok(token)
}

/// Whoever is signed in by a session has shown again that it is them. Returns the session's new
/// token; the old one is dead, and with it whatever was stolen before.
///
/// # Errors
/// [`Error::SignedOut`] when the session has ended meanwhile; else when the database fails.
async fn renew_session(tx: &Tx, clock: &Clock, session: Id<Session>) -> Result<String> {
    let token = new_token(clock);
    match store::set_proved(tx, session, &token_hash(&token), clock.now()).await? {
        0 => Err(Error::SignedOut),
        _ => Ok(token),
    }
}

/// The actor behind a session token, with today's roles and keys; `None` when the
/// session has ended, the account is suspended or has no role today.
///
/// # Errors
/// When the database fails.
pub async fn actor_of(app: &App, token: &str) -> Result<Option<Actor>> {
    let now = app.clock.now();
    let found = store::by_session(&app.db, &token_hash(token), now, app.today()).await?;
    let Some(first) = found.first() else {
        return Ok(None);
    };
    if store::wants_touch(first.seen_at, now) {
        store::touch(&app.db, &token_hash(token), now).await?;
    }
    let grants: Vec<_> = found.iter().filter_map(store::Found::grant).collect();
    // Whoever has no role today is nobody here, also in a session that was begun when they had.
    if grants.is_empty() {
        return Ok(None);
    }
    let account = first.account();
    let lent = if first.stands_in > 0 {
        deputy::lent_on(&app.db, account.id, app.today()).await?
    } else {
        Vec::new()
    };
    let mut actor = with_keys(app, &account, first.employer(), grants, &lent).await?;
    actor.session = Some(first.session);
    actor.wants_factor = first.wants_factor;
    actor.is_proved = first
        .proved_at
        .is_some_and(|at| at.plus_seconds(PROOF_SECONDS) > now);
    Ok(Some(actor))
}

/// The actor that an account is today.
///
/// # Errors
/// When the database fails.
pub async fn actor(app: &App, account: &AccountRow) -> Result<Actor> {
    let grants = grants_on(&app.db, account.id, app.today())
        .await?
        .iter()
        .filter_map(|grant| Some((Role::from_code(&grant.role)?, grant.party)))
        .collect();
    let employer = employment::employer_of(&app.db, account.id).await?;
    let lent = deputy::lent_on(&app.db, account.id, app.today()).await?;
    with_keys(app, account, employer, grants, &lent).await
}

/// A role that is held today, and its party.
type Granted = (Role, Option<Id<PartyRef>>);

/// `grants` are the account's own, `lent` those of whom it stands in for.
async fn with_keys(
    app: &App,
    account: &AccountRow,
    employer: Employer,
    grants: Vec<Granted>,
    lent: &[Lent],
) -> Result<Actor> {
    let standing = Standing {
        account: Some(account.id),
        person: account.person,
        employer,
        grants,
        lent: lent.iter().filter_map(Lent::grant).collect(),
        at: Some(app.clock.now()),
    };
    let mut actor = Actor::signed_in(
        account.id,
        account.name.clone(),
        catalogue().language(&account.language).unwrap_or(Lang::EN),
        &standing,
        keys_of(app, &standing).await?,
    );
    let own = |role: &Role| standing.grants.iter().any(|(held, _)| held == role);
    actor.lent = actor.roles.iter().copied().filter(|role| !own(role)).collect();
    let mut acting_for: Vec<_> = lent
        .iter()
        .map(|one| (one.holder.clone(), one.until_on.0))
        .collect();
    acting_for.dedup();
    actor.acting_for = acting_for;
    Ok(actor)
}

/// What the modules add to whoever stands so today.
async fn keys_of(app: &App, standing: &Standing) -> Result<Vec<Keys>> {
    let mut all = Vec::new();
    for keys in app.modules.iter().filter_map(|module| module.keys) {
        all.push(keys(&app.db, standing, app.today()).await?);
    }
    Ok(all)
}

/// Someone to be given an account.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// The address to sign in with.
    pub email: &'a str,
    /// The name shown.
    pub name: &'a str,
    /// The language of the interface.
    pub language: &'a str,
    /// The person of the directory behind it.
    pub person: Option<Id<PersonRef>>,
}

/// The hash of a new password of an account, or why it is refused: weak, or one of those that
/// the account had before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn fresh_hash(
    app: &App,
    account: &AccountRow,
    typed: &str,
) -> Result<Result<String, &'static str>> {
    if let Some(reason) = weakness(typed, &account.name, &account.email) {
        return Ok(Err(reason));
    }
    let mut known = store::past_passwords(&app.db, account.id).await?;
    known.extend(account.password_hash.clone());
    let typed = typed.to_owned();
    off_the_request(app, move || {
        if known.iter().any(|hash| password_fits(Some(hash), &typed)) {
            return Ok(Err("password-before"));
        }
        hash_password(&typed).map(Ok)
    })
    .await
}

/// Gives an account a new password, with its line; links that wait are void.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_password(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    account: &AccountRow,
    hash: &str,
) -> Result<()> {
    if let Some(old) = &account.password_hash {
        store::keep_past(tx, account.id, old, app.clock.now()).await?;
    }
    store::set_password(tx, account.id, hash).await?;
    store::revoke_links(tx, account.id, app.clock.now()).await?;
    let act = Act::on("password-set", "account", account.id);
    audit::record(tx, &app.clock, actor, act).await
}

/// Runs something slow away from the threads that answer requests, in its turn.
async fn off_the_request<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let _turn = app.door().turn().await?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Error::setup("A piece of work stopped before its end."))?
}
