//! Who may do what with accounts.

use super::AccountRow;
use crate::{
    actor::{Actor, Role},
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for AccountRow {
    const NOUN: &'static str = "account";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let own = row.is_some_and(|row| actor.account == Some(row.id));
        match action {
            Action::Read | Action::Change if own => Decision::Allow,
            Action::List | Action::Read | Action::Create | Action::Change => {
                Decision::when(actor.is(Role::Administrator), "may-administrator")
            }
            Action::Decide | Action::Release | Action::Erase | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let officer = world.actors.iter().find_map(|(_, actor)| actor.account);
        let row = |id| Self {
            id,
            person: None,
            email: "someone@office.example".to_owned(),
            name: "Someone".to_owned(),
            password_hash: None,
            language: "en".to_owned(),
            suspended_at: None,
            version: 1,
        };
        officer
            .map(|id| ("the first signed-in actor's own", row(id)))
            .into_iter()
            .collect()
    }
}
