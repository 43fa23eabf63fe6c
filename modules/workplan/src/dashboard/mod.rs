//! The dashboard: what a senior reads in a minute. What is on and what comes, what is late and what
//! is at risk, whose yes is waited for, how the figures stand against their targets, which
//! decisions are to be looked at again. Every number is counted from rows that stand below it. The
//! co-chairs have an edition of their own: of it they read what they may read anyway.

pub(crate) mod demo;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod today;
pub(crate) mod web;

use balai_kernel::{Id, measure::Measure, profile::Profile};
use jiff::{ToSpan as _, civil::Date};

use crate::{
    activity::{Activity, State},
    approval::{Stand, Substance, needs_of, stand_of, store::Present},
    decision::Decision,
    risk::Risk,
    suggestion::Suggestion,
};

/// Where it stands.
pub const PATH: &str = "/app/plan/dashboard";
/// What comes within so many days is next.
pub const NEXT_DAYS: i64 = 30;
/// What begins within so many days and lacks something is at risk.
pub const NEAR_DAYS: i64 = 60;
/// A figure that is this much of its target behind the year is behind.
pub const SLACK: f64 = 0.1;

/// The dashboard, as a noun under policy.
pub struct Dashboard;

/// Why an activity is at risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Threat {
    /// An open risk of it is high: the risk's id and words.
    Risk(Id<Risk>, String),
    /// It begins soon and lacks a yes that it needs.
    NoApproval,
    /// It begins soon and nobody looks after it.
    NoOwner,
}

/// A figure against its target.
#[derive(Clone)]
pub struct Aim {
    /// The measure.
    pub measure: Measure,
    /// Its value, in its unit; none where there is none.
    pub value: Option<f64>,
    /// From where one set out.
    pub baseline: Option<f64>,
    /// The target.
    pub aim: f64,
    /// How far the value has come, 1 being there.
    pub reached: Option<f64>,
    /// What is said of it.
    pub said: String,
}

impl Aim {
    /// Whether it is behind, when this share of the year is gone.
    pub fn is_behind(&self, gone: f64) -> bool {
        self.reached.is_some_and(|reached| reached + SLACK < gone)
    }
}

/// Everything on the dashboard.
pub struct Shown {
    /// On today.
    pub now: Vec<Activity>,
    /// Within the next days.
    pub next: Vec<Activity>,
    /// Past their last day and not over.
    pub late: Vec<Activity>,
    /// At risk, with why.
    pub threatened: Vec<(Activity, Vec<Threat>)>,
    /// Open risks that are high.
    pub risks: Vec<Risk>,
    /// What was submitted and waits for an answer; nothing outside the office.
    pub waiting: Vec<Present>,
    /// The year of the figures.
    pub year: i16,
    /// The share of that year that is gone, 0 to 1.
    pub gone: f64,
    /// The figures that have a target.
    pub aims: Vec<Aim>,
    /// To be looked at again.
    pub decisions: Vec<Decision>,
    /// Still to be answered; nothing outside the office.
    pub suggestions: Vec<Suggestion>,
    /// Whether there are more activities than were looked at.
    pub is_cut: bool,
}

/// The share of a year that is gone on a day: nought before it, one after it.
pub fn gone(year: i16, today: Date) -> f64 {
    match today.year().cmp(&year) {
        std::cmp::Ordering::Less => 0.0,
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => f64::from(today.day_of_year()) / f64::from(today.days_in_year()),
    }
}

/// The activities of a dashboard, each where it belongs; one can be on and at risk at once.
#[derive(Default)]
pub struct Sorted {
    /// On today.
    pub now: Vec<Activity>,
    /// Within the next days.
    pub next: Vec<Activity>,
    /// Past their last day.
    pub late: Vec<Activity>,
    /// At risk, with why.
    pub threatened: Vec<(Activity, Vec<Threat>)>,
}

/// Sorts activities by what is to be seen of them on a day. Whether one lacks a yes or an owner is
/// asked where `is_office`: it is the office's own matter.
pub fn sort(
    profile: &Profile,
    activities: Vec<Activity>,
    present: &[Present],
    risks: &[Risk],
    today: Date,
    is_office: bool,
) -> Sorted {
    let mut sorted = Sorted::default();
    for activity in activities {
        let (Some(from), Some(to)) = (activity.from_on, activity.to_on.or(activity.from_on)) else {
            continue;
        };
        let is_certain = matches!(
            activity.state(),
            State::Planned | State::Confirmed | State::UnderWay
        );
        // A quarter or a year says too little of a day.
        let is_near_enough = matches!(activity.precision.as_str(), "day" | "range" | "month");
        let mut threats: Vec<Threat> = risks
            .iter()
            .filter(|risk| risk.about.activity == Some(activity.id))
            .map(|risk| Threat::Risk(risk.id, risk.words.clone()))
            .collect();
        let begins_soon = from.0 >= today && from.0 <= today.saturating_add(NEAR_DAYS.days());
        if is_office && begins_soon {
            let needs = needs_of(profile, &activity);
            let last = present
                .iter()
                .find(|one| one.approval.activity == Some(activity.id));
            let stand = stand_of(&needs, last.map(|one| &one.approval), &Substance::of(&activity));
            if !matches!(stand, Stand::NotNeeded | Stand::Approved) {
                threats.push(Threat::NoApproval);
            }
            if activity.owner.is_none() {
                threats.push(Threat::NoOwner);
            }
        }
        if activity.is_late(today) {
            sorted.late.push(activity.clone());
        } else if is_certain && is_near_enough {
            if from.0 <= today && to.0 >= today {
                sorted.now.push(activity.clone());
            } else if from.0 > today && from.0 <= today.saturating_add(NEXT_DAYS.days()) {
                sorted.next.push(activity.clone());
            }
        }
        if !threats.is_empty() {
            sorted.threatened.push((activity, threats));
        }
    }
    sorted
}
