//! A reservation: what a party, or one of its agencies, entrusts to the office is not for staff
//! that another party lends. It holds for everybody lent by that party, whoever leads the
//! office included, and from the moment it is made.

pub(crate) mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Audience, Id,
    store::{Day, FromRow},
};

use crate::{PartyId, agency::Agency};

/// A reservation as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Reservation {
    /// Its id.
    pub id: Id<Reservation>,
    /// Whose information it is about.
    pub party: PartyId,
    /// Of which agency alone; without one, of all.
    pub agency: Option<Id<Agency>>,
    /// Whose lent staff do not see it.
    pub lender: PartyId,
    /// Since when.
    pub since_on: Day,
    /// Who can see that it stands.
    pub audience: String,
}

/// Who can see a reservation: the party's focal points, and the office's own staff. Those whom
/// it is about are not told.
pub fn audience(party: PartyId) -> Audience {
    Audience::of(["office:core"]).and_focal(party)
}
