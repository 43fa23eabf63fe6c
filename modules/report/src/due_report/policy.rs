//! Who may do what with what the office owes.

use balai_kernel::{
    Actor,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
    profile::{
        Texts,
        reporting::{Every, Owed},
    },
};

use super::DueReport;
use crate::period::Period;

impl Guarded for DueReport {
    const NOUN: &'static str = "due report";

    fn rule(actor: &Actor, action: Action, _row: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Create | Action::Change => Decision::office(actor),
            // That something is not owed this time, those say who lead the office.
            Action::Decide => Decision::when(
                actor.is_office() && actor.is(Role::CoManager),
                "may-report-co-manager",
            ),
            Action::Release | Action::Erase | Action::Export => Decision::nobody(),
        }
    }

    fn samples(_world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let owed = Owed {
            code: "monthly".to_owned(),
            name: Texts::One("Monthly report".to_owned()),
            every: Every::Month,
            due_after_days: 10,
            to: Texts::One("Co-managers".to_owned()),
            writer: Role::MonitoringOfficer,
            approvals: 1,
            is_public: false,
        };
        let due = Self {
            owed,
            period: Period::year(2024),
            kept: None,
            made: None,
        };
        vec![("of any period", due)]
    }
}
