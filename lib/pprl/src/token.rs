//! The pieces of a value that are put into the filter: the more pieces two values share, the more
//! alike they are.

use crate::value::Refusal;

/// How two values are compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// By runs of so many characters, one beyond each end; with their place or without.
    Ngram {
        /// Characters of a run, at least 1.
        n: usize,
        /// Whether the same run elsewhere is another one.
        is_positional: bool,
    },
    /// The same or not.
    Exact,
    /// By numbers nearby (Vatsalan and Christen, "Privacy-preserving matching of similar patients", 2016).
    Numeric {
        /// From one number nearby to the next, in units of the last digit that counts.
        interval: i128,
        /// As many numbers to each side.
        resolution: i128,
        /// Digits after the point that count.
        precision: u32,
    },
}

impl Comparison {
    /// The pieces of a value, in the order in which bits are given out.
    ///
    /// # Errors
    /// When numbers are compared and it is none, or beyond 38 digits.
    pub fn tokens(&self, value: &str) -> Result<Vec<String>, Refusal> {
        if value.is_empty() {
            return Ok(Vec::new());
        }
        match self {
            Self::Exact => Ok(vec![value.to_owned()]),
            Self::Ngram { n, is_positional } => Ok(ngrams(value, *n, *is_positional)),
            Self::Numeric {
                interval,
                resolution,
                precision,
            } => numbers(value, *interval, *resolution, *precision).ok_or(Refusal::NotANumber),
        }
    }
}

fn ngrams(value: &str, n: usize, is_positional: bool) -> Vec<String> {
    let around = std::iter::repeat_n(' ', n - 1);
    let chars: Vec<char> = around.clone().chain(value.chars()).chain(around).collect();
    let runs = chars.windows(n).map(|run| run.iter().collect::<String>());
    match is_positional {
        true => runs
            .enumerate()
            .map(|(at, run)| format!("{} {run}", at + 1))
            .collect(),
        false => runs.collect(),
    }
}

/// The numbers nearby, all of them times twice the resolution, which saves a division.
fn numbers(value: &str, interval: i128, resolution: i128, precision: u32) -> Option<Vec<String>> {
    let scale = 10_i128.checked_pow(precision)?;
    let number = match crate::value::integer(value) {
        Some(number) => number.checked_mul(scale)?,
        None => whole(value, precision)?,
    };
    let number = number.checked_mul(2)?.checked_mul(resolution)?;
    let residue = number.rem_euclid(interval);
    // To the next that is a multiple; from the middle upwards.
    let middle = match 2 * residue < interval {
        true => number - residue,
        false => number.checked_add(interval - residue)?,
    };
    (-resolution..=resolution)
        .map(|step| Some(middle.checked_add(step.checked_mul(interval)?)?.to_string()))
        .collect()
}

/// A number with a point, in units of its last digit that counts: rounded to the even one, or cut off
/// where none after the point counts.
#[expect(clippy::cast_possible_truncation, reason = "larger ones are refused before")]
fn whole(value: &str, precision: u32) -> Option<i128> {
    let number: f64 = value.trim().parse().ok()?;
    let number = match precision {
        0 => number.trunc(),
        _ => (number * 10_f64.powi(i32::try_from(precision).ok()?)).round_ties_even(),
    };
    (number.is_finite() && number.abs() < 1e37).then_some(number as i128)
}
