//! Evidence in print: quotes and photographs that blocks draw on. A block whose evidence may not stand
//! somewhere is not drawn there, from the next page on that anybody opens. A frozen report shows what
//! both co-managers approved or nothing; what stands in a published PDF and may not any more is made
//! anew without it, and listed for the next print.

mod pages;
mod policy;
mod remaking;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use std::collections::BTreeMap;

use balai_evidence::{
    consent::What,
    drawing::{self, Drawn, Holds},
    photograph::Photograph,
    quote::Quote,
};
use balai_kernel::{
    App, Id, Instant, Result,
    audience::Audience,
    store::{Conn, FromRow},
    text::Message,
};

use crate::{
    block::{Block, Kind},
    check::{Finding, Severity},
    edition::{Edition, whole_text},
    material::Material,
    picture::Picture,
    report::Report,
};

pub use remaking::{note, pdf, standing};

/// Where what the next print is without stands.
pub const PATH: &str = "/app/reports/next-print";

/// A quote or a photograph in a frozen report, as it was when both co-managers approved.
#[derive(Debug, Clone, FromRow)]
pub struct Printed {
    /// The report.
    pub report: Id<Report>,
    /// The block that draws on it.
    pub block: Id<Block>,
    /// The words.
    pub quote: Option<Id<Quote>>,
    /// The picture.
    pub photograph: Option<Id<Photograph>>,
    /// The fingerprint of what was approved.
    pub fingerprint: String,
    /// How the speaker is named in the PDF.
    pub named: String,
    /// Since when it stands in the published PDF.
    pub printed_at: Option<Instant>,
    /// Since when it does not any more.
    pub gone_at: Option<Instant>,
}

impl Printed {
    /// Which quote or photograph.
    pub fn what(&self) -> Option<What> {
        let quote = self.quote.map(What::Quote);
        quote.or(self.photograph.map(What::Photograph))
    }
}

/// What a block draws on, as it stands now.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The quote or photograph; none where it is not there any more.
    pub drawn: Option<Drawn>,
    /// What was approved, in a frozen report.
    pub kept: Option<Printed>,
    /// Whether the report is frozen.
    pub is_frozen: bool,
}

/// Where a report is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// In print and as PDF.
    Print,
    /// As a page that everybody can read.
    Web,
}

impl Shown {
    /// Why it may not stand there, one sentence each; none where it may.
    pub fn lacks(&self, medium: Medium) -> Vec<Message> {
        let Some(drawn) = &self.drawn else {
            return vec![Message::new("finding-evidence-gone")];
        };
        let mut found = drawn.not_in_report.clone();
        if medium == Medium::Web {
            found.extend(
                drawn
                    .not_on_web
                    .iter()
                    .filter(|one| !drawn.not_in_report.contains(one))
                    .cloned(),
            );
        }
        let is_approved = self
            .kept
            .as_ref()
            .is_some_and(|kept| kept.fingerprint == drawn.fingerprint);
        if self.is_frozen && !is_approved {
            found.push(Message::new("finding-evidence-changed"));
        }
        found
    }

    /// The same as one block's picture, if it is one and may stand there.
    pub fn picture(&self, block: Id<Block>, medium: Medium, audience: &str) -> Option<Picture> {
        let drawn = self.drawn.as_ref().filter(|_| self.lacks(medium).is_empty())?;
        let Holds::Picture {
            file: Some(file),
            caption,
            alternative,
            credit,
        } = &drawn.holds
        else {
            return None;
        };
        Some(Picture {
            id: drawn.what.photograph()?.cast(),
            block,
            storage_key: file.storage_key.clone(),
            media_type: file.media_type.clone(),
            audience: audience.to_owned(),
            caption: caption.clone(),
            alternative: alternative.clone(),
            credit: credit.clone(),
        })
    }
}

/// What the blocks of a report draw on, by block.
///
/// # Errors
/// When the database fails.
pub async fn gather(
    conn: &impl Conn,
    app: &App,
    report: &Report,
    blocks: &[Block],
) -> Result<BTreeMap<Id<Block>, Shown>> {
    let wanted: Vec<(Id<Block>, What)> = blocks
        .iter()
        .filter_map(|block| Some((block.id, block.draws_on()?)))
        .collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let whats: Vec<What> = wanted.iter().map(|(_, what)| *what).collect();
    let drawn = drawing::drawn(conn, &whats, app.today()).await?;
    let kept = store::of(conn, report.id).await?;
    Ok(wanted
        .into_iter()
        .map(|(block, what)| {
            let kept = kept
                .iter()
                .find(|row| row.block == block && row.what() == Some(what));
            let shown = Shown {
                drawn: drawn.get(&what).cloned(),
                kept: kept.cloned(),
                is_frozen: report.frozen_at.is_some(),
            };
            (block, shown)
        })
        .collect())
}

/// What the checker says of evidence: what it lacks stops the report; a picture that was put into its
/// block without a record has nobody's consent.
pub fn findings(material: &Material) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in &material.blocks {
        let mut say = |severity, message: Message, suggestion: &'static str| {
            found.push(Finding {
                severity,
                block: Some(block.id),
                heading: block.heading.clone(),
                sentence: String::new(),
                excerpt: String::new(),
                message,
                suggestion: Message::new(suggestion),
            });
        };
        let Some(shown) = material.evidence.get(&block.id) else {
            let is_uploaded = material.pictures.iter().any(|picture| picture.block == block.id);
            if block.kind() == Kind::Picture && is_uploaded {
                let message = Message::new("finding-picture-no-consent");
                say(Severity::Warning, message, "suggest-photograph");
            }
            continue;
        };
        let in_print = shown.lacks(Medium::Print);
        for lack in &in_print {
            say(Severity::Error, lack.clone(), "suggest-consent");
        }
        for lack in shown
            .lacks(Medium::Web)
            .into_iter()
            .filter(|one| !in_print.contains(one))
        {
            let message = Message::new("finding-not-on-web").with("why", lack);
            say(Severity::Warning, message, "suggest-consent-web");
        }
    }
    found
}

/// Of these quotes and photographs those that may be printed today, and shown on the website where
/// `on_web` is asked for too.
///
/// # Errors
/// When the database fails.
pub async fn that_may_stand(
    conn: &impl Conn,
    app: &App,
    whats: Vec<What>,
    on_web: bool,
) -> Result<Vec<What>> {
    let drawn = drawing::drawn(conn, &whats, app.today()).await?;
    let may = |what: &What| {
        drawn
            .get(what)
            .is_some_and(|one| one.not_in_report.is_empty() && (!on_web || one.not_on_web.is_empty()))
    };
    Ok(whats.into_iter().filter(may).collect())
}

/// The audience of a picture that a report shows: the report's own.
pub(crate) fn audience_of(report: &Report) -> String {
    Audience::parse(&report.audience).to_string()
}

/// All words of a report by which it is found: not those of others, which may be withdrawn.
pub(crate) fn findable(mut edition: Edition) -> String {
    edition.parts.retain(|part| !part.is_evidence);
    whole_text(&edition.parts)
}
