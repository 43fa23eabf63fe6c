//! Dates as people type them: `5 June 2024`, `28-30 October 2024`, `some time in June
//! 2024`, `Q2 2024`, `5 มิถุนายน 2567`, `ngày 5 tháng 6 năm 2024`, `03/04/2024`.
//!
//! Text in, a stretch of days out, with how exact it is. What can be read in two ways is
//! given in both ([`Parsed::Ambiguous`]), so that a person decides, not the program; a
//! whole column often tells which way is meant ([`order_of`]). No clock is read: a year
//! that the text leaves out comes from the [`Hint`] or not at all.
//!
//! Languages: English, Indonesian and Malay, French, Spanish, Thai (with years of the
//! Buddhist era), Vietnamese.
mod grammar;
mod tokens;
mod words;

use jiff::{
    Span,
    civil::{Date, date},
};
use thiserror::Error;

/// A stretch of days, and how exact the text was about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Vague {
    /// First day it can mean.
    pub from: Date,
    /// Last day it can mean; never before `from`.
    pub to: Date,
    /// How exact the text was.
    pub precision: Precision,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Precision {
    /// One day.
    Day,
    /// Some time in a month.
    Month,
    /// Some time in a quarter of a year.
    Quarter,
    /// Some time in a year.
    Year,
    /// From one day (month, quarter, year) to another.
    Range,
}

/// Which comes first in a date of figures such as 03/04/2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What is known beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The year meant where the text gives none.
    pub year: Option<i16>,
    /// The order of figures, where the column or the person has told it. A text that only
    /// makes sense the other way is still read.
    pub order: Option<Order>,
    /// First plausible day.
    pub earliest: Option<Date>,
    /// Last plausible day.
    pub latest: Option<Date>,
}

impl Default for Hint {
    /// No year, no order, and the years 1950 to 2099.
    fn default() -> Self {
        Hint {
            year: None,
            order: None,
            earliest: Some(date(1950, 1, 1)),
            latest: Some(date(2099, 12, 31)),
        }
    }
}

/// What a text means as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parsed {
    /// One meaning.
    Sure(Vague),
    /// Two or more, the day-first one first; a person must choose.
    Ambiguous(Vec<Vague>),
    /// None, and why.
    No(Reason),
}

/// Why a text is no date; its text is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Reason {
    /// Nothing but blanks and dashes.
    #[error("The date is empty.")]
    Empty,
    /// Written as not known yet (TBC, n/a).
    #[error("The date is given as not known yet.")]
    NotKnownYet,
    /// Not understood.
    #[error("This is not a date that can be read. Write it like 5 June 2024, June 2024 or 3-7 June 2024.")]
    NotADate,
    /// Such as 31 June.
    #[error("There is no such day. Check the day and the month.")]
    NoSuchDay,
    /// Day and month alone, and no year to assume.
    #[error("The year is missing. Write it like 5 June 2024.")]
    NoYear,
    /// Ends before it begins.
    #[error("The last day comes before the first. Check which is which.")]
    Backwards,
    /// A date, but not a plausible one.
    #[error("The date would be {}, which is too far away to be meant. Check the year.", if .0.from == .0.to { .0.from.to_string() } else { format!("{} to {}", .0.from, .0.to) })]
    OutOfRange(Vague),
}

/// Longest text looked at, in bytes; a longer one is no date.
const LONGEST: usize = 200;

/// Reads a date.
///
/// Weekdays, ordinal endings, times of day after the date and phrases like "some time
/// in" or "mid" are passed over. Years of two figures lie between 1970 and 2069; years
/// from 2400 to 2700 are Buddhist era (543 ahead), as are two figures in a Thai text. A
/// spreadsheet's bare number is its day ([`serial`]).
pub fn parse(text: &str, hint: &Hint) -> Parsed {
    match readings(text, hint) {
        Err(reason) => Parsed::No(reason),
        Ok(all) => choose(all, hint),
    }
}

/// The day that a spreadsheet's bare number means (45757 is 10 April 2025), where the
/// format that would show it as a date was lost: 20,000 to 60,000, so 1954 to 2064; a
/// fraction is a time of day. Days are counted as Excel counts them from 1900 on.
pub fn serial(text: &str) -> Option<Date> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(part) {
        return None;
    }
    let days: i64 = whole
        .parse()
        .ok()
        .filter(|days| (20_000..=60_000).contains(days))?;
    date(1899, 12, 30).checked_add(Span::new().days(days)).ok()
}

/// Which order of day and month a column of dates uses: told only if at least one
/// sample makes sense in that order alone and none in the other alone.
pub fn order_of<'a>(samples: impl IntoIterator<Item = &'a str>) -> Option<Order> {
    let hint = Hint {
        year: Some(2024), // a leap year, so that 29/02 without a year counts
        ..Hint::default()
    };
    let mut told = None;
    for sample in samples {
        let Ok(all) = readings(sample, &hint) else {
            continue;
        };
        let Some(order) = all.first().and_then(|reading| reading.order) else {
            continue;
        };
        if all.iter().any(|reading| reading.order != Some(order)) {
            continue;
        }
        if told.is_some_and(|told| told != order) {
            return None;
        }
        told = Some(order);
    }
    told
}

fn readings(text: &str, hint: &Hint) -> Result<Vec<grammar::Reading>, Reason> {
    if text.len() > LONGEST {
        return Err(Reason::NotADate);
    }
    let tokens = tokens::of(text);
    if words::means_not_known(text) {
        return Err(Reason::NotKnownYet);
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Reason::Empty);
    }
    if let Some(day) = serial(text) {
        let vague = Vague {
            from: day,
            to: day,
            precision: Precision::Day,
        };
        return Ok(vec![grammar::Reading { vague, order: None }]);
    }
    grammar::read(&tokens?, hint.year)
}

fn choose(all: Vec<grammar::Reading>, hint: &Hint) -> Parsed {
    let plausible = |vague: &Vague| {
        hint.earliest.is_none_or(|earliest| vague.to >= earliest)
            && hint.latest.is_none_or(|latest| vague.from <= latest)
    };
    let Some(first) = all.first().map(|reading| reading.vague) else {
        return Parsed::No(Reason::NotADate);
    };
    let mut left: Vec<_> = all
        .into_iter()
        .filter(|reading| plausible(&reading.vague))
        .collect();
    let fits = |reading: &grammar::Reading| reading.order.is_some() && reading.order == hint.order;
    if left.iter().any(fits) {
        left.retain(fits);
    }
    let mut meanings: Vec<Vague> = Vec::new();
    for reading in left {
        if !meanings.contains(&reading.vague) {
            meanings.push(reading.vague);
        }
    }
    match meanings[..] {
        [] => Parsed::No(Reason::OutOfRange(first)),
        [one] => Parsed::Sure(one),
        _ => Parsed::Ambiguous(meanings),
    }
}

#[cfg(test)]
mod tests;
