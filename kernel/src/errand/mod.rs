//! Errands: links by which somebody without an account does one thing with one row. Opening
//! a link shows and never acts, since mail programs open every link before a person does;
//! pressing a button acts. Only a hash of the link is kept; it ends by itself and can be
//! taken back.

mod pages;
mod policy;
mod store;
mod web;

pub use pages::dead;
pub use policy::Bearer;
pub use store::{ErrandRow, of_row, revoke, revoke_of, take};
pub use web::routes;

use crate::{
    account::{Account, new_token, token_hash},
    actor::PartyRef,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    module::App,
    store::Tx,
};

/// Seconds of a day, in which terms of links are counted.
pub const DAY: i64 = 24 * 3600;

/// How many characters a link's token has: what is shorter was cut off on its way.
const LENGTH: usize = 43;

/// What a link is made for.
#[derive(Debug, Clone)]
pub struct NewErrand<'a> {
    /// What it is for: the module's word, never shown.
    pub purpose: &'static str,
    /// The one row.
    pub row: uuid::Uuid,
    /// Whose information that is.
    pub party: Option<Id<PartyRef>>,
    /// Whom it is sent to.
    pub sent_to: &'a str,
    /// Whether it is used up by the first act.
    pub is_once: bool,
    /// For how many seconds it can be used.
    pub seconds: i64,
    /// Who sends it.
    pub made_by: Id<Account>,
}

/// Makes a link and returns its token, which is kept nowhere else. Older ones for the same
/// purpose and row die: there is one that holds.
///
/// # Errors
/// When the database fails.
pub async fn make(tx: &Tx, clock: &Clock, new: &NewErrand<'_>) -> Result<String> {
    store::revoke_of(tx, new.purpose, new.row, clock.now()).await?;
    let token = new_token(clock);
    store::insert(tx, clock, new, &token_hash(&token)).await?;
    Ok(token)
}

/// Why a link does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dead {
    /// It is not known: altered, or never given out.
    Unknown,
    /// It was cut off on its way.
    Cut,
    /// Its time is over.
    Expired,
    /// It was used, and is used once.
    Used,
    /// Whoever sent it took it back, or sent another.
    Revoked,
}

impl Dead {
    /// Its sentence in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "errand-unknown",
            Self::Cut => "errand-cut",
            Self::Expired => "errand-expired",
            Self::Used => "errand-used",
            Self::Revoked => "errand-revoked",
        }
    }
}

/// How it stands with a link that was found, at a moment.
fn standing(row: &ErrandRow, now: Instant) -> Result<(), Dead> {
    if row.revoked_at.is_some() {
        return Err(Dead::Revoked);
    }
    if row.is_once && row.used_at.is_some() {
        return Err(Dead::Used);
    }
    if row.expires_at <= now {
        return Err(Dead::Expired);
    }
    Ok(())
}

/// The errand of a token that somebody holds, for one purpose; a link for another purpose is
/// not known here. Nothing is used up.
///
/// # Errors
/// When the database fails. Why a link does nothing is in the inner result.
pub async fn open(app: &App, purpose: &str, token: &str) -> Result<Result<ErrandRow, Dead>> {
    let found = store::find(&app.db, &token_hash(token)).await?;
    let Some(row) = found.filter(|row| row.purpose == purpose) else {
        let is_cut = token.len() < LENGTH;
        return Ok(Err(if is_cut { Dead::Cut } else { Dead::Unknown }));
    };
    Ok(standing(&row, app.clock.now()).map(|()| row))
}
