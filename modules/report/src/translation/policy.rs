//! Who may do what with a report in another language.

use balai_kernel::{
    actor::{Actor, Role},
    policy::{Action, Decision, Guarded, PolicyWorld},
};

use super::Tongue;
use crate::report::Report;

impl Guarded for Tongue {
    const NOUN: &'static str = "report translation";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_released = row.is_some_and(|tongue| tongue.is_released);
        match action {
            Action::List | Action::Create => Decision::office(actor),
            // In the workspace; everyone reads what is released by the report's own rule.
            Action::Read => match row {
                Some(tongue) if is_released => Report::rule(actor, Action::Read, Some(&tongue.report)),
                _ => Decision::office(actor),
            },
            // What everyone reads is taken back before it is changed.
            Action::Change if is_released => Decision::when(false, "may-translation-released"),
            Action::Change => Decision::office(actor),
            Action::Release => Decision::when(
                actor.is_office() && actor.is(Role::CoManager),
                "may-report-co-manager",
            ),
            Action::Decide | Action::Erase | Action::Export => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let published = Report::samples(world).into_iter().next_back();
        let of = |is_released| {
            published.as_ref().map(|(_, report)| Self {
                report: report.clone(),
                is_released,
            })
        };
        [("being written", of(false)), ("released", of(true))]
            .into_iter()
            .filter_map(|(name, tongue)| Some((name, tongue?)))
            .collect()
    }
}
