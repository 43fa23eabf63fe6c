//! Who may do what with events.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use balai_workplan::activity::{Activity, State, default_audience};

use super::Event;

impl Guarded for Event {
    const NOUN: &'static str = "event";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            // The list of public events is for everyone; each row follows its audience.
            (Action::List, _) => Decision::Allow,
            (Action::Export, _) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &row.audience()),
            (Action::Create, _) => Decision::office(actor),
            (Action::Change | Action::Decide, Some(row)) if actor.sees(&row.audience()) => {
                Decision::office(actor)
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |state: State, is_unlisted: bool| {
            let audience: Audience = default_audience(state, true, is_unlisted, None);
            Self(Activity {
                is_event: true,
                is_unlisted,
                state: state.code().to_owned(),
                audience: audience.to_string(),
                ..Activity::default()
            })
        };
        vec![
            ("completed", of(State::Completed, false)),
            ("planned", of(State::Planned, false)),
            ("unlisted", of(State::Completed, true)),
        ]
    }
}
