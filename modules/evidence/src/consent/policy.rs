//! Who may ask for consent, record it and answer for an agency.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
};
use uuid::Uuid;

use super::Consent;

/// A consent that nobody answered.
pub(crate) fn sample(kind: &str, world: &PolicyWorld) -> Consent {
    let person = (kind == "person").then_some(world.person);
    Consent {
        id: Id::of(Uuid::nil()),
        quote: None,
        photograph: None,
        kind: kind.to_owned(),
        person,
        party: Some(world.party),
        full_name: String::new(),
        first_name: String::new(),
        post: String::new(),
        agency: String::new(),
        is_serving: false,
        email: String::new(),
        answer: String::new(),
        name_form: "none".to_owned(),
        scopes: String::new(),
        until_on: None,
        given_how: String::new(),
        witness: String::new(),
        sheet: None,
        given_on: None,
        answered_at: None,
        withdrawn_at: None,
        shown: String::new(),
        audience: super::audience(kind, person, Some(world.party)).to_string(),
        version: 1,
    }
}

impl Guarded for Consent {
    const NOUN: &'static str = "consent";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Decide, None) => {
                Decision::when(actor.is_office() || actor.is_focal(), "may-office-or-focal")
            }
            (Action::List, _) => Decision::when(actor.is_office() || actor.is_focal(), "may-office-or-focal"),
            (Action::Read, None) => Decision::members(actor),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            (Action::Create | Action::Change | Action::Erase, _) => Decision::office(actor),
            // An agency's focal point answers for it; a person answers by their own link.
            (Action::Decide, Some(row)) => Decision::when(
                row.is_agencys() && row.party.is_some_and(|party| actor.is_focal_of(party)),
                "may-focal-of-agency",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![
            ("of the officer, as a person", sample("person", world)),
            ("of an agency of the focal point's party", sample("agency", world)),
        ]
    }
}
