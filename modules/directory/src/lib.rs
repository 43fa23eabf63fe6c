//! The directory: who belongs to the process, who works there, who is to be asked.
//!
//! A commons: other modules read it through the stores of its nouns, and never write
//! its tables. A person who was found to be another is kept as a record that points
//! to the other: whoever joins persons resolves `coalesce(merged_into, id)`.

pub mod access;
pub mod agency;
pub mod body;
pub mod contact_note;
pub mod details;
pub mod focal_point;
pub mod handling;
pub mod involvement;
pub mod opening;
pub mod party;
pub mod person;
pub mod post;
pub mod promise;
pub mod reservation;
pub mod roster_check;
pub mod same_person;
pub mod spelling;
pub mod staff;
pub mod trail;
pub mod vouching;

mod entry;
mod erasure;
mod eyes;
mod home;
mod install;
mod keyed;
mod keys;
mod measures;
mod own;
mod record;
mod reindex;
mod routes;
mod today;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use balai_kernel::actor::{PartyRef, PersonRef};
use balai_kernel::{
    Actor, Id, Module,
    import::ImportKind,
    module::Nav,
    policy::{PolicyPrinter, print_noun},
};

/// The id of a party.
pub type PartyId = Id<PartyRef>;
/// The id of a person.
pub type PersonId = Id<PersonRef>;

const NAV: &[Nav] = &[
    Nav {
        label: "nav-directory",
        href: "/app/directory",
        shown: Actor::is_member,
    },
    Nav {
        label: "nav-openings",
        href: "/app/audit/openings",
        shown: Actor::is_auditor,
    },
];

const PUBLIC_NAV: &[Nav] = &[Nav {
    label: "nav-members",
    href: "/members",
    shown: |_| true,
}];

const POLICIES: &[PolicyPrinter] = &[
    print_noun::<party::Party>,
    print_noun::<spelling::Spelling>,
    print_noun::<trail::Trail>,
    print_noun::<reservation::Reservation>,
    print_noun::<handling::Handling>,
    print_noun::<opening::Opening>,
    print_noun::<staff::Staff>,
    print_noun::<eyes::View>,
    print_noun::<agency::Agency>,
    print_noun::<person::Person>,
    print_noun::<post::Post>,
    print_noun::<body::Body>,
    print_noun::<focal_point::FocalPoint>,
    print_noun::<contact_note::ContactNote>,
    print_noun::<promise::Promise>,
    print_noun::<same_person::Suggestion>,
    print_noun::<vouching::Vouching>,
    print_noun::<access::Access>,
    print_noun::<details::Proposal>,
    print_noun::<roster_check::RosterAnswer>,
];

/// What the directory gives the whole.
pub const MODULE: Module = Module {
    nav: NAV,
    public_nav: PUBLIC_NAV,
    policies: POLICIES,
    measures: Some(measures::measures),
    keys: Some(keys::keys),
    install: Some(install::install),
    imports: Some(imports),
    today: Some(|reading, actor| today::today(reading.app(), actor)),
    home: Some(home::home),
    beside: Some(|app, actor, about| Box::pin(promise::beside(app, actor, about))),
    reindex: Some(reindex::reindex),
    api: party::api::ENDPOINTS,
    parties: Some(|db, lang| Box::pin(party::store::choices(db, lang))),
    impersonal: &["party"],
    suggest: Some(keyed::suggest),
    own: Some(|app, actor| Box::pin(own::own(app, actor))),
    retention: erasure::RULES,
    erase_person: Some(|tx, app, person| Box::pin(erasure::person(tx, app, person))),
    known_person: Some(|db, actor, person| Box::pin(erasure::known(db, actor, person))),
    ..Module::new("directory", routes::routes)
};

/// What the directory can import.
fn imports() -> Vec<Arc<dyn ImportKind>> {
    vec![
        Arc::new(party::import::Parties),
        Arc::new(person::import::People),
        Arc::new(body::import::Alumni),
    ]
}
