//! Who may do what with risks.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    audience::CO_CHAIRS,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Risk, audience};
use crate::subject::About;

/// The registers are the office's; those who chair the process read what is shared with them.
pub(crate) fn reads_registers(actor: &Actor) -> Decision {
    Decision::when(actor.is_office() || actor.holds(CO_CHAIRS), "may-registers")
}

impl Guarded for Risk {
    const NOUN: &'static str = "risk";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, _) => reads_registers(actor),
            (Action::Create, _) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            // Rating it again, and closing it, are the office's too.
            (Action::Change | Action::Decide, Some(_)) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |is_shared| Self {
            id: Id::of(uuid::Uuid::nil()),
            words: "The host withdraws the training centre.".to_owned(),
            cause: String::new(),
            consequence: String::new(),
            likelihood: 3,
            impact: 4,
            treatment: String::new(),
            owner: None,
            owner_name: None,
            review_on: None,
            closed_at: None,
            closed_because: None,
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            about: About::default(),
            audience: audience(is_shared).to_string(),
            version: 1,
        };
        vec![
            ("of the office", of(false)),
            ("shared with the co-chairs", of(true)),
        ]
    }
}
