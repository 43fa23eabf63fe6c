//! The removal: a participation or a headcount line that was taken off an event's list, or
//! an external event or an input that was taken off its own. It counts nowhere from then
//! on, the office still sees it with its reason, and it can be put back.

pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_kernel::{Audience, Id, Instant, actor::PartyRef, store::FromRow};
use uuid::Uuid;

/// A line that was removed, as the office reads it in the event's history.
#[derive(Debug, Clone, FromRow)]
pub struct Removal {
    /// The line's own id.
    pub id: Id<Removal>,
    /// `participation` or `headcount`.
    pub what: String,
    /// The name; empty for a headcount line.
    pub name: String,
    /// The party represented.
    pub party: Option<Id<PartyRef>>,
    /// The attendance of a participation.
    pub status: String,
    /// How many people it is.
    pub number: i64,
    /// Why it was removed.
    pub reason: String,
    /// When.
    pub removed_at: Instant,
    /// By whom.
    pub removed_by: String,
    /// Who can see it.
    pub audience: String,
    /// Who can see the person whose line it was.
    pub person_audience: Option<String>,
}

impl Default for Removal {
    fn default() -> Self {
        Self {
            id: Id::of(Uuid::nil()),
            what: "participation".to_owned(),
            name: String::new(),
            party: None,
            status: "attended".to_owned(),
            number: 1,
            reason: String::new(),
            removed_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            removed_by: String::new(),
            audience: "office".to_owned(),
            person_audience: None,
        }
    }
}

impl Removal {
    /// Who can see it.
    pub fn audience(&self) -> Audience {
        Audience::parse(&self.audience)
    }
}
