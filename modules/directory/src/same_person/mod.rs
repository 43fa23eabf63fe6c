//! Two records that may be one person. The evidence is shown side by side and a person
//! decides; nothing is merged by a score, and every decision can be taken back.
//!
//! Merging moves nothing: the record that gives way points to the one that is kept,
//! and whoever joins persons resolves `coalesce(merged_into, id)`.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use std::collections::BTreeMap;

use balai_kernel::{
    Clock, Id, Instant, Result,
    store::{FromRow, Json, Tx},
    text::Message,
};
use balai_names::{NameReason, block_keys, same_person_evidence};
use uuid::Uuid;

use crate::{
    PersonId,
    person::{self, Person},
};

/// A suggestion as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Suggestion {
    /// Its id.
    pub id: Id<Suggestion>,
    /// One record; the earlier one.
    pub person: PersonId,
    /// The other.
    pub other: PersonId,
    /// Why they may be one, each reason a sentence.
    pub evidence: Json<Vec<Message>>,
    /// By which open suggestions are ordered, never decided.
    pub strength: i64,
    /// When it was noticed.
    pub raised_at: Instant,
    /// `same` or `different`.
    pub decision: Option<String>,
    /// When that was decided.
    pub decided_at: Option<Instant>,
    /// The record that gave way.
    pub merged: Option<PersonId>,
    /// The record it gave way to.
    pub kept: Option<PersonId>,
}

/// What speaks for two records being one person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Each reason as a sentence.
    pub reasons: Vec<Message>,
    /// By which open suggestions are ordered: the more, the earlier.
    pub strength: i64,
}

/// What is compared besides the names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shared {
    /// The same personal e-mail or telephone.
    pub address: bool,
    /// The same party.
    pub party: bool,
    /// The same agency.
    pub agency: bool,
}

/// Weighs a name reason and what else is shared; nothing where the names cannot be one
/// person's.
pub fn evidence(names: balai_names::NameAgreement, shared: Shared) -> Option<Evidence> {
    if !names.is_possible() {
        return None;
    }
    let mut found = Evidence {
        reasons: vec![Message::new(name_reason(names.reason()))],
        strength: if matches!(names, balai_names::NameAgreement::Same(_)) {
            4
        } else {
            2
        },
    };
    for (is_shared, key, strength) in [
        (shared.address, "same-person-address", 4),
        (shared.agency, "same-person-agency", 2),
        (shared.party, "same-person-party", 1),
    ] {
        if is_shared {
            found.reasons.push(Message::new(key));
            found.strength += strength;
        }
    }
    if !shared.party {
        found.reasons.push(Message::new("same-person-other-party"));
    }
    Some(found)
}

/// The sentence for a reason of [`balai_names`].
pub const fn name_reason(reason: NameReason) -> &'static str {
    match reason {
        NameReason::Identical => "same-person-identical",
        NameReason::CaseOrAccents => "same-person-case",
        NameReason::WordOrder => "same-person-order",
        NameReason::Particle => "same-person-particle",
        NameReason::KnownSpelling => "same-person-spelling",
        NameReason::Spacing => "same-person-spacing",
        NameReason::OneLetter => "same-person-letter",
        NameReason::LettersSwapped => "same-person-swapped",
        NameReason::Initial => "same-person-initial",
        NameReason::PartMissing => "same-person-part",
        NameReason::OtherScript => "same-person-script",
        NameReason::ParticlesDiffer => "same-person-particles-differ",
        NameReason::SomeWordsShared => "same-person-some-words",
        NameReason::NothingShared => "same-person-nothing",
    }
}

/// Looks for records that may be the same person as this one and raises a suggestion
/// for each; says how many were new.
///
/// # Errors
/// When the database fails.
pub async fn look_for(tx: &Tx, clock: &Clock, person: &Person, batch: Option<Uuid>) -> Result<u64> {
    let Some(name) = person.comparable() else {
        return Ok(0);
    };
    let mut raised = 0;
    let own: Vec<String> = person::store::addresses(tx, person.id)
        .await?
        .into_iter()
        .filter(|address| !address.shared)
        .map(|address| address.folded)
        .collect();
    for other in person::store::by_keys(tx, &block_keys(&name)).await? {
        let Some(other_name) = other.comparable().filter(|_| other.id != person.id) else {
            continue;
        };
        let theirs = person::store::addresses(tx, other.id).await?;
        let shared = Shared {
            address: theirs
                .iter()
                .any(|address| !address.shared && own.contains(&address.folded)),
            party: person.party.is_some() && person.party == other.party,
            agency: person.agency.is_some() && person.agency == other.agency,
        };
        if let Some(evidence) = evidence(same_person_evidence(&name, &other_name), shared) {
            raised += store::raise(tx, clock, person.id, other.id, &evidence, batch).await?;
        }
    }
    Ok(raised)
}

/// One decision that two records are one: which gave way to which.
pub type Merge = (PersonId, PersonId);

/// The record that each record which gave way leads to in the end, following every
/// decision; a record that leads back to itself is left where it was.
pub fn roots(merges: &[Merge]) -> BTreeMap<PersonId, PersonId> {
    let next: BTreeMap<PersonId, PersonId> = merges.iter().copied().collect();
    next.keys()
        .map(|start| {
            let mut at = *start;
            for _ in 0..=next.len() {
                match next.get(&at) {
                    Some(further) if further != start => at = *further,
                    _ => break,
                }
            }
            (*start, at)
        })
        .collect()
}
