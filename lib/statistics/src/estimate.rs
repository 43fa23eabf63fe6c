//! Means, shares and their differences, with 95 % intervals.

use statrs::distribution::{Beta, ContinuousCDF};

use crate::{Design, Flaw, TAIL, finite, of, t_tail, z_tail};

/// What is estimated, and how surely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate, in the unit of the values; a share between 0 and 1.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub error: f64,
    /// The lower end of the 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many answered.
    pub n: usize,
}

/// A weighted mean, and what each unit adds to its uncertainty.
struct Ratio {
    mean: f64,
    /// `w (y - mean) / sum of w`, a row for each unit.
    influence: Vec<f64>,
}

fn ratio(design: &Design, values: &[f64], counts: impl Fn(usize) -> bool) -> Option<Ratio> {
    let weight = |at: usize| if counts(at) { design.weights()[at] } else { 0.0 };
    let all: f64 = (0..values.len()).map(weight).sum();
    if all <= 0.0 {
        return None;
    }
    let mean = values
        .iter()
        .enumerate()
        .map(|(at, value)| weight(at) * value)
        .sum::<f64>()
        / all;
    let influence = values
        .iter()
        .enumerate()
        .map(|(at, value)| weight(at) * (value - mean) / all)
        .collect();
    Some(Ratio { mean, influence })
}

fn fit(design: &Design, n: usize) -> Result<(), Flaw> {
    match design.len() == n {
        true => Ok(()),
        false => Err(Flaw::Uneven),
    }
}

/// The mean of numbers, with an interval by Student's t on the design's degrees of freedom.
///
/// # Errors
/// [`Flaw::TooFew`] when there are no more clusters than strata, [`Flaw::Uneven`] when there
/// is not one value for each unit, [`Flaw::NotFinite`].
pub fn mean(design: &Design, values: &[f64]) -> Result<Estimate, Flaw> {
    fit(design, values.len())?;
    finite(values)?;
    let ratio = ratio(design, values, |_| true).ok_or(Flaw::TooFew)?;
    let error = error_of(design, &ratio.influence);
    let t = t_tail(design.degrees_of_freedom())?;
    Ok(Estimate {
        value: ratio.mean,
        error,
        low: ratio.mean - t * error,
        high: ratio.mean + t * error,
        n: values.len(),
    })
}

fn error_of(design: &Design, influence: &[f64]) -> f64 {
    let rows: Vec<Vec<f64>> = influence.iter().map(|one| vec![*one]).collect();
    let covariance = design.covariance(&rows);
    covariance
        .first()
        .and_then(|row| row.first())
        .map_or(0.0, |variance| variance.max(0.0).sqrt())
}

/// The share of those of whom something is true. The interval is Wilson's (1927) where all were asked
/// alike, and else that of Korn and Graubard (1998) with the effective number of answers; both stay
/// between 0 and 1 and say something for none and for all.
///
/// # Errors
/// [`Flaw::TooFew`] when nobody answered, or the design leaves no degree of freedom;
/// [`Flaw::Uneven`] when there is not one for each unit.
pub fn share(design: &Design, hits: &[bool]) -> Result<Estimate, Flaw> {
    fit(design, hits.len())?;
    let values: Vec<f64> = hits.iter().map(|hit| f64::from(u8::from(*hit))).collect();
    let ratio = ratio(design, &values, |_| true).ok_or(Flaw::TooFew)?;
    let (p, n) = (ratio.mean.clamp(0.0, 1.0), of(hits.len()));
    if design.is_simple() {
        let (low, high) = wilson(p, n);
        return Ok(Estimate {
            value: p,
            error: (p * (1.0 - p) / n).sqrt(),
            low,
            high,
            n: hits.len(),
        });
    }
    let error = error_of(design, &ratio.influence);
    let df = design.degrees_of_freedom();
    let t = t_tail(df)?;
    // Where nobody differs the sample itself is all that is known.
    let effective = match error > 0.0 {
        true => p * (1.0 - p) / (error * error),
        false => n,
    };
    let effective = effective * (t_tail(n - 1.0)? / t).powi(2);
    let (low, high) = clopper_pearson(p, effective);
    Ok(Estimate {
        value: p,
        error,
        low,
        high,
        n: hits.len(),
    })
}

/// Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
fn wilson(p: f64, n: f64) -> (f64, f64) {
    let z = z_tail();
    let z2 = z * z;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // At the ends the sum is exact on paper only.
    let low = if p <= 0.0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if p >= 1.0 { 1.0 } else { (middle + half).min(1.0) };
    (low, high)
}

/// Clopper and Pearson (1934) of a share among so many, which need not be whole.
fn clopper_pearson(p: f64, n: f64) -> (f64, f64) {
    let (yes, no) = (p * n, (1.0 - p) * n);
    let end = |a: f64, b: f64, at: f64| Beta::new(a, b).map(|beta| beta.inverse_cdf(at)).ok();
    let low = match yes > 0.0 {
        true => end(yes, no + 1.0, 1.0 - TAIL).unwrap_or(0.0),
        false => 0.0,
    };
    let high = match no > 0.0 {
        true => end(yes + 1.0, no, TAIL).unwrap_or(1.0),
        false => 1.0,
    };
    (low, high)
}

/// By how much the mean of one group lies above that of the other, both drawn in one design: for
/// each unit whether it belongs to the first, to the second (`false`), or to neither.
///
/// # Errors
/// As [`mean`]; [`Flaw::TooFew`] when a group is empty.
pub fn difference(design: &Design, values: &[f64], is_first: &[Option<bool>]) -> Result<Estimate, Flaw> {
    fit(design, values.len())?;
    fit(design, is_first.len())?;
    finite(values)?;
    let of_group = |which: bool| ratio(design, values, |at| is_first[at] == Some(which)).ok_or(Flaw::TooFew);
    let (one, other) = (of_group(true)?, of_group(false)?);
    let influence: Vec<f64> = one
        .influence
        .iter()
        .zip(&other.influence)
        .map(|(one, other)| one - other)
        .collect();
    let (value, error) = (one.mean - other.mean, error_of(design, &influence));
    let t = t_tail(design.degrees_of_freedom())?;
    Ok(Estimate {
        value,
        error,
        low: value - t * error,
        high: value + t * error,
        n: is_first.iter().flatten().count(),
    })
}
