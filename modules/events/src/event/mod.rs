//! The event: an activity that gathers people.

pub(crate) mod api;
pub mod attendance;
pub mod history;
pub mod pages;
mod policy;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod translation;
pub mod web;

use std::ops::Deref;

use balai_kernel::{
    Actor, Id, Result,
    actor::{Keys, PartyRef, Standing},
    measure::{self, Ask, Measure, Reading, View},
    module::{Today, Waiting},
    store::Db,
    t,
    text::{Lang, Words},
    web::Listing,
};
use balai_workplan::activity::{Activity, pages::lede};

/// An event: its activity, seen from the room.
#[derive(Debug, Clone, Default)]
pub struct Event(pub Activity);

impl Deref for Event {
    type Target = Activity;
    fn deref(&self) -> &Activity {
        &self.0
    }
}

/// A party as the pages of events name it.
#[derive(Debug, Clone)]
pub struct PartyName {
    /// Its id.
    pub id: Id<PartyRef>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
}

/// The parties, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Parties(pub Vec<PartyName>);

impl Parties {
    /// A party's name; empty for one that the reader may not know of.
    pub fn name(&self, id: Option<Id<PartyRef>>, lang: Lang) -> &str {
        let found = id.and_then(|id| self.0.iter().find(|party| party.id == id));
        found.map_or("", |party| party.name.get(lang))
    }

    /// The party with this code or this name in any language.
    pub fn find(&self, typed: &str) -> Option<&PartyName> {
        let folded = balai_names::fold(typed);
        let named = |party: &&PartyName| {
            party
                .name
                .texts
                .values()
                .any(|name| balai_names::fold(name) == folded)
        };
        self.0
            .iter()
            .find(|party| party.code.eq_ignore_ascii_case(typed))
            .or_else(|| self.0.iter().find(named))
    }

    /// Codes and names, for filters and forms.
    pub fn choices(&self, lang: Lang) -> Vec<(String, String)> {
        self.0
            .iter()
            .map(|party| (party.code.clone(), party.name.get(lang).to_owned()))
            .collect()
    }

    /// A party's code, for forms.
    pub fn code(&self, id: Option<Id<PartyRef>>) -> String {
        let found = id.and_then(|id| self.0.iter().find(|party| party.id == id));
        found.map(|party| party.code.clone()).unwrap_or_default()
    }
}

/// How many came, counted in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Participations by name that are counted: a role that counts, attended or partly.
    pub participations: i64,
    /// The people behind them.
    pub people: i64,
    /// Trainers, counted apart.
    pub trainers: i64,
    /// Rows whose attendance nobody recorded.
    pub not_recorded: i64,
    /// Attendance given as a number, without those named since.
    pub headcount: i64,
}

/// Whether the reader sees the event's figures by party: the office sees all of them,
/// a party's own people the line of their party, nobody else any.
pub fn parties_shown(actor: &Actor) -> Option<Option<Id<PartyRef>>> {
    if actor.is_office() {
        Some(None)
    } else {
        actor.party.map(Some)
    }
}

/// The year's first figures, each leading to its page: for the office the whole, for a
/// focal point the line of its party, for others none.
async fn headlines(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<(String, String, String)>> {
    let (app, view) = (reading.app(), reading.view());
    if *view == View::Public {
        return Ok(Vec::new());
    }
    let (lang, year) = (actor.lang, reading.usual_year().await?);
    let wanted: Vec<(Measure, Ask)> = ["events", "participations", "parties", "womens-share"]
        .iter()
        .filter_map(|code| app.measure(code))
        // A party's own line of the number of parties would say 1.
        .filter(|measure| *view == View::Office || measure.code != "parties")
        .map(|measure| (measure, Ask::year(year)))
        .collect();
    reading.prepare(&wanted).await?;
    let mut out = Vec::new();
    for (measure, ask) in wanted {
        let cell = reading.whole(&measure, &ask).await?;
        let scope = match view {
            View::Party { .. } => t!(
                lang,
                "today-figure-of",
                measure = measure.name(lang),
                year = year.to_string(),
                scope = view.scope(&measure, lang)
            ),
            _ => t!(
                lang,
                "today-figure",
                measure = measure.name(lang),
                year = year.to_string()
            ),
        };
        out.push((
            measure::value(lang, measure.unit, &cell),
            scope,
            format!("/app/measures/{}?year={year}", measure.code),
        ));
    }
    Ok(out)
}

/// What *Today* shows of the events: those coming, and those whose attendance nobody
/// recorded. That some should be over the plan says.
///
/// # Errors
/// When the database fails.
pub async fn today(reading: &Reading<'_>, actor: &Actor) -> Result<Today> {
    let (app, lang) = (reading.app(), actor.lang);
    let day = app.today();
    let mut today = Today::default();
    for event in store::coming(&app.db, actor, day, 6).await? {
        let Some(from) = event.from_on else { continue };
        today
            .coming
            .push((*from, event.title.clone(), event.href(), lede(lang, &event)));
    }
    if today.coming.len() < 4 {
        let mut done = store::list(&app.db, actor, &Listing::default(), false).await?;
        done.retain(|event| event.to_on.is_some_and(|last| *last < day));
        for event in done.into_iter().take(4) {
            let Some(from) = event.from_on else { continue };
            today
                .past
                .push((*from, event.title.clone(), event.href(), lede(lang, &event)));
        }
    }
    today.stats = headlines(reading, actor).await?;
    if !actor.is_office() {
        return Ok(today);
    }
    for (event, open) in store::unrecorded(&app.db, actor, 12).await? {
        today.waiting.push(Waiting {
            what: event.title.clone(),
            why: t!(lang, "today-event-unrecorded", n = open),
            href: format!("{}/people?status=not-recorded", event.href()),
            due: event.to_on.or(event.from_on).map(|day| *day),
        });
    }
    Ok(today)
}

/// The rooms that somebody was in, and the events where they trained.
pub(crate) async fn keys(db: &Db, standing: &Standing) -> Result<Keys> {
    Ok(Keys {
        held: match standing.person {
            Some(person) => store::keys(db, person).await?,
            None => Vec::new(),
        },
        barred: Vec::new(),
    })
}
