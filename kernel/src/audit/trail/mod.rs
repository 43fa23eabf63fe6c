//! What a party may read of the log: what was done with its own information. Who of another
//! party looked is told only where the party had said so before they did.

mod store;

use uuid::Uuid;

pub use store::{trail_counts, trail_of, trail_shares};

use crate::{
    account::Account,
    actor::{AgencyRef, PartyRef},
    clock::Instant,
    id::Id,
    store::FromRow,
};

/// Of which of a party's agencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfAgency {
    /// This one.
    One(Id<AgencyRef>),
    /// What is of none in particular.
    None,
}

/// Which lines of a party's trail are asked for.
#[derive(Debug, Clone, Copy)]
pub struct TrailAsk {
    /// The party.
    pub party: Id<PartyRef>,
    /// Of one agency alone.
    pub agency: Option<OfAgency>,
    /// Lines before this one.
    pub before: Option<Uuid>,
    /// How many at most.
    pub at_most: i64,
}

/// One act on what belongs to a party, as the party may read it.
#[derive(Debug, Clone, FromRow)]
pub struct TrailLine {
    /// The act's line; lines stand in the order of their ids.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// By which account, for finding out whose name may be told.
    pub account: Option<Id<Account>>,
    /// Who, by name: for those of the same party alone.
    pub actor: String,
    /// In which function, the codes of roles: for everybody else.
    pub function: String,
    /// Of which party they were.
    pub from_party: Option<Id<PartyRef>>,
    /// What was done.
    pub act: String,
    /// To what.
    pub noun: String,
    /// Of which agency the people are that it was about; none for a list.
    pub agency: Option<Id<AgencyRef>>,
    /// Whose information it was; another party's, or none, for a list that held some of this one.
    pub party: Option<Id<PartyRef>>,
}

/// How many people of one agency a list held.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct TrailShare {
    /// The line of the act by which it was taken away.
    pub line: Uuid,
    /// The agency.
    pub agency: Option<Id<AgencyRef>>,
    /// How many rows.
    pub how_many: i64,
}

/// The first id that can have been made at a moment (UUID version 7, RFC 9562).
pub(super) fn first_id(at: Instant) -> Uuid {
    let millis = u128::try_from(at.timestamp().as_millisecond()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}
