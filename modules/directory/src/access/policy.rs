//! Who gives access by a post: those who lead the office, in person. The office sees it.

use balai_kernel::{
    Actor,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Access;
use crate::record;

impl Guarded for Access {
    const NOUN: &'static str = "access";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Read, _) => Decision::office(actor),
            // Giving others access is not lent to a deputy.
            (Action::Create, _) => Decision::when(actor.is_own(Role::CoManager), "may-co-manager"),
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "by the posts of a party",
            Self {
                party: record::another_party(),
            },
        )]
    }
}
