//! Who says how what a party entrusts is handled: its focal points, and nobody for them.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

use super::Handling;

impl Guarded for Handling {
    const NOUN: &'static str = "handling";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create, Some(row)) => Decision::when(actor.is_focal_of(row.party), "may-own-focal"),
            (Action::Create, None) => Decision::when(actor.is_focal(), "may-own-focal"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |party| Self {
            id: Id::of(uuid::Uuid::nil()),
            party,
            from_on: Day(jiff::civil::date(2025, 1, 15)),
            tells_readers: true,
            words: None,
            audience: super::audience().to_string(),
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(crate::record::another_party())),
        ]
    }
}
