//! The papers of an event: what is printed for the room (sign-in sheet, badges, name tents) and
//! what is written about it (concept note, agenda, draft of the outcome report), each as PDF and as
//! a document of Word. All of them are composed from the records at the moment they are taken.

mod compose;
pub(crate) mod kinds;
mod pages;
mod pdf;
mod policy;
mod qr;
#[cfg(test)]
mod tests;
pub mod web;
mod word;

use balai_kernel::{Audience, Id};

use crate::event::Event;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the event is to be.
    ConceptNote,
    /// What happens when.
    Agenda,
    /// Who is here, with room for a signature.
    SignIn,
    /// Badges to be cut.
    Badges,
    /// Name tents to be folded.
    Tents,
    /// What the event was, to be completed by hand.
    OutcomeReport,
}

impl Kind {
    /// All of them, in the order in which an event needs them.
    pub const ALL: [Self; 6] = [
        Self::ConceptNote,
        Self::Agenda,
        Self::SignIn,
        Self::Badges,
        Self::Tents,
        Self::OutcomeReport,
    ];

    /// The word in the address and in the catalogue (`paper-sign-in`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConceptNote => "concept-note",
            Self::Agenda => "agenda",
            Self::SignIn => "sign-in",
            Self::Badges => "badges",
            Self::Tents => "name-tents",
            Self::OutcomeReport => "outcome-report",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it names people, as the participant list for the room does.
    pub const fn names_people(self) -> bool {
        matches!(self, Self::SignIn | Self::Badges | Self::Tents)
    }
}

/// A paper of an event, for the rule about it.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The event.
    pub event: Id<Event>,
    /// Which paper.
    pub kind: Kind,
    /// Who can see the event.
    pub audience: Audience,
}

impl Paper {
    /// A paper of this event.
    pub fn of(event: &Event, kind: Kind) -> Self {
        Self {
            event: event.id.cast(),
            kind,
            audience: event.audience(),
        }
    }
}

/// Somebody on a list, a badge or a tent, as far as the sessions' rule of attribution lets it be
/// printed: behind closed doors the name stays empty and is written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Guest {
    /// In the form that the person's record says.
    name: String,
    /// The same in their own script.
    own_script: String,
    /// The agency, or what was written in its place.
    agency: String,
    /// The party.
    party: String,
}

/// A paper that is read from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
struct Doc {
    /// What kind of paper it is, in words.
    kind: String,
    /// The event's title.
    title: String,
    /// Lines under the title: when and where, how it may be used.
    lines: Vec<String>,
    /// What follows.
    parts: Vec<Part>,
    /// Whether its pages lie across.
    is_wide: bool,
    /// Where the code leads to, and what is said beside it.
    code: Option<(String, String)>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Heading(String),
    Paragraph(String),
    /// What the writer is to add, in words.
    Open(String),
    List(Vec<String>),
    /// Headings, how wide each column is beside the others, rows; whether rows are as high as a signature.
    Table(Grid),
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Grid {
    caption: String,
    headings: Vec<String>,
    widths: Vec<u8>,
    rows: Vec<Vec<String>>,
    is_signed: bool,
}
