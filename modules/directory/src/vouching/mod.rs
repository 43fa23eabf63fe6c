//! Vouching: a party's focal point says who its officers are. Whoever they vouch for can
//! sign in as a frontline officer of that party and as nothing more, until the focal point
//! or the office ends it.

mod pages;
mod policy;
pub(crate) mod store;
pub(crate) mod web;

use balai_kernel::{
    App, Audience, Id, Instant, account::Account, mail::Letter, store::FromRow, t, text::Lang,
};

use crate::PartyId;

/// A focal point's word for an officer.
#[derive(Debug, Clone, FromRow)]
pub struct Vouching {
    /// Its id.
    pub id: Id<Vouching>,
    /// The party.
    pub party: PartyId,
    /// The officer's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The agency's name.
    pub agency_name: String,
    /// What they do there.
    pub post: String,
    /// Their account, unless one with the address was there already.
    pub account: Option<Id<Account>>,
    /// Whether they have chosen a password.
    pub is_taken_up: bool,
    /// Who vouches.
    pub vouched_by_name: String,
    /// When.
    pub created_at: Instant,
    /// When it was ended.
    pub ended_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
}

/// How many officers of a party can be vouched for within a day.
pub(crate) const A_DAY: i64 = 20;

/// Who can see that somebody was vouched for: the office and the party's focal points.
/// The officer's name is the party's, entrusted to the office.
pub(crate) fn audience(party: PartyId) -> Audience {
    Audience::office().and_focal(party).entrusted_by(party)
}

/// Who vouches for whom, as the letter says it.
pub(crate) struct Said<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub by: &'a str,
    pub party: &'a str,
}

/// The letter to whoever was vouched for: with the link of the invitation, or without one
/// where an account with the address was there already.
pub(crate) fn letter<'a>(app: &App, lang: Lang, said: &Said<'a>, token: Option<&str>) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let (name, by, party) = (said.name, said.by, said.party);
    let (subject, body) = match token {
        Some(token) => (
            t!(lang, "mail-vouched-subject", office = office),
            t!(
                lang,
                "mail-vouched-body",
                name = name,
                office = office,
                by = by,
                party = party,
                address = format!("{}/link/{token}", app.address)
            ),
        ),
        None => (
            t!(lang, "mail-vouched-known-subject", office = office),
            t!(
                lang,
                "mail-vouched-known-body",
                office = office,
                by = by,
                party = party,
                address = format!("{}/signin", app.address)
            ),
        ),
    };
    Letter {
        kind: "directory.vouching",
        recipient: said.email,
        subject,
        body,
        // Both are, so that the outbox does not tell which it was.
        secret: true,
    }
}
