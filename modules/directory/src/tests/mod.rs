//! Stories of the directory, as named people, on both databases.

mod access;
mod bodies;
mod details;
mod doubles;
mod editing;
mod erasing;
mod exceptions;
mod focal_lists;
mod involvement;
mod lists;
mod openings;
mod pages;
mod parties;
mod people;
mod promises;
mod properties;
mod reads;
mod roster;
mod roster_check;
mod trail;
mod vouching;
mod walls;

use balai_kernel::{
    Id,
    actor::{PartyRef, Role},
    test::{Seen, Someone, World},
};

use crate::{MODULE, PartyId, party};

/// A party of the profile by its code.
pub(super) async fn party_of(world: &World, code: &str) -> Id<PartyRef> {
    party::store::by_code(&world.app.db, code)
        .await
        .expect("the database")
        .expect("a party of the profile")
        .id
}

/// The programme officer of these stories.
pub(super) async fn ratna(world: &World) -> Someone<'_> {
    world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await
}

/// She signs in again, as after a year.
pub(super) async fn ratna_again(world: &World) -> Someone<'_> {
    world.person("Ratna W", Role::ProgrammeOfficer, None).await
}

/// The national focal point of a party.
pub(super) async fn focal<'w>(world: &'w World, name: &str, party: PartyId) -> Someone<'w> {
    world.person(name, Role::FocalPoint, Some(party)).await
}

/// Enters a person through the form and gives their address.
pub(super) async fn enter(who: &Someone<'_>, name: &str, party: &str, more: &[(&str, &str)]) -> String {
    let mut fields = vec![("written", name), ("party", party)];
    fields.extend_from_slice(more);
    let seen = who.post("/app/directory/people/new", &fields).await;
    place(&seen)
}

/// Where an act led, without what it says there.
pub(super) fn place(seen: &Seen) -> String {
    let location = seen
        .location
        .as_deref()
        .unwrap_or_else(|| panic!("{} leads nowhere: {}", seen.status, seen.text));
    location.split('?').next().expect("an address").to_owned()
}

/// The number after which a form is made: what its hidden field `version` holds.
pub(super) fn version(seen: &Seen) -> String {
    let at = seen
        .text
        .find("name=\"version\" value=\"")
        .expect("a form with a version");
    seen.text[at + 22..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect()
}

/// The modules of these stories.
pub(super) const MODULES: &[balai_kernel::Module] = &[
    MODULE,
    balai_kernel::view::MODULE,
    balai_kernel::desk::MODULE,
    balai_kernel::audit::MODULE,
];
