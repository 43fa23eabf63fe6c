//! Who may import: those who work in the office.

use super::BatchRow;
use crate::{
    actor::Actor,
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for BatchRow {
    const NOUN: &'static str = "import";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List
            | Action::Read
            | Action::Create
            | Action::Change
            | Action::Decide
            | Action::Export => Decision::office(actor),
            Action::Release | Action::Erase => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "a workbook that waits",
            Self {
                id: Id::of(world.party.uuid()),
                file: None,
                file_name: "participants.xlsx".to_owned(),
                sha256: Vec::new(),
                account: None,
                state: "planned".to_owned(),
                problem: None,
                created_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
                applied_at: None,
                undone_at: None,
                is_finishing: false,
                version: 1,
                is_unattended: false,
            },
        )]
    }
}
