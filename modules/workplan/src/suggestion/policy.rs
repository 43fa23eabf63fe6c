//! Who may do what with suggestions.

use balai_kernel::{
    Actor, Audience, Id, Instant,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::{Day, Json},
    text::Words,
};

use super::{OpenForm, Suggestion, audience, unconfirmed};

impl Guarded for Suggestion {
    const NOUN: &'static str = "suggestion";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Create, _) => {
                Decision::when(actor.is_office() || actor.is_focal(), "may-office-or-focal")
            }
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            // Weighing it, and answering it.
            (Action::Change | Action::Decide, Some(_)) => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let of = |audience: Audience| Self {
            id: Id::of(uuid::Uuid::nil()),
            title: "A course on forged visas".to_owned(),
            words: String::new(),
            benefits: String::new(),
            party: world.party,
            party_name: Json(Words::en("Somewhere")),
            account: None,
            sender: String::new(),
            email: None,
            lang: "en".to_owned(),
            made_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            confirmed_at: None,
            due_on: Day(jiff::civil::date(2024, 6, 5)),
            weighed_at: None,
            owner: None,
            owner_name: None,
            what: String::new(),
            cost: None,
            currency: None,
            core_purpose: None,
            fit: String::new(),
            note: String::new(),
            outcome: None,
            answer: String::new(),
            answered_at: None,
            activity: None,
            activity_title: None,
            activity_is_event: None,
            activity_audience: None,
            merged_into: None,
            merged_title: None,
            merged_audience: None,
            audience: audience.to_string(),
            version: 1,
        };
        vec![
            ("of the focal point's party", of(audience(world.party, true))),
            (
                "by the open form, in the name of that party",
                of(audience(world.party, false)),
            ),
            ("by the open form, not confirmed", of(unconfirmed())),
        ]
    }
}

impl Guarded for OpenForm {
    const NOUN: &'static str = "suggestion-form";

    fn rule(_: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::Read | Action::Create => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("on the public site", Self)]
    }
}
