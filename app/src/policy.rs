//! The printed table of who may do what.

use balai_kernel::{Actor, Id, actor::Role, policy::PolicyWorld, text::Lang};

use crate::modules::modules;

/// The whole table: nouns, then routes with their rule.
pub fn print() -> String {
    let world = world();
    let mut out = String::from(
        "Who may do what. Printed from the rules by `balai policy`; a change of a rule changes this file.\n\
         \"yes\" to list, create and export is about the noun as such; the other columns are about the row named.\n",
    );
    for module in modules() {
        for policy in module.policies {
            out.push_str(&policy(&world));
        }
    }
    out.push_str("\nRoutes: method, path, noun, action\n\n");
    for module in modules() {
        for route in (module.routes)().iter() {
            out.push_str(&format!(
                "{:<5} {:<52} {:<22} {}\n",
                route.method,
                route.path,
                route.noun,
                route.action.word()
            ));
        }
    }
    out
}

/// The standard actors: one of each role, and a second focal point for the other side.
fn world() -> PolicyWorld {
    let number = |n: u128| uuid_of(n);
    let party = Id::of(number(1));
    let other = Id::of(number(2));
    let person = Id::of(number(3));
    let room = format!("room:{}", Id::<PolicyWorld>::of(number(4)));
    let actor = |n: u128, name: &str, role: Role, party, person, extra: Vec<String>| {
        Actor::signed_in(
            Id::of(number(n)),
            person,
            name.to_owned(),
            Lang::EN,
            &[(role, party)],
            extra,
        )
    };
    PolicyWorld {
        actors: vec![
            ("anyone", Actor::anonymous(Lang::EN)),
            (
                "administrator",
                actor(10, "administrator", Role::Administrator, None, None, vec![]),
            ),
            (
                "co-manager",
                actor(11, "co-manager", Role::CoManager, None, None, vec![]),
            ),
            (
                "programme officer",
                actor(
                    12,
                    "programme officer",
                    Role::ProgrammeOfficer,
                    None,
                    None,
                    vec![],
                ),
            ),
            (
                "monitoring officer",
                actor(
                    13,
                    "monitoring officer",
                    Role::MonitoringOfficer,
                    None,
                    None,
                    vec![],
                ),
            ),
            (
                "focal point of the party",
                actor(14, "focal point", Role::FocalPoint, Some(party), None, vec![]),
            ),
            (
                "focal point of another party",
                actor(
                    15,
                    "other focal point",
                    Role::FocalPoint,
                    Some(other),
                    None,
                    vec![],
                ),
            ),
            (
                "officer who was in the room",
                actor(
                    16,
                    "officer",
                    Role::FrontlineOfficer,
                    Some(party),
                    Some(person),
                    vec![room.clone()],
                ),
            ),
            (
                "officer of another party",
                actor(
                    17,
                    "other officer",
                    Role::FrontlineOfficer,
                    Some(other),
                    None,
                    vec![],
                ),
            ),
            ("auditor", actor(18, "auditor", Role::Auditor, None, None, vec![])),
        ],
        party,
        room,
        person,
    }
}

const fn uuid_of(n: u128) -> balai_kernel::id::Uuid {
    balai_kernel::id::Uuid::from_u128(n)
}
