//! Spaces: the shared places of groups. Closed ones first: teams, whose notes and files are
//! sealed and opened by the browsers of their people alone (docs/security/sealing.md).

pub mod escrow;
pub mod item;
pub mod member;
pub mod sealing_key;
pub mod team;

mod erasure;
mod own;
mod page;
mod routes;
#[cfg(test)]
mod tests;
mod today;
mod wire;

use balai_kernel::{Module, module::Nav, policy::print_noun};

/// What the spaces give the whole. What is sealed has no search text, no columns, no measures.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-teams",
        href: team::HOME,
        shown: team::may_have_some,
    }],
    policies: &[
        print_noun::<sealing_key::SealingKey>,
        print_noun::<team::Team>,
        print_noun::<member::Member>,
        print_noun::<item::SealedItem>,
        print_noun::<escrow::Request>,
    ],
    today: Some(|reading, actor| Box::pin(today::today(reading, actor))),
    erase_person: Some(|tx, app, person| Box::pin(erasure::person(tx, app, person))),
    own: Some(|app, actor| Box::pin(own::own(app, actor))),
    ..Module::new("spaces", routes::routes)
};
