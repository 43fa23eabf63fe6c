//! An emergency opening, which elsewhere is called breaking the glass: somebody whom a rule allows
//! it opens what is closed to them, with a reason, for an hour. The owner is told at once and can
//! read the reason; the audit and the party's trail have it; it ends by itself.
//!
//! A co-manager of the office's own staff opens the hidden addresses of a person; a national focal
//! point opens the names of an agency of their own party. Nothing is rewritten: whoever opened
//! something holds a key for as long as it lasts.

mod notice;
mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

pub(crate) use pages::{of_agency, of_person};

use balai_kernel::{Actor, Audience, Id, Instant, account::Account, policy::Decision, store::FromRow};

use crate::{
    PartyId, PersonId,
    agency::{self, Agency},
    person::Person,
};

/// For how long something stays open, in seconds.
pub const SECONDS: i64 = 3_600;

/// How long an opening waits on its owner's first page, in seconds.
pub(crate) const TOLD_SECONDS: i64 = 7 * 86_400;

/// Within how many seconds the openings of one account are counted together, for auditors.
pub(crate) const COUNTED_SECONDS: i64 = 90 * 86_400;

/// The fewest and the most letters of a reason.
const REASON: std::ops::RangeInclusive<usize> = 20..=1_000;

/// An opening as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Opening {
    /// Its id.
    pub id: Id<Opening>,
    /// `person` or `agency`.
    pub noun: String,
    /// Which one.
    pub row_id: uuid::Uuid,
    /// Whose information it is.
    pub party: Option<PartyId>,
    /// Whose account opened it.
    pub opened_by: Id<Account>,
    /// Their name.
    pub opened_by_name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub opened_at: Instant,
    /// When it ends by itself.
    pub ends_at: Instant,
    /// When it was ended before.
    pub ended_at: Option<Instant>,
    /// Its owners.
    pub audience: String,
}

impl Opening {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/app/directory/openings/{}", self.id)
    }

    /// The page of what was opened.
    pub fn of_what(&self) -> String {
        let section = if self.noun == "person" {
            "people"
        } else {
            "agencies"
        };
        format!("/app/directory/{section}/{}", self.row_id)
    }

    /// Whether it lasts at a moment.
    pub fn lasts_at(&self, at: Instant) -> bool {
        self.ended_at.is_none() && at < self.ends_at
    }

    /// Whether an actor opened it themselves.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.account == Some(self.opened_by) && actor.viewer().is_none()
    }
}

/// The key of whoever opened the hidden addresses of a person.
pub fn addresses_key(person: PersonId) -> String {
    format!("opened:{person}")
}

/// Whether an actor may open anything at all: lent by nobody, entrusted with everything, looking
/// with their own eyes.
fn is_trusted(actor: &Actor) -> bool {
    let is_lent = matches!(actor.employer, balai_kernel::actor::Employer::Lender(_));
    !is_lent && actor.barred().next().is_none() && actor.viewer().is_none()
}

/// Whether an actor may open the hidden addresses of a person whom they may see.
pub fn may_open_addresses(actor: &Actor, person: &Person) -> Decision {
    let leads = actor.is_own(balai_kernel::actor::Role::CoManager) && actor.holds("office:core");
    let sees = actor.sees(&Audience::parse(&person.audience));
    Decision::when(is_trusted(actor) && leads && sees, "may-open-addresses")
}

/// Whether an actor may open the names of an agency's people: a focal point of its party, who
/// does not see them anyway.
pub fn may_open_names(actor: &Actor, agency: &Agency) -> Decision {
    let is_own = actor.is_own(balai_kernel::actor::Role::FocalPoint) && actor.is_focal_of(agency.party);
    let is_closed = !actor.holds(&agency::names_key(agency.id));
    Decision::when(is_trusted(actor) && is_own && is_closed, "may-open-names")
}

/// Who owns what is opened of a person: they themselves and those who may see their name.
fn audience_of_person(person: &Person) -> Audience {
    Audience::default()
        .and_person(person.id)
        .and_people_of(person.party, person.agency.map(Id::cast))
}

/// Who owns the names of an agency's people: its own focal points; while there is none, the
/// office's own staff keeps the wall for it.
fn audience_of_agency(agency: &Agency, has_own_focal_point: bool) -> Audience {
    let own = Audience::of([agency::own_key(agency.id).as_str()]);
    if has_own_focal_point {
        own
    } else {
        own.and("office:core")
    }
}

/// What is wrong with a reason: the catalogue key; none where it is a sentence.
fn reason_refusal(reason: &str) -> Option<&'static str> {
    let letters = reason.chars().count();
    let words = reason.split_whitespace().count();
    if letters < *REASON.start() || words < 4 {
        return Some("opening-reason-short");
    }
    (letters > *REASON.end()).then_some("opening-reason-long")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence_and_not_a_word_or_a_book() {
        for short in ["", "urgent", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a b c d e"] {
            assert_eq!(reason_refusal(short), Some("opening-reason-short"), "{short}");
        }
        assert_eq!(reason_refusal("Her family was in the ferry that sank."), None);
        assert!(reason_refusal(&"word ".repeat(300)).is_some());
    }
}
