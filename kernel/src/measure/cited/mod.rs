//! A cited figure: a value taken from someone else's document, never computed here.
//! Whoever entered it does not check it: a second person looks into the source.

mod number;
mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use number::cited_number;
pub(super) use pages::of_year;
pub use store::{CitedFigure, CitedRow, cited, keep_cited};

use jiff::civil::Date;

use crate::{
    module::Routes,
    policy::Action,
    t,
    text::{Lang, day, day_span},
};

/// The time that a cited figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitedPeriod {
    /// A calendar year.
    Year(i64),
    /// From one day to another, both in it.
    Span(Date, Date),
    /// Everything up to this day.
    ToDate(Date),
}

impl CitedPeriod {
    /// As people read it: "2024", "1 January to 30 June 2024", "to date on 30 June 2024".
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Span(from, to) => day_span(lang, from, to, "day"),
            Self::ToDate(on) => t!(lang, "cited-to-date", day = day(lang, on)),
        }
    }

    /// The word in forms and in the catalogue (`cited-period-year`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year(_) => "year",
            Self::Span(..) => "span",
            Self::ToDate(_) => "to-date",
        }
    }

    /// The year in which it stands: that of its last day.
    pub fn year(self) -> i64 {
        match self {
            Self::Year(year) => year,
            Self::Span(_, last) | Self::ToDate(last) => last.year().into(),
        }
    }
}

impl CitedFigure {
    /// The time that it is about.
    pub fn period(&self) -> CitedPeriod {
        match (self.from_on, self.to_on) {
            (Some(from), Some(to)) => CitedPeriod::Span(from.0, to.0),
            (None, Some(on)) => CitedPeriod::ToDate(on.0),
            (_, None) => CitedPeriod::Year(self.year),
        }
    }
}

/// Every URL of cited figures.
pub fn routes() -> Routes {
    Routes::new()
        .get::<CitedRow, _, _>("/app/measures/cited", Action::List, web::list)
        .post::<CitedRow, _, _>("/app/measures/cited", Action::Create, web::create)
        .get::<CitedRow, _, _>("/app/measures/cited/new", Action::Create, web::new)
        .get::<CitedRow, _, _>("/app/measures/cited/{id}", Action::Read, web::show)
        .get::<CitedRow, _, _>("/app/measures/cited/{id}/edit", Action::Change, web::edit)
        .post::<CitedRow, _, _>("/app/measures/cited/{id}/edit", Action::Change, web::change)
        .post::<CitedRow, _, _>("/app/measures/cited/{id}/check", Action::Decide, web::check)
}
