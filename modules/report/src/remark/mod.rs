//! The remark: a comment or a change that somebody made in the report's draft in Word, beside the
//! paragraph it belongs to. It is taken in, declined or answered; what was said stays with it.

pub(crate) mod demo;
mod pages;
mod place;
mod policy;
mod reading;
pub mod store;
#[cfg(test)]
mod tests;
pub mod web;

use balai_kernel::{Id, Instant, Result, error::Error, store::FromRow};

use crate::draft::Where;

/// What somebody did in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Said something beside the text.
    Comment,
    /// Changed words, which the document keeps track of.
    Change,
    /// Added a paragraph, which the document keeps track of.
    Addition,
    /// Changed words without a trace.
    Rewording,
    /// Joined paragraphs, took a row out, changed a note: told, and done by hand.
    Other,
}

impl Kind {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 5] = [
        Self::Comment,
        Self::Change,
        Self::Addition,
        Self::Rewording,
        Self::Other,
    ];

    /// The word in the database and in the catalogue (`remark-kind-change`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Change => "change",
            Self::Addition => "addition",
            Self::Rewording => "rewording",
            Self::Other => "other",
        }
    }

    /// The kind with this word; one that is not known is told and done by hand.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .unwrap_or(Self::Other)
    }
}

/// What became of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Taken in where it stands.
    Accepted,
    /// Taken up, by hand.
    ByHand,
    /// Not taken up, for a reason.
    Declined,
    /// Answered.
    Answered,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::ByHand, Self::Declined, Self::Answered];

    /// The word in the database, in the form and in the catalogue (`remark-outcome-declined`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::ByHand => "by-hand",
            Self::Declined => "declined",
            Self::Answered => "answered",
        }
    }

    /// The outcome with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The act in the audit.
    pub const fn act(self) -> &'static str {
        match self {
            Self::Accepted | Self::ByHand => "accepted",
            Self::Declined => "declined",
            Self::Answered => "answered",
        }
    }
}

/// Longest answer, in characters.
pub const LONGEST_ANSWER: usize = 4_000;

/// A document that came back.
#[derive(Debug, Clone, FromRow)]
pub struct Return {
    /// Its id.
    pub id: Id<Return>,
    /// The document.
    pub file: Id<balai_kernel::file::FileRow>,
    /// The document's name as it came.
    pub name: String,
    /// Who sent it.
    pub sender: String,
    /// When it was taken in.
    pub came_at: Instant,
    /// By whom.
    pub taken_by: Option<String>,
    /// Remarks in it.
    pub remarks: i64,
    /// Those that are open.
    pub open: i64,
}

/// A remark as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Remark {
    /// Its id.
    pub id: Id<Remark>,
    /// Who sent the document it came with.
    pub sender: String,
    /// See [`Kind`].
    pub kind: String,
    /// The slug of the block it belongs to; none where no paragraph of the report is like it.
    pub block: Option<String>,
    /// See [`Where::number`].
    pub passage: Option<i64>,
    /// Who made it, as their program called them.
    pub author: String,
    /// When, as the document says.
    pub written_at: Option<String>,
    /// The paragraph as it was before.
    pub paragraph: String,
    /// Where in it the change begins, in characters.
    pub starts: i64,
    /// What is taken out of it.
    pub taken_out: String,
    /// For a comment, the words it stands at.
    pub quoted: String,
    /// What is put in.
    pub put_in: String,
    /// What is said.
    pub words: String,
    /// See [`Outcome`]; none while it is open.
    pub outcome: Option<String>,
    /// What was answered.
    pub answer: String,
    /// When it was settled.
    pub settled_at: Option<Instant>,
    /// By whom.
    pub settled_by: Option<String>,
    /// Counts up with each change.
    pub version: i64,
}

/// A remark as it was read from a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub kind: Kind,
    pub block: Option<String>,
    pub place: Where,
    pub author: String,
    pub written_at: Option<String>,
    pub paragraph: String,
    pub starts: usize,
    pub taken_out: String,
    pub quoted: String,
    pub put_in: String,
    pub words: String,
}

impl Remark {
    /// What it is.
    pub fn kind(&self) -> Kind {
        Kind::from_code(&self.kind)
    }

    /// As it was read.
    pub(crate) fn found(&self) -> Found {
        Found {
            kind: self.kind(),
            block: self.block.clone(),
            place: Where::of_number(self.passage),
            author: self.author.clone(),
            written_at: self.written_at.clone(),
            paragraph: self.paragraph.clone(),
            starts: usize::try_from(self.starts).unwrap_or(usize::MAX),
            taken_out: self.taken_out.clone(),
            quoted: self.quoted.clone(),
            put_in: self.put_in.clone(),
            words: self.words.clone(),
        }
    }

    /// Settles it: what became of it, with the answer. Declining and answering want words.
    ///
    /// # Errors
    /// A refusal: it is settled, a comment cannot be taken in where it stands, the words are missing
    /// or too long.
    pub fn settle(&self, outcome: Outcome, answer: &str) -> Result<()> {
        if self.settled_at.is_some() {
            return Err(Error::refused("remark-settled-already"));
        }
        if outcome == Outcome::Accepted && matches!(self.kind(), Kind::Comment | Kind::Other) {
            return Err(Error::refused("remark-by-hand-only"));
        }
        if answer.chars().count() > LONGEST_ANSWER {
            return Err(Error::refused("remark-answer-long"));
        }
        if answer.is_empty() && matches!(outcome, Outcome::Declined | Outcome::Answered) {
            return Err(Error::refused("remark-answer-missing"));
        }
        Ok(())
    }
}
