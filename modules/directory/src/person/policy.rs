//! Who may do what with persons. Their names are for the office, the focal points of
//! their party and they themselves; an administrator sees none.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Person;
use crate::{PartyId, PersonId, agency::Agency, record};

impl Guarded for Person {
    const NOUN: &'static str = "person";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let office_or_focal = record::keeps_rosters(actor);
        match (action, row) {
            (Action::List, _) => Decision::when(office_or_focal || actor.person.is_some(), "may-audience"),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Export, _) => Decision::when(office_or_focal, "may-office-or-focal"),
            // A roster is kept by those who see it: behind the wall of an agency nobody alters
            // what they cannot read.
            (Action::Change, Some(row)) if actor.sees(&Audience::parse(&row.audience)) => Decision::when(
                actor.is_office() || row.party.is_some_and(|party| actor.is_focal_of(party)),
                "may-office-or-focal",
            ),
            // Who is shown their addresses is for the person to say, and for whoever keeps the roster.
            (Action::Release, Some(row)) => Decision::when(
                actor.person == Some(row.id)
                    || actor.is_office()
                    || row.party.is_some_and(|party| actor.is_focal_of(party)),
                "may-office-or-focal",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |id: PersonId, party: PartyId, agency: Option<Id<Agency>>| Self {
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
            agency,
            audience: super::audience(id, Some(party), agency).to_string(),
            merged_into: None,
            confirmed_on: None,
            version: 1,
        };
        vec![
            ("the officer", of(world.person, world.party, None)),
            (
                "a colleague of the officer, of no known agency",
                of(record::somebody(), world.party, None),
            ),
            (
                "a colleague, of an agency that shows no names",
                of(record::somebody(), world.party, Some(record::an_agency())),
            ),
            (
                "somebody of another party",
                of(record::somebody(), record::another_party(), None),
            ),
        ]
    }
}
