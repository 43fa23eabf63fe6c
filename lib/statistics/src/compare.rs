//! Whether two groups of people differ in a number or a rating.

use crate::{Flaw, finite, of, t_tail, two_sided_normal, two_sided_t};

/// How two groups compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// By how much the first lies above the second: of means in the unit of the values; of ranks the
    /// probability that one of the first lies above one of the second, less that of the reverse.
    pub difference: f64,
    /// The ends of the 95 % interval of the difference, where the method has one.
    pub interval: Option<(f64, f64)>,
    /// The probability of a difference as large or larger, either way, if there is none.
    pub p: f64,
    /// The effect without a unit: of means Hedges' g, of ranks the same as the difference.
    pub effect: f64,
}

/// The mean and the variance, with n - 1.
pub(crate) fn moments(values: &[f64]) -> Result<(f64, f64), Flaw> {
    finite(values)?;
    if values.len() < 2 {
        return Err(Flaw::TooFew);
    }
    let n = of(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Ok((mean, squares / (n - 1.0)))
}

/// Compares the means of two groups whose spread need not be alike: Welch's t (1947); the effect is
/// Hedges' g (1981) with its correction for few.
///
/// # Errors
/// [`Flaw::TooFew`] with fewer than two in a group, or when no value differs from another;
/// [`Flaw::NotFinite`].
pub fn compare_means(first: &[f64], second: &[f64]) -> Result<Comparison, Flaw> {
    let ((mean_a, var_a), (mean_b, var_b)) = (moments(first)?, moments(second)?);
    let (a, b) = (of(first.len()), of(second.len()));
    let (part_a, part_b) = (var_a / a, var_b / b);
    let error = (part_a + part_b).sqrt();
    if error <= 0.0 {
        return Err(Flaw::TooFew);
    }
    let df = (part_a + part_b).powi(2) / (part_a.powi(2) / (a - 1.0) + part_b.powi(2) / (b - 1.0));
    let difference = mean_a - mean_b;
    let half = t_tail(df)? * error;
    let pooled = (((a - 1.0) * var_a + (b - 1.0) * var_b) / (a + b - 2.0)).sqrt();
    Ok(Comparison {
        difference,
        interval: Some((difference - half, difference + half)),
        p: two_sided_t(difference / error, df)?,
        effect: difference / pooled * (1.0 - 3.0 / (4.0 * (a + b) - 9.0)),
    })
}

/// Fewer than this in both groups, and no two alike, are counted out exactly.
const EXACT: usize = 20;

/// Compares ratings of two groups by their order alone: Mann and Whitney (1947), exact for few values
/// that all differ, else by the normal curve with its corrections for ties and for whole steps. The
/// effect is the rank-biserial correlation, -1 to 1.
///
/// # Errors
/// [`Flaw::TooFew`] with an empty group or when all are alike; [`Flaw::NotFinite`].
pub fn compare_ranks(first: &[f64], second: &[f64]) -> Result<Comparison, Flaw> {
    finite(first)?;
    finite(second)?;
    if first.is_empty() || second.is_empty() {
        return Err(Flaw::TooFew);
    }
    let all: Vec<f64> = first.iter().chain(second).copied().collect();
    let (ranks, ties) = ranked(&all);
    let (a, b) = (of(first.len()), of(second.len()));
    let sum: f64 = ranks[..first.len()].iter().sum();
    let above = sum - a * (a + 1.0) / 2.0;
    let effect = 2.0 * above / (a * b) - 1.0;
    let p = if ties == 0.0 && first.len().max(second.len()) <= EXACT {
        exact_ranks(above.min(a * b - above), first.len(), second.len())
    } else {
        let n = a + b;
        let variance = a * b / 12.0 * ((n + 1.0) - ties / (n * (n - 1.0)));
        if variance <= 0.0 {
            return Err(Flaw::TooFew);
        }
        let off = ((above - a * b / 2.0).abs() - 0.5).max(0.0);
        two_sided_normal(off / variance.sqrt())
    };
    Ok(Comparison {
        difference: effect,
        interval: None,
        p,
        effect,
    })
}

/// The rank of each, from 1, the same for those that are alike; and the sum of `t^3 - t` over
/// groups of so many alike.
pub(crate) fn ranked(values: &[f64]) -> (Vec<f64>, f64) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut ties = 0.0;
    let mut at = 0;
    while at < order.len() {
        let alike = order[at..]
            .iter()
            .take_while(|one| values[**one] == values[order[at]])
            .count();
        let many = of(alike);
        for one in &order[at..at + alike] {
            ranks[*one] = of(at) + (many + 1.0) / 2.0;
        }
        ties += many.powi(3) - many;
        at += alike;
    }
    (ranks, ties)
}

/// Twice the share of all orders in which so few or fewer pairs stand the wrong way round.
fn exact_ranks(least: f64, a: usize, b: usize) -> f64 {
    // ways[k] counts the orders with k such pairs, a value of the first group after another.
    let mut ways = vec![vec![0.0; a * b + 1]; a + 1];
    ways[0][0] = 1.0;
    for place in 1..=a + b {
        for taken in (1..=a.min(place)).rev() {
            // Whoever of the first group stands at this place has all of the second before it.
            let before = place - taken;
            if before > b {
                continue;
            }
            for pairs in (before..=a * b).rev() {
                let more = ways[taken - 1][pairs - before];
                ways[taken][pairs] += more;
            }
        }
    }
    let all: f64 = ways[a].iter().sum();
    let few: f64 = ways[a]
        .iter()
        .enumerate()
        .filter(|(pairs, _)| of(*pairs) <= least)
        .map(|(_, ways)| ways)
        .sum();
    (2.0 * few / all).min(1.0)
}
