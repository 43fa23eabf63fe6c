//! In which chapter of a year's account a measure stands.

use super::Measure;
use crate::{t, text::Lang};

/// The chapters in the order in which a reader of a yearly report expects them. Each
/// measure says its own, so that no list of all measures has to be kept anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// Who took part.
    Participation,
    /// What was held, trainings and those trained among it.
    Activities,
    /// Women among those who took part.
    Women,
    /// What stays of it: what was learned, and the networks of those who learned.
    Learning,
    /// What the office published.
    Publications,
    /// What it gave to the work of others.
    Contributions,
    /// What changed because of the work.
    Outcomes,
}

impl Chapter {
    /// The word in documents and in the catalogue (`measure-chapter-activities`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Activities => "activities",
            Self::Women => "women",
            Self::Learning => "learning",
            Self::Publications => "publications",
            Self::Contributions => "contributions",
            Self::Outcomes => "outcomes",
        }
    }

    /// Its heading.
    pub fn name(self, lang: Lang) -> String {
        t!(lang, &format!("measure-chapter-{}", self.code()))
    }
}

/// Measures in the order of their chapters; in a chapter as their modules give them, with
/// what there is on the last day after what happened.
#[must_use]
pub fn in_order(mut measures: Vec<Measure>) -> Vec<Measure> {
    measures.sort_by_key(|measure| (measure.chapter, measure.is_stock));
    measures
}
