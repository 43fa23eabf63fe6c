//! Who may do what with quotes: the office. A person reads their own by the link of their consent.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::Quote;

impl Guarded for Quote {
    const NOUN: &'static str = "quote";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::office(actor),
            (Action::Read, None) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "a quote",
            Self {
                id: Id::of(Uuid::nil()),
                kind: super::KINDS[0].to_owned(),
                said: "It works.".to_owned(),
                said_in: super::LANGUAGES[0].to_owned(),
                translated: String::new(),
                place: String::new(),
                said_on: None,
                activity: None,
                entered_by: None,
                entered_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                audience: Audience::office().to_string(),
                version: 1,
            },
        )]
    }
}
