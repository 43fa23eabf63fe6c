//! Who sees what the next print is without, and says that it was seen to: the office.

use balai_kernel::{
    Id,
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Printed;

impl Guarded for Printed {
    const NOUN: &'static str = "report-evidence";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Decide => Decision::office(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let id = world.party.uuid();
        vec![(
            "a quote in a published report",
            Self {
                report: Id::of(id),
                block: Id::of(id),
                quote: Some(Id::of(id)),
                photograph: None,
                fingerprint: String::new(),
                named: String::new(),
                printed_at: None,
                gone_at: None,
            },
        )]
    }
}
