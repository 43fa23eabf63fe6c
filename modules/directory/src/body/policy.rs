//! Who may do what with bodies.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
    text::Words,
};

use super::Body;

impl Guarded for Body {
    const NOUN: &'static str = "body";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::Allow,
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Change, _) => Decision::office(actor),
            (Action::Export, _) => Decision::when(actor.is_member(), "may-signed-in"),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "any body",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                code: "group".to_owned(),
                name: Json(Words::en("Group")),
                kind: "working-group".to_owned(),
                since_on: None,
                ended_on: None,
                ended_because: None,
                audience: super::audience().to_string(),
                version: 1,
            },
        )]
    }
}
