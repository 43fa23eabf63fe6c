//! The activity: one thing done. If people gather for it, it is an event.

pub mod import;
pub mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
pub mod web;

pub use crate::state::{NotPossible, State, change};
pub use store::{
    Activity, CoOrganiser, CoOrganiserDraft, Draft, Links, Of, StateRow, co_organisers, counts_by_state, find, links, parts_of,
    states, under,
};

use balai_kernel::{
    Actor, App, Audience, Result,
    actor::Role,
    module::{Today, Waiting},
    search::{self, Doc},
    store::Tx,
    t,
};

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
/// what is proposed or unlisted.
pub fn default_audience(state: State, is_event: bool, is_unlisted: bool) -> Audience {
    match state {
        _ if is_unlisted => Audience::office(),
        State::Proposed | State::Submitted => Audience::office(),
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
        on: activity.from_on.map(|day| *day),
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
/// over. Events speak for themselves.
///
/// # Errors
/// When the database fails.
pub async fn today(app: &App, actor: &Actor) -> Result<Today> {
    let mut today = Today::default();
    if !actor.is_office() {
        return Ok(today);
    }
    let lang = actor.lang;
    let day = app.today();
    for activity in store::waiting(&app.db, actor, day, 30).await? {
        let waits = matches!(activity.state(), State::Submitted);
        if waits && !actor.is(Role::CoManager) {
            continue;
        }
        let why = if waits { "today-activity-submitted" } else { "today-activity-late" };
        today.waiting.push(Waiting {
            what: activity.title.clone(),
            why: t!(lang, why),
            href: activity.href(),
            due: activity.to_on.map(|day| *day),
        });
    }
    Ok(today)
}
