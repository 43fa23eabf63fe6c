//! Who may do what with placements.

use balai_kernel::{
    Actor, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

use super::Placement;

impl Guarded for Placement {
    const NOUN: &'static str = "placement";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::office(actor),
            Action::Create | Action::Change => {
                Decision::when(actor.is_office() && actor.holds("managers"), "may-managers")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let nil = uuid::Uuid::nil();
        vec![(
            "of an official whom a party lends",
            Self {
                id: Id::of(nil),
                account: Id::of(nil),
                name: String::new(),
                project: Id::of(nil),
                from_on: Day(jiff::civil::date(2025, 1, 6)),
                until_on: Day(jiff::civil::date(2025, 6, 30)),
            },
        )]
    }
}
