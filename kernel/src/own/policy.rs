//! Who sees one's own data: whoever is signed in their own, nobody another's.

use super::OwnData;
use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for OwnData {
    const NOUN: &'static str = "own-data";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Export => {
                Decision::when(actor.is_signed_in(), "may-signed-in")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("one's own", Self)]
    }
}
