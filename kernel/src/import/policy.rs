//! Who may import: those who work in the office. A workbook holds what many parties entrusted,
//! before anybody said to whom: whoever is lent by one of them sees what they brought themselves.

use super::BatchRow;
use crate::{
    actor::{Actor, Employer},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

/// Whether an actor sees only what they brought themselves.
pub(crate) const fn is_lent(actor: &Actor) -> bool {
    matches!(actor.employer, Employer::Lender(_))
}

fn is_of_others(actor: &Actor, row: &BatchRow) -> bool {
    is_lent(actor) && (actor.account.is_none() || actor.account != row.account)
}

impl Guarded for BatchRow {
    const NOUN: &'static str = "import";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        if row.is_some_and(|row| is_of_others(actor, row)) {
            return Decision::when(false, "may-audience");
        }
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
