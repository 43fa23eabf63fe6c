//! Who may do what with publications.

use balai_kernel::{
    Audience, Id,
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
    text::Words,
};

use super::Publication;

impl Guarded for Publication {
    const NOUN: &'static str = "publication";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match action {
            // Lists show only what the reader may read.
            Action::List => Decision::Allow,
            Action::Read => row.map_or(Decision::Allow, |publication| {
                Decision::audience(actor, &Audience::parse(&publication.audience))
            }),
            Action::Create | Action::Change | Action::Export => Decision::office(actor),
            Action::Decide | Action::Release | Action::Erase => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let public = Self {
            id: Id::of(world.party.uuid()),
            title: Json(Words::en("A guide")),
            kind: "policy-guide".to_owned(),
            from_on: None,
            to_on: None,
            precision: "year".to_owned(),
            year: 2024,
            published_with: None,
            summary: Json(Words::en("")),
            initiative: None,
            href: None,
            audience: Audience::public().to_string(),
            version: 1,
        };
        let of_members = Self {
            audience: Audience::members().to_string(),
            ..public.clone()
        };
        vec![("public", public), ("for members", of_members)]
    }
}
