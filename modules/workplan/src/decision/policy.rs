//! Who may do what with decisions.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{self, Action, Guarded, PolicyWorld},
    store::Day,
};

use super::{BY, Decision};
use crate::{
    risk::{audience, reads_registers},
    subject::About,
};

impl Guarded for Decision {
    const NOUN: &'static str = "decision";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> policy::Decision {
        match (action, row) {
            (Action::List | Action::Export, _) => reads_registers(actor),
            (Action::Create, _) => policy::Decision::office(actor),
            (Action::Read, Some(row)) => policy::Decision::audience(actor, &Audience::parse(&row.audience)),
            // Changing is for slips of the pen: what is decided otherwise is a later decision.
            (Action::Change, Some(_)) => policy::Decision::office(actor),
            _ => policy::Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |is_shared| Self {
            id: Id::of(uuid::Uuid::nil()),
            title: "Trainings are held twice a year.".to_owned(),
            words: String::new(),
            reason: String::new(),
            alternatives: String::new(),
            decided_by: BY[0].to_owned(),
            body: None,
            body_code: None,
            body_name: None,
            source: String::new(),
            decided_on: Day(jiff::civil::date(2024, 6, 5)),
            review_on: None,
            about: About::default(),
            replaced_by: None,
            replaced_at: None,
            audience: audience(is_shared).to_string(),
            version: 1,
        };
        vec![
            ("of the office", of(false)),
            ("shared with the co-chairs", of(true)),
        ]
    }
}
