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
            // A note about somebody who is kept from the reader is kept from them, too.
            (Action::Read, Some(row))
                if !row
                    .person_audience
                    .as_deref()
                    .is_none_or(|person| actor.is_entrusted_with(&Audience::parse(person))) =>
            {
                Decision::when(false, "may-audience")
            }
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            // A note is its author's word; the co-managers answer for what is kept.
            (Action::Change | Action::Erase, Some(row)) => Decision::when(
                actor.is_office()
                    && (actor.holds("managers") || (actor.account.is_some() && actor.account == row.account)),
                "may-author-or-managers",
            ),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let author = world
            .actors
            .iter()
            .find(|(name, _)| *name == "programme officer")
            .and_then(|(_, actor)| actor.account);
        vec![(
            "the programme officer's, about the focal point's party",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                party: world.party,
                person: None,
                on_date: Day(jiff::civil::date(2024, 6, 5)),
                kind: "call".to_owned(),
                words: "Agreed on the dates.".to_owned(),
                audience: super::audience().to_string(),
                person_audience: None,
                account: author,
                author: None,
                version: 1,
            },
        )]
    }
}
