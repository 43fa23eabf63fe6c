//! Numbers and dates as a language writes them.

use jiff::{civil::Date, tz::TimeZone};

use super::Lang;
use crate::{clock::Instant, t};

/// A whole number with the language's thousands mark: 1,188 or 1.188.
pub fn number(lang: Lang, n: i64) -> String {
    let sign = if n < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", grouped(lang, &n.unsigned_abs().to_string()))
}

/// A number with this many decimals: 1,234.5 or 1.234,5.
pub fn real(lang: Lang, n: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", n.abs());
    let sign = if n < 0.0 { "\u{2212}" } else { "" };
    let point = if lang.code() == "id" { ',' } else { '.' };
    match text.split_once('.') {
        Some((whole, decimals)) => format!("{sign}{}{point}{decimals}", grouped(lang, whole)),
        None => format!("{sign}{}", grouped(lang, &text)),
    }
}

/// Digits with the language's thousands mark between groups of three.
fn grouped(lang: Lang, digits: &str) -> String {
    let mark = if lang.code() == "id" { '.' } else { ',' };
    let mut out = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A day: `5 June 2024`.
pub fn day(lang: Lang, date: Date) -> String {
    format!("{} {} {}", date.day(), month(lang, date.month()), date.year())
}

/// The shortest clear way to write two days and what lies between, at the
/// precision that is known: `3 to 7 June 2024`, `June 2024`, `2024`.
pub fn day_span(lang: Lang, from: Date, to: Date, precision: &str) -> String {
    match precision {
        "year" => from.year().to_string(),
        "quarter" => t!(
            lang,
            "date-quarter",
            quarter = i32::from((from.month() - 1) / 3 + 1),
            year = from.year().to_string()
        ),
        "month" => format!("{} {}", month(lang, from.month()), from.year()),
        _ if from == to => day(lang, from),
        _ if from.year() == to.year() && from.month() == to.month() => t!(
            lang,
            "date-span",
            from = from.day().to_string(),
            to = day(lang, to)
        ),
        _ if from.year() == to.year() => t!(
            lang,
            "date-span",
            from = format!("{} {}", from.day(), month(lang, from.month())),
            to = day(lang, to)
        ),
        _ => t!(lang, "date-span", from = day(lang, from), to = day(lang, to)),
    }
}

/// A moment at a place: `5 June 2024, 14:05`.
pub fn instant(lang: Lang, at: Instant, zone: &TimeZone) -> String {
    let local = at.timestamp().to_zoned(zone.clone());
    format!(
        "{}, {:02}:{:02}",
        day(lang, local.date()),
        local.hour(),
        local.minute()
    )
}

fn month(lang: Lang, month: i8) -> String {
    let key = match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    };
    t!(lang, key)
}
