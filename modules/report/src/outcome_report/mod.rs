//! The outcome report of an event: what it was, who came, what was said there as far as that may be
//! told, what was agreed and what follows. It is a report about that event, for everyone or for those
//! who took part, and owed some days after the event.

pub mod demo;
pub(crate) mod pages;
pub(crate) mod policy;
pub mod store;
pub(crate) mod web;

use balai_evidence::consent::What;
use balai_kernel::{
    Actor, App, Audience, Error, Id, Result,
    account::Account,
    module::About,
    profile::reporting::Owed,
    store::Conn,
    t,
    text::{Lang, Message},
};
use balai_workplan::activity::{Activity, State};
use jiff::civil::Date;
use maud::Markup;

pub use store::SessionRow;

use crate::{
    block::Block,
    check::{Finding, Severity},
    clearance,
    due_report::DueReport,
    edition::Material,
    period::Period,
    printed,
    report::Report,
};

/// The page of what is owed about an event.
pub fn href(event: Id<Activity>) -> String {
    format!("/app/reports/events/{event}")
}

/// For whom an outcome report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everyone: it stands on the event's public page.
    Public,
    /// Those who took part, and the office.
    Participants,
}

impl Reach {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Public, Self::Participants];

    /// The word in the database and in the catalogue (`outcome-report-reach-public`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Participants => "participants",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.code() == code)
    }

    /// The one that was chosen, else the profile's.
    pub fn chosen(chosen: Option<&str>, owed: Option<&Owed>) -> Self {
        let usual = match owed.is_none_or(|owed| owed.is_public) {
            true => Self::Public,
            false => Self::Participants,
        };
        chosen.and_then(Self::from_code).unwrap_or(usual)
    }

    /// Of a report; none where it is about no event.
    pub fn of(app: &App, report: &Report) -> Option<Self> {
        report.activity?;
        Some(Self::chosen(
            report.reach.as_deref(),
            app.profile.owed(&report.kind),
        ))
    }

    /// Who sees a report once it is released.
    pub fn audience(self, event: Id<Activity>) -> Audience {
        match self {
            Self::Public => Audience::public(),
            Self::Participants => Audience::office().and(format!("room:{event}")),
        }
    }
}

/// Who sees a report once it is released: everyone, or those who took part in its event.
pub fn released_to(app: &App, report: &Report) -> Audience {
    match (Reach::of(app, report), report.activity) {
        (Some(reach), Some(event)) => reach.audience(event),
        _ => Audience::public(),
    }
}

/// Refuses to show to everyone what is about an event of which not everyone may know.
///
/// # Errors
/// See above.
pub async fn releasable(conn: &impl Conn, app: &App, report: &Report) -> Result<()> {
    let (Some(Reach::Public), Some(event)) = (Reach::of(app, report), report.activity) else {
        return Ok(());
    };
    let event = balai_workplan::activity::find(conn, event).await?;
    match event.is_some_and(|event| is_public(&event)) {
        true => Ok(()),
        false => Err(Error::refused("outcome-report-event-not-public")),
    }
}

fn is_public(event: &Activity) -> bool {
    event.audience().keys().any(|key| key == "public")
}

/// The event that a report is owed about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Its id.
    pub id: Id<Activity>,
    /// Its title.
    pub title: String,
    /// Who looks after it.
    pub owner: Option<Id<Account>>,
    /// By name.
    pub owner_name: Option<String>,
    /// Who can see it.
    pub audience: String,
}

/// What is owed about an event; none where the profile owes nothing of events, there is no such event,
/// or nobody knows when it is.
///
/// # Errors
/// When the database fails.
pub async fn of_event(app: &App, event: Id<Activity>) -> Result<Option<DueReport>> {
    let Some(owed) = app.profile.owed_of_events() else {
        return Ok(None);
    };
    let row = store::of_event(&app.db, event).await?;
    Ok(row.and_then(|row| row.due(owed)))
}

/// What is owed about events that ended on one of these days, of those that an actor may know of.
///
/// # Errors
/// When the database fails.
pub async fn owed(app: &App, actor: &Actor, from: Date, to: Date) -> Result<Vec<DueReport>> {
    let Some(owed) = app.profile.owed_of_events() else {
        return Ok(Vec::new());
    };
    let from = from.max(app.profile.reporting_since()?);
    let rows = store::ended_between(&app.db, actor, from, to).await?;
    let mut all: Vec<DueReport> = rows.into_iter().filter_map(|row| row.due(owed)).collect();
    all.sort_by_key(|due| (due.due_on(), due.period.from));
    Ok(all)
}

/// Whether an outcome report can be written of an event now.
///
/// # Errors
/// A refusal that says why not.
pub fn writable(event: &Activity, today: Date) -> Result<Period> {
    let takes_place = !matches!(
        event.state(),
        State::Proposed | State::Submitted | State::Postponed | State::Cancelled
    );
    if !event.is_event || !takes_place {
        return Err(Error::refused("outcome-report-not-held"));
    }
    let days = event.from_on.zip(event.to_on.or(event.from_on));
    let period = days.and_then(|(from, to)| Period::between(from.0, to.0));
    let period = period.ok_or_else(|| Error::refused("outcome-report-no-day"))?;
    match period.from > today {
        true => Err(Error::refused("outcome-report-ahead")),
        false => Ok(period),
    }
}

/// What an outcome report is begun with.
#[derive(Debug, Clone)]
pub struct Model {
    /// The event.
    pub event: Id<Activity>,
    /// Its days.
    pub period: Period,
    /// Who sees the report while it is written.
    pub audience: Audience,
    /// For whom it is, where that differs from what the profile says.
    pub reach: Option<Reach>,
    /// Its sessions of which something may be told, in order.
    pub sessions: Vec<SessionRow>,
    title: String,
    place: String,
    rule: String,
    may_be_printed: Vec<What>,
}

impl Model {
    /// A template's text in which `{event}`, `{place}` and `{rule}` stand for the event's title, where it
    /// was (" in Bangkok", or nothing), and what may be told of who said what.
    pub fn fill(&self, text: &str) -> String {
        text.replace("{event}", &self.title)
            .replace("{place}", &self.place)
            .replace("{rule}", &self.rule)
    }

    /// The quotes and photographs of the event that may be printed.
    pub fn evidence(&self) -> &[What] {
        &self.may_be_printed
    }
}

/// Gathers what the outcome report of an event is begun with.
///
/// # Errors
/// When there can be none now, or the database fails.
pub async fn model(conn: &impl Conn, app: &App, event: &Activity) -> Result<Model> {
    let period = writable(event, app.today())?;
    let all = store::sessions(conn, event.id).await?;
    let rule = all
        .iter()
        .map(|session| Attribution::of(&session.attribution))
        .max();
    let rule = rule.unwrap_or(Attribution::Open);
    let whats = printed::store::of_event(conn, event.id).await?;
    let may_be_printed = printed::that_may_stand(conn, app, whats, false).await?;
    let owed = app.profile.owed_of_events();
    let hides = Reach::chosen(None, owed) == Reach::Public && !is_public(event);
    let audience = event.audience();
    let is_of_office = audience
        .keys()
        .any(|key| matches!(key, "office" | "public" | "members"));
    let place = event.place.as_deref().map(str::trim).unwrap_or_default();
    let place = match place {
        "" => String::new(),
        "online" | "Online" => " online".to_owned(),
        place => format!(" in {place}"),
    };
    Ok(Model {
        event: event.id,
        period,
        audience: if is_of_office {
            Audience::office()
        } else {
            audience
        },
        reach: hides.then_some(Reach::Participants),
        sessions: all
            .into_iter()
            .filter(|session| Attribution::of(&session.attribution) != Attribution::Closed)
            .collect(),
        title: event.title.clone(),
        place,
        rule: t!(Lang::EN, &format!("outcome-report-rule-{}", rule.code())),
        may_be_printed,
    })
}

/// What may be told of who said what in a session; a word that is not known tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Attribution {
    Open,
    Unnamed,
    Closed,
}

impl Attribution {
    pub(crate) fn of(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "without-attribution" => Self::Unnamed,
            _ => Self::Closed,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unnamed => "without-attribution",
            Self::Closed => "closed",
        }
    }
}

/// Where an outcome report tells more of its sessions than their rules allow: of one held without
/// attribution anybody by name, of one behind closed doors anything.
///
/// # Errors
/// When the database fails.
pub async fn findings(app: &App, material: &Material) -> Result<Vec<Finding>> {
    let Some(event) = material.report.activity else {
        return Ok(Vec::new());
    };
    let of_session = |block: &&Block| !block.settings.0.session.is_empty();
    if !material.blocks.iter().any(|block| of_session(&block)) {
        return Ok(Vec::new());
    }
    let sessions = store::sessions(&app.db, event).await?;
    let named = clearance::found(app, material).await?;
    let mut findings = Vec::new();
    for block in material.blocks.iter().filter(of_session) {
        let own = sessions
            .iter()
            .find(|session| session.id.to_string() == block.settings.0.session);
        let rule = own.map_or(Attribution::Closed, |session| {
            Attribution::of(&session.attribution)
        });
        let mut say = |excerpt: String, sentence: String, message: &'static str, suggestion: &'static str| {
            findings.push(Finding {
                severity: Severity::Error,
                block: Some(block.id),
                heading: block.heading.clone(),
                sentence,
                excerpt: excerpt.clone(),
                message: Message::new(message).with("name", excerpt),
                suggestion: Message::new(suggestion),
            });
        };
        match rule {
            Attribution::Open => {}
            Attribution::Closed => say(
                String::new(),
                String::new(),
                "finding-session-closed",
                "suggest-session-closed",
            ),
            Attribution::Unnamed => {
                let mut told: Vec<&str> = Vec::new();
                for need in named.of_block(&block.slug) {
                    for name in &need.names {
                        if !told.contains(&name.as_str()) {
                            told.push(name);
                            say(
                                name.clone(),
                                need.text.clone(),
                                "finding-session-names",
                                "suggest-session-names",
                            );
                        }
                    }
                }
            }
        }
    }
    Ok(findings)
}

/// What the reports show beside an event: for the office how it stands with its outcome report, for
/// others the report once they may read it.
///
/// # Errors
/// When the database fails.
pub async fn beside(app: &App, actor: &Actor, about: About) -> Result<Markup> {
    let (event, is_public) = match about {
        About::Event(event) => (event, false),
        About::PublicEvent(event) => (event, true),
    };
    if !is_public && actor.is_office() {
        let due = of_event(app, Id::of(event)).await?;
        return Ok(due.map_or_else(Markup::default, |due| pages::state_of(app, actor, &due)));
    }
    let released = store::released(&app.db, actor, Id::of(event)).await?;
    let zone = app.zone();
    Ok(released.map_or_else(Markup::default, |report| {
        pages::to_read(actor.lang, &zone, &report)
    }))
}
