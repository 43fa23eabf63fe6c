//! Who decides about what a person proposed: whoever keeps the roster they stand in.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
};

use super::Proposal;
use crate::{person, record};

impl Guarded for Proposal {
    const NOUN: &'static str = "details-proposal";

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
            person: record::somebody(),
            errand: Id::of(uuid::Uuid::nil()),
            fields: Json(BTreeMap::new()),
            note: String::new(),
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            decided_at: None,
            audience: person::keepers(Some(party), None).to_string(),
        };
        vec![
            ("of somebody of the focal point's party", of(world.party)),
            ("of somebody of another party", of(record::another_party())),
        ]
    }
}
