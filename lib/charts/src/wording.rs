//! The words and number forms of a language.

use std::fmt;
use std::sync::Arc;

/// Writes a number in the reader's language.
type Written = Arc<dyn Fn(f64) -> String + Send + Sync>;

/// What a chart says besides its own labels, in the reader's language.
#[derive(Clone)]
pub struct Wording {
    /// Writes a value, with the unit where it belongs to the number (`1,188`, `A$ 2.1m`).
    pub number: Written,
    /// Writes a percentage from 0 to 100, with at most one decimal.
    pub percent: Written,
    /// Drawn when there is nothing to show.
    pub no_data: String,
    /// Stands in the place of a missing value.
    pub missing: String,
    /// The sum of a row or of a ring.
    pub total: String,
    /// Heading of the column of shares.
    pub share: String,
    /// Heading of the column of labels.
    pub label: String,
    /// Heading of the column of groups in a hall.
    pub group: String,
}

impl Wording {
    /// English: `1,188`, `12.5`, `38%`.
    #[must_use]
    pub fn english() -> Self {
        Self {
            number: Arc::new(grouped),
            percent: Arc::new(|value| format!("{}%", grouped(value))),
            no_data: "No data for this chart".into(),
            missing: "not recorded".into(),
            total: "Total".into(),
            share: "Share".into(),
            label: "Name".into(),
            group: "Group".into(),
        }
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Wording")
            .field("no_data", &self.no_data)
            .finish_non_exhaustive()
    }
}

/// A number with a comma between thousands and at most one decimal.
fn grouped(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let plain = if rounded.fract() == 0.0 {
        format!("{:.0}", rounded.abs())
    } else {
        format!("{:.1}", rounded.abs())
    };
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let mut out = String::from(if rounded < 0.0 { "\u{2212}" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn english_numbers_have_commas_and_one_decimal() {
        let written: Vec<String> = [0.0, 7.0, 999.0, 1188.0, 1234567.0, 12.25, -3.0, -0.01]
            .map(grouped)
            .into();
        assert_eq!(
            written,
            ["0", "7", "999", "1,188", "1,234,567", "12.3", "\u{2212}3", "0"]
        );
    }
}
