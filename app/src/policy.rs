//! The printed table of who may do what.

use balai_kernel::{
    Actor, Id,
    actor::{Employer, Keys, PartyRef, PersonRef, Role, Standing},
    audience::{CO_CHAIRS, entrusted_by_party},
    policy::PolicyWorld,
    text::Lang,
};

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

/// The standard actors: one of each role, a second focal point and officer for the other side,
/// one whose party chairs the process, and those of the office whom a party lends.
fn world() -> PolicyWorld {
    let number = |n: u128| uuid_of(n);
    let party: Id<PartyRef> = Id::of(number(1));
    let other: Id<PartyRef> = Id::of(number(2));
    let chair: Id<PartyRef> = Id::of(number(5));
    let person: Id<PersonRef> = Id::of(number(3));
    let room = format!("room:{}", Id::<PolicyWorld>::of(number(4)));
    let nobody = Standing::default;
    let one = |role: Role, party: Option<Id<PartyRef>>| Standing {
        grants: vec![(role, party)],
        ..nobody()
    };
    let lent = |role: Role| Standing {
        employer: Employer::Lender(Some(other)),
        ..one(role, None)
    };
    let in_the_room = Standing {
        person: Some(person),
        ..one(Role::FrontlineOfficer, Some(party))
    };
    let the_room = Keys {
        held: vec![room.clone()],
        barred: Vec::new(),
    };
    // What the party does not entrust to staff lent by the other one.
    let reserved = Keys {
        held: Vec::new(),
        barred: vec![entrusted_by_party(party)],
    };
    let none = Keys::default;
    let standings = vec![
        ("administrator", one(Role::Administrator, None), none()),
        ("co-manager", one(Role::CoManager, None), none()),
        (
            "co-manager lent, a reservation against",
            lent(Role::CoManager),
            reserved,
        ),
        ("programme officer", one(Role::ProgrammeOfficer, None), none()),
        ("monitoring officer", one(Role::MonitoringOfficer, None), none()),
        ("official by a placement", lent(Role::ProgrammeOfficer), none()),
        (
            "focal point of the party",
            one(Role::FocalPoint, Some(party)),
            none(),
        ),
        (
            "focal point of another party",
            one(Role::FocalPoint, Some(other)),
            none(),
        ),
        ("officer who was in the room", in_the_room, the_room),
        (
            "officer of another party",
            one(Role::FrontlineOfficer, Some(other)),
            none(),
        ),
        ("auditor", one(Role::Auditor, None), none()),
        (
            "focal point of a co-chair",
            one(Role::FocalPoint, Some(chair)),
            Keys {
                held: vec![CO_CHAIRS.to_owned()],
                barred: Vec::new(),
            },
        ),
    ];
    let mut actors = vec![("anyone", Actor::anonymous(Lang::EN))];
    for (n, (name, standing, keys)) in standings.into_iter().enumerate() {
        let account = Id::of(number(10 + n as u128));
        let actor = Actor::signed_in(account, name.to_owned(), Lang::EN, &standing, [keys]);
        actors.push((name, actor));
    }
    PolicyWorld {
        actors,
        party,
        room,
        person,
    }
}

const fn uuid_of(n: u128) -> balai_kernel::id::Uuid {
    balai_kernel::id::Uuid::from_u128(n)
}
