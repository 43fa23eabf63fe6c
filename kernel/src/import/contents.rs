//! What the cells of a column say about what it holds.

use balai_dates::{Hint, Parsed, parse};
use balai_names::email;

use super::{ColumnSpec, Holds};

/// Cells of a column that are looked at.
const SAMPLES: usize = 60;

/// How well contents fit a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// They cannot be of it.
    Never,
    /// No cell says what such a column says.
    Poor,
    /// They do not tell.
    Open,
    /// Most cells say what such a column says.
    Good,
}

/// Whether the cells look like what a column holds; open without cells and for texts.
pub(super) fn fit(spec: &ColumnSpec, cells: &[&str]) -> Fit {
    let filled = filled(cells);
    if filled.is_empty() {
        return Fit::Open;
    }
    let count = |fits: &dyn Fn(&str) -> bool| filled.iter().filter(|text| fits(text)).count();
    let (right, most) = match (spec.holds, spec.known) {
        (Holds::Text | Holds::Party, None) => return Fit::Open,
        (Holds::Text | Holds::Party, Some(known)) => {
            let right = count(&known);
            return match right {
                0 => Fit::Poor,
                _ if right * 2 >= filled.len() => Fit::Good,
                _ => Fit::Open,
            };
        }
        // Addresses are told by most cells; other columns are ruled out by nearly none.
        (Holds::Email, _) => (count(&|text| email(text).is_some()), 2),
        (Holds::Date, _) => (count(&is_date), 5),
        (Holds::Number, _) if is_serial(cells) => return Fit::Never,
        (Holds::Number, _) => (count(&is_number), 5),
    };
    match right {
        _ if right * most < filled.len() => Fit::Never,
        _ if right * 2 >= filled.len() => Fit::Good,
        _ => Fit::Open,
    }
}

/// Whether cells tell by themselves, under any heading, that they are of a column.
pub(super) fn tells(spec: &ColumnSpec, cells: &[&str]) -> bool {
    let filled = filled(cells);
    if filled.is_empty() {
        return false;
    }
    let Some(telling) = spec.telling else {
        return spec.holds == Holds::Email && fit(spec, cells) == Fit::Good;
    };
    let known = spec.known.unwrap_or(telling);
    let right = filled.iter().filter(|text| known(text)).count();
    let sure = filled.iter().filter(|text| telling(text)).count();
    right * 2 >= filled.len() && sure > 0 && sure * 10 >= filled.len()
}

/// Whether at least four of five cells are words that a column knows; so they are where
/// there are none.
pub(super) fn are_nearly_all_known(spec: &ColumnSpec, cells: &[&str]) -> bool {
    let filled = filled(cells);
    let right = filled
        .iter()
        .filter(|text| spec.known.is_some_and(|known| known(text)));
    right.count() * 5 >= filled.len() * 4
}

/// Whether a column only counts its rows: 1, 2, 3.
pub(super) fn is_serial(cells: &[&str]) -> bool {
    let filled = filled(cells);
    let counts = |(at, text): (usize, &&str)| text.trim().trim_end_matches('.') == (at + 1).to_string();
    filled.len() > 2 && filled.iter().enumerate().all(counts)
}

fn filled<'a>(cells: &[&'a str]) -> Vec<&'a str> {
    let cells = cells.iter().copied();
    cells.filter(|cell| !cell.is_empty()).take(SAMPLES).collect()
}

fn is_date(text: &str) -> bool {
    let any_year = Hint {
        year: Some(2000),
        ..Hint::default()
    };
    !matches!(parse(text, &any_year), Parsed::No(balai_dates::Reason::NotADate))
}

/// A number, or a mark for none.
fn is_number(text: &str) -> bool {
    let is_mark = text.len() < 4 && !text.chars().any(char::is_alphabetic);
    let is_none = matches!(
        balai_names::fold(text).as_str(),
        "n a" | "na" | "nil" | "none" | "tbc"
    );
    is_mark || is_none || text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: ColumnSpec = ColumnSpec::new("email", &["e-mail"]).holding(Holds::Email);
    const NUMBER: ColumnSpec = ColumnSpec::new("number", &["number"]).holding(Holds::Number);
    const STATE: ColumnSpec = ColumnSpec::new("state", &["state"])
        .known_by(|text| ["done", "off", "yes"].contains(&text))
        .told_by(|text| ["done", "off"].contains(&text));

    #[test]
    fn a_column_without_an_address_is_no_column_of_addresses() {
        assert_eq!(fit(&EMAIL, &["yes", "no"]), Fit::Never);
        assert_eq!(fit(&EMAIL, &["a@b.example", ""]), Fit::Good);
        assert_eq!(fit(&EMAIL, &["", ""]), Fit::Open);
    }

    #[test]
    fn a_column_that_counts_its_rows_holds_no_numbers_of_people() {
        assert_eq!(fit(&NUMBER, &["1", "2", "3", "4"]), Fit::Never);
        assert_eq!(fit(&NUMBER, &["12", "", "n/a", "3"]), Fit::Good);
        assert_eq!(fit(&NUMBER, &["F", "M", "F", "F", "M", "F"]), Fit::Never);
    }

    #[test]
    fn cells_tell_a_column_only_by_words_that_nothing_else_says() {
        assert!(tells(&STATE, &["done", "off", "", "yes"]));
        assert!(!tells(&STATE, &["yes", "yes"]));
        assert!(!tells(&STATE, &["done", "later", "perhaps", "see the note"]));
        assert_eq!(fit(&STATE, &["blue", "red"]), Fit::Poor);
    }
}
