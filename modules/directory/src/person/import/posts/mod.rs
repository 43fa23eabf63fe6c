//! Posts that a roster names beside people.

mod store;

use balai_kernel::{Clock, Id};
use balai_names::{fold, tidy};
use jiff::civil::Date;

use super::Wanted;
use crate::{
    PartyId, PersonId,
    agency::{self, Agency},
};

pub(super) use store::{Held, apply, changed, held, rostered, save};

/// What somebody without an address is recognised by in a roster.
pub(super) type RosterKey = (Option<PartyId>, Option<Id<Agency>>, String);

/// The key of a row.
pub(super) fn roster_key(wanted: &Wanted, agency: Option<Id<Agency>>) -> RosterKey {
    (wanted.party, agency, fold(&wanted.name.name.full))
}

/// A post and who holds it.
pub(super) struct StagedPost {
    pub id: uuid::Uuid,
    pub holding: uuid::Uuid,
    pub agency: Id<Agency>,
    pub title: String,
    pub audience: String,
    pub person: PersonId,
    pub from_on: Option<Date>,
}

impl StagedPost {
    /// A post of an agency held by somebody.
    pub fn new(
        clock: &Clock,
        (party, agency): (PartyId, Id<Agency>),
        person: PersonId,
        title: &str,
        from_on: Option<Date>,
    ) -> Self {
        Self {
            id: clock.id::<Self>().uuid(),
            holding: clock.id::<Self>().uuid(),
            agency,
            title: tidy(title).text,
            audience: agency::audience(party).to_string(),
            person,
            from_on,
        }
    }
}
