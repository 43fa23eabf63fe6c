//! Who may do what with headcount lines.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::HeadcountLine;

impl Guarded for HeadcountLine {
    const NOUN: &'static str = "headcount-line";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::List | Action::Create | Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("a line", Self::default())]
    }
}
