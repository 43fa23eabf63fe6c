//! Who may do what with a block: what they may with its report, while it lives.

use balai_kernel::{
    Id,
    actor::Actor,
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Json,
};

use super::{Block, Kind, Placed, Settings};
use crate::report::Report;

impl Guarded for Placed {
    const NOUN: &'static str = "report block";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let report = row.map(|placed| &placed.report);
        match action {
            Action::Read | Action::List | Action::Create | Action::Change => {
                Report::rule(actor, action, report)
            }
            // A block of a living report is taken out by those who write it.
            Action::Erase => Report::rule(actor, Action::Change, report),
            Action::Decide | Action::Release | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        Report::samples(world)
            .into_iter()
            .map(|(name, report)| {
                let block = Block {
                    id: Id::of(report.id.uuid()),
                    report: report.id,
                    position: 1,
                    kind: Kind::Text.code().to_owned(),
                    slug: "text".to_owned(),
                    heading: String::new(),
                    body: String::new(),
                    settings: Json(Settings::default()),
                    version: 1,
                };
                (name, Self { report, block })
            })
            .collect()
    }
}
