//! Who may do what with a report.

use balai_kernel::{
    Audience, Id, Instant,
    actor::{Actor, Role},
    policy::{Action, Decision, Guarded, PolicyWorld},
    store::Day,
};
use jiff::Timestamp;

use super::Report;

impl Guarded for Report {
    const NOUN: &'static str = "report";

    fn rule(actor: &Actor, action: Action, row: Option<&Self>) -> Decision {
        let is_frozen = row.is_some_and(|report| report.frozen_at.is_some());
        match action {
            // Lists show only what the reader may read.
            Action::List => Decision::Allow,
            Action::Read => row.map_or(Decision::Allow, |report| {
                Decision::audience(actor, &Audience::parse(&report.audience))
            }),
            Action::Create | Action::Export => Decision::office(actor),
            Action::Change if is_frozen => Decision::when(false, "may-report-frozen"),
            Action::Change => Decision::office(actor),
            Action::Decide | Action::Release => Decision::when(
                actor.is_office() && actor.is(Role::CoManager),
                "may-report-co-manager",
            ),
            Action::Erase => Decision::nobody(),
        }
    }

    fn samples(world: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let moment = Instant::of(Timestamp::UNIX_EPOCH);
        let living = Self {
            id: Id::of(world.party.uuid()),
            kind: super::IMPACT.to_owned(),
            year: 2024,
            from_on: Day(jiff::civil::date(2024, 1, 1)),
            to_on: Day(jiff::civil::date(2024, 12, 31)),
            activity: None,
            reach: None,
            title: "Impact report 2024".to_owned(),
            made_at: moment,
            frozen_at: None,
            published_at: None,
            file: None,
            audience: Audience::office().to_string(),
            version: 1,
            edition: 1,
            replaces: None,
            reason: String::new(),
        };
        let frozen = Self {
            frozen_at: Some(moment),
            ..living.clone()
        };
        let published = Self {
            published_at: Some(moment),
            audience: Audience::public().to_string(),
            ..frozen.clone()
        };
        vec![("living", living), ("frozen", frozen), ("published", published)]
    }
}
