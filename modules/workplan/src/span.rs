//! Dates of the plan as people type and read them: a day, some days, "some time in
//! June 2024".

use balai_dates::{Hint, Parsed, Precision, Reason, Vague, parse};
use balai_kernel::{
    import::Span as EntrySpan,
    store::Day,
    t,
    text::{self, Lang, Message},
};
use jiff::civil::Date;

/// A stretch of days and how exactly it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day; never before the first.
    pub to: Date,
    /// `day`, `range`, `month`, `quarter` or `year`, as the database keeps it.
    pub precision: &'static str,
}

impl Span {
    /// The month of its first day, where the date is exact enough to have one.
    pub fn month(&self) -> Option<i8> {
        matches!(self.precision, "day" | "range" | "month").then(|| self.from.month())
    }
}

impl From<Vague> for Span {
    fn from(vague: Vague) -> Self {
        Self {
            from: vague.from,
            to: vague.to,
            precision: match vague.precision {
                Precision::Day => "day",
                Precision::Month => "month",
                Precision::Quarter => "quarter",
                Precision::Year => "year",
                Precision::Range => "range",
            },
        }
    }
}

/// As an entry keeps it.
impl From<Span> for EntrySpan {
    fn from(span: Span) -> Self {
        Self {
            from_on: Some(Day(span.from)),
            to_on: Some(Day(span.to)),
            precision: span.precision.to_owned(),
            year: i64::from(span.from.year()),
            month: span.month().map(i64::from),
        }
    }
}

/// Reads a date as people type it; nothing for an empty field or "to be confirmed".
///
/// # Errors
/// Why it is no date, as a sentence.
pub fn read(typed: &str) -> Result<Option<Span>, Message> {
    match parse(typed, &Hint::default()) {
        Parsed::Sure(vague) => Ok(Some(vague.into())),
        Parsed::Ambiguous(both) => {
            let mut said = both
                .iter()
                .map(|one| written(one.from, one.to, Span::from(*one).precision));
            let (one, other) = (said.next().unwrap_or_default(), said.next().unwrap_or_default());
            Err(Message::new("span-ambiguous")
                .with("one", one)
                .with("other", other))
        }
        Parsed::No(Reason::Empty | Reason::NotKnownYet) => Ok(None),
        Parsed::No(reason) => Err(Message::new(match reason {
            Reason::NoSuchDay => "span-no-such-day",
            Reason::NoYear => "span-no-year",
            Reason::Backwards => "span-backwards",
            Reason::OutOfRange(_) => "span-too-far",
            _ => "span-not-a-date",
        })),
    }
}

/// The dates as they stand in a form's field, so that [`read`] gives the same again.
pub fn typed(from: Option<Day>, to: Option<Day>, precision: &str) -> String {
    match (from, to) {
        (Some(from), to) => written(*from, *to.unwrap_or(from), precision),
        _ => String::new(),
    }
}

fn written(from: Date, to: Date, precision: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = |day: Date| MONTHS[usize::try_from(day.month() - 1).unwrap_or(0).min(11)];
    let day = |day: Date| format!("{} {} {}", day.day(), month(day), day.year());
    match precision {
        "year" => from.year().to_string(),
        "quarter" => format!("Q{} {}", (from.month() - 1) / 3 + 1, from.year()),
        "month" => format!("{} {}", month(from), from.year()),
        _ if from == to => day(from),
        _ => format!("{} - {}", day(from), day(to)),
    }
}

/// The dates in a reader's language; says so where there are none yet.
pub fn words(lang: Lang, from: Option<Day>, to: Option<Day>, precision: &str) -> String {
    match (from, to) {
        (Some(from), to) => text::day_span(lang, *from, *to.unwrap_or(from), precision),
        _ => t!(lang, "span-not-dated"),
    }
}

/// One day in a reader's language; nothing where there is none.
pub fn day(lang: Lang, day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| text::day(lang, *day))
}

/// The dates of an entry in a reader's language.
pub fn of_entry(lang: Lang, span: &EntrySpan) -> String {
    words(lang, span.from_on, span.to_on, &span.precision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn some_time_in_june_is_the_whole_of_june() {
        let span = read("some time in June 2024").unwrap().unwrap();
        assert_eq!((span.from, span.to), (date(2024, 6, 1), date(2024, 6, 30)));
        assert_eq!(span.precision, "month");
    }

    #[test]
    fn what_a_field_shows_is_read_as_the_same_dates_again() {
        for text in [
            "5 June 2024",
            "3-7 June 2024",
            "30 May - 2 June 2024",
            "June 2024",
            "Q2 2024",
            "2024",
            "30 December 2024 - 3 January 2025",
        ] {
            let span = read(text).unwrap().unwrap();
            let again = typed(Some(Day(span.from)), Some(Day(span.to)), span.precision);
            assert_eq!(read(&again).unwrap(), Some(span), "{text} became {again}");
        }
    }

    #[test]
    fn figures_that_can_be_read_in_two_ways_are_asked_about() {
        assert_eq!(read("03/04/2024").unwrap_err().key, "span-ambiguous");
        assert_eq!(read("tbc").unwrap(), None);
        assert_eq!(read("31 June 2024").unwrap_err().key, "span-no-such-day");
    }
}
