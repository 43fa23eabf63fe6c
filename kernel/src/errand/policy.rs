//! Whoever holds a link: the token decides, in the handler.

use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// Whoever comes by a link that was given out.
pub struct Bearer;

impl Guarded for Bearer {
    const NOUN: &'static str = "errand";

    fn rule(_actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::Read | Action::Create => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("a link that was given out", Self)]
    }
}
