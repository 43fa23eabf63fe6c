//! Who may do what with activities.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Activity, State, default_audience};

impl Guarded for Activity {
    const NOUN: &'static str = "activity";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, _) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &row.audience()),
            (Action::Create, _) => Decision::office(actor),
            (Action::Change | Action::Decide, Some(row)) if actor.sees(&row.audience()) => {
                Decision::office(actor)
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |state: State, audience: Audience| Self {
            state: state.code().to_owned(),
            audience: audience.to_string(),
            ..Self::default()
        };
        vec![
            (
                "planned",
                of(
                    State::Planned,
                    default_audience(State::Planned, false, false, None),
                ),
            ),
            (
                "proposed",
                of(
                    State::Proposed,
                    default_audience(State::Proposed, false, false, None),
                ),
            ),
        ]
    }
}
