//! Who may do what with focal points.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

use super::FocalPoint;
use crate::record;

impl Guarded for FocalPoint {
    const NOUN: &'static str = "focal-point";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(record::keeps_rosters(actor), "may-office-or-focal"),
            (Action::Create, _) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            // Confirming and ending is the party's own word as much as the office's note of it.
            (Action::Change | Action::Decide, Some(row)) => {
                Decision::when(record::keeps_roster_of(actor, row.party), "may-office-or-focal")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |party| Self {
            id: Id::of(uuid::Uuid::nil()),
            party,
            post: None,
            person: None,
            theme: String::new(),
            is_national: true,
            is_alternate: false,
            from_on: Day(jiff::civil::date(2024, 1, 1)),
            until_on: None,
            confirmed_on: None,
            audience: super::audience(party).to_string(),
            version: 1,
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(record::another_party())),
        ]
    }
}
