//! Who may do what with what the office owes.

use balai_kernel::{
    Actor, Audience, Id,
    actor::Role,
    policy::{Action, Decision, Guarded, PolicyWorld},
    profile::{
        Texts,
        reporting::{Every, Owed},
    },
};

use super::DueReport;
use crate::{
    outcome_report::{Subject, policy::may_know},
    period::Period,
};

impl Guarded for DueReport {
    const NOUN: &'static str = "due report";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        // Of an event that one may not know of there is nothing to owe.
        let event = row.and_then(|due| due.event.as_ref());
        if event.is_some_and(|event| !may_know(actor, event)) {
            return Decision::nobody();
        }
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
            remind_days: None,
        };
        let due = Self {
            owed,
            period: Period::year(2024),
            event: None,
            kept: None,
            made: None,
        };
        let of = |audience: Audience| Self {
            event: Some(Subject {
                id: Id::of(uuid::Uuid::nil()),
                title: "Roundtable".to_owned(),
                owner: None,
                owner_name: None,
                audience: audience.to_string(),
            }),
            ..due.clone()
        };
        let public = of(Audience::public());
        let managers = of(Audience::of(["managers"]));
        vec![
            ("of any period", due),
            ("of an event", public),
            ("of an event for those who lead the office", managers),
        ]
    }
}
