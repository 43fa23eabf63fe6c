//! Who may do what with reservations.

use balai_kernel::{
    Actor, Audience, Id,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};

use super::Reservation;

impl Guarded for Reservation {
    const NOUN: &'static str = "reservation";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_ours = actor.holds("office:core");
        match (action, row) {
            // The office's own staff write down what a party said in a letter.
            (Action::List | Action::Create, _) => Decision::when(is_ours || actor.is_focal(), "may-reserve"),
            (Action::Read, Some(row)) => Decision::audience(actor, &Audience::parse(&row.audience)),
            // Only who entrusts may trust again.
            (Action::Erase, Some(row)) => Decision::when(actor.is_focal_of(row.party), "may-lift"),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![(
            "of the focal point's party",
            Self {
                id: Id::of(uuid::Uuid::nil()),
                party: world.party,
                agency: None,
                person: None,
                post: None,
                lender: crate::record::another_party(),
                since_on: Day(jiff::civil::date(2025, 1, 15)),
                audience: super::audience(world.party).to_string(),
            },
        )]
    }
}
