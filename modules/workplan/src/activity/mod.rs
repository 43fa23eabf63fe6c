//! The activity: one thing done. If people gather for it, it is an event.

mod beside;
pub(crate) mod demo;
pub mod import;
pub mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
pub mod web;
pub mod words;

pub use crate::state::{NotPossible, State, change};
pub use beside::{Beside, Family, beside, family};
pub(crate) use store::{ACTIVITIES, free_code, insert, insert_state, open, set_state, years};
pub use store::{
    CoOrganiser, CoOrganiserDraft, Draft, Links, Of, StateRow, count, counts_by_state, find, list, owners,
    states, under,
};

use std::collections::BTreeSet;

use balai_kernel::{
    Actor, App, Audience, Id, Result,
    account::Account,
    actor::{PartyRef, Role},
    module::{Today, Waiting},
    search::{self, Doc, When},
    store::{Day, FromRow, Tx},
    t,
};
use uuid::Uuid;

use crate::level::{CorePurpose, Initiative, Project};

/// An activity as it is kept, with the names that are shown beside it.
#[derive(Debug, Clone, FromRow)]
pub struct Activity {
    /// Its id; an event's id is the same.
    pub id: Id<Activity>,
    /// Short and unique: `RSO-2024-T02`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Code of its kind in the profile.
    pub kind: String,
    /// Whether people gather.
    pub is_event: bool,
    /// The initiative it is counted for.
    pub initiative: Option<Id<Initiative>>,
    /// Its project.
    pub project: Option<Id<Project>>,
    /// The core purpose it is counted for.
    pub core_purpose: Option<Id<CorePurpose>>,
    /// Word of its [`State`].
    pub state: String,
    /// First day it can be on.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exactly the days are known.
    pub precision: String,
    /// City and country, or `online`.
    pub place: Option<String>,
    /// Who looks after it.
    pub owner: Option<Id<Account>>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// The programme it is a part of.
    pub part_of: Option<Id<Activity>>,
    /// Where it is known from.
    pub source: Option<String>,
    /// Whether it is kept out of all lists but the office's.
    pub is_unlisted: bool,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
    /// What the office does in it: led, co-led, funded, supported, contributed.
    pub office_role: String,
    /// regional, sub-regional, bilateral, national.
    pub level: String,
    /// The party of a national or bilateral event.
    pub level_party: Option<Id<PartyRef>>,
    /// in-person, online, hybrid.
    pub mode: String,
    /// The party that hosts it.
    pub host_party: Option<Id<PartyRef>>,
    /// The series it belongs to.
    pub series: Option<String>,
    /// Who pays.
    pub funder: Option<String>,
    /// Who gives in kind.
    pub in_kind_giver: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// What it is to cost, in hundredths of its currency.
    pub budget: Option<i64>,
    /// In which currency: three letters.
    pub currency: Option<String>,
}

impl Default for Activity {
    fn default() -> Self {
        let nil = Uuid::nil();
        Self {
            id: Id::of(nil),
            code: String::new(),
            title: String::new(),
            kind: String::new(),
            is_event: false,
            initiative: None,
            project: None,
            core_purpose: None,
            state: "proposed".to_owned(),
            from_on: None,
            to_on: None,
            precision: "day".to_owned(),
            place: None,
            owner: None,
            owner_name: None,
            part_of: None,
            source: None,
            is_unlisted: false,
            audience: "office".to_owned(),
            version: 1,
            office_role: "led".to_owned(),
            level: "regional".to_owned(),
            level_party: None,
            mode: "in-person".to_owned(),
            host_party: None,
            series: None,
            funder: None,
            in_kind_giver: None,
            summary: None,
            budget: None,
            currency: None,
        }
    }
}

/// Roles of co-organisers, the first being the usual one.
pub const CO_ORGANISER_ROLES: [&str; 4] = ["co-organiser", "host", "funder", "trainers"];
/// What the office does in an event.
pub const OFFICE_ROLES: [&str; 5] = ["led", "co-led", "funded", "supported", "contributed"];
/// How far an event reaches.
pub const LEVELS: [&str; 4] = ["regional", "sub-regional", "bilateral", "national"];
/// How people gather.
pub const MODES: [&str; 3] = ["in-person", "online", "hybrid"];

/// Who can see that there is such an activity, its title and its dates, by default:
/// the public what is certain and gathers people, members what is planned, the office
/// what is proposed or unlisted, with whoever is placed at its project.
pub fn default_audience(
    state: State,
    is_event: bool,
    is_unlisted: bool,
    project: Option<Id<Project>>,
) -> Audience {
    let inside = || Audience::office().and_project(project.map(Id::cast));
    match state {
        _ if is_unlisted => inside(),
        State::Proposed | State::Submitted => inside(),
        State::Confirmed | State::UnderWay | State::Completed if is_event => Audience::public(),
        _ => Audience::members(),
    }
}

impl Activity {
    /// Its state.
    pub fn state(&self) -> State {
        State::from_code(&self.state).unwrap_or(State::Proposed)
    }

    /// Who can see it.
    pub fn audience(&self) -> Audience {
        Audience::parse(&self.audience)
    }

    /// Its page: an event's is among the events.
    pub fn href(&self) -> String {
        if self.is_event {
            format!("/app/events/{}", self.id)
        } else {
            format!("/app/plan/activities/{}", self.id)
        }
    }

    /// Whether it should have been over by this day and nobody said that it was.
    pub fn is_late(&self, today: jiff::civil::Date) -> bool {
        let ends = self.to_on.or(self.from_on);
        let open = matches!(self.state(), State::Planned | State::Confirmed | State::UnderWay);
        open && ends.is_some_and(|day| *day < today)
    }
}

/// Makes an activity findable.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &Tx, activity: &Activity) -> Result<()> {
    let parts = [
        Some(activity.code.as_str()),
        activity.summary.as_deref(),
        activity.series.as_deref(),
    ];
    let doc = Doc {
        id: activity.id.uuid(),
        noun: if activity.is_event { "event" } else { "activity" },
        href: activity.href(),
        title: activity.title.clone(),
        lede: activity.place.clone().unwrap_or_default(),
        body: parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
        audience: activity.audience(),
        on: activity.from_on.map(|day| When::of(*day, &activity.precision)),
    };
    search::put(tx, &doc).await
}

/// Renews the search entries of all activities, two hundred at a time.
///
/// # Errors
/// When the database fails.
pub async fn reindex(app: &App) -> Result<()> {
    let mut after = None;
    loop {
        let rows = store::after(&app.db, after, 200).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let rows = &rows;
        app.db
            .write("activity.reindex", |tx| async move {
                for activity in rows {
                    index(&tx, activity).await?;
                }
                Ok(())
            })
            .await?;
    }
}

/// What *Today* shows of the plan: what waits to be planned, and what should have been
/// over, events among them. Those that were submitted for approval speak for themselves.
///
/// # Errors
/// When the database fails.
pub async fn today(app: &App, actor: &Actor, submitted: &BTreeSet<Id<Activity>>) -> Result<Today> {
    let mut today = Today::default();
    if !actor.is_office() {
        return Ok(today);
    }
    let lang = actor.lang;
    let day = app.today();
    for activity in store::waiting(&app.db, actor, day, 30).await? {
        let waits = matches!(activity.state(), State::Submitted);
        if waits && (!actor.is(Role::CoManager) || submitted.contains(&activity.id)) {
            continue;
        }
        let why = if waits {
            "today-activity-submitted"
        } else {
            "today-activity-late"
        };
        today.waiting.push(Waiting {
            what: activity.title.clone(),
            why: t!(lang, why),
            href: activity.href(),
            due: activity.to_on.map(|day| *day),
        });
    }
    Ok(today)
}
