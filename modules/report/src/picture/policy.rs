//! Who may do what with a picture: see it with whoever may see its file.

use balai_kernel::{
    Audience, Id,
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Picture;

impl Guarded for Picture {
    const NOUN: &'static str = "report picture";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match action {
            Action::Read => row.map_or(Decision::Allow, |picture| {
                Decision::audience(actor, &Audience::parse(&picture.audience))
            }),
            // It is put in and changed with its block, whose rule is asked.
            Action::List | Action::Create | Action::Change => Decision::office(actor),
            Action::Decide | Action::Release | Action::Erase | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let id = world.party.uuid();
        let own = Self {
            id: Id::of(id),
            block: Id::of(id),
            storage_key: String::new(),
            media_type: "image/png".to_owned(),
            audience: Audience::office().to_string(),
            caption: String::new(),
            alternative: String::new(),
            credit: String::new(),
        };
        let public = Self {
            audience: Audience::public().to_string(),
            ..own.clone()
        };
        vec![("of a living report", own), ("of a published report", public)]
    }
}
