//! From the pieces of a text to stretches of days.
use crate::tokens::Token::{self, Dash, Half, Mark, Month, Number, Ordinal, Quarter, Thai, To};
use crate::{Order, Precision, Reason, Vague};
use jiff::civil::Date;

/// One way to read a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) vague: Vague,
    /// The order of figures it takes; none if it takes none.
    pub(crate) order: Option<Order>,
}

/// One end of a range, or all of a date; what it leaves out the other end may give.
#[derive(Debug, Clone, Copy)]
struct Point {
    year: Option<i16>,
    unit: Unit,
    order: Option<Order>,
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Day { month: Option<u8>, day: u32 },
    Month(u32),
    Quarter(u32),
    Half(u32),
    Year,
}

/// All ways to read the pieces.
///
/// # Errors
/// Why there is none; of several failed ways, the first.
pub(crate) fn read(tokens: &[Token], year: Option<i16>) -> Result<Vec<Reading>, Reason> {
    let thai = tokens.contains(&Thai);
    let tokens = numbered_months(tokens)?;
    let mut failed = None;
    let whole = points(&tokens, thai);
    let mut found = Vec::new();
    for point in whole {
        let year = point.year.or(year);
        match (Point { year, ..point }).span() {
            Ok(vague) => found.push(Reading {
                vague,
                order: point.order,
            }),
            Err(reason) => keep(&mut failed, reason),
        }
    }
    // A word parts more surely than a dash with blanks, and that more than one without.
    for sure in [To, Dash(true), Dash(false)] {
        let places = (0..tokens.len()).filter(|at| tokens[*at] == sure);
        for at in places {
            if !found.is_empty() {
                return Ok(found);
            }
            let ends = points(&tokens[at + 1..], thai);
            for start in points(&tokens[..at], thai) {
                for end in &ends {
                    match join(start, *end, year) {
                        Ok(reading) => found.push(reading),
                        Err(reason) => keep(&mut failed, reason),
                    }
                }
            }
        }
    }
    match found.is_empty() {
        true => Err(failed.unwrap_or(Reason::NotADate)),
        false => Ok(found),
    }
}

/// Keeps the first failure that says more than "no date".
fn keep(failed: &mut Option<Reason>, reason: Reason) {
    if failed.as_ref().is_none_or(|f| *f == Reason::NotADate) {
        *failed = Some(reason);
    }
}

/// Vietnamese names months by their figure: joins `tháng` and what follows.
fn numbered_months(tokens: &[Token]) -> Result<Vec<Token>, Reason> {
    let mut joined = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match (token, tokens.get(at + 1)) {
            (Thai, _) => {}
            (Month(0), Some(Number(n, 1..=2))) if (1..=12).contains(n) => {
                joined.push(Month(*n as u8));
                at += 1;
            }
            (Month(0), Some(Number(..))) => return Err(Reason::NoSuchDay),
            (Month(0), _) => return Err(Reason::NotADate),
            (other, _) => joined.push(*other),
        }
        at += 1;
    }
    Ok(joined)
}

/// What stands between two pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Blank,
    Dash,
    Mark,
}

/// All shapes that pieces without a range can have; whether such days exist comes later.
fn points(tokens: &[Token], thai: bool) -> Vec<Point> {
    let mut items = Vec::new();
    let mut between = Vec::new();
    for token in tokens {
        let sign = match token {
            To => return Vec::new(),
            Dash(_) => Between::Dash,
            Mark => Between::Mark,
            item => {
                items.push(*item);
                between.push(Between::Blank);
                continue;
            }
        };
        match between.last_mut() {
            Some(last @ Between::Blank) => *last = sign,
            _ => return Vec::new(), // opens with a sign, or has two in a row
        }
    }
    if between.last().is_some_and(|last| *last == Between::Dash) {
        return Vec::new();
    }
    if items.iter().any(|item| matches!(item, Quarter | Half)) {
        return part_of_year(&items, thai).into_iter().collect();
    }
    let items: Vec<Token> = items
        .into_iter()
        .map(|item| match item {
            Ordinal(n) => Number(u32::from(n), 1),
            other => other,
        })
        .collect();
    shapes(&items, &between, thai)
}

fn shapes(items: &[Token], between: &[Between], thai: bool) -> Vec<Point> {
    let year = |value: u32, digits: usize| year_of(value, digits, thai);
    let day = |year: Option<i16>, month: Option<u32>, day: u32| Point {
        year,
        // A month over 255 does not exist either; 0 says so just as well.
        unit: Unit::Day {
            month: month.map(|month| u8::try_from(month).unwrap_or(0)),
            day,
        },
        order: None,
    };
    let month = |year: Option<i16>, month: u32| Point {
        year,
        unit: Unit::Month(month),
        order: None,
    };
    let both = |year: Option<i16>, a: u32, b: u32| {
        vec![
            Point {
                order: Some(Order::DayFirst),
                ..day(year, Some(b), a)
            },
            Point {
                order: Some(Order::MonthFirst),
                ..day(year, Some(a), b)
            },
        ]
    };
    match *items {
        [Number(n, 8)] => vec![day(year(n / 10_000, 4), Some(n / 100 % 100), n % 100)],
        [Number(y, 4)] => vec![Point {
            year: year(y, 4),
            unit: Unit::Year,
            order: None,
        }],
        [Number(d, 1..=2)] => vec![day(None, None, d)],
        [Month(m)] => vec![month(None, m.into())],
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => vec![day(year(y, 4), Some(m), d)],
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, digits @ (2 | 4))] => both(year(y, digits), a, b),
        [Number(y, 4), Number(m, 1..=2)] if between[0] != Between::Blank => {
            vec![month(year(y, 4), m)]
        }
        [Number(m, 1..=2), Number(y, 4)] if between[0] != Between::Blank => {
            vec![month(year(y, 4), m)]
        }
        // The end of "June 3-7, 2024".
        [Number(d, 1..=2), Number(y, 4)] => vec![day(year(y, 4), None, d)],
        [Number(a, 1..=2), Number(b, 1..=2)] if between[0] == Between::Mark => both(None, a, b),
        [Number(d, 1..=2), Month(m)] => vec![day(None, Some(m.into()), d)],
        [Number(y, 4), Month(m)] | [Month(m), Number(y, 4)] => vec![month(year(y, 4), m.into())],
        // A spreadsheet shows June 2024 as Jun-24, which may also be 24 June.
        [Month(m), Number(n, 2)] if between[0] == Between::Dash => {
            vec![month(year(n, 2), m.into()), day(None, Some(m.into()), n)]
        }
        [Month(m), Number(d, 1..=2)] => vec![day(None, Some(m.into()), d)],
        [Number(d, 1..=2), Month(m), Number(y, digits @ (2 | 4))]
        | [Month(m), Number(d, 1..=2), Number(y, digits @ (2 | 4))] => {
            vec![day(year(y, digits), Some(m.into()), d)]
        }
        [Number(y, 4), Month(m), Number(d, 1..=2)] => vec![day(year(y, 4), Some(m.into()), d)],
        _ => Vec::new(),
    }
}

/// `Q2 2024`, `second quarter of 2024`, `2024 H1`: in any order, the year last if both
/// figures are short.
fn part_of_year(items: &[Token], thai: bool) -> Option<Point> {
    let mut part = None;
    let mut year = None;
    let mut half = None;
    for item in items {
        match *item {
            Quarter | Half if half.is_none() => half = Some(*item == Half),
            Ordinal(n) if part.is_none() => part = Some(u32::from(n)),
            Number(n, 4) if year.is_none() => year = Some(year_of(n, 4, thai)?),
            Number(n, 1) if part.is_none() => part = Some(n),
            Number(n, 2) if part.is_some() && year.is_none() => year = Some(year_of(n, 2, thai)?),
            _ => return None,
        }
    }
    let unit = if half? {
        Unit::Half(part?)
    } else {
        Unit::Quarter(part?)
    };
    Some(Point {
        year,
        unit,
        order: None,
    })
}

/// The year meant by a figure of two or four digits.
fn year_of(value: u32, digits: usize, thai: bool) -> Option<i16> {
    let year = match (digits, value) {
        (4, 2400..=2700) => value - 543,
        (4, _) => value,
        (2, _) if thai => 2500 + value - 543,
        (2, 0..70) => 2000 + value,
        (2, _) => 1900 + value,
        _ => return None,
    };
    i16::try_from(year).ok()
}

/// First and last day of months from one to another, both from 1 to 12.
fn months(year: i16, first: u32, last: u32) -> Result<(Date, Date), Reason> {
    let start = |month: u32| {
        let month = i8::try_from(month).map_err(|_| Reason::NoSuchDay)?;
        Date::new(year, month, 1).map_err(|_| Reason::NoSuchDay)
    };
    Ok((start(first)?, start(last)?.last_of_month()))
}

impl Point {
    fn span(self) -> Result<Vague, Reason> {
        let whole = |of: u32, length: u32, precision| {
            if of == 0 || of > 12 / length {
                return Err(Reason::NoSuchDay);
            }
            let year = self.year.ok_or(Reason::NoYear)?;
            let (from, to) = months(year, (of - 1) * length + 1, of * length)?;
            Ok(Vague { from, to, precision })
        };
        match self.unit {
            Unit::Day { month: None, .. } => Err(Reason::NotADate),
            Unit::Day {
                month: Some(month),
                day,
            } => {
                // A leap year stands in, so that 31 June is told before the missing year.
                let of = |year: i16| {
                    let month = i8::try_from(month).map_err(|_| Reason::NoSuchDay)?;
                    let day = i8::try_from(day).map_err(|_| Reason::NoSuchDay)?;
                    Date::new(year, month, day).map_err(|_| Reason::NoSuchDay)
                };
                of(2024)?;
                let day = of(self.year.ok_or(Reason::NoYear)?)?;
                Ok(Vague {
                    from: day,
                    to: day,
                    precision: Precision::Day,
                })
            }
            Unit::Month(month) => whole(month, 1, Precision::Month),
            Unit::Quarter(quarter) => whole(quarter, 3, Precision::Quarter),
            Unit::Half(half) => whole(half, 6, Precision::Range),
            Unit::Year => whole(1, 12, Precision::Year),
        }
    }
}

/// A range, each end giving the other what it leaves out; one over the turn of the year
/// names its year once.
fn join(start: Point, end: Point, year: Option<i16>) -> Result<Reading, Reason> {
    if matches!((start.order, end.order), (Some(a), Some(b)) if a != b) {
        return Err(Reason::NotADate);
    }
    let (mut first, mut last) = (start, end);
    let mut own_months = true;
    match (&mut first.unit, &mut last.unit) {
        (Unit::Day { month: a, .. }, Unit::Day { month: b, .. }) => {
            own_months = a.is_some() && b.is_some();
            *a = a.or(*b);
            *b = b.or(*a);
        }
        (Unit::Day { month: None, .. }, _) | (_, Unit::Day { month: None, .. }) => {
            return Err(Reason::NotADate);
        }
        _ => {}
    }
    first.year = start.year.or(end.year).or(year);
    last.year = end.year.or(start.year).or(year);
    let (mut from, mut to) = (first.span()?, last.span()?);
    if to.to < from.from && own_months {
        // "30 Dec - 2 Jan 2025" begins the year before, "30 Dec 2024 - 2 Jan" ends the
        // year after.
        if start.year.is_none() && end.year.is_some() {
            first.year = first.year.and_then(|year| year.checked_sub(1));
            from = first.span()?;
        } else if end.year.is_none() {
            last.year = last.year.and_then(|year| year.checked_add(1));
            to = last.span()?;
        }
    }
    if to.to < from.from || to.from < from.from {
        return Err(Reason::Backwards);
    }
    let one = from == to;
    Ok(Reading {
        vague: Vague {
            from: from.from,
            to: to.to,
            precision: if one { from.precision } else { Precision::Range },
        },
        order: start.order.or(end.order),
    })
}
