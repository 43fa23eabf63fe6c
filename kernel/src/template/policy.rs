//! Who may give the office's papers a look: an administrator or a co-manager. The office sees what is
//! used.

use uuid::Uuid;

use super::TemplateRow;
use crate::{
    actor::{Actor, Role},
    clock::Instant,
    id::Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

impl Guarded for TemplateRow {
    const NOUN: &'static str = "template";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        let is_administrator = actor.is(Role::Administrator);
        match action {
            Action::List | Action::Read if is_administrator => Decision::Allow,
            Action::List | Action::Read => Decision::office(actor),
            Action::Create | Action::Change => {
                let may = is_administrator || actor.is(Role::CoManager);
                Decision::when(may, "template-may-give")
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = Self {
            id: Id::of(Uuid::nil()),
            kind: "agenda".to_owned(),
            edition: 1,
            file: Id::of(Uuid::nil()),
            storage_key: String::new(),
            name: "Agenda.docx".to_owned(),
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            made_by: None,
            ended_at: None,
        };
        vec![("of the agenda", row)]
    }
}
