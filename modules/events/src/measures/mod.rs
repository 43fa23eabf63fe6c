//! The measures of participations and events, as offices of this field count.
//!
//! One person once per event, in the first of their roles; the party represented,
//! with its status of that day; a headcount line counts for as many as have no name
//! yet; what nobody recorded is never a yes. Of a programme and its parts the parts
//! count.

mod figures;
mod parts;
mod rows;
mod store;
#[cfg(test)]
mod tests;

use balai_kernel::{
    Error, Result,
    measure::{Ask, Chapter, Dim, Measure, Unit},
    profile::{Profile, RoleCount},
};

use figures::SOURCE;
use store::{Also, Counted};

/// What attendances can be split by.
const PEOPLE: &[Dim] = &Dim::ALL;
/// What parties can be split by.
const PARTIES: &[Dim] = &[
    Dim::Status,
    Dim::Region,
    Dim::Initiative,
    Dim::Project,
    Dim::Purpose,
    Dim::Type,
    Dim::Role,
    Dim::Level,
    Dim::Month,
];
/// What events can be split by. By party, region and status an event stands under
/// each that was there.
const EVENTS: &[Dim] = &[
    Dim::Party,
    Dim::Status,
    Dim::Region,
    Dim::Initiative,
    Dim::Project,
    Dim::Purpose,
    Dim::Type,
    Dim::Role,
    Dim::Level,
    Dim::Month,
];
const EXTERNAL: &[Dim] = &[Dim::Initiative, Dim::Purpose, Dim::Month];
const INPUTS: &[Dim] = &[Dim::Month];

macro_rules! measure {
    ($code:literal, $chapter:ident, $unit:ident, $dims:expr, $rows:expr) => {
        Measure {
            code: $code,
            version: 1,
            chapter: Chapter::$chapter,
            unit: Unit::$unit,
            is_stock: false,
            dims: $dims,
            part_of: part_of($code),
            count: |db, profile, lang, ask| Box::pin(SOURCE.answer(db, profile, lang, $code, ask)),
            source: Some(&SOURCE),
            rows: Some(|db, profile, actor, ask, most, skip| {
                Box::pin(async move {
                    fits($code, ask)?;
                    $rows(db, profile, actor, ask, (skip, most)).await
                })
            }),
        }
    };
}

/// Of which measure one counts a part; see [`Measure::part_of`].
fn part_of(code: &str) -> Option<&'static str> {
    match code {
        "people" | "officers-trained" | "women" | "womens-share" => Some("participations"),
        "people-trained" | "completions" | "learning-gain" => Some("officers-trained"),
        "trainings" | "dialogues" => Some("events"),
        _ => None,
    }
}

/// Refuses a question about a dimension that a measure does not have.
fn fits(code: &str, ask: &Ask) -> Result<()> {
    let measure = measures().into_iter().find(|measure| measure.code == code);
    if measure.is_some_and(|measure| measure.fits(ask)) {
        Ok(())
    } else {
        Err(Error::refused("measure-not-split-so"))
    }
}

/// All measures of this module, in the order in which their chapters show them.
pub fn measures() -> Vec<Measure> {
    vec![
        measure!(
            "participations",
            Participation,
            Count,
            PEOPLE,
            rows::participations
        ),
        measure!("people", Participation, Count, PEOPLE, rows::people),
        measure!("parties", Participation, Count, PARTIES, rows::participations),
        measure!("events", Activities, Count, EVENTS, rows::events),
        measure!("trainings", Activities, Count, EVENTS, rows::trainings),
        measure!(
            "officers-trained",
            Activities,
            Count,
            PEOPLE,
            rows::officers_trained
        ),
        measure!("people-trained", Activities, Count, PEOPLE, rows::people_trained),
        measure!("completions", Activities, Count, PEOPLE, rows::completions),
        measure!("trainers", Activities, Count, PEOPLE, rows::trainers),
        measure!("dialogues", Activities, Count, EVENTS, rows::dialogues),
        measure!("women", Women, Count, PEOPLE, rows::women),
        measure!("womens-share", Women, Share, PEOPLE, rows::participations),
        measure!("learning-gain", Learning, Points, PEOPLE, rows::learning_gain),
        measure!(
            "external-events",
            Contributions,
            Count,
            EXTERNAL,
            rows::external_events
        ),
        measure!("inputs", Contributions, Count, INPUTS, rows::inputs),
    ]
}

impl<'a> Counted<'a> {
    /// Everyone whose role counts as participation, at any event.
    fn everywhere(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            ask,
            kinds: None,
            roles: profile.roles_counted(RoleCount::Participation),
            also: Also::Nothing,
        }
    }

    /// The same at trainings.
    fn at_trainings(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            kinds: Some(profile.kinds_where(|kind| kind.is_training)),
            ..Self::everywhere(profile, ask)
        }
    }

    /// The same at dialogues, the category that the profile publishes.
    fn at_dialogues(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            kinds: Some(profile.kinds_where(|kind| kind.is_dialogue)),
            ..Self::everywhere(profile, ask)
        }
    }

    /// Trainers, who are in no participation figure.
    fn trainers(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            roles: profile.roles_counted(RoleCount::Trainer),
            ..Self::everywhere(profile, ask)
        }
    }

    fn also(mut self, also: Also) -> Self {
        self.also = also;
        self
    }

    /// Whether this asks about who was there, not only about the activities.
    fn is_about_people(&self) -> bool {
        let about = |dim: Dim| matches!(dim, Dim::Party | Dim::Status | Dim::Region | Dim::AgencyKind);
        self.ask.by.is_some_and(about) || self.ask.only.iter().any(|(dim, _)| about(*dim))
    }
}
