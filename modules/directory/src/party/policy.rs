//! Who may do what with parties.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
    text::Words,
};

use super::Party;

impl Guarded for Party {
    const NOUN: &'static str = "party";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List, _) => Decision::Allow,
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Change, _) => Decision::office(actor),
            (Action::Export, _) => Decision::when(actor.is_member(), "may-signed-in"),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "any party",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                code: "ZZ".to_owned(),
                kind: "state".to_owned(),
                name: Json(Words::en("Somewhere")),
                sort_key: "somewhere".to_owned(),
                region: None,
                iso3: None,
                m49: None,
                audience: super::audience().to_string(),
                version: 1,
            },
        )]
    }
}
