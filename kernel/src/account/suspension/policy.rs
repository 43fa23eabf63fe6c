//! Who closes accounts: administrators.

use super::SuspensionRow;
use crate::{
    actor::{Actor, Role},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for SuspensionRow {
    const NOUN: &'static str = "suspension";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create | Action::Change => {
                Decision::when(actor.is(Role::Administrator), "may-administrator")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = Self {
            id: Id::of(world.party.uuid()),
            reason: "Their telephone is in other hands.".to_owned(),
            made_by_name: "An administrator".to_owned(),
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            lifted_by_name: None,
            lifted_at: None,
        };
        vec![("of somebody", row)]
    }
}
