//! Who may do what with versions of the plan. What was approved is never altered.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::PlanVersion;

impl Guarded for PlanVersion {
    const NOUN: &'static str = "plan-version";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &row.audience()),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "of a year",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                year: 2025,
                number: Some(1),
                kind: "annual".to_owned(),
                review_on: None,
                summary: None,
                made_by: String::new(),
                made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                approved_at: None,
                ended_at: None,
                audience: Audience::office().to_string(),
                activities: 0,
            },
        )]
    }
}
