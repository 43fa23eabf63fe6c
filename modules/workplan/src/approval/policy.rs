//! Who may do what with approvals.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Approval;

impl Guarded for Approval {
    const NOUN: &'static str = "approval";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::office(actor),
            // Whoever sees the activity, or the plan, and works in the office.
            (Action::Read, Some(row)) => Decision::when(
                actor.is_office() && actor.sees(&Audience::parse(&row.audience)),
                "may-office",
            ),
            // What others said by letter is recorded by the office, as is the way back.
            (Action::Change, Some(_)) => Decision::office(actor),
            // A yes is a co-manager's own: whoever stands in for them does not give it.
            (Action::Decide, Some(_)) => Decision::when(
                actor.is_office() && actor.is_own(Role::CoManager),
                "approval-may-decide",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let nil = uuid::Uuid::nil();
        vec![(
            "of an activity that waits",
            Self {
                id: Id::of(nil),
                activity: None,
                plan_version: None,
                substance: None,
                needs: Vec::new(),
                note: None,
                by: Id::of(nil),
                by_name: String::new(),
                at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                withdrawn_at: None,
                lapsed_at: None,
                replaced_at: None,
                reminded_at: None,
                answers: Vec::new(),
                audience: Audience::office().to_string(),
            },
        )]
    }
}
