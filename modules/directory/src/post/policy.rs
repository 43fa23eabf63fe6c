//! Who may do what with posts.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Post;
use crate::record;

impl Guarded for Post {
    const NOUN: &'static str = "post";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => {
                Decision::when(record::keeps_rosters(actor), "may-office-or-focal")
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
            agency: Id::of(uuid::Uuid::nil()),
            party,
            title: "Head of the intelligence section".to_owned(),
            shared_mailbox: None,
            audience: super::audience(party).to_string(),
            version: 1,
        };
        vec![
            ("of the focal point's party", of(world.party)),
            ("of another party", of(record::another_party())),
        ]
    }
}
