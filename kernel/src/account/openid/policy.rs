//! Who may do what with identities at providers: everyone with their own, nobody with another's.

use super::OpenidLink;
use crate::{
    actor::Actor,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for OpenidLink {
    const NOUN: &'static str = "identity at a provider";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::when(actor.is_signed_in(), "may-signed-in"),
            (Action::Read | Action::Erase, Some(row)) => {
                Decision::when(actor.account == Some(row.account), "may-audience")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let officer = world
            .actors
            .iter()
            .find(|(name, _)| *name == "programme officer")
            .and_then(|(_, actor)| actor.account);
        let row = Self {
            id: Id::of(world.party.uuid()),
            account: officer.unwrap_or(Id::of(uuid::Uuid::nil())),
            issuer: "https://login.ministry.example".to_owned(),
            email: "someone@ministry.example".to_owned(),
            used_at: None,
        };
        vec![("the programme officer's", row)]
    }
}
