//! Who may read a trail: the focal points of the party, and nobody else.

use balai_kernel::{
    Actor,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Trail;

impl Guarded for Trail {
    const NOUN: &'static str = "trail";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(actor.is(Role::FocalPoint), "may-own-focal"),
            (Action::Read, Some(row)) => Decision::when(actor.is_focal_of(row.party), "may-own-focal"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("of the focal point's party", Self { party: world.party })]
    }
}
