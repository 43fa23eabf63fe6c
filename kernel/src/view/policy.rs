//! Who may do what with saved views: everyone with their own, nobody with another's.

use super::SavedView;
use crate::{
    account::Account,
    actor::Actor,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for SavedView {
    const NOUN: &'static str = "saved view";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::when(actor.is_member(), "may-signed-in"),
            (Action::Read | Action::Change | Action::Erase, Some(row)) => {
                Decision::when(actor.account == Some(row.account), "may-audience")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |account: Option<Id<Account>>| Self {
            id: Id::of(uuid::Uuid::nil()),
            account: account.unwrap_or(Id::of(uuid::Uuid::nil())),
            path: "/app/directory/parties".to_owned(),
            name: "Members in the Pacific".to_owned(),
            query: "status=member".to_owned(),
        };
        let officer = world
            .actors
            .iter()
            .find(|(name, _)| *name == "programme officer")
            .and_then(|(_, actor)| actor.account);
        vec![("the programme officer's", of(officer))]
    }
}
