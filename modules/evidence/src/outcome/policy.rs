//! Who may do what with outcomes: the office. What is shared is read by the focal points of the parties
//! concerned, and by nobody else.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::Outcome;

impl Guarded for Outcome {
    const NOUN: &'static str = "outcome";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::List | Action::Read | Action::Export, _) => {
                Decision::when(actor.is_office() || actor.is_focal(), "may-office-or-focal")
            }
            // Who says so and who entered it may not verify it: a question about the row and the
            // person, asked where it is done.
            (Action::Create | Action::Change | Action::Decide, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |is_shared| Self {
            id: Id::of(Uuid::nil()),
            kind: super::KINDS[0].to_owned(),
            words: "A new form at the border.".to_owned(),
            number: None,
            from_on: None,
            to_on: None,
            precision: "year".to_owned(),
            year: 2024,
            activity: None,
            contact: String::new(),
            agencies: String::new(),
            claimed_by: String::new(),
            claimant: None,
            claimed_on: None,
            evidence: String::new(),
            file: None,
            entered_by: None,
            entered_by_name: None,
            entered_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            verified_by: None,
            verified_by_name: None,
            verified_at: None,
            verified_how: String::new(),
            shared_at: None,
            audience: super::audience(&[world.party], is_shared).to_string(),
            version: 1,
        };
        vec![
            ("concerning the focal point's party, shared", of(true)),
            ("concerning that party, for the office", of(false)),
        ]
    }
}
