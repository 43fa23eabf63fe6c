//! The trail of a party: what was done with its own information, for its focal points.
//!
//! Its own people are named. Others are not: the office acts as a function, and so do
//! members of other parties.

pub(crate) mod pages;
mod policy;
mod store;
pub(crate) mod web;

use crate::PartyId;

/// What was done with the information of a party.
pub struct Trail {
    /// Whose information.
    pub party: PartyId,
}
