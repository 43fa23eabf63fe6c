//! Paragraphs beside paragraphs: what is missing, what is out of date, how far it is.

use uuid::Uuid;

use crate::{Id, Instant, account::Account, errand::ErrandRow, store::FromRow};

/// A paragraph, heading or line that is to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands: `title`, `body`.
    pub field: &'static str,
    /// The how manieth there, from 0.
    pub position: usize,
    /// In the first language.
    pub source: String,
    /// What came with the record in the other language, by its code, and stands until somebody
    /// translates: a workbook's second title.
    pub given: Vec<(String, String)>,
}

impl Unit {
    /// A paragraph of a field.
    pub fn new(field: &'static str, position: usize, source: impl Into<String>) -> Self {
        Self {
            field,
            position,
            source: source.into(),
            given: Vec::new(),
        }
    }

    /// One with what came with the record in other languages.
    #[must_use]
    pub fn given(mut self, given: impl IntoIterator<Item = (String, String)>) -> Self {
        self.given = given.into_iter().collect();
        self
    }
}

/// A text cut into its paragraphs, as units of a field.
pub fn paragraphs(field: &'static str, text: &str) -> Vec<Unit> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .enumerate()
        .map(|(position, part)| Unit::new(field, position, part))
        .collect()
}

/// A translated paragraph as it is kept.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Kept {
    /// The part of the record.
    pub part: Uuid,
    /// In which language.
    pub language: String,
    /// Where in the part.
    pub field: String,
    /// The how manieth there.
    pub position: i64,
    /// What it translates.
    pub source: String,
    /// In the other language.
    pub words: String,
    /// Who wrote it, where they have an account.
    pub account: Option<Id<Account>>,
    /// By which link, where they have none.
    pub errand: Option<Id<ErrandRow>>,
    /// What they are called.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// Who read it as the second.
    pub read_by: Option<Id<Account>>,
    /// What they are called.
    pub read_name: String,
    /// When.
    pub read_at: Option<Instant>,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not translated.
    Missing,
    /// What it translates has changed since.
    Stale,
    /// In order.
    Current,
}

/// A paragraph beside its translation.
#[derive(Debug, Clone)]
pub struct Pair {
    /// In the first language.
    pub unit: Unit,
    /// In the other; empty where it is missing.
    pub words: String,
    /// How it stands.
    pub state: State,
    /// What was translated, where it has changed since.
    pub before: Option<String>,
    /// As it is kept.
    pub kept: Option<Kept>,
}

impl Pair {
    /// Whether a second person has read it as it stands.
    pub fn is_read(&self) -> bool {
        self.state == State::Current && self.kept.as_ref().is_some_and(|kept| kept.read_at.is_some())
    }
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many paragraphs there are.
    pub all: usize,
    /// How many are in order.
    pub current: usize,
    /// How many are out of date.
    pub stale: usize,
    /// How many of those in order a second person has read.
    pub read: usize,
}

impl Progress {
    /// Counts one more.
    pub fn add(&mut self, pair: &Pair) {
        self.all += 1;
        match pair.state {
            State::Current => self.current += 1,
            State::Stale => self.stale += 1,
            State::Missing => {}
        }
        self.read += usize::from(pair.is_read());
    }

    /// Whether everything is translated and in order.
    pub const fn is_whole(&self) -> bool {
        self.all > 0 && self.current == self.all
    }

    /// Whether anything is translated.
    pub const fn is_begun(&self) -> bool {
        self.current + self.stale > 0
    }
}

/// Sets a part's paragraphs beside what is kept of it in one language. A paragraph that moved
/// keeps its translation; one that changed keeps it as out of date.
pub fn beside(part: Uuid, units: &[Unit], kept: &[Kept]) -> Vec<Pair> {
    let kept: Vec<&Kept> = kept.iter().filter(|kept| kept.part == part).collect();
    units
        .iter()
        .map(|unit| {
            let of_field = || kept.iter().copied().filter(|kept| kept.field == unit.field);
            let same = of_field()
                .filter(|kept| kept.source == unit.source)
                // The one at its own place first: "Source: ..." stands in many.
                .min_by_key(|kept| {
                    usize::try_from(kept.position)
                        .unwrap_or(0)
                        .abs_diff(unit.position)
                });
            if let Some(kept) = same {
                return pair(unit, State::Current, None, Some(kept));
            }
            // What another paragraph still says word for word is that one's.
            let is_free = |kept: &&Kept| {
                !units
                    .iter()
                    .any(|other| other.field == kept.field && other.source == kept.source)
            };
            let changed = of_field()
                .filter(is_free)
                .find(|kept| usize::try_from(kept.position) == Ok(unit.position));
            match changed {
                Some(kept) => pair(unit, State::Stale, Some(kept.source.clone()), Some(kept)),
                None => pair(unit, State::Missing, None, None),
            }
        })
        .collect()
}

/// The same in a language, with what came with the record where nothing is kept.
pub(super) fn beside_in(code: &str, part: Uuid, units: &[Unit], kept: &[Kept]) -> Vec<Pair> {
    let mut pairs = beside(part, units, kept);
    for pair in pairs.iter_mut().filter(|pair| pair.state == State::Missing) {
        if let Some((_, words)) = pair.unit.given.iter().find(|(own, _)| own == code) {
            pair.words.clone_from(words);
            pair.state = State::Current;
        }
    }
    pairs
}

fn pair(unit: &Unit, state: State, before: Option<String>, kept: Option<&Kept>) -> Pair {
    Pair {
        unit: unit.clone(),
        words: kept.map_or_else(String::new, |kept| kept.words.clone()),
        state,
        before,
        kept: kept.cloned(),
    }
}
