//! The questions of a test: how hard each is, whether it tells those who know from those who do
//! not, and whether all of them measure one thing.

use crate::{Flaw, compare::moments, of};

/// A question of a test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// The mean share of its points that people got, between 0 (nobody) and 1 (everybody): the higher
    /// the easier.
    pub difficulty: f64,
    /// How it goes with the rest of the test, -1 to 1 (the correlation with the points of all other
    /// questions); none where it or the rest is the same for everybody. Below 0.2 it tells little,
    /// below 0 those who know the rest get it wrong (Ebel and Frisbie 1991).
    pub discrimination: Option<f64>,
}

/// A question within its test: for each person the points got for each question; `most` are the
/// points that each question gives at most.
///
/// # Errors
/// [`Flaw::Uneven`] when somebody has more or fewer questions, or there is no such question;
/// [`Flaw::TooFew`] with fewer than two people or no points; [`Flaw::NotFinite`].
pub fn item(points: &[Vec<f64>], most: &[f64], which: usize) -> Result<Item, Flaw> {
    even(points, most.len())?;
    let (own, rest): (Vec<f64>, Vec<f64>) = points
        .iter()
        .map(|row| {
            let own = row.get(which).copied().unwrap_or_default();
            (own, row.iter().sum::<f64>() - own)
        })
        .unzip();
    let highest = *most.get(which).ok_or(Flaw::Uneven)?;
    if highest <= 0.0 {
        return Err(Flaw::TooFew);
    }
    let (mean, _) = moments(&own)?;
    Ok(Item {
        difficulty: (mean / highest).clamp(0.0, 1.0),
        discrimination: correlation(&own, &rest)?,
    })
}

/// Cronbach's alpha (1951) of a test or scale: near 1 where all questions measure one thing. Of
/// questions that are right or wrong it is Kuder and Richardson's formula 20.
///
/// # Errors
/// [`Flaw::TooFew`] with fewer than two people or questions, or when everybody got the same sum;
/// [`Flaw::Uneven`]; [`Flaw::NotFinite`].
pub fn alpha(points: &[Vec<f64>]) -> Result<f64, Flaw> {
    let many = points.first().map_or(0, Vec::len);
    even(points, many)?;
    if many < 2 {
        return Err(Flaw::TooFew);
    }
    let mut parts = 0.0;
    for which in 0..many {
        let own: Vec<f64> = points.iter().map(|row| row[which]).collect();
        parts += moments(&own)?.1;
    }
    let sums: Vec<f64> = points.iter().map(|row| row.iter().sum()).collect();
    let whole = moments(&sums)?.1;
    match whole > 0.0 {
        true => Ok(of(many) / (of(many) - 1.0) * (1.0 - parts / whole)),
        false => Err(Flaw::TooFew),
    }
}

fn even(points: &[Vec<f64>], many: usize) -> Result<(), Flaw> {
    match points.iter().all(|row| row.len() == many) {
        true => Ok(()),
        false => Err(Flaw::Uneven),
    }
}

/// Pearson's correlation; none where one of the two is the same for everybody.
fn correlation(one: &[f64], other: &[f64]) -> Result<Option<f64>, Flaw> {
    let ((mean_a, var_a), (mean_b, var_b)) = (moments(one)?, moments(other)?);
    if var_a <= 0.0 || var_b <= 0.0 {
        return Ok(None);
    }
    let sum: f64 = one
        .iter()
        .zip(other)
        .map(|(a, b)| (a - mean_a) * (b - mean_b))
        .sum();
    Ok(Some(sum / (of(one.len()) - 1.0) / (var_a * var_b).sqrt()))
}
