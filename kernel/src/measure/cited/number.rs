//! Someone else's number in the way of a reader's language.

use crate::text::{Lang, number, real};

/// A cited value as the reader of a language writes it: `2,514` is `2.514` in Indonesian.
/// What is no number, or may be read in two ways (`64.500`), stays as the source has it.
pub fn cited_number(lang: Lang, value: &str) -> String {
    let bare = value.trim().trim_end_matches('%').trim_end();
    let sign = if value.trim().ends_with('%') { "%" } else { "" };
    match read(bare) {
        Some((whole, decimals)) => format!("{}{sign}", written(lang, whole, decimals)),
        None => value.to_owned(),
    }
}

fn written(lang: Lang, whole: u32, decimals: &str) -> String {
    if decimals.is_empty() {
        return number(lang, whole.into());
    }
    let n: f64 = format!("{whole}.{decimals}").parse().unwrap_or_default();
    real(lang, n, decimals.len())
}

/// The whole part and the decimals of a number, written as in English or, where it cannot
/// be that, as in most other languages.
fn read(text: &str) -> Option<(u32, &str)> {
    let Some((whole, decimals)) = parts(text, ',', '.') else {
        return parts(text, '.', ',');
    };
    // A point before three digits parts thousands in many languages, unless nought or a
    // comma stands before it.
    let is_open = decimals.len() == 3 && whole > 0 && !text.contains(',');
    (!is_open).then_some((whole, decimals))
}

/// Whole part and decimals where `mark` parts thousands and `point` stands before decimals.
fn parts(text: &str, mark: char, point: char) -> Option<(u32, &str)> {
    let (whole, decimals) = text.split_once(point).unwrap_or((text, ""));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let are_groups = groups.all(|group| group.len() == 3 && is_digits(group));
    let fits = is_digits(first) && are_groups && (first.len() <= 3 || !whole.contains(mark));
    let has_decimals = text.contains(point);
    if !fits || has_decimals && (!is_digits(decimals) || decimals.len() > 6) {
        return None;
    }
    Some((whole.replace(mark, "").parse().ok()?, decimals))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn indonesian() -> Lang {
        Lang::known("id")
    }

    #[test]
    fn a_cited_value_is_written_in_the_way_of_its_reader() {
        for (value, english, indonesian_way) in [
            ("64,500", "64,500", "64.500"),
            ("1261", "1,261", "1.261"),
            ("1,234.5", "1,234.5", "1.234,5"),
            ("20.8", "20.8", "20,8"),
            ("0.125", "0.125", "0,125"),
            ("85 %", "85%", "85%"),
            // As an Indonesian source has it.
            ("1.234,5", "1,234.5", "1.234,5"),
            ("12,5", "12.5", "12,5"),
        ] {
            assert_eq!(cited_number(Lang::EN, value), english, "{value}");
            assert_eq!(cited_number(indonesian(), value), indonesian_way, "{value}");
        }
    }

    #[test]
    fn what_is_no_number_or_may_be_two_stays_as_the_source_has_it() {
        for value in [
            "about 3,000",
            "64.500",
            "1,2,3",
            "1.",
            ",5",
            "12,34,567",
            "-4",
            "",
            "2020/21",
        ] {
            assert_eq!(cited_number(Lang::EN, value), value);
            assert_eq!(cited_number(indonesian(), value), value);
        }
    }

    proptest! {
        #[test]
        fn no_number_changes_its_value(n in 0_u32..4_000_000_000, tenth in 0_u8..10) {
            let plain = format!("{n}.{tenth}");
            let english = cited_number(Lang::EN, &plain);
            prop_assert_eq!(english.replace(',', ""), plain.clone());
            let other = cited_number(indonesian(), &plain);
            prop_assert_eq!(other.replace('.', "").replace(',', "."), plain);
            // What one reader sees is read as the same number again.
            prop_assert_eq!(cited_number(indonesian(), &english), other);
        }
    }
}
