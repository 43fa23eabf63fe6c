//! Who may do what with promises.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::{Day, Json},
    text::Words,
};

use super::Promise;
use crate::record;

impl Guarded for Promise {
    const NOUN: &'static str = "promise";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(record::keeps_rosters(actor), "may-office-or-focal"),
            (Action::Create, _) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Change, Some(_)) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |is_shared| Self {
            id: Id::of(uuid::Uuid::nil()),
            party: world.party,
            party_code: "ZZ".to_owned(),
            party_name: Json(Words::en("Somewhere")),
            kind: super::KINDS[0].to_owned(),
            words: "Names a second focal point.".to_owned(),
            source: "Call of the co-manager".to_owned(),
            activity: None,
            made_on: Day(jiff::civil::date(2024, 6, 5)),
            due_on: None,
            outcome: None,
            settled_on: None,
            account: None,
            audience: super::audience(world.party, is_shared).to_string(),
            version: 1,
        };
        vec![
            ("about the focal point's party, shared with it", of(true)),
            ("about that party, for the office", of(false)),
        ]
    }
}
