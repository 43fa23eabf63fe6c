//! An agency: a body inside a party, such as an immigration bureau or a police force.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Audience, Id,
    store::{Day, FromRow},
};
use balai_names::AgencyKind;

use crate::PartyId;

/// An agency as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Agency {
    /// Its id.
    pub id: Id<Agency>,
    /// The party it belongs to.
    pub party: PartyId,
    /// Its name as first written.
    pub name: String,
    /// Its name, folded; unique inside its party.
    pub folded: String,
    /// [`kind_code`].
    pub kind: String,
    /// Since when it lets the party's focal points see the names of its people.
    pub names_open_on: Option<Day>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// The kinds of agencies, as shown.
pub const KINDS: [AgencyKind; 11] = [
    AgencyKind::Police,
    AgencyKind::Immigration,
    AgencyKind::Border,
    AgencyKind::Customs,
    AgencyKind::CoastGuard,
    AgencyKind::Prosecution,
    AgencyKind::Consular,
    AgencyKind::Social,
    AgencyKind::Labour,
    AgencyKind::Council,
    AgencyKind::Other,
];

/// The word of a kind in the database, in URLs and in the catalogue (`agency-kind-police`).
pub const fn kind_code(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::Police => "police",
        AgencyKind::Immigration => "immigration",
        AgencyKind::Border => "border",
        AgencyKind::Customs => "customs",
        AgencyKind::CoastGuard => "coast-guard",
        AgencyKind::Prosecution => "prosecution",
        AgencyKind::Consular => "consular",
        AgencyKind::Social => "social",
        AgencyKind::Labour => "labour",
        AgencyKind::Council => "council",
        AgencyKind::Other => "other",
    }
}

/// The kind with this word.
pub fn kind_of_code(code: &str) -> Option<AgencyKind> {
    KINDS.into_iter().find(|kind| kind_code(*kind) == code)
}

/// Who can see an agency: the office and the party's own people. Which agencies a
/// party lends is that party's to tell.
pub fn audience(party: PartyId) -> Audience {
    Audience::office()
        .and(format!("party:{party}"))
        .entrusted_by(party)
}

/// The key of whoever may see the names of an agency's people.
pub fn names_key(id: Id<Agency>) -> String {
    format!("agency:{id}")
}

/// The key of whoever works in an agency and answers for its people's names.
pub fn own_key(id: Id<Agency>) -> String {
    format!("own-agency:{id}")
}

impl Agency {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/app/directory/agencies/{}", self.id)
    }
}
