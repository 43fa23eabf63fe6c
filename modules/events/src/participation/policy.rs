//! Who may do what with participations.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Participation, audience};

impl Guarded for Participation {
    const NOUN: &'static str = "participation";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::members(actor),
            // Names leave the program with those who answer for them.
            (Action::Export, _) => {
                Decision::when(actor.is_office() || actor.is_focal(), "participation-may-export")
            }
            // Somebody who is kept from the reader is kept from them at events, too.
            (Action::Read, Some(row)) => Decision::when(
                actor.sees(&row.audience())
                    && actor.is_entrusted_with(&Audience::parse(&row.person_audience)),
                "may-audience",
            ),
            (Action::Create | Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let event = world
            .room
            .trim_start_matches("room:")
            .parse()
            .unwrap_or(Id::of(uuid::Uuid::nil()));
        let of = |party| Self {
            party,
            audience: audience(event, party, None).to_string(),
            ..Self::default()
        };
        vec![
            ("of the focal point's party", of(Some(world.party))),
            ("of no party", of(None)),
        ]
    }
}
