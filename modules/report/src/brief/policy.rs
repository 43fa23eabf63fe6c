//! Who may have which brief.

use balai_directory::{PartyId, party};
use balai_kernel::{
    Actor, Audience, Id,
    id::Uuid,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::{Edition, Subject};

impl Guarded for Subject {
    const NOUN: &'static str = "brief";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        match (action, row) {
            (Action::List | Action::Export, None) => {
                Decision::when(actor.is_office() || actor.is_focal(), "may-office-or-focal")
            }
            // The office's edition is for the office; what it tells is what its reader may see.
            (Action::Read, Some(row)) if actor.sees(&row.audience) => {
                let is_own = row.party.is_some_and(|party| actor.is_focal_of(party));
                Decision::when(
                    actor.is_office() || (row.edition == Edition::Party && is_own),
                    "may-office",
                )
            }
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let another: PartyId = Id::of(Uuid::from_u128(0x0a_0001));
        let of = |party: Option<PartyId>, edition| Self {
            party,
            edition,
            audience: match party {
                Some(_) => party::audience(),
                None => Audience::public(),
            },
        };
        vec![
            (
                "the office's edition about the party",
                of(Some(world.party), Edition::Office),
            ),
            ("the party's own edition", of(Some(world.party), Edition::Party)),
            ("another party's own edition", of(Some(another), Edition::Party)),
            ("about a theme", of(None, Edition::Office)),
        ]
    }
}
