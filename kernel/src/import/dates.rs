//! Dates in rows: read, asked about, refused, the same for every kind.

use balai_dates::{Order, Parsed, Precision, Reason, Vague, parse};

use super::{Hints, PlannedRow, Question};
use crate::text::Message;

/// What a row's field says about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRead {
    /// A stretch of days.
    Is(Vague),
    /// Nothing, or that it is not known yet.
    Nothing,
    /// The row was settled: it cannot be read, or somebody has to say how.
    Settled,
}

/// The word of a precision in the database.
pub const fn precision(vague: &Vague) -> &'static str {
    match vague.precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Year => "year",
        Precision::Range => "range",
    }
}

/// The order of day and month that an answer names.
pub(super) fn order_of_answer(value: &str) -> Option<Order> {
    match value {
        "day-first" => Some(Order::DayFirst),
        "month-first" => Some(Order::MonthFirst),
        _ => None,
    }
}

impl PlannedRow {
    /// Reads a date field; settles the row where somebody has to decide or mend.
    pub fn date(&mut self, field: &str, hints: &Hints) -> DateRead {
        let Some(text) = self.get(field).map(str::to_owned) else {
            return DateRead::Nothing;
        };
        let mut hint = hints.date(field);
        if let Some(order) = self.answer(field).and_then(order_of_answer) {
            hint.order = Some(order);
        }
        let said = |key| Message::new(key).with("written", text.as_str());
        match parse(&text, &hint) {
            Parsed::Sure(found) => return DateRead::Is(found),
            Parsed::No(Reason::Empty | Reason::NotKnownYet) => return DateRead::Nothing,
            Parsed::Ambiguous(_) => {
                let choices = vec![
                    ("day-first".to_owned(), Message::new("import-choice-day-first")),
                    (
                        "month-first".to_owned(),
                        Message::new("import-choice-month-first"),
                    ),
                ];
                self.ask(said("import-date-ambiguous"), Question::of(field, choices));
            }
            Parsed::No(reason) => {
                let key = match reason {
                    Reason::NoSuchDay => "import-date-no-such-day",
                    Reason::NoYear => "import-date-no-year",
                    Reason::Backwards => "import-date-backwards",
                    Reason::OutOfRange(_) => "import-date-far",
                    _ => "import-date-unreadable",
                };
                self.cannot(said(key), Some(field));
            }
        }
        DateRead::Settled
    }
}
