//! Who may look through the log: auditors who are nothing else.

use super::Log;
use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for Log {
    const NOUN: &'static str = "audit";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Export => Decision::when(actor.is_auditor(), "may-auditor"),
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("the log", Self)]
    }
}
