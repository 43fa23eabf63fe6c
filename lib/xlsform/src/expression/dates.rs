//! Days and times as forms write them.

use super::number::is_space;

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// A point in time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Days since 1970-01-01.
    Day(i64),
    /// Milliseconds since 1970-01-01T00:00 UTC.
    Instant(i64),
    /// Milliseconds since midnight here.
    Time(i64),
}

/// The day that a year, month and day of the Gregorian calendar are, counted from 1970-01-01.
///
/// The method is Howard Hinnant's `days_from_civil`.
pub fn day_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = (month + 9) % 12;
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day since 1970-01-01 (Hinnant's `civil_from_days`).
pub fn date_of(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// A day as text: `2026-11-23`.
pub fn day_text(days: i64) -> String {
    let (year, month, day) = date_of(days);
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}", year.abs())
}

/// An instant as text, in a zone so many minutes east: `2026-11-23T10:00:00.000+07:00`.
pub fn instant_text(instant: i64, offset: i32) -> String {
    let here = instant + i64::from(offset) * 60_000;
    let of_day = here.rem_euclid(DAY);
    let zone = if offset == 0 {
        "Z".to_owned()
    } else {
        let sign = if offset > 0 { '+' } else { '-' };
        format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    };
    format!(
        "{}T{:02}:{:02}:{:02}.{:03}{zone}",
        day_text(here.div_euclid(DAY)),
        of_day / 3_600_000,
        of_day / 60_000 % 60,
        of_day / 1_000 % 60,
        of_day % 1_000
    )
}

/// Reads `2026-11-23`, `2026-11-23T10:00:00.000+07:00` or `10:00:00.000+07:00`. A time without a
/// zone is one of the zone `offset` minutes east; fractions below a millisecond are dropped.
pub fn read(text: &str, offset: i32) -> Option<Moment> {
    let text = text.trim_matches(is_space);
    if !text.is_ascii() || text.len() > 40 {
        return None;
    }
    match text.split_once('T') {
        Some((day, time)) => {
            let day = read_day(day)?;
            let time = read_time(time, offset)?;
            Some(Moment::Instant(day * DAY + time - i64::from(offset) * 60_000))
        }
        None if text.contains(':') => read_time(text, offset).map(|time| Moment::Time(time.rem_euclid(DAY))),
        None => read_day(text).map(Moment::Day),
    }
}

fn digits(text: &str, least: usize, most: usize) -> Option<i64> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn read_day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4, 4)?;
    let month = digits(parts.next()?, 1, 2)?;
    let day = digits(parts.next()?, 1, 2)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    (1..=longest).contains(&day).then(|| day_of(year, month, day))
}

/// Milliseconds since midnight here; below 0 or above a day's where the zone moves it there.
fn read_time(text: &str, offset: i32) -> Option<i64> {
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at(zone_at);
    let mut parts = time.splitn(3, ':');
    let hour = digits(parts.next()?, 1, 2).filter(|hour| *hour < 24)?;
    let minute = digits(parts.next()?, 1, 2).filter(|minute| *minute < 60)?;
    let mut ticks = 0;
    if let Some(seconds) = parts.next() {
        let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
        let second = digits(whole, 1, 2).filter(|second| *second < 60)?;
        digits(fraction, 1, 9)?;
        let thousandths: String = fraction.chars().chain("00".chars()).take(3).collect();
        ticks = second * 1_000 + digits(&thousandths, 3, 3)?;
    }
    let here = hour * 3_600_000 + minute * 60_000 + ticks;
    let zone = match zone {
        "" => return Some(here),
        "Z" => 0,
        zone => {
            let (sign, size) = zone.split_at(1);
            let (hours, minutes) = size.split_once(':').unwrap_or((size, "0"));
            let hours = digits(hours, 1, 2).filter(|hours| *hours <= 18)?;
            let minutes = digits(minutes, 1, 2).filter(|minutes| *minutes < 60)?;
            let east = hours * 60 + minutes;
            match sign {
                "+" => east,
                "-" => -east,
                _ => return None,
            }
        }
    };
    Some(here + (i64::from(offset) - zone) * 60_000)
}

/// The short names of months and days that `%b` and `%a` write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// January first.
    pub months: [String; 12],
    /// Sunday first.
    pub days: [String; 7],
}

impl Default for Names {
    fn default() -> Self {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        Self {
            months: months.map(str::to_owned),
            days: days.map(str::to_owned),
        }
    }
}

const ESCAPES: &str = "YymnbdeHhMS3a%";

/// Whether a format of `format-date` or `format-date-time` holds only known signs.
pub(super) fn check_format(format: &str) -> Result<(), String> {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            continue;
        }
        match signs.next() {
            Some(escape) if ESCAPES.contains(escape) => {}
            Some(escape) => {
                return Err(format!(
                    "`%{escape}` is not known; a date is written with %Y %y %m %n %b %d %e %a %H %h %M %S %3."
                ));
            }
            None => return Err("the format ends with `%`; write `%%` for the sign itself.".to_owned()),
        }
    }
    Ok(())
}

/// Writes an instant by the signs of `format-date-time`, in the zone `offset` minutes east.
///
/// # Errors
/// A sentence where the format holds an unknown sign.
pub fn format(instant: i64, offset: i32, format: &str, names: &Names) -> Result<String, String> {
    check_format(format)?;
    let here = instant + i64::from(offset) * 60_000;
    let days = here.div_euclid(DAY);
    let (year, month, day) = date_of(days);
    let of_day = here.rem_euclid(DAY);
    let mut out = String::new();
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            out.push(sign);
            continue;
        }
        let piece = match signs.next().unwrap_or('%') {
            'Y' => format!("{year:04}"),
            'y' => format!("{:02}", year.rem_euclid(100)),
            'm' => format!("{month:02}"),
            'n' => month.to_string(),
            'b' => usize::try_from(month - 1)
                .ok()
                .and_then(|place| names.months.get(place))
                .cloned()
                .unwrap_or_default(),
            'd' => format!("{day:02}"),
            'e' => day.to_string(),
            'H' => format!("{:02}", of_day / 3_600_000),
            'h' => (of_day / 3_600_000).to_string(),
            'M' => format!("{:02}", of_day / 60_000 % 60),
            'S' => format!("{:02}", of_day / 1_000 % 60),
            '3' => format!("{:03}", of_day % 1_000),
            'a' => usize::try_from((days + 4).rem_euclid(7))
                .ok()
                .and_then(|place| names.days.get(place))
                .cloned()
                .unwrap_or_default(),
            _ => "%".to_owned(),
        };
        out.push_str(&piece);
    }
    Ok(out)
}
