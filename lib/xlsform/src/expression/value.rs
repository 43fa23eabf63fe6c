//! Values and how one kind becomes another: XPath 1.0, section 4, with dates as JavaRosa has them.

use super::dates::{self, DAY, Moment};
use super::model::Kind;
use super::number::{SAME, number_text, plain_number};

/// What an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number, or NaN.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A date: days since 1970-01-01.
    Day(i64),
    /// A date with a time: milliseconds since 1970-01-01T00:00 UTC.
    Instant(i64),
    /// Nodes of the record, those that are not relevant left out.
    Nodes(Vec<u32>),
    /// Rows of a list, or their cells in a column.
    Rows(usize, Option<usize>, Vec<usize>),
}

/// Why an expression has no value. The page says it in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trouble {
    /// One value is wanted and several rows have one.
    Many,
    /// A date is wanted and there is none.
    Date,
    /// Places are wanted and there are none.
    Place,
    /// Nodes are wanted and there is a value.
    Nodes,
    /// A date's format, a digest or an encoding that is not known.
    Format,
    /// A text became longer than texts may be.
    Long,
    /// The work took more steps than allowed.
    Slow,
    /// More rows are wanted than allowed.
    Rows,
}

impl Trouble {
    /// The word that both engines have for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Many => "many",
            Self::Date => "date",
            Self::Place => "place",
            Self::Nodes => "nodes",
            Self::Format => "format",
            Self::Long => "long",
            Self::Slow => "slow",
            Self::Rows => "rows",
        }
    }
}

/// The longest text that an expression may make, in bytes.
pub(super) const LONGEST_TEXT: usize = 100_000;

impl Value {
    /// An answer as its question's type has it; what cannot be read so is a text.
    pub fn of(text: &str, kind: Kind, offset: i32) -> Self {
        let plain = || Self::Text(text.to_owned());
        if text.is_empty() {
            return plain();
        }
        match kind {
            Kind::Text => plain(),
            Kind::Whole | Kind::Decimal => {
                let number = plain_number(text);
                if number.is_nan() {
                    plain()
                } else {
                    Self::Number(number)
                }
            }
            Kind::Day | Kind::Instant => match dates::read(text, offset) {
                Some(Moment::Day(day)) => Self::Day(day),
                Some(Moment::Instant(instant)) if kind == Kind::Day => Self::Day(day_here(instant, offset)),
                Some(Moment::Instant(instant)) => Self::Instant(instant),
                _ => plain(),
            },
            Kind::Truth => match text {
                "true" | "1" => Self::Truth(true),
                "false" | "0" => Self::Truth(false),
                _ => plain(),
            },
        }
    }

    /// As a text. Nodes must have become one value before.
    pub fn text(&self, offset: i32) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number_text(*number),
            Self::Truth(truth) => truth.to_string(),
            Self::Day(day) => dates::day_text(*day),
            Self::Instant(instant) => dates::instant_text(*instant, offset),
            Self::Nodes(_) | Self::Rows(..) => String::new(),
        }
    }

    /// As a number: dates are days since 1970-01-01 (ODK XForms, `number()`), with a time those of
    /// the clock here, so that an instant lies within its own day.
    pub fn number(&self, offset: i32) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Truth(truth) => f64::from(u8::from(*truth)),
            Self::Day(day) => *day as f64,
            Self::Instant(instant) => (instant + i64::from(offset) * 60_000) as f64 / DAY as f64,
            Self::Text(text) => {
                let number = plain_number(text);
                if !number.is_nan() {
                    return number;
                }
                match dates::read(text, offset) {
                    Some(Moment::Day(day)) => Self::Day(day).number(offset),
                    Some(Moment::Instant(instant)) => Self::Instant(instant).number(offset),
                    Some(Moment::Time(time)) => time as f64 / DAY as f64,
                    None => f64::NAN,
                }
            }
            Self::Nodes(_) | Self::Rows(..) => f64::NAN,
        }
    }

    /// As true or false: zero, NaN and the empty text are false; the text "false" is true.
    pub fn truth(&self) -> bool {
        match self {
            Self::Truth(truth) => *truth,
            Self::Number(number) => number.abs() > SAME,
            Self::Text(text) => !text.is_empty(),
            Self::Day(_) | Self::Instant(_) => true,
            Self::Nodes(nodes) => !nodes.is_empty(),
            Self::Rows(_, _, rows) => !rows.is_empty(),
        }
    }

    /// Whether nothing stands there: the empty text or NaN.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Number(number) => number.is_nan(),
            _ => false,
        }
    }

    /// As a date, or with its time where `with_time`; the empty text and NaN stay what they are.
    ///
    /// # Errors
    /// [`Trouble::Date`] where it is none.
    pub fn date(self, with_time: bool, offset: i32) -> Result<Self, Trouble> {
        let zone = i64::from(offset) * 60_000;
        let instant = |day: i64, time: i64| Self::Instant(day * DAY + time - zone);
        if self.is_nothing() {
            return Ok(self);
        }
        let moment = match self {
            Self::Day(day) => Moment::Day(day),
            Self::Instant(instant) => Moment::Instant(instant),
            Self::Text(text) => dates::read(&text, offset).ok_or(Trouble::Date)?,
            // Farther than some 5,800,000 years no calendar goes (JavaRosa: an int of days).
            Self::Number(number) if number.abs() <= 2_147_483_647.0 => {
                if with_time {
                    return Ok(Self::Instant((number * DAY as f64).trunc() as i64));
                }
                Moment::Day(number.trunc() as i64)
            }
            _ => return Err(Trouble::Date),
        };
        Ok(match (moment, with_time) {
            (Moment::Day(day), false) => Self::Day(day),
            (Moment::Day(day), true) => instant(day, 0),
            (Moment::Instant(instant), true) => Self::Instant(instant),
            (Moment::Instant(instant), false) => Self::Day(day_here(instant, offset)),
            (Moment::Time(time), true) => instant(0, time),
            (Moment::Time(_), false) => return Err(Trouble::Date),
        })
    }

    /// As it is kept as the answer of a question of a type; NaN is no answer.
    ///
    /// # Errors
    /// [`Trouble::Date`] where a date is wanted and there is none.
    pub fn kept(self, kind: Kind, offset: i32) -> Result<String, Trouble> {
        if self.is_nothing() {
            return Ok(String::new());
        }
        let number = |value: &Self| {
            let number = value.number(offset);
            let number = if kind == Kind::Whole {
                number.trunc()
            } else {
                number
            };
            if number.is_nan() {
                String::new()
            } else {
                number_text(number)
            }
        };
        Ok(match kind {
            Kind::Text => self.text(offset),
            Kind::Whole | Kind::Decimal => number(&self),
            Kind::Day => self.date(false, offset)?.text(offset),
            Kind::Instant => self.date(true, offset)?.text(offset),
            Kind::Truth => match self {
                Self::Text(text) => text,
                other => other.truth().to_string(),
            },
        })
    }

    /// Whether two values are equal (XPath 1.0, section 3.4): as truths if one is, else as numbers
    /// if one is, else as dates if one is, else as texts.
    pub fn equals(&self, other: &Self, offset: i32) -> bool {
        match (self, other) {
            (Self::Truth(_), _) | (_, Self::Truth(_)) => self.truth() == other.truth(),
            (Self::Number(_), _) | (_, Self::Number(_)) => {
                let (one, two) = (self.number(offset), other.number(offset));
                one == two || (one - two).abs() < SAME
            }
            (Self::Text(one), Self::Text(two)) => one == two,
            _ => match (self.moment(offset), other.moment(offset)) {
                (Some(Moment::Instant(one)), Some(Moment::Instant(two))) => one == two,
                (Some(one), Some(two)) => match (one.day(offset), two.day(offset)) {
                    (Some(one), Some(two)) => one == two,
                    _ => false,
                },
                _ => false,
            },
        }
    }

    fn moment(&self, offset: i32) -> Option<Moment> {
        match self {
            Self::Day(day) => Some(Moment::Day(*day)),
            Self::Instant(instant) => Some(Moment::Instant(*instant)),
            Self::Text(text) => dates::read(text, offset),
            _ => None,
        }
    }
}

impl Moment {
    fn day(self, offset: i32) -> Option<i64> {
        match self {
            Self::Day(day) => Some(day),
            Self::Instant(instant) => Some(day_here(instant, offset)),
            Self::Time(_) => None,
        }
    }
}

fn day_here(instant: i64, offset: i32) -> i64 {
    (instant + i64::from(offset) * 60_000).div_euclid(DAY)
}
