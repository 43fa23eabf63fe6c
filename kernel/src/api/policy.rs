//! Who may read the interface's own description: everyone.

use crate::{
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// The description of the interface for other programs.
pub enum Description {
    /// The only one.
    V1,
}

impl Guarded for Description {
    const NOUN: &'static str = "interface description";

    fn rule(_: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("version 1", Self::V1)]
    }
}
