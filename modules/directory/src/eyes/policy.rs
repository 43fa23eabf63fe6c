//! Who may look through other eyes: whoever works in the office.

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::View;

impl Guarded for View {
    const NOUN: &'static str = "view through other eyes";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("any page", Self)]
    }
}
