//! Who may do what with photographs: the office. Those in it see it by the link of their consent. The
//! original is opened for a purpose, by whoever decides about it.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::Photograph;

impl Guarded for Photograph {
    const NOUN: &'static str = "photograph";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::List | Action::Read | Action::Create | Action::Change | Action::Decide, _) => {
                Decision::office(actor)
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "a photograph (decide: open the original)",
            Self {
                id: Id::of(Uuid::nil()),
                caption: String::new(),
                alternative: String::new(),
                credit: String::new(),
                place: String::new(),
                taken_on: None,
                faces: None,
                activity: None,
                original: None,
                for_print: None,
                for_page: None,
                for_list: None,
                entered_by: None,
                entered_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                audience: Audience::office().to_string(),
                version: 1,
            },
        )]
    }
}
