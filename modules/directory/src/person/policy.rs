//! Who may do what with persons. Their names are for the office, the focal points of
//! their party and they themselves; an administrator sees none.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Person;
use crate::{PartyId, PersonId, record};

impl Guarded for Person {
    const NOUN: &'static str = "person";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let office_or_focal = record::keeps_rosters(actor);
        match (action, row) {
            (Action::List, _) => Decision::when(office_or_focal || actor.person.is_some(), "may-audience"),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Export, _) => Decision::when(office_or_focal, "may-office-or-focal"),
            (Action::Change, Some(row)) => Decision::when(
                actor.is_office() || row.party.is_some_and(|party| actor.is_focal_of(party)),
                "may-office-or-focal",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |id: PersonId, party: PartyId| Self {
            id,
            written: "Someone".to_owned(),
            given: None,
            family: None,
            own_script: None,
            romanised: None,
            sort_key: "someone".to_owned(),
            sex: None,
            sex_source: None,
            party: Some(party),
            agency: None,
            audience: super::audience(id, Some(party)).to_string(),
            merged_into: None,
            confirmed_on: None,
            version: 1,
        };
        vec![
            ("the officer", of(world.person, world.party)),
            ("a colleague of the officer", of(record::somebody(), world.party)),
            (
                "somebody of another party",
                of(record::somebody(), record::another_party()),
            ),
        ]
    }
}
