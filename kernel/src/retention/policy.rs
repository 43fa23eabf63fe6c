//! Who sees and changes what is kept: the office sees, the co-managers decide.

use super::{Choice, Hold};
use crate::{
    actor::Actor,
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

fn rule(actor: &Actor, action: Action) -> Decision {
    match action {
        Action::List | Action::Read => Decision::office(actor),
        Action::Create | Action::Change | Action::Erase => {
            Decision::when(actor.holds("managers"), "may-managers")
        }
        _ => Decision::nobody(),
    }
}

impl Guarded for Choice {
    const NOUN: &'static str = "retention-rule";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::Create | Action::Erase => Decision::nobody(),
            action => rule(actor, action),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = Self {
            rule: "sessions",
            days: 30,
            chosen: None,
            version: 0,
        };
        vec![("any rule", row)]
    }
}

impl Guarded for Hold {
    const NOUN: &'static str = "hold";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::Change => Decision::nobody(),
            action => rule(actor, action),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = Self {
            id: Id::of(uuid::Uuid::nil()),
            noun: "party".to_owned(),
            row_id: None,
            party: Some(world.party.uuid()),
            reason: "A claim is open".to_owned(),
            placed_by: "A co-manager".to_owned(),
            placed_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            until_on: None,
        };
        vec![("on a party's information", row)]
    }
}

/// Erasing a person by hand, as a noun under policy.
pub struct Erasure;

impl Guarded for Erasure {
    const NOUN: &'static str = "erasure";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create => {
                Decision::when(actor.holds("managers"), "may-managers")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("of a person", Self)]
    }
}
