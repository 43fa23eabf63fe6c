//! A report: the impact report of a year, the monthly report, whatever else the office owes. A
//! living document, then a frozen one.

pub mod demo;
mod pages;
pub(crate) use pages::{said, title_of};
mod policy;
pub mod store;
mod template;
#[cfg(test)]
pub(crate) mod tests;
pub mod web;

use template::{begin, dated, put};
pub use template::{from_event, from_template};

use std::collections::BTreeSet;

use balai_kernel::{
    App, Id, Instant, Result,
    account::Account,
    audience::Audience,
    error::Error,
    file::FileRow,
    search::Doc,
    store::{Day, FromRow, Tx},
    t,
    text::{Lang, Message},
};
use balai_workplan::activity::Activity;

use crate::{
    block::{self, Block, Kind},
    figure::Binding,
    period::{Extent, Period},
    picture,
};

/// A report as it stands.
#[derive(Debug, Clone, FromRow)]
pub struct Report {
    /// Its id.
    pub id: Id<Report>,
    /// The code under which the profile owes it: `impact`, `monthly`.
    pub kind: String,
    /// Of which year.
    pub year: i64,
    /// The first day of what it is about.
    pub from_on: Day,
    /// The last one.
    pub to_on: Day,
    /// The event that it is about; none where it is about a time.
    pub activity: Option<Id<Activity>>,
    /// For whom it is where somebody chose that for this one; see [`Reach`].
    pub reach: Option<String>,
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

/// The code of the annual report that is made for everyone.
pub const IMPACT: &str = "impact";

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
    /// What it is about.
    pub fn period(&self) -> Period {
        Period {
            from: self.from_on.0,
            to: self.to_on.0,
        }
    }

    /// Of what its figures are.
    pub fn extent(&self) -> Extent {
        Extent {
            period: self.period(),
            event: self.activity.map(Id::uuid),
        }
    }

    /// A heading or title in which `{year}` and `{period}` stand for what it is about.
    pub fn dated(&self, text: &str) -> String {
        dated(text, self.period())
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

    /// Approves the text with this digest in the name of an account; `needed` are to approve
    /// it. Approvals of an earlier text do not count.
    ///
    /// # Errors
    /// When it is frozen already, errors stand open, or the same person approved this text.
    pub fn approve(
        &self,
        approvals: &[Approval],
        by: Id<Account>,
        digest: &str,
        errors: usize,
        needed: usize,
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
        Ok(if valid.len() + 1 >= needed {
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
            1 => format!("{}-report-{}.pdf", self.kind, self.period().slug()),
            n => format!("{}-report-{}-edition-{n}.pdf", self.kind, self.period().slug()),
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
            lede: self.period().words(Lang::EN),
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

/// An initiative as the report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiative {
    /// Its code, by which figures are split.
    pub code: String,
    /// Its name in English.
    pub name: String,
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
        activity: old.activity,
        reach: old.reach.clone(),
        reason: reason.to_owned(),
        ..begin(app, &old.kind, old.period(), &old.title)
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

/// Makes the report of a period as a copy of another: the same blocks and texts, in which the
/// figures are the new period's.
///
/// # Errors
/// When there is one already, or the database fails.
pub async fn from_report(tx: &Tx, app: &App, period: Period, old: &Report) -> Result<Report> {
    let title = old
        .title
        .replace(&old.period().words(Lang::EN), "{period}")
        .replace(&old.year.to_string(), "{year}");
    let report = begin(app, &old.kind, period, &title);
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
