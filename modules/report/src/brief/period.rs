//! The period of a brief: a year, a part of one, or the days between two.

use balai_kernel::{
    Error, Result, t,
    text::{Lang, day_span},
};
use jiff::civil::Date;

/// The parts of a year that can be asked for (`brief-part-q1`), and the two days of one's own.
pub const PARTS: [&str; 8] = ["year", "h1", "h2", "q1", "q2", "q3", "q4", "dates"];

/// The first and the last day that a brief is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// The part of a year with this word; none for a word that is no part, and for years
    /// before 2000 or after 2100.
    pub fn part(year: i16, part: &str) -> Option<Self> {
        let (first, last) = match part {
            "year" => (1, 12),
            "h1" => (1, 6),
            "h2" => (7, 12),
            "q1" => (1, 3),
            "q2" => (4, 6),
            "q3" => (7, 9),
            "q4" => (10, 12),
            _ => return None,
        };
        let from = Date::new(year, first, 1).ok()?;
        let to = Date::new(year, last, 1).ok()?.last_of_month();
        Self::between(from, to)
    }

    /// The days from one to another; none where the last comes before the first, or a day
    /// is not between 2000 and 2100.
    pub fn between(from: Date, to: Date) -> Option<Self> {
        let known = 2000..=2100;
        let fits = from <= to && known.contains(&from.year()) && known.contains(&to.year());
        fits.then_some(Self { from, to })
    }

    /// Whether it is made of whole years, so that what has no month counts in its year.
    pub fn is_whole_years(&self) -> bool {
        let day = |date: Date| (date.month(), date.day());
        day(self.from) == (1, 1) && day(self.to) == (12, 31)
    }

    /// The shortest clear way to write it: `2024`, `first half of 2024`, `quarter 3 of 2024`.
    pub fn words(&self, lang: Lang) -> String {
        let year = self.from.year();
        let is = |part| Self::part(year, part) == Some(*self);
        if is("year") {
            return year.to_string();
        }
        for half in ["h1", "h2"] {
            if is(half) {
                return t!(lang, &format!("brief-{half}-of"), year = year.to_string());
            }
        }
        if ["q1", "q2", "q3", "q4"].into_iter().any(is) {
            return day_span(lang, self.from, self.to, "quarter");
        }
        day_span(lang, self.from, self.to, "range")
    }

    /// The same as a part of a file's name: `2024`, `2024-q3`, `2024-03-01-2024-05-31`.
    pub fn slug(&self) -> String {
        let year = self.from.year();
        let part = PARTS
            .into_iter()
            .find(|part| Self::part(year, part) == Some(*self));
        match part {
            Some("year") => year.to_string(),
            Some(part) => format!("{year}-{part}"),
            None => format!("{}-{}", self.from, self.to),
        }
    }
}

/// A period as somebody asked for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The year; the usual one where none is said.
    pub year: Option<i16>,
    /// One of [`PARTS`]; the whole year where none is said.
    pub part: String,
    /// First day, for `dates`.
    pub from: String,
    /// Last day, for `dates`.
    pub to: String,
}

impl Asked {
    /// The period asked for.
    ///
    /// # Errors
    /// A refusal that says what to write instead.
    pub fn period(&self, usual: i16) -> Result<Period> {
        let year = self.year.unwrap_or(usual);
        let period = match self.part.as_str() {
            "" => Period::part(year, "year"),
            "dates" => {
                let day = |text: &str| text.trim().parse::<Date>().ok();
                day(&self.from)
                    .zip(day(&self.to))
                    .and_then(|(from, to)| Period::between(from, to))
            }
            part => Period::part(year, part),
        };
        period.ok_or_else(|| Error::refused("brief-period-wrong"))
    }
}
