//! Amounts of money as people type and read them: `USD 12,500`, `12.500,50`, `1 200 000 IDR`.

use balai_kernel::text::{self, Lang, Message};

/// The largest amount that is taken for meant, in whole units.
const MOST: i64 = 1_000_000_000_000;

/// An amount in the hundredth part of a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// How many hundredths; never below nought.
    pub hundredths: i64,
    /// Three letters, `USD`.
    pub currency: String,
}

/// Reads an amount; nothing for an empty field. Where no currency is named, it is `usual`.
///
/// # Errors
/// Why it is no amount, as a sentence.
pub fn read(typed: &str, usual: &str) -> Result<Option<Money>, Message> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Message::new("money-wrong").with("usual", usual);
    let letters: String = typed.chars().filter(char::is_ascii_alphabetic).collect();
    let currency = match letters.len() {
        0 => usual.to_owned(),
        3 => letters.to_uppercase(),
        _ => return Err(wrong()),
    };
    let figures: String = typed
        .chars()
        .filter(|c| !c.is_ascii_alphabetic() && !c.is_whitespace() && !matches!(c, '$' | '\''))
        .collect();
    if figures.is_empty()
        || !figures
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return Err(wrong());
    }
    // What stands before one or two last digits parts the hundredths; all else parts thousands.
    let parted = figures.rfind(['.', ',']);
    let (whole, part) = match parted {
        Some(at) if (1..=2).contains(&(figures.len() - at - 1)) => (&figures[..at], &figures[at + 1..]),
        _ => (figures.as_str(), ""),
    };
    let thousands: Vec<&str> = whole.split(['.', ',']).collect();
    let is_grouped = |(at, group): (usize, &&str)| {
        if at == 0 {
            (1..=3).contains(&group.len())
        } else {
            group.len() == 3
        }
    };
    if thousands.len() > 1 && !thousands.iter().enumerate().all(is_grouped) {
        return Err(wrong());
    }
    let units: i64 = thousands.concat().parse().map_err(|_| wrong())?;
    let hundredths: i64 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
    if units > MOST {
        return Err(wrong());
    }
    Ok(Some(Money {
        hundredths: units * 100 + hundredths,
        currency,
    }))
}

/// An amount as it stands in a form's field, so that [`read`] gives the same again.
pub fn typed(hundredths: Option<i64>, currency: Option<&str>) -> String {
    match hundredths {
        Some(all) if all % 100 == 0 => format!("{} {}", currency.unwrap_or(""), all / 100)
            .trim()
            .to_owned(),
        Some(all) => format!("{} {}.{:02}", currency.unwrap_or(""), all / 100, all % 100)
            .trim()
            .to_owned(),
        None => String::new(),
    }
}

/// An amount in a reader's language: `USD 12,500`.
pub fn words(lang: Lang, hundredths: i64, currency: Option<&str>) -> String {
    let whole = text::number(lang, hundredths / 100);
    let part = hundredths % 100;
    // The sign before hundredths is the other one of the two.
    let sign = if text::number(lang, 1000).contains('.') {
        ','
    } else {
        '.'
    };
    let figures = if part == 0 {
        whole
    } else {
        format!("{whole}{sign}{part:02}")
    };
    format!("{} {figures}", currency.unwrap_or("")).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use balai_kernel::text::catalogue;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_amount_is_read_as_it_was_written(hundredths in 0..100_000_000_000_i64, code in "[A-Z]{3}") {
            let money = Money { hundredths, currency: code.clone() };
            prop_assert_eq!(read(&typed(Some(hundredths), Some(&code)), "USD"), Ok(Some(money.clone())));
            for lang in catalogue().languages() {
                prop_assert_eq!(read(&words(lang, hundredths, Some(&code)), "USD"), Ok(Some(money.clone())));
            }
        }

        #[test]
        fn nothing_that_is_typed_breaks_the_reading(text in ".*") {
            let read = read(&text, "USD");
            prop_assert!(read.is_err() || read.is_ok_and(|money| money.is_none_or(|one| one.hundredths >= 0)));
        }
    }

    #[test]
    fn thousands_and_hundredths_are_told_apart_in_both_styles() {
        let of = |text: &str| read(text, "USD").unwrap().unwrap().hundredths;
        assert_eq!(of("12,500"), 1_250_000);
        assert_eq!(of("12.500"), 1_250_000);
        assert_eq!(of("12.500,50"), 1_250_050);
        assert_eq!(of("$ 1 200.5"), 120_050);
        assert!(read("12,50,000", "USD").is_err() && read("about ten", "USD").is_err());
        assert_eq!(read("  ", "USD"), Ok(None));
    }
}
