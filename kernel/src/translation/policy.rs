//! Who may do what with an edition in another language.

use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// An edition of a record in a language, for the rule about it. Whether its reader may read the
/// record itself is asked by whoever keeps that.
pub struct Edition {
    /// Whether everyone reads it word for word as it was released, so that it is taken back before
    /// it is changed.
    pub is_locked: bool,
}

impl Guarded for Edition {
    const NOUN: &'static str = "translation";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create | Action::Export => Decision::office(actor),
            Action::Change if row.is_some_and(|edition| edition.is_locked) => {
                Decision::when(false, "may-translation-released")
            }
            Action::Change | Action::Release => Decision::office(actor),
            Action::Decide | Action::Erase => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![
            ("being written", Self { is_locked: false }),
            ("released word for word", Self { is_locked: true }),
        ]
    }
}
