//! Who asks a mailbox and decides about its answer: whoever keeps the roster.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::RosterAnswer;
use crate::{person, record};

impl Guarded for RosterAnswer {
    const NOUN: &'static str = "roster-answer";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => {
                Decision::when(record::keeps_rosters(actor), "may-office-or-focal")
            }
            (Action::Read | Action::Decide, Some(row)) => {
                Decision::audience(actor, &Audience::parse(&row.audience))
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |party| Self {
            id: Id::of(uuid::Uuid::nil()),
            post: Id::of(uuid::Uuid::nil()),
            errand: Id::of(uuid::Uuid::nil()),
            name: "Somebody".to_owned(),
            function: "Duty officer".to_owned(),
            gone: String::new(),
            note: String::new(),
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            decided_at: None,
            is_accepted: None,
            audience: person::keepers(Some(party), None).to_string(),
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(record::another_party())),
        ]
    }
}
