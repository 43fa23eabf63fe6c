//! Who may do what with who pays whom. Nobody says so of themselves.

use balai_kernel::{
    Actor, Id,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Staff;

impl Guarded for Staff {
    const NOUN: &'static str = "staff";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let may_know = actor.is_office() || actor.is(Role::Administrator);
        match (action, row) {
            (Action::List | Action::Read, _) => Decision::when(may_know, "may-office"),
            (Action::Change, Some(row)) => Decision::when(
                actor.is(Role::Administrator) && !row.is_own(actor),
                "may-other-administrator",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let account = Id::of(uuid::Uuid::nil());
        vec![("somebody else", Self { account })]
    }
}
