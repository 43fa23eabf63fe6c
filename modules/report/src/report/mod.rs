//! The impact report: a living document per year, then a frozen one.

pub mod demo;
mod pages;
pub(crate) use pages::{said, title_of};
mod policy;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
pub mod web;

use std::collections::BTreeSet;

use balai_kernel::{
    App, Clock, Id, Instant, Result,
    account::Account,
    audience::Audience,
    error::Error,
    file::FileRow,
    search::Doc,
    store::{FromRow, Json, Tx},
    t,
    text::{Lang, Message},
};
use serde::Deserialize;

use crate::{
    block::{self, Block, Kind, Settings, slug_of},
    figure::Binding,
    picture,
};

/// A report as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct Report {
    /// Its id.
    pub id: Id<Report>,
    /// `impact`, the only kind so far.
    pub kind: String,
    /// Of which year.
    pub year: i64,
    /// Its title.
    pub title: String,
    /// When it was begun.
    pub made_at: Instant,
    /// When figures, definitions and texts were fixed.
    pub frozen_at: Option<Instant>,
    /// When it became public.
    pub published_at: Option<Instant>,
    /// The PDF as published.
    pub file: Option<Id<FileRow>>,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
    /// 1 for the first; a later edition corrects one that was published.
    pub edition: i64,
    /// The edition that it corrects.
    pub replaces: Option<Id<Report>>,
    /// What was wrong in that one, for readers.
    pub reason: String,
}

/// How long a reason for a correction may be, in characters.
pub const LONGEST_REASON: usize = 500;

/// How many co-managers must approve.
pub const APPROVALS: usize = 2;

/// One approval: who, by name, when, and of which text.
#[derive(Debug, Clone, FromRow)]
pub struct Approval {
    /// The account.
    pub account: Id<Account>,
    /// Its name.
    pub name: String,
    /// When.
    pub at: Instant,
    /// The hash of what was approved; see [`crate::material::Material::digest`].
    pub digest: String,
}

/// What an approval leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    /// Another co-manager must approve the same text.
    Waiting,
    /// All have: figures and texts are fixed now.
    Complete,
}

impl Report {
    /// The report's year as a calendar year.
    pub fn calendar_year(&self) -> i16 {
        i16::try_from(self.year).unwrap_or(0)
    }

    /// Refuses a change of what is fixed.
    ///
    /// # Errors
    /// When the report is frozen.
    pub fn changeable(&self) -> Result<()> {
        match self.frozen_at {
            Some(_) => Err(Error::refused("report-is-frozen")),
            None => Ok(()),
        }
    }

    /// Approves the text with this digest in the name of an account. Approvals of an
    /// earlier text do not count.
    ///
    /// # Errors
    /// When it is frozen already, errors stand open, or the same person approved this text.
    pub fn approve(
        &self,
        approvals: &[Approval],
        by: Id<Account>,
        digest: &str,
        errors: usize,
    ) -> Result<Approved> {
        self.changeable()?;
        if errors > 0 {
            return Err(Error::Refused(
                Message::new("report-errors-open").with("n", errors),
            ));
        }
        let valid: BTreeSet<Id<Account>> = approvals
            .iter()
            .filter(|approval| approval.digest == digest)
            .map(|approval| approval.account)
            .collect();
        if valid.contains(&by) {
            return Err(Error::refused("report-approved-already"));
        }
        Ok(if valid.len() + 1 >= APPROVALS {
            Approved::Complete
        } else {
            Approved::Waiting
        })
    }

    /// Refuses to publish what is not frozen, or twice.
    ///
    /// # Errors
    /// See above.
    pub fn publishable(&self) -> Result<()> {
        match (self.frozen_at, self.published_at) {
            (None, _) => Err(Error::refused("report-not-frozen")),
            (_, Some(_)) => Err(Error::refused("report-is-published")),
            (Some(_), None) => Ok(()),
        }
    }

    /// Refuses to begin a new edition of what is not public, or of an edition that is
    /// not the latest; `editions` are all of the year.
    ///
    /// # Errors
    /// See above.
    pub fn correctable(&self, editions: &[Self]) -> Result<()> {
        if self.published_at.is_none() {
            return Err(Error::refused("report-not-public"));
        }
        if editions.iter().any(|other| other.edition > self.edition) {
            return Err(Error::refused("report-has-newer"));
        }
        Ok(())
    }

    /// Refuses to open again what is not frozen, or public already.
    ///
    /// # Errors
    /// See above.
    pub fn reopenable(&self) -> Result<()> {
        match (self.frozen_at, self.published_at) {
            (_, Some(_)) => Err(Error::refused("report-correct-instead")),
            (None, _) => Err(Error::refused("report-not-frozen")),
            (Some(_), None) => Ok(()),
        }
    }

    /// Its title, with the edition where it is not the first.
    pub fn full_title(&self, lang: Lang) -> String {
        if self.edition > 1 {
            format!("{} \u{b7} {}", self.title, edition_words(lang, self.edition))
        } else {
            self.title.clone()
        }
    }

    /// The name of its PDF.
    pub fn file_name(&self) -> String {
        match self.edition {
            1 => format!("impact-report-{}.pdf", self.year),
            n => format!("impact-report-{}-edition-{n}.pdf", self.year),
        }
    }

    /// How it is found.
    pub fn doc(&self, text: String) -> Doc {
        let audience = Audience::parse(&self.audience);
        let is_public = audience.keys().any(|key| key == "public");
        Doc {
            id: self.id.uuid(),
            noun: "report",
            href: if is_public {
                format!("/reports/{}", self.id)
            } else {
                format!("/app/reports/{}", self.id)
            },
            title: self.full_title(Lang::EN),
            lede: self.year.to_string(),
            body: text,
            audience,
            on: None,
        }
    }
}

/// "Second edition".
pub fn edition_words(lang: Lang, edition: i64) -> String {
    t!(lang, "report-edition", n = edition)
}

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
    #[serde(default)]
    settings: Settings,
}

#[derive(Debug, Deserialize)]
struct PlannedTerm {
    term: String,
    meaning: String,
}

/// An initiative as the report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiative {
    /// Its code, by which figures are split.
    pub code: String,
    /// Its name in English.
    pub name: String,
}

fn template(app: &App) -> Result<Template> {
    if app.profile.report_template.is_empty() {
        return Err(Error::refused("report-no-template"));
    }
    toml::from_str(&app.profile.report_template)
        .map_err(|error| Error::setup(format!("{}/report.toml: {error}", app.profile.code)))
}

fn begin(app: &App, year: i16, title: &str) -> Report {
    Report {
        id: app.clock.id(),
        kind: "impact".to_owned(),
        year: i64::from(year),
        title: title.replace("{year}", &year.to_string()),
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

/// Makes a new edition of a published report, which stays as it is: the same blocks,
/// texts and pictures, to be corrected, approved and published in its turn.
///
/// # Errors
/// When the database fails.
pub async fn new_edition(tx: &Tx, app: &App, old: &Report, reason: &str) -> Result<Report> {
    let report = Report {
        edition: old.edition + 1,
        replaces: Some(old.id),
        reason: reason.to_owned(),
        ..begin(app, old.calendar_year(), &old.title)
    };
    store::insert(tx, &report).await?;
    for block in block::store::of(tx, old.id).await? {
        let copy = Block {
            id: app.clock.id(),
            report: report.id,
            version: 1,
            ..block.clone()
        };
        block::store::insert(tx, &copy).await?;
        picture::store::copy(tx, &app.clock, &block, &copy).await?;
    }
    Ok(report)
}

/// Makes a year's report from the profile's template.
///
/// # Errors
/// When there is one already, the profile has no template, or the database fails.
pub async fn from_template(tx: &Tx, app: &App, year: i16) -> Result<Report> {
    let template = template(app)?;
    let report = begin(app, year, &template.title);
    store::insert(tx, &report).await?;
    let initiatives = store::initiatives(tx).await?;
    let mut blocks = Vec::new();
    for planned in &template.blocks {
        if planned.each_initiative {
            blocks.extend(initiatives.iter().map(|initiative| planned.of(initiative)));
        } else {
            blocks.push(planned.plain());
        }
    }
    put(tx, &app.clock, report.id, blocks).await?;
    for planned in &template.terms {
        store::keep_term(tx, &app.clock, &planned.term, &planned.meaning).await?;
    }
    Ok(report)
}

/// Makes a year's report as a copy of another: the same blocks and texts, in which the
/// figures are the new year's.
///
/// # Errors
/// When there is one already, or the database fails.
pub async fn from_report(tx: &Tx, app: &App, year: i16, old: &Report) -> Result<Report> {
    let title = old.title.replace(&old.year.to_string(), "{year}");
    let report = begin(app, year, &title);
    store::insert(tx, &report).await?;
    let blocks = block::store::of(tx, old.id)
        .await?
        .into_iter()
        // Pictures belong to the year in which they were taken.
        .filter(|block| block.kind() != Kind::Picture)
        .map(|block| {
            (
                block.kind(),
                block.slug,
                block.heading,
                block.body,
                block.settings.0,
            )
        })
        .collect();
    put(tx, &app.clock, report.id, blocks).await?;
    Ok(report)
}

type New = (Kind, String, String, String, Settings);

async fn put(tx: &Tx, clock: &Clock, report: Id<Report>, blocks: Vec<New>) -> Result<()> {
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

/// What differs between a report and the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The figure's name, or the block's heading.
    pub what: String,
    /// As it was.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
}

/// The figures of two reports side by side, those of either, as a reader of a language
/// sees them.
pub fn differences(
    lang: Lang,
    before: &crate::figure::Figures,
    after: &crate::figure::Figures,
    bindings: &[Binding],
) -> Vec<Difference> {
    let mut seen = BTreeSet::new();
    bindings
        .iter()
        .filter(|binding| binding.by.is_none() && seen.insert(binding.name()))
        .map(|binding| {
            let written = |figures: &crate::figure::Figures| {
                figures
                    .get(binding)
                    .and_then(|figure| figure.written(false, lang))
            };
            Difference {
                what: binding.name(),
                before: written(before),
                after: written(after),
            }
        })
        .filter(|difference| difference.before != difference.after)
        .collect()
}
