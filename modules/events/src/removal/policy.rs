//! Who may take lines off a list, put them back, and read what was taken off.

use balai_kernel::{
    Actor, Audience,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Removal;

impl Guarded for Removal {
    const NOUN: &'static str = "removal";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::Read, Some(row)) => {
                let person = row.person_audience.as_deref().map(Audience::parse);
                let is_entrusted = person.is_none_or(|person| actor.is_entrusted_with(&person));
                Decision::when(actor.sees(&row.audience()) && is_entrusted, "may-audience")
            }
            (Action::List | Action::Create | Action::Change, _) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("a removed line", Self::default())]
    }
}
