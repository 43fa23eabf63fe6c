//! Who may do what with same-person suggestions: the office, since a suggestion may
//! show two parties' people side by side.

use balai_kernel::{
    Actor, Clock, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
};

use super::Suggestion;

impl Guarded for Suggestion {
    const NOUN: &'static str = "same-person";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Decide => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "about the officer",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                person: world.person,
                other: crate::record::somebody(),
                evidence: Json(Vec::new()),
                strength: 0,
                raised_at: Clock::fixed(jiff::Timestamp::UNIX_EPOCH).now(),
                decision: None,
                decided_at: None,
                merged: None,
                kept: None,
            },
        )]
    }
}
