//! Measures: figures that are computed from the records, never typed.
//!
//! A measure is a definition with a counting rule and a version; a figure is its
//! value for a period, with the rows behind it. A figure is computed in a declared
//! scope, not by who looks; its rows show only to those who may read them.

mod chapter;
mod chart;
pub mod cited;
mod figures;
mod guard;
mod pages;
mod policy;
mod reading;
mod store;
mod targets;
mod targets_table;
#[cfg(test)]
mod tests;
mod view;
mod web;

use futures::future::BoxFuture;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use chapter::{Chapter, in_order};
pub use chart::{chart, wording};
pub use cited::{CitedFigure, CitedPeriod, cited, cited_number, keep_cited};
pub(crate) use figures::all as all_figures;
pub use figures::figures;
pub use guard::guarded;
pub use pages::{value, written};
pub use policy::PublicFigure;
pub use reading::Reading;
pub use store::{
    Target, TargetWords, insert_target as keep_target, say, targets as targets_of_year, words as said_of_year,
};
pub use view::{View, read};

use crate::{
    actor::{Actor, Role},
    error::Result,
    module::{Module, Nav, Routes},
    policy::{Action, print_noun},
    profile::Profile,
    store::Db,
    t,
    text::{Lang, Message, catalogue},
};

/// The pages of measures, targets and cited figures, with their section of the
/// navigation.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-measures",
        href: "/app/measures",
        shown: |actor| actor.is_office() || actor.is(Role::FocalPoint),
    }],
    policies: &[
        print_noun::<Measure>,
        print_noun::<Target>,
        print_noun::<cited::CitedRow>,
        print_noun::<PublicFigure>,
    ],
    ..Module::new("measures", routes)
};

/// Every URL of measures, targets and cited figures.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Measure, _, _>("/app/measures", Action::List, web::list)
        .get::<Measure, _, _>("/app/measures/export", Action::Export, web::export_all)
        .get::<Target, _, _>("/app/measures/targets-table", Action::Read, targets_table::edit)
        .post::<Target, _, _>("/app/measures/targets-table", Action::Change, targets_table::save)
        .get::<Measure, _, _>("/app/measures/{code}", Action::Read, web::show)
        .get::<Measure, _, _>("/app/measures/{code}/export", Action::Export, web::export)
        .get::<Measure, _, _>("/app/measures/{code}/rows", Action::Read, web::rows)
        .get::<Target, _, _>("/app/measures/{code}/target", Action::Read, targets::edit)
        .post::<Target, _, _>("/app/measures/{code}/target", Action::Change, targets::save)
        .and(cited::routes())
}

/// What a figure can be split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dim {
    /// The party represented.
    Party,
    /// The party's kind and status on that day.
    Status,
    /// The party's region.
    Region,
    /// The initiative that counts.
    Initiative,
    /// The project of that initiative.
    Project,
    /// The core purpose that counts.
    Purpose,
    /// The kind of activity.
    Type,
    /// The office's role.
    Role,
    /// Regional, sub-regional, bilateral, national.
    Level,
    /// The month of the first day.
    Month,
    /// The agency's kind.
    AgencyKind,
}

impl Dim {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Party,
        Self::Status,
        Self::Region,
        Self::Initiative,
        Self::Project,
        Self::Purpose,
        Self::Type,
        Self::Role,
        Self::Level,
        Self::Month,
        Self::AgencyKind,
    ];

    /// The word in URLs, on the command line and in the catalogue (`dim-party`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Status => "status",
            Self::Region => "region",
            Self::Initiative => "initiative",
            Self::Project => "project",
            Self::Purpose => "purpose",
            Self::Type => "type",
            Self::Role => "role",
            Self::Level => "level",
            Self::Month => "month",
            Self::AgencyKind => "agency-kind",
        }
    }

    /// Its name: "party", "month".
    pub fn name(self, lang: Lang) -> String {
        t!(lang, &format!("dim-{}", self.code()))
    }

    /// The dimension with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dim| dim.code() == code)
    }
}

/// What is asked of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Split by, if at all.
    pub by: Option<Dim>,
    /// Only where a dimension has this key.
    pub only: Vec<(Dim, String)>,
    /// Only of this event and its parts; see [`Measure::is_of_events`].
    pub event: Option<Uuid>,
}

impl Ask {
    /// A calendar year, not split.
    pub fn year(year: i16) -> Self {
        let day = |month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
        Self {
            from: day(1, 1),
            to: day(12, 31),
            by: None,
            only: Vec::new(),
            event: None,
        }
    }

    /// The same, split by a dimension.
    #[must_use]
    pub const fn by(mut self, dim: Dim) -> Self {
        self.by = Some(dim);
        self
    }

    /// The whole of the same period.
    #[must_use]
    pub(crate) fn of_everyone(&self) -> Self {
        Self {
            by: None,
            only: Vec::new(),
            ..*self
        }
    }

    /// The same, only where a dimension has this key.
    #[must_use]
    pub fn only(mut self, dim: Dim, key: impl Into<String>) -> Self {
        self.only.push((dim, key.into()));
        self
    }
}

/// How far a value has come towards the target of its year, 1 being there: the value divided by
/// the target, or, where the target lies under the baseline, the part of that way that is gone.
/// Nothing where there is no target, or none that can be divided by.
pub fn reached(value: f64, baseline: Option<f64>, aim: f64) -> Option<f64> {
    let share = match baseline {
        Some(baseline) if aim < baseline => (baseline - value) / (baseline - aim),
        _ if aim > 0.0 => value / aim,
        _ => return None,
    };
    share.is_finite().then_some(share)
}

/// A value is a number, or says why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "value")]
pub enum Value {
    /// A number; its unit is the measure's.
    Number(f64),
    /// The question does not apply.
    NotApplicable,
    /// There should be one, but.
    Missing(Message),
}

/// One figure: the whole, or one part of a split.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The part's key in its dimension; empty for the whole.
    pub key: String,
    /// The part's name in the interface's language, as records give it.
    pub label: String,
    /// The value.
    pub value: Value,
    /// How many it rests on, where that differs from the value (shares, means).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<i64>,
    /// The 95 % interval, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<(f64, f64)>,
    /// What is open about it: "54 same-person suggestions", "12 sexes not known".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Message>,
}

impl Cell {
    /// A whole count.
    pub fn count(n: i64) -> Self {
        // Counts here stay far below 2^53, which a double holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        Self::number(n as f64)
    }

    /// A whole number.
    pub fn number(value: f64) -> Self {
        Self {
            key: String::new(),
            label: String::new(),
            value: Value::Number(value),
            n: None,
            interval: None,
            open: Vec::new(),
        }
    }

    /// The number, if there is one.
    pub fn as_number(&self) -> Option<f64> {
        match self.value {
            Value::Number(n) => Some(n),
            _ => None,
        }
    }
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A whole number of things.
    Count,
    /// A part of the whole, 0 to 1, shown in per cent.
    Share,
    /// Points of a test, 0 to 100.
    Points,
}

/// A row behind a figure, for drilling down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// Its page.
    pub href: String,
    /// What it is, in the words of its record.
    pub words: String,
}

/// Computes the figures of a measure: one cell for the whole, or one per part.
pub type CountFn = for<'a> fn(&'a Db, &'a Profile, Lang, &'a Ask) -> BoxFuture<'a, Result<Vec<Cell>>>;

/// A question to a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The measure's code.
    pub code: &'static str,
    /// What is asked of it.
    pub ask: Ask,
}

/// Answers questions to several measures at once: for each, in their order, the cells
/// that [`Measure::count`] gives.
pub type AnswerFn =
    for<'a> fn(&'a Db, &'a Profile, Lang, &'a [Question]) -> BoxFuture<'a, Result<Vec<Vec<Cell>>>>;

/// What several measures are counted from together: a page of figures then asks the
/// database once for each source, not once for each figure.
pub struct Source {
    /// What it is called, different from all others.
    pub name: &'static str,
    /// Answers questions to its measures.
    pub count: AnswerFn,
}

impl Source {
    /// Answers one question.
    ///
    /// # Errors
    /// When a measure is asked for a dimension that it does not have, or the database
    /// fails.
    pub async fn answer(
        &self,
        db: &Db,
        profile: &Profile,
        lang: Lang,
        code: &'static str,
        ask: &Ask,
    ) -> Result<Vec<Cell>> {
        let question = Question {
            code,
            ask: ask.clone(),
        };
        let answers = (self.count)(db, profile, lang, &[question]).await?;
        Ok(answers.into_iter().next().unwrap_or_default())
    }
}

/// Lists the rows behind a figure that this actor may read, and how many there are in
/// all. The two numbers are how many rows to give at most and how many to skip.
pub type RowsFn = for<'a> fn(
    &'a Db,
    &'a Profile,
    &'a Actor,
    &'a Ask,
    i64,
    i64,
) -> BoxFuture<'a, Result<(Vec<Behind>, i64)>>;

/// A measure. Its name and definition in words are `measure-CODE` and
/// `measure-CODE-rule` in the catalogue.
#[derive(Clone, Copy)]
pub struct Measure {
    /// Short and stable: `participations`.
    pub code: &'static str,
    /// Counts up when the rule changes; frozen figures keep theirs.
    pub version: i64,
    /// Where it stands among all measures.
    pub chapter: Chapter,
    /// What its values are.
    pub unit: Unit,
    /// Whether it counts what there is on the last day, as alumni are, rather than what
    /// happened in the period: it says nothing of whether the period has records.
    pub is_stock: bool,
    /// What it can be split by.
    pub dims: &'static [Dim],
    /// The measure of which this one counts a part, by code, as completions are of
    /// officers trained: "none of them" would tell something of each of them, so
    /// nought of a part is told to a party only where the measure it belongs to is
    /// nought too.
    pub part_of: Option<&'static str>,
    /// Computes it.
    pub count: CountFn,
    /// What computes it together with others, if anything does.
    pub source: Option<&'static Source>,
    /// Lists the rows behind it.
    pub rows: Option<RowsFn>,
}

impl Measure {
    /// Its name.
    pub fn name(&self, lang: Lang) -> String {
        t!(lang, &format!("measure-{}", self.code))
    }

    /// Its counting rule in plain words.
    pub fn rule(&self, lang: Lang) -> String {
        t!(lang, &format!("measure-{}-rule", self.code))
    }

    /// For whom it is computed: its own words, `measure-CODE-scope`, or the whole office.
    pub fn scope(&self, lang: Lang) -> String {
        let own = format!("measure-{}-scope", self.code);
        if catalogue().has(Lang::EN, &own) {
            t!(lang, &own)
        } else {
            t!(lang, "measure-scope-office")
        }
    }

    /// Whether it has every dimension of a question.
    pub fn fits(&self, ask: &Ask) -> bool {
        let mut asked = ask.by.iter().chain(ask.only.iter().map(|(dim, _)| dim));
        asked.all(|dim| self.splits_by(*dim)) && (ask.event.is_none() || self.is_of_events())
    }

    /// Whether it counts what happens at events, and can be asked of a single one: what can be split
    /// by the office's role in an event is counted there.
    pub fn is_of_events(&self) -> bool {
        self.splits_by(Dim::Role)
    }

    /// Whether it can be split by a dimension.
    pub fn splits_by(&self, dim: Dim) -> bool {
        self.dims.contains(&dim)
    }
}

/// The mean of paired differences with its 95 % interval (Student's t on n - 1
/// degrees of freedom); `None` below two pairs for the interval.
pub fn paired_gain(differences: &[f64]) -> Option<(f64, Option<(f64, f64)>)> {
    if differences.is_empty() {
        return None;
    }
    // Sizes of classes, far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let n = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / n;
    if differences.len() < 2 {
        return Some((mean, None));
    }
    let variance = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let half = t_95(n - 1.0) * (variance / n).sqrt();
    Some((mean, Some((mean - half, mean + half))))
}

/// The two-sided 95 % point of Student's t, from its expansion about the normal
/// (Abramowitz and Stegun, 26.7.5); exact values for few degrees of freedom.
fn t_95(degrees: f64) -> f64 {
    const FEW: [f64; 4] = [12.706, 4.303, 3.182, 2.776];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "one to four"
    )]
    if let Some(exact) = (degrees <= 4.0).then(|| FEW[(degrees as usize).clamp(1, 4) - 1]) {
        return exact;
    }
    let z: f64 = 1.959_964;
    let z3 = z.powi(3);
    let z5 = z.powi(5);
    let z7 = z.powi(7);
    z + (z3 + z) / (4.0 * degrees)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * degrees.powi(2))
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * degrees.powi(3))
}

#[cfg(test)]
mod reached_tests {
    use super::reached;

    #[test]
    fn half_of_the_target_is_half_reached_and_less_can_be_aimed_at() {
        assert_eq!(reached(50.0, Some(20.0), 100.0), Some(0.5));
        assert_eq!(reached(50.0, None, 100.0), Some(0.5));
        assert_eq!(reached(8.0, Some(10.0), 5.0), Some(0.4));
        assert_eq!(reached(8.0, None, 0.0), None);
    }
}

#[cfg(test)]
mod interval_tests {
    use super::*;

    #[test]
    fn the_interval_of_a_gain_matches_the_tables() {
        // t(9) = 2.262; differences 1..=10 have mean 5.5 and sd 3.02765.
        let differences: Vec<f64> = (1..=10).map(f64::from).collect();
        let (mean, interval) = paired_gain(&differences).unwrap();
        let (low, high) = interval.unwrap();
        assert!((mean - 5.5).abs() < 1e-9);
        assert!((low - 3.334).abs() < 0.002, "{low}");
        assert!((high - 7.666).abs() < 0.002, "{high}");
    }

    #[test]
    fn one_pair_has_a_mean_and_no_interval() {
        assert_eq!(paired_gain(&[4.0]), Some((4.0, None)));
        assert_eq!(paired_gain(&[]), None);
    }
}
