//! Who may do what with inputs to bodies.

use balai_kernel::{
    Actor, Audience,
    import::Head,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::BodyInput;

impl Guarded for BodyInput {
    const NOUN: &'static str = "body-input";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, _) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.head.audience)),
            (Action::Create | Action::Change | Action::Erase, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let head = Head {
            audience: Audience::members().to_string(),
            ..Head::default()
        };
        vec![(
            "an input",
            Self {
                head,
                ..Self::default()
            },
        )]
    }
}
