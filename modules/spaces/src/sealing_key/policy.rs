//! Who may do what with sealing keys: everyone with their own, nobody with another's.

use balai_kernel::{
    Actor, Id,
    clock::Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::SealingKey;

impl Guarded for SealingKey {
    const NOUN: &'static str = "sealing-key";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::when(actor.is_signed_in(), "may-signed-in"),
            (Action::Read | Action::Change, Some(row)) => {
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
            public_key: Vec::new(),
            created_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
        };
        vec![("the programme officer's", row)]
    }
}
