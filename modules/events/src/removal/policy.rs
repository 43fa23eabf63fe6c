//! Who may take lines off a list, put them back, and read what was taken off.

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Removal;

impl Guarded for Removal {
    const NOUN: &'static str = "removal";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::Read, Some(row)) => Decision::audience(actor, &row.audience()),
            (Action::List | Action::Create | Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("a removed line", Self::default())]
    }
}
