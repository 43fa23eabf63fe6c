//! Who may do what with passkeys: everyone with their own, nobody with another's.

use serde_json::Value;

use super::Passkey;
use crate::{
    actor::Actor,
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
};

impl Guarded for Passkey {
    const NOUN: &'static str = "passkey";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::when(actor.is_signed_in(), "may-signed-in"),
            (Action::Read | Action::Change | Action::Erase, Some(row)) => {
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
        let at = Instant::of(jiff::Timestamp::UNIX_EPOCH);
        let row = Self {
            id: Id::of(world.party.uuid()),
            account: officer.unwrap_or(Id::of(uuid::Uuid::nil())),
            name: "Firefox on Windows".to_owned(),
            credential: Json(Value::Null),
            domain: "office.example".to_owned(),
            is_verifying: true,
            created_at: at,
            used_at: None,
        };
        vec![("the programme officer's", row)]
    }
}
