//! Who may do what with agencies.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Agency;

impl Guarded for Agency {
    const NOUN: &'static str = "agency";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(actor.is_member(), "may-signed-in"),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Change, Some(row)) => Decision::when(
                crate::record::keeps_roster_of(actor, row.party),
                "may-office-or-focal",
            ),
            // Names are the agency's to show: its own focal point says so, or the office writes
            // down what the agency said. The party's other focal points do not open it to themselves.
            (Action::Release, Some(row)) => Decision::when(
                actor.is_office() || actor.holds(&super::own_key(row.id)),
                "may-own-agency",
            ),
            (Action::Create, _) => Decision::when(crate::record::keeps_rosters(actor), "may-office-or-focal"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |party| Self {
            id: Id::of(uuid::Uuid::nil()),
            party,
            name: "Immigration Bureau".to_owned(),
            folded: "immigration bureau".to_owned(),
            kind: "immigration".to_owned(),
            names_open_on: None,
            audience: super::audience(party).to_string(),
            version: 1,
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(crate::record::another_party())),
        ]
    }
}
