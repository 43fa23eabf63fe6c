//! Days of an event that a list ticks one by one: columns such as `Day 1`, `Day 2`, with a
//! mark in the cells of whoever was there. A blank cell is never a yes.

use std::collections::BTreeMap;

use balai_dates::{Hint, Parsed, parse};
use balai_kernel::{
    import::{Numbered, PlannedRow},
    text::Message,
};
use balai_names::fold;

use super::words;

/// The field of such columns.
pub(super) const FIELD: &str = "day";
/// What somebody is asked about a row whose marks cannot be read. It is no field: what one
/// row means says nothing about another.
pub(super) const ASKED: &str = "ticks";

/// The most days that are told apart.
const MOST: u32 = 31;
/// Words for a day, folded as headings are.
const DAY: &[&str] = &["day", "d", "hari", "jour", "j", "dia", "ngay", "wanthi", "wan"];
/// Words that may stand around it.
const BESIDE: &[&str] = &[
    "attendance",
    "attended",
    "present",
    "presence",
    "kehadiran",
    "hadir",
    "asistencia",
    "ke",
    "no",
    "on",
    "of",
    "the",
    "am",
    "pm",
    "morning",
    "afternoon",
    "pagi",
    "siang",
    "sore",
    "matin",
    "apres",
    "midi",
];
/// Numbers in words, each with its number.
const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("pertama", 1),
    ("kedua", 2),
    ("ketiga", 3),
    ("keempat", 4),
    ("kelima", 5),
];

/// The number of the day that a heading names, from 1: `Day 2`, `Hari ke-2`, `D2`, `2nd day`,
/// `Attendance / Day 2 (6 June)`. None where it says anything else, such as `Day 1 evaluation`.
pub(super) fn number(heading: &str) -> Option<u32> {
    let own = heading.rsplit(" / ").next()?;
    let bare = own.split('(').next()?;
    let folded = apart(&fold(bare));
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !word.is_empty() && !BESIDE.contains(word))
        .collect();
    let (number, rest) = match words.as_slice() {
        [day, number, rest @ ..] if DAY.contains(day) => (counted(number)?, rest),
        [number, "st" | "nd" | "rd" | "th", day, rest @ ..] if DAY.contains(day) => (counted(number)?, rest),
        [number, day] if DAY.contains(day) && number.parse::<u32>().is_err() => (counted(number)?, &[][..]),
        _ => return None,
    };
    let any_year = Hint {
        year: Some(2000),
        ..Hint::default()
    };
    let is_date = || {
        let rest = rest.join(" ");
        matches!(parse(&rest, &any_year), Parsed::Sure(_) | Parsed::Ambiguous(_))
    };
    (rest.is_empty() || is_date()).then_some(number)
}

fn counted(word: &str) -> Option<u32> {
    let by_name = NUMBERS.iter().find(|(name, _)| *name == word);
    let number = by_name.map_or_else(|| word.parse().ok(), |(_, number)| Some(*number))?;
    (1..=MOST).contains(&number).then_some(number)
}

/// `day1` as `day 1`.
fn apart(text: &str) -> String {
    let mut out = String::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        let is_break = last.is_some_and(|last| {
            (last.is_alphabetic() && c.is_ascii_digit()) || (last.is_ascii_digit() && c.is_alphabetic())
        });
        if is_break {
            out.push(' ');
        }
        out.push(c);
        last = Some(c);
    }
    out
}

/// What a cell says of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tick {
    /// There, for how much of the day, with the way if it says that.
    There(f64, Option<&'static str>),
    /// Not there.
    Away,
    /// Not there, and excused.
    Excused,
    /// Nothing.
    Blank,
}

fn tick(text: &str) -> Option<Tick> {
    let trimmed = text.trim();
    match trimmed {
        "" => return Some(Tick::Blank),
        // The last two are what a tick and a cross of a symbol font are as letters.
        "/" | "ü" => return Some(Tick::There(1.0, None)),
        "û" => return Some(Tick::Away),
        "½" | "0.5" | "0,5" => return Some(Tick::There(0.5, None)),
        _ => {}
    }
    match fold(trimmed).as_str() {
        // Lists in Indonesian write H, I, S and A; an S may be a yes elsewhere, so that
        // somebody is asked.
        "h" => return Some(Tick::There(1.0, None)),
        "i" => return Some(Tick::Excused),
        "s" => return None,
        _ => {}
    }
    let (status, way) = words::attendance(trimmed)?;
    Some(match status {
        "attended" => Tick::There(1.0, way),
        "partly" => Tick::There(0.5, way),
        "absent" | "withdrawn" => Tick::Away,
        "excused" => Tick::Excused,
        // Who is expected may come or not.
        _ => Tick::Blank,
    })
}

/// Whether a cell may be of such a column.
pub(super) fn is_tick(text: &str) -> bool {
    tick(text).is_some()
}

/// What a row says day by day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ticked {
    /// Attended, partly, absent or excused; none where that is not said of every day.
    pub status: Option<&'static str>,
    /// Days somebody was there, if any.
    pub days: Option<f64>,
    /// In the room or online, where a cell says it.
    pub way: Option<&'static str>,
    /// What was counted, as a sentence.
    pub said: Message,
}

/// Reads the marks of a row. `length` is the number of days of its event, if known: columns
/// past it are not of this event unless something stands in them.
///
/// # Errors
/// The cell that cannot be read.
pub(super) fn read(row: &PlannedRow, length: Option<u32>) -> Result<Option<Ticked>, Numbered> {
    let Some(cells) = row.numbered.get(FIELD) else {
        return Ok(None);
    };
    let mut days: BTreeMap<u32, Vec<(&Numbered, Tick)>> = BTreeMap::new();
    for cell in cells {
        let tick = tick(&cell.text).ok_or_else(|| cell.clone())?;
        days.entry(cell.number).or_default().push((cell, tick));
    }
    let is_blank = |ticks: &[(&Numbered, Tick)]| ticks.iter().all(|(_, tick)| *tick == Tick::Blank);
    let length = length.map_or(usize::MAX, |days| usize::try_from(days).unwrap_or(usize::MAX));
    let days: Vec<Vec<(&Numbered, Tick)>> = days
        .into_values()
        .enumerate()
        .filter(|(at, ticks)| *at < length || !is_blank(ticks))
        .map(|(_, ticks)| ticks)
        .collect();
    if days.iter().all(|ticks| is_blank(ticks)) {
        return Ok(None);
    }
    let there: f64 = days.iter().map(|ticks| share(ticks)).sum();
    let all: Vec<Tick> = days.iter().flatten().map(|(_, tick)| *tick).collect();
    let status = if there > 0.0 {
        let is_all = days.iter().all(|ticks| share(ticks) >= 1.0);
        Some(if is_all { "attended" } else { "partly" })
    } else if all.iter().all(|tick| *tick == Tick::Excused) {
        Some("excused")
    } else if all.iter().all(|tick| matches!(tick, Tick::Away | Tick::Excused)) {
        Some("absent")
    } else {
        None
    };
    let way = all.iter().find_map(|tick| match tick {
        Tick::There(_, way) => *way,
        _ => None,
    });
    let places: Vec<&str> = days
        .iter()
        .flatten()
        .map(|(cell, _)| cell.place.as_str())
        .collect();
    let said = Message::new("import-days-ticked")
        .with("ticked", written(there))
        .with("days", days.len())
        .with("cells", from_to(&places));
    Ok(Some(Ticked {
        status,
        days: (there > 0.0).then_some(there),
        way,
        said,
    }))
}

/// How much of a day somebody was there, 0 to 1: a morning and an afternoon are half a day each.
fn share(ticks: &[(&Numbered, Tick)]) -> f64 {
    let there: f64 = ticks
        .iter()
        .map(|(_, tick)| match tick {
            Tick::There(share, _) => *share,
            _ => 0.0,
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let columns = ticks.len().max(1) as f64;
    there / columns
}

fn written(days: f64) -> String {
    let hundredths = (days * 100.0).round() / 100.0;
    hundredths.to_string()
}

fn from_to(places: &[&str]) -> String {
    match places {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, .., last] => format!("{first}–{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_the_days_in_many_words() {
        for (heading, wanted) in [
            ("Day 1", Some(1)),
            ("DAY2", Some(2)),
            ("D3", Some(3)),
            ("Hari ke-2", Some(2)),
            ("Hari 1", Some(1)),
            ("1st day", Some(1)),
            ("Second day", Some(2)),
            ("Day one", Some(1)),
            ("Attendance / Day 2", Some(2)),
            ("Day 2 (6 June)", Some(2)),
            ("Day 2 - 6 June", Some(2)),
            ("Day 1 AM", Some(1)),
            ("Attended day 4", Some(4)),
            ("Jour 3", Some(3)),
            ("วันที่ 2", Some(2)),
            ("Days", None),
            ("Day 1 evaluation", None),
            ("3 days", None),
            ("2 day", None),
            ("Day 45", None),
            ("Date 1", None),
            ("Test 1", None),
        ] {
            assert_eq!(number(heading), wanted, "{heading}");
        }
    }

    #[test]
    fn marks_are_read_and_a_blank_is_no_yes() {
        for text in ["x", "✓", "yes", "1", "P", "Hadir", "H", "/", "Present (online)"] {
            assert!(
                matches!(tick(text), Some(Tick::There(share, _)) if share == 1.0),
                "{text}"
            );
        }
        for text in ["no", "0", "A", "absent", "✗", "Alpa"] {
            assert_eq!(tick(text), Some(Tick::Away), "{text}");
        }
        for text in ["", "  ", "-", "TBC", "registered"] {
            assert_eq!(tick(text), Some(Tick::Blank), "{text}");
        }
        for text in ["S", "6.5", "late", "good"] {
            assert_eq!(tick(text), None, "{text}");
        }
        assert_eq!(tick("half"), Some(Tick::There(0.5, None)));
    }
}
