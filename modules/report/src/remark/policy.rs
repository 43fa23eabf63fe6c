//! Who may do what with remarks: the office takes them in and settles them; nobody else sees who in a
//! ministry said what.

use balai_kernel::{
    Id,
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::{Kind, Remark};

impl Guarded for Remark {
    const NOUN: &'static str = "report-remark";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create | Action::Decide | Action::Erase => {
                Decision::office(actor)
            }
            Action::Change | Action::Release | Action::Export => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let row = Self {
            id: Id::of(Uuid::nil()),
            sender: "A ministry".to_owned(),
            kind: Kind::Comment.code().to_owned(),
            block: None,
            passage: None,
            author: String::new(),
            written_at: None,
            paragraph: String::new(),
            starts: 0,
            taken_out: String::new(),
            quoted: String::new(),
            put_in: String::new(),
            words: "Please check.".to_owned(),
            outcome: None,
            answer: String::new(),
            settled_at: None,
            settled_by: None,
            version: 1,
        };
        vec![("of a ministry", row)]
    }
}
