//! Who vouches: a party's own focal point. The office sees it and can end it.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Vouching;
use crate::record;

impl Guarded for Vouching {
    const NOUN: &'static str = "vouching";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(record::keeps_rosters(actor), "may-office-or-focal"),
            // Only whoever answers for the party knows its officers; it is not lent to a deputy.
            (Action::Create, _) => {
                let is_own = actor.is_focal() && actor.is_own(Role::FocalPoint);
                Decision::when(is_own, "may-focal")
            }
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Change, Some(row)) => {
                Decision::when(record::keeps_roster_of(actor, row.party), "may-office-or-focal")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |party| Self {
            id: Id::of(uuid::Uuid::nil()),
            party,
            name: "Somebody".to_owned(),
            email: "somebody@agency.example".to_owned(),
            agency_name: "Immigration".to_owned(),
            post: "Shift leader".to_owned(),
            account: None,
            is_taken_up: false,
            vouched_by_name: "The focal point".to_owned(),
            created_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            ended_at: None,
            audience: super::audience(party).to_string(),
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(record::another_party())),
        ]
    }
}
