//! How a report is begun: the profile's template of its kind, made into blocks.

use balai_evidence::consent::What;
use balai_kernel::{
    App, Audience, Clock, Id, Result,
    error::Error,
    store::{Day, Json, Tx},
    text::Lang,
};
use serde::Deserialize;

use super::{Initiative, Report, store};
use crate::{
    block::{self, Block, Kind, Settings, slug_of},
    outcome_report::Model,
    period::Period,
    printed,
};

/// The profile's template of a report.
#[derive(Debug, Deserialize)]
struct Template {
    title: String,
    #[serde(default)]
    blocks: Vec<Planned>,
    #[serde(default)]
    terms: Vec<PlannedTerm>,
}

#[derive(Debug, Deserialize)]
struct Planned {
    kind: Kind,
    #[serde(default)]
    slug: String,
    heading: String,
    #[serde(default)]
    body: String,
    /// One block for each initiative, instead of one.
    #[serde(default)]
    each_initiative: bool,
    /// One block for each session of the event of which something may be told.
    #[serde(default)]
    each_session: bool,
    /// One block for each quote (a story) or photograph (a picture) of the event that may be printed.
    #[serde(default)]
    each_evidence: bool,
    /// No more of these than so many.
    at_most: Option<usize>,
    #[serde(default)]
    settings: Settings,
}

#[derive(Debug, Deserialize)]
struct PlannedTerm {
    term: String,
    meaning: String,
}

fn template(app: &App, kind: &str) -> Result<Template> {
    let text = app
        .profile
        .report_templates
        .get(kind)
        .ok_or_else(|| Error::refused("report-no-template"))?;
    toml::from_str(text)
        .map_err(|error| Error::setup(format!("{}/reports/{kind}.toml: {error}", app.profile.code)))
}

pub(super) fn dated(text: &str, period: Period) -> String {
    text.replace("{year}", &period.from.year().to_string())
        .replace("{period}", &period.words(Lang::EN))
}

/// A text in which `{office}`, `{process}`, `{host}` and `{co-chairs}` stand for what the profile calls them.
fn of_office(app: &App, text: &str) -> String {
    let profile = &app.profile;
    let name = |code: &str| profile.party_name(code).unwrap_or_else(|| code.to_owned());
    let chairs: Vec<String> = profile.process.co_chairs.iter().map(|code| name(code)).collect();
    text.replace("{office}", profile.office.name.get(Lang::EN))
        .replace("{process}", profile.process.name.get(Lang::EN))
        .replace("{host}", profile.office.hosted_by.as_deref().unwrap_or_default())
        .replace("{co-chairs}", &chairs.join(" and "))
}

pub(super) fn begin(app: &App, kind: &str, period: Period, title: &str) -> Report {
    Report {
        id: app.clock.id(),
        kind: kind.to_owned(),
        year: i64::from(period.from.year()),
        from_on: Day(period.from),
        to_on: Day(period.to),
        activity: None,
        reach: None,
        title: dated(title, period),
        made_at: app.clock.now(),
        frozen_at: None,
        published_at: None,
        file: None,
        audience: Audience::office().to_string(),
        version: 1,
        edition: 1,
        replaces: None,
        reason: String::new(),
    }
}

/// Makes the report of a period from the profile's template of its kind.
///
/// # Errors
/// When there is one already, the profile has no template, or the database fails.
pub async fn from_template(tx: &Tx, app: &App, kind: &str, period: Period) -> Result<Report> {
    let template = template(app, kind)?;
    let report = begin(app, kind, period, &template.title);
    store::insert(tx, &report).await?;
    let initiatives = store::initiatives(tx).await?;
    let evidence = match template.blocks.iter().any(|planned| planned.each_evidence) {
        true => {
            let whats = printed::store::of_period(tx, period.from, period.to).await?;
            let on_web = app.profile.owed(kind).is_none_or(|owed| owed.is_public);
            printed::that_may_stand(tx, app, whats, on_web).await?
        }
        false => Vec::new(),
    };
    let mut blocks = Vec::new();
    for planned in &template.blocks {
        if planned.each_initiative {
            blocks.extend(initiatives.iter().map(|initiative| planned.of(initiative)));
        } else if planned.each_evidence {
            blocks.extend(planned.drawing_on(&evidence));
        } else {
            let (kind, slug, heading, body, settings) = planned.plain();
            blocks.push((kind, slug, heading, of_office(app, &body), settings));
        }
    }
    put(tx, &app.clock, report.id, blocks).await?;
    for planned in &template.terms {
        store::keep_term(tx, &app.clock, &planned.term, &planned.meaning).await?;
    }
    Ok(report)
}

pub(super) type New = (Kind, String, String, String, Settings);

pub(super) async fn put(tx: &Tx, clock: &Clock, report: Id<Report>, blocks: Vec<New>) -> Result<()> {
    let mut taken: Vec<String> = Vec::new();
    for (at, (kind, slug, heading, body, settings)) in blocks.into_iter().enumerate() {
        let wanted = if slug.is_empty() {
            slug_of(&heading)
        } else {
            slug_of(&slug)
        };
        let known: Vec<&str> = taken.iter().map(String::as_str).collect();
        let slug = block::free_slug(&wanted, &known);
        taken.push(slug.clone());
        let block = Block {
            id: clock.id(),
            report,
            position: i64::try_from(at).unwrap_or(0) + 1,
            kind: kind.code().to_owned(),
            slug,
            heading,
            body,
            settings: Json(settings),
            version: 1,
        };
        block::store::insert(tx, &block).await?;
    }
    Ok(())
}

impl Planned {
    fn plain(&self) -> New {
        (
            self.kind,
            self.slug.clone(),
            self.heading.clone(),
            self.body.trim().to_owned(),
            self.settings.clone(),
        )
    }

    /// A block for each of these quotes or photographs, as its kind draws on them.
    fn drawing_on<'a>(&'a self, whats: &'a [What]) -> impl Iterator<Item = New> + 'a {
        let of_one = move |what: &What| {
            let settings = match (self.kind, what) {
                (Kind::Story, What::Quote(id)) => Settings {
                    quote: id.to_string(),
                    ..Settings::default()
                },
                (Kind::Picture, What::Photograph(id)) => Settings {
                    photograph: id.to_string(),
                    ..Settings::default()
                },
                _ => return None,
            };
            let (kind, slug, heading, ..) = self.plain();
            Some((kind, slug, heading, String::new(), settings))
        };
        whats
            .iter()
            .filter_map(of_one)
            .take(self.at_most.unwrap_or(usize::MAX))
    }

    /// The same for one initiative: `{initiative}` is its code, `{name}` its name.
    fn of(&self, initiative: &Initiative) -> New {
        let fill = |text: &str| {
            text.replace("{initiative}", &initiative.code)
                .replace("{name}", &initiative.name)
        };
        let mut settings = self.settings.clone();
        settings.initiative.clone_from(&initiative.code);
        settings.figures = fill(&settings.figures);
        settings.measure = fill(&settings.measure);
        settings.finding = fill(&settings.finding);
        (
            self.kind,
            format!("{}-{}", self.slug, initiative.code),
            fill(&self.heading),
            fill(self.body.trim()),
            settings,
        )
    }
}

/// Makes the outcome report of an event from the profile's template: with a block for each session of
/// which something may be told, and one for each quote and photograph that may be printed.
///
/// # Errors
/// When the profile has no template, or the database fails.
pub async fn from_event(tx: &Tx, app: &App, kind: &str, model: &Model) -> Result<Report> {
    let template = template(app, kind)?;
    let report = Report {
        activity: Some(model.event),
        reach: model.reach.map(|reach| reach.code().to_owned()),
        audience: model.audience.to_string(),
        ..begin(app, kind, model.period, &model.fill(&template.title))
    };
    store::insert(tx, &report).await?;
    let mut blocks = Vec::new();
    for planned in &template.blocks {
        let plain = planned.plain();
        if planned.each_session {
            blocks.extend(model.sessions.iter().map(|session| {
                let settings = Settings {
                    session: session.id.to_string(),
                    ..plain.4.clone()
                };
                let heading = session.title.clone();
                (plain.0, String::new(), heading, model.fill(&plain.3), settings)
            }));
        } else if planned.each_evidence {
            blocks.extend(planned.drawing_on(model.evidence()));
        } else {
            blocks.push((
                plain.0,
                plain.1,
                model.fill(&plain.2),
                model.fill(&plain.3),
                plain.4,
            ));
        }
    }
    put(tx, &app.clock, report.id, blocks).await?;
    for planned in &template.terms {
        store::keep_term(tx, &app.clock, &planned.term, &planned.meaning).await?;
    }
    Ok(report)
}
