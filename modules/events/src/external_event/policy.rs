//! Who may do what with external events.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::ExternalEvent;

impl Guarded for ExternalEvent {
    const NOUN: &'static str = "external-event";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, _) => Decision::when(
                actor.holds("members") || actor.is_office(),
                "activity-may-members",
            ),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Change | Action::Erase, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("an external event", Self::default())]
    }
}
