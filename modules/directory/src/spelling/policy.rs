//! Who may do what with spellings: the office, and nobody with those of the profile.

use balai_kernel::{
    Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{FROM_OFFICE, FROM_PROFILE, Spelling};

impl Guarded for Spelling {
    const NOUN: &'static str = "spelling";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Read | Action::Create, _) => Decision::office(actor),
            (Action::Erase, Some(row)) if actor.is_office() => {
                Decision::when(row.is_removable(), "spelling-of-profile")
            }
            (Action::Erase, Some(_)) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |source: &str| Self {
            spelling: "Kingdom of Example".to_owned(),
            source: source.to_owned(),
        };
        vec![
            ("that the profile gives", of(FROM_PROFILE)),
            ("that the office added", of(FROM_OFFICE)),
        ]
    }
}
