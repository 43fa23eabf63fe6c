//! Who may see figures and who may set targets.

use super::{Cell, Chapter, Dim, Measure, Target, Unit};
use crate::{
    actor::{Actor, Role},
    policy::{Action, Decision, Guarded, PolicyWorld},
};

fn reads_figures(actor: &Actor) -> Decision {
    Decision::when(actor.is_office() || actor.is(Role::FocalPoint), "may-figures")
}

/// Whoever answers for the figures or for the office.
fn sets_targets(actor: &Actor) -> Decision {
    Decision::when(
        actor.holds("monitoring") || actor.holds("managers"),
        "may-targets",
    )
}

impl Guarded for Measure {
    const NOUN: &'static str = "measure";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read | Action::Export => reads_figures(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let any = Self {
            code: "participations",
            version: 1,
            chapter: Chapter::Participation,
            unit: Unit::Count,
            is_stock: false,
            dims: &[Dim::Party],
            part_of: None,
            count: |_, _, _, _| Box::pin(async { Ok(vec![Cell::count(0)]) }),
            source: None,
            rows: None,
        };
        vec![("any measure (a focal point: its own line)", any)]
    }
}

impl Guarded for Target {
    const NOUN: &'static str = "target";

    fn rule(actor: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::Read => Decision::office(actor),
            Action::Change => sets_targets(actor),
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        let any = Self {
            measure: "participations".to_owned(),
            year: 2024,
            about: String::new(),
            baseline: None,
            baseline_year: None,
            aim: None,
            version: 0,
        };
        vec![("any target", any)]
    }
}

/// A figure as everyone may read it: the whole, or a guarded breakdown that is never
/// by party.
pub enum PublicFigure {
    /// Any of them: what is public about them is the same.
    Any,
}

impl Guarded for PublicFigure {
    const NOUN: &'static str = "public figure";

    fn rule(_: &Actor, action: Action, _: Option<&Self>) -> Decision {
        match action {
            Action::List | Action::Read => Decision::Allow,
            _ => Decision::nobody(),
        }
    }

    fn samples(_: &PolicyWorld) -> Vec<(&'static str, Self)> {
        vec![("any public figure", Self::Any)]
    }
}
