//! What of a record is encoded, and how: clkhash's linkage schema, version 3.

use regex::Regex;
use serde_json::Value;

use crate::{Comparison, Flaw, key::Derivation, read};

/// A linkage schema. Both sides need the same one; it is not secret.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Bits of a filter after folding.
    pub bits: usize,
    /// How many times it is folded.
    pub folds: u32,
    pub(crate) derivation: Derivation,
    /// A feature for each column, in their order.
    pub features: Vec<Feature>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Feature {
    /// Its name: the heading of the column.
    pub name: String,
    /// How it is encoded; none where it is ignored.
    pub hashing: Option<(Format, Hashing)>,
}

/// What values a column has.
#[derive(Debug, Clone)]
pub enum Format {
    /// A text.
    Text {
        /// In which bytes it is hashed.
        encoding: Encoding,
        /// In which letters it is.
        case: Case,
        /// Characters at least.
        shortest: usize,
        /// Characters at most.
        longest: Option<usize>,
    },
    /// A text of a form.
    Pattern {
        /// In which bytes it is hashed.
        encoding: Encoding,
        /// The whole of it.
        pattern: Regex,
    },
    /// A whole number.
    Integer {
        /// At least.
        least: Option<i128>,
        /// At most.
        most: Option<i128>,
    },
    /// A date, as `strptime` describes it.
    Date {
        /// Such as `%Y-%m-%d`.
        format: String,
    },
    /// One of these.
    OneOf(Vec<String>),
}

/// In which bytes a text is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// One byte a character, without accents.
    Ascii,
    /// One to four.
    Utf8,
    /// Two or four, with a mark of their order.
    Utf16,
    /// Four, with that mark.
    Utf32,
}

/// In which letters a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Large.
    Upper,
    /// Small.
    Lower,
    /// Any.
    Mixed,
}

/// How the values of a column are put into the filter.
#[derive(Debug, Clone)]
pub struct Hashing {
    /// In which pieces.
    pub comparison: Comparison,
    /// How many bits.
    pub strategy: Strategy,
    /// By which hashes.
    pub hash: Hash,
    /// What stands for a value that is missing, and what is encoded in its place.
    pub missing: Option<(String, String)>,
}

/// How many bits a value sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// So many for each piece.
    PerToken(usize),
    /// So many in all, shared out among the pieces.
    PerFeature(usize),
}

impl Strategy {
    /// For each of `tokens` pieces how many bits.
    pub(crate) fn shares(self, tokens: usize) -> impl Iterator<Item = usize> {
        let (each, more) = match self {
            Self::PerToken(bits) => (bits, 0),
            Self::PerFeature(bits) => (bits / tokens.max(1), bits % tokens.max(1)),
        };
        (0..tokens).map(move |at| each + usize::from(at < more))
    }
}

/// By which hashes a piece finds its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// Two keyed hashes, one of them added again and again (Kirsch and Mitzenmacher 2006).
    Double {
        /// Whether a second hash of zero, which would set one bit alone, is replaced.
        prevents_singularity: bool,
    },
    /// As many slices of BLAKE2b as there are bits: harder to read back (Kroll and Steinmetzer 2015).
    Blake,
}

impl Schema {
    /// Reads a schema.
    ///
    /// # Errors
    /// [`Flaw::Schema`] with the place of what is wrong.
    pub fn read(json: &[u8]) -> Result<Self, Flaw> {
        let value: Value = serde_json::from_slice(json).map_err(|error| Flaw::Schema {
            place: "the schema".to_owned(),
            what: format!("it is not JSON: {error}"),
        })?;
        read::schema(&value)
    }

    /// Bits of a filter before folding.
    pub(crate) fn unfolded(&self) -> usize {
        self.bits << self.folds
    }
}
