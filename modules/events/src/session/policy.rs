//! Who may do what with sessions. Whether a session is seen follows its event; what
//! is told of a closed one does not.

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Attribution, EventSession};

impl EventSession {
    /// Its rule of attribution.
    pub fn rule_of_attribution(&self) -> Attribution {
        Attribution::from_code(&self.attribution)
    }
}

impl Guarded for EventSession {
    const NOUN: &'static str = "event-session";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::members(actor),
            (Action::Read, Some(row)) => {
                let is_inside = actor.is_office() || actor.holds(&format!("room:{}", row.event));
                let is_open = row.rule_of_attribution() != Attribution::Closed && actor.holds("members");
                Decision::when(is_inside || is_open, "may-audience")
            }
            (Action::Create | Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let event = world.room.trim_start_matches("room:").parse().ok();
        Attribution::ALL
            .into_iter()
            .map(|rule| {
                let mut row = Self {
                    attribution: rule.code().to_owned(),
                    ..Self::default()
                };
                row.event = event.unwrap_or(row.event);
                (rule.code(), row)
            })
            .collect()
    }
}
