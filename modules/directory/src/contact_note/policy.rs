//! Who may do what with contact notes: the office's own memory, for the office alone.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

use super::ContactNote;

impl Guarded for ContactNote {
    const NOUN: &'static str = "contact-note";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => Decision::office(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "about the focal point's party",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                party: world.party,
                person: None,
                on_date: Day(jiff::civil::date(2024, 6, 5)),
                kind: "call".to_owned(),
                words: "Agreed on the dates.".to_owned(),
                audience: super::audience().to_string(),
                author: None,
            },
        )]
    }
}
