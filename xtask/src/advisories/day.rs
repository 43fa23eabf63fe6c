//! Days, as far as terms need them.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// Days since 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// The machine's day, in UTC.
    ///
    /// # Errors
    /// A sentence when its clock stands before 1970.
    #[expect(
        clippy::disallowed_methods,
        reason = "a chore asks the machine; the office takes its clock as a value"
    )]
    pub fn today() -> Result<Self, String> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let since = since.map_err(|_| "The machine's clock stands before 1970.".to_owned())?;
        Ok(Self(i64::try_from(since.as_secs() / 86_400).unwrap_or_default()))
    }

    /// Reads `2025-03-16`. Days from the civil calendar by counting from March (H. Hinnant,
    /// *chrono-compatible low-level date algorithms*).
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some()
            || !(1970..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || !(1..=31).contains(&day)
        {
            return None;
        }
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year / 400, year % 400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(Self(
            era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468,
        ))
    }

    /// Days from this one to a later one.
    pub const fn until(self, later: Self) -> i64 {
        later.0 - self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shifted = self.0 + 719_468;
        let (era, of_era) = (shifted / 146_097, shifted % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year + era * 400 + i64::from(month <= 2);
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_some_years_is_read_as_it_is_written() {
        let first = Day::parse("1999-12-31").unwrap();
        for n in 0..3_000 {
            let day = Day(first.0 + n);
            assert_eq!(Day::parse(&day.to_string()), Some(day), "{day}");
        }
        assert_eq!(Day::parse("1970-01-01"), Some(Day(0)));
        assert_eq!(
            Day::parse("2024-02-28")
                .unwrap()
                .until(Day::parse("2024-03-01").unwrap()),
            2
        );
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2024",
            "2024-13-01",
            "2024-01-40",
            "2024-01-01-01",
            "yesterday",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
