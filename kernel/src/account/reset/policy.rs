//! Who may ask and decide: never the same person, never one's own.

use super::{Reset, decides};
use crate::{
    actor::{Actor, Role},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// Whether somebody may decide about a question: they neither asked it nor is it about them.
pub(super) fn may_decide(actor: &Actor, row: &Reset) -> bool {
    let is_another = actor.account != Some(row.asked_by) && actor.account != Some(row.account);
    decides(actor) && is_another
}

impl Guarded for Reset {
    const NOUN: &'static str = "factor-reset";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Read, _) => Decision::when(decides(actor), "may-reset"),
            (Action::Create, _) => Decision::when(actor.is(Role::Administrator), "may-administrator"),
            (Action::Decide, Some(row)) => Decision::when(may_decide(actor, row), "may-reset-another"),
            (Action::Decide, None) => Decision::when(decides(actor), "may-reset"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let accounts = world.actors.iter().filter_map(|(_, actor)| actor.account);
        let Some(asked_by) = accounts.into_iter().next() else {
            return Vec::new();
        };
        let row = Self {
            id: Id::of(world.party.uuid()),
            account: Id::of(world.party.uuid()),
            name: "Someone".to_owned(),
            reason: "The telephone was stolen.".to_owned(),
            asked_by,
            asked_by_name: "The first signed-in actor".to_owned(),
            asked_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
        };
        vec![("asked by the first signed-in actor", row)]
    }
}
