//! What a report or a brief is about: a year, a part of one, or the days between two.

use balai_kernel::{
    Error, Result, t,
    text::{Lang, day_span},
};
use jiff::{ToSpan as _, civil::Date};
use uuid::Uuid;

/// The parts of a year that can be asked for (`brief-part-q1`), and the two days of one's own.
pub const PARTS: [&str; 8] = ["year", "h1", "h2", "q1", "q2", "q3", "q4", "dates"];

/// The first and the last day that a report or a brief is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Of what the figures of a report are: of a time, or of one event and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The time; an event's own days.
    pub period: Period,
    /// The event, if it is about one.
    pub event: Option<Uuid>,
}

impl From<Period> for Extent {
    fn from(period: Period) -> Self {
        Self { period, event: None }
    }
}

impl Period {
    /// The whole of a year; of 2000 where it is no year from 2000 to 2100.
    pub fn year(year: i16) -> Self {
        let year = if (2000..=2100).contains(&year) { year } else { 2000 };
        let day = |month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
        Self {
            from: day(1, 1),
            to: day(12, 31),
        }
    }

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

    /// Whether it is one month.
    pub fn is_month(&self) -> bool {
        self.from.day() == 1 && self.to == self.from.last_of_month()
    }

    /// The first days of its months, in order.
    pub fn months(&self) -> impl Iterator<Item = Date> + use<> {
        let to = self.to;
        std::iter::successors(Some(self.from.first_of_month()), |first| {
            first.checked_add(1.month()).ok()
        })
        .take_while(move |first| *first <= to)
    }

    /// From the first of January to its last day.
    #[must_use]
    pub fn to_date(&self) -> Self {
        Self {
            from: self.from.first_of_year(),
            ..*self
        }
    }

    /// The same days a year earlier; the last of February stays the last of February.
    #[must_use]
    pub fn year_before(&self) -> Self {
        let earlier = |date: Date| {
            let moved = date.saturating_sub(1.year());
            // A month is whole in every year.
            if date == date.last_of_month() {
                moved.last_of_month()
            } else {
                moved
            }
        };
        Self {
            from: earlier(self.from),
            to: earlier(self.to),
        }
    }

    /// The shortest clear way to write it: `2024`, `first half of 2024`, `quarter 3 of 2024`,
    /// `May 2024`.
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
        if self.is_month() {
            return day_span(lang, self.from, self.to, "month");
        }
        day_span(lang, self.from, self.to, "range")
    }

    /// The same as it stands in a sentence: "in the second half of 2024".
    pub fn in_words(&self, lang: Lang) -> String {
        let year = self.from.year();
        for half in ["h1", "h2"] {
            if Self::part(year, half) == Some(*self) {
                return t!(lang, &format!("period-in-{half}"), year = year.to_string());
            }
        }
        self.words(lang)
    }

    /// The same as a part of a file's name: `2024`, `2024-q3`, `2024-05`,
    /// `2024-03-01-2024-05-31`.
    pub fn slug(&self) -> String {
        let year = self.from.year();
        let part = PARTS
            .into_iter()
            .find(|part| Self::part(year, part) == Some(*self));
        match part {
            Some("year") => year.to_string(),
            Some(part) => format!("{year}-{part}"),
            None if self.is_month() => format!("{year}-{:02}", self.from.month()),
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn february_is_whole_a_year_earlier_and_a_year_later() {
        let of = |year| Period {
            from: date(year, 2, 1),
            to: date(year, 2, 1).last_of_month(),
        };
        assert_eq!(of(2025).year_before(), of(2024));
        assert_eq!(of(2024).year_before(), of(2023));
    }

    #[test]
    fn a_month_a_quarter_and_a_year_are_written_as_such() {
        let words = |from, to| Period { from, to }.words(Lang::EN);
        assert_eq!(words(date(2024, 5, 1), date(2024, 5, 31)), "May 2024");
        assert_eq!(words(date(2024, 1, 1), date(2024, 12, 31)), "2024");
        let slug = |from, to| Period { from, to }.slug();
        assert_eq!(slug(date(2024, 5, 1), date(2024, 5, 31)), "2024-05");
        assert_eq!(slug(date(2024, 7, 1), date(2024, 9, 30)), "2024-q3");
    }

    proptest! {
        #[test]
        fn the_months_of_a_time_cover_it_and_no_more(year in 2000_i16..2100, month in 1_i8..=12, more in 0_i32..400) {
            let from = date(year, month, 1);
            let to = from.saturating_add(more.days());
            let months: Vec<Date> = Period { from, to }.months().collect();
            prop_assert_eq!(months[0], from);
            let last = months[months.len() - 1];
            prop_assert!(last <= to && to <= last.last_of_month());
            prop_assert!(months.windows(2).all(|pair| pair[0].last_of_month().tomorrow().unwrap() == pair[1]));
        }
    }
}
