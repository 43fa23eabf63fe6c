//! A version of the plan: the activities of a year as they stood when those whose yes the profile
//! asks for approved the plan as a whole. What was dropped since the version before stands there
//! with its reason.

pub(crate) mod demo;
mod pages;
mod policy;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod web;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Actor, App, Audience, Error, Id, Instant, Result,
    audit::{self, Act, Change},
    store::{Day, FromRow, Tx},
};

use crate::activity::Activity;

/// A version as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct PlanVersion {
    /// Its id.
    pub id: Id<PlanVersion>,
    /// The year of the plan.
    pub year: i64,
    /// Its number within the year, once it is approved.
    pub number: Option<i64>,
    /// One of [`KINDS`].
    pub kind: String,
    /// The day of the review.
    pub review_on: Option<Day>,
    /// What the review found.
    pub summary: Option<String>,
    /// Who submitted it.
    pub made_by: String,
    /// When.
    pub made_at: Instant,
    /// When everybody had said yes.
    pub approved_at: Option<Instant>,
    /// When it was returned or taken back.
    pub ended_at: Option<Instant>,
    /// Who can see it.
    pub audience: String,
    /// How many activities are in it.
    pub activities: i64,
}

impl PlanVersion {
    /// Who can see it.
    pub fn audience(&self) -> Audience {
        Audience::parse(&self.audience)
    }

    /// Whether it waits for answers.
    pub const fn is_open(&self) -> bool {
        self.approved_at.is_none() && self.ended_at.is_none()
    }
}

/// What makes a version: the year's first plan, a mid-term review, another change of the plan.
pub const KINDS: [&str; 3] = ["annual", "mid-term", "change"];

/// Where a version stands.
pub fn href_of(id: Id<PlanVersion>) -> String {
    format!("/app/plan/versions/{id}")
}

/// Where the versions of a year stand.
pub fn href_of_year(year: i64) -> String {
    format!("/app/plan/versions?year={year}")
}

/// An activity as it stands in a version, or in the plan today.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Line {
    /// The activity.
    pub activity: Id<Activity>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Code of its kind.
    pub kind: String,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exactly the days are known.
    pub precision: String,
    /// City and country.
    pub place: Option<String>,
    /// What it is to cost, in hundredths.
    pub budget: Option<i64>,
    /// In which currency.
    pub currency: Option<String>,
}

impl Line {
    fn is_moved_from(&self, before: &Self) -> bool {
        (self.from_on, self.to_on, &self.precision) != (before.from_on, before.to_on, &before.precision)
    }

    /// In which fields but its dates it differs from what it was.
    fn changed_from(&self, before: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != before.title),
            ("kind", self.kind != before.kind),
            ("place", self.place != before.place),
            (
                "budget",
                (self.budget, &self.currency) != (before.budget, &before.currency),
            ),
            ("code", self.code != before.code),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }
}

/// Why activities were dropped, by activity.
pub type Reasons = BTreeMap<Id<Activity>, String>;

/// What became of one plan until the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Only in the later one.
    pub added: Vec<Line>,
    /// Only in the earlier one, with the reason where one is known.
    pub dropped: Vec<(Line, Option<String>)>,
    /// In both, on other dates: before and after.
    pub moved: Vec<(Line, Line)>,
    /// In both, with something but the dates changed: before, after and what.
    pub changed: Vec<(Line, Line, Vec<&'static str>)>,
}

impl Differences {
    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.dropped.is_empty() && self.moved.is_empty() && self.changed.is_empty()
    }

    /// Activities that were dropped without a reason.
    pub fn without_reason(&self) -> impl Iterator<Item = &Line> {
        self.dropped
            .iter()
            .filter(|(_, reason)| reason.is_none())
            .map(|(line, _)| line)
    }
}

/// What became of the plan `before` until it was `after`.
pub fn differences(before: &[Line], after: &[Line], reasons: &Reasons) -> Differences {
    let was: BTreeMap<Id<Activity>, &Line> = before.iter().map(|line| (line.activity, line)).collect();
    let is: BTreeSet<Id<Activity>> = after.iter().map(|line| line.activity).collect();
    let mut out = Differences::default();
    for line in after {
        let Some(old) = was.get(&line.activity) else {
            out.added.push(line.clone());
            continue;
        };
        if line.is_moved_from(old) {
            out.moved.push(((*old).clone(), line.clone()));
        }
        let fields = line.changed_from(old);
        if !fields.is_empty() {
            out.changed.push(((*old).clone(), line.clone(), fields));
        }
    }
    for line in before.iter().filter(|line| !is.contains(&line.activity)) {
        let reason = reasons.get(&line.activity).cloned();
        out.dropped.push((line.clone(), reason));
    }
    out
}

/// Everybody said yes: what was submitted is the next version of its year.
///
/// # Errors
/// When the database fails.
pub(crate) async fn freeze(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    id: Id<PlanVersion>,
    at: Instant,
) -> Result<()> {
    let version = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let number = store::next_number(tx, version.year).await?;
    store::freeze(tx, id, number, at).await?;
    let changes = audit::changed([
        Change::between("year", None::<i64>, Some(version.year)),
        Change::between("number", None::<i64>, Some(number)),
    ]);
    let act = Act::on("frozen", "plan-version", id).changing(&changes);
    audit::record(tx, &app.clock, actor, act).await
}
