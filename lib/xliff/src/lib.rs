//! Texts for translators' tools: XLIFF out and in.
//!
//! Written is XLIFF 1.2 (OASIS, 2008), which every tool in use takes; read are 1.2 and 2.0 to 2.2,
//! since some tools hand back the newer. What stands in braces is no text but a mark that must come
//! back as it is: it is written as an inline element (`<x/>`), which tools show as a tag and protect.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub use write::write;

/// The media type of XLIFF 1.2, as tools register it.
pub const MEDIA_TYPE: &str = "application/x-xliff+xml";

/// A text with its translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its id, unique in the file.
    pub id: String,
    /// In the source language; marks stand in braces.
    pub source: String,
    /// In the target language; empty where there is none, or where the tool says that there is none yet.
    pub target: String,
    /// A line for the translator; empty where there is none.
    pub note: String,
    /// Whether the translation is finished as far as the one who hands it over knows.
    pub is_done: bool,
}

/// A file of units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What is translated, for the tool's list of files.
    pub original: String,
    /// BCP 47 code of the source language.
    pub from: String,
    /// BCP 47 code of the target language.
    pub to: String,
    /// The units, in order.
    pub units: Vec<Unit>,
}

/// What a file may cost to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size, in bytes.
    pub bytes: usize,
    /// Units.
    pub units: usize,
    /// Elements within one another.
    pub depth: usize,
}

impl Default for Limits {
    /// A long report: 16 MiB, 20,000 units, 64 elements deep.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            units: 20_000,
            depth: 64,
        }
    }
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Larger than the limits, in one of their ways.
    #[error("The file is larger than what is read.")]
    Large,
    /// Not XML, or cut off; with what the reader says.
    #[error("The file is damaged: {0}")]
    Damaged(String),
    /// It defines entities, which no tool needs.
    #[error("The file defines entities.")]
    Entities,
    /// XML, but not XLIFF.
    #[error("The file is no XLIFF.")]
    Other,
}

/// A text in pieces: words, and marks with their braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Words(&'a str),
    Mark(&'a str),
}

/// Cuts a text at its marks; a brace that is never closed is text.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find('{') {
        let Some(length) = closing(&rest[from..]) else {
            break;
        };
        if from > 0 {
            out.push(Piece::Words(&rest[..from]));
        }
        out.push(Piece::Mark(&rest[from..from + length]));
        rest = &rest[from + length..];
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    out
}

/// Where the brace that opens a text is closed: the length of the mark in bytes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
