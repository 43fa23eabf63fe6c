//! The same people before and after: what a training brought them.

use statrs::distribution::{Binomial, DiscreteCDF};

use crate::{
    Flaw,
    compare::{moments, ranked},
    of, t_tail, two_sided_normal, two_sided_t,
};

/// What the same people gained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// The mean before, in the unit of the values.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// The mean of what each gained.
    pub gain: f64,
    /// The ends of its 95 % interval.
    pub interval: (f64, f64),
    /// The probability of a gain or loss as large or larger if there is none (paired t).
    pub p: f64,
    /// The gain in standard deviations of the gains (Cohen's d of pairs).
    pub effect: f64,
    /// How many gave both.
    pub n: usize,
}

/// What each gained between two measures of the same people: Student's t of pairs (1908).
///
/// # Errors
/// [`Flaw::Uneven`]; [`Flaw::TooFew`] with fewer than two people or when all gained the same;
/// [`Flaw::NotFinite`].
pub fn gain(before: &[f64], after: &[f64]) -> Result<Gain, Flaw> {
    let gains = gains(before, after)?;
    let (mean, variance) = moments(&gains)?;
    if variance <= 0.0 {
        return Err(Flaw::TooFew);
    }
    let n = of(gains.len());
    let error = (variance / n).sqrt();
    let half = t_tail(n - 1.0)? * error;
    Ok(Gain {
        before: before.iter().sum::<f64>() / n,
        after: after.iter().sum::<f64>() / n,
        gain: mean,
        interval: (mean - half, mean + half),
        p: two_sided_t(mean / error, n - 1.0)?,
        effect: mean / variance.sqrt(),
        n: gains.len(),
    })
}

fn gains(before: &[f64], after: &[f64]) -> Result<Vec<f64>, Flaw> {
    match before.len() == after.len() {
        true => Ok(after
            .iter()
            .zip(before)
            .map(|(after, before)| after - before)
            .collect()),
        false => Err(Flaw::Uneven),
    }
}

/// The probability, if nothing changed, of ratings that changed as much or more: Wilcoxon's signed
/// ranks (1945) without those that did not change, by the normal curve with its corrections for ties
/// and for whole steps.
///
/// # Errors
/// [`Flaw::Uneven`]; [`Flaw::TooFew`] when fewer than six changed, where no order is rare enough;
/// [`Flaw::NotFinite`].
pub fn paired_ranks(before: &[f64], after: &[f64]) -> Result<f64, Flaw> {
    let gains = gains(before, after)?;
    crate::finite(&gains)?;
    let changed: Vec<f64> = gains.into_iter().filter(|gain| *gain != 0.0).collect();
    if changed.len() < 6 {
        return Err(Flaw::TooFew);
    }
    let sizes: Vec<f64> = changed.iter().map(|gain| gain.abs()).collect();
    let (ranks, ties) = ranked(&sizes);
    let up: f64 = ranks
        .iter()
        .zip(&changed)
        .filter(|(_, gain)| **gain > 0.0)
        .map(|(rank, _)| rank)
        .sum();
    let n = of(changed.len());
    let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
    let off = ((up - n * (n + 1.0) / 4.0).abs() - 0.5).max(0.0);
    Ok(two_sided_normal(off / variance.sqrt()))
}

/// How many of the same people changed from no to yes, and back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Switch {
    /// Who could not before and can now.
    pub won: usize,
    /// Who could before and cannot now.
    pub lost: usize,
    /// The probability of a split as uneven or more if both are as likely; none when nobody changed.
    pub p: Option<f64>,
}

/// Whether more of the same people won a yes than lost one: McNemar (1947), exact by the binomial.
///
/// # Errors
/// [`Flaw::Uneven`].
pub fn switch(before: &[bool], after: &[bool]) -> Result<Switch, Flaw> {
    if before.len() != after.len() {
        return Err(Flaw::Uneven);
    }
    let many = |from: bool| {
        before
            .iter()
            .zip(after)
            .filter(|(one, other)| **one == from && **other != from)
            .count()
    };
    let (won, lost) = (many(false), many(true));
    let p = Binomial::new(0.5, (won + lost) as u64)
        .ok()
        .filter(|_| won + lost > 0)
        .map(|curve| (2.0 * curve.cdf(won.min(lost) as u64)).min(1.0));
    Ok(Switch { won, lost, p })
}
