//! Whether two questions with choices go together: a table of counts, tested.

use statrs::distribution::{ChiSquared, ContinuousCDF, Discrete, FisherSnedecor, Hypergeometric};

use crate::{
    Design, Flaw,
    matrix::{solve, times, trace, transposed},
    of,
};

/// By which method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Pearson's chi-squared; of two by two with Egon Pearson's factor (N-1)/N.
    ChiSquared,
    /// Fisher's exact test, where too few are expected somewhere.
    Fisher,
    /// Rao and Scott's second-order correction, for a sample drawn by weight or cluster.
    RaoScott,
}

/// Whether the rows of a table differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Association {
    /// By which method.
    pub method: Method,
    /// The probability of a table as uneven as this one, or more, if nothing goes together.
    pub p: f64,
    /// Cramér's V: 0 where nothing goes together, 1 where one answer tells the other.
    pub v: f64,
    /// How many answers.
    pub n: usize,
}

/// Fewer expected than this in a cell are few.
const FEW: f64 = 5.0;

/// Tests a table of counts: a row a group, a column a choice; everybody was asked alike. Two by two
/// with fewer than five expected somewhere goes by Fisher's exact test (1922), else by chi-squared
/// with the factor (N-1)/N (E. Pearson 1947; Campbell 2007); larger ones by chi-squared while no more
/// than a fifth of the cells expect fewer than five and none fewer than one (Cochran 1954).
///
/// # Errors
/// [`Flaw::Uneven`] when rows differ in length; [`Flaw::TooFew`] when fewer than two rows or columns
/// are not empty, or too few are expected for any of these.
pub fn association(table: &[Vec<usize>]) -> Result<Association, Flaw> {
    let table = without_empty(table)?;
    let (rows, columns) = margins(&table);
    let count: usize = rows.iter().sum();
    let n = of(count);
    let expected = |row: usize, column: usize| of(rows[row]) * of(columns[column]) / n;
    let (mut chi, mut few, mut least) = (0.0, 0_usize, f64::INFINITY);
    for (at, row) in table.iter().enumerate() {
        for (column, seen) in row.iter().enumerate() {
            let wanted = expected(at, column);
            chi += (of(*seen) - wanted).powi(2) / wanted;
            few += usize::from(wanted < FEW);
            least = least.min(wanted);
        }
    }
    let (r, c) = (rows.len(), columns.len());
    let v = (chi / (n * of(r.min(c) - 1))).sqrt().min(1.0);
    let is_two_by_two = r == 2 && c == 2;
    let (method, p) = match few {
        0 if is_two_by_two => (Method::ChiSquared, upper_chi(chi * (n - 1.0) / n, 1.0)?),
        _ if is_two_by_two => (Method::Fisher, fisher(&table)?),
        _ if few * 5 > r * c || least < 1.0 => return Err(Flaw::TooFew),
        _ => (Method::ChiSquared, upper_chi(chi, of((r - 1) * (c - 1)))?),
    };
    Ok(Association {
        method,
        p,
        v,
        n: count,
    })
}

fn upper_chi(chi: f64, df: f64) -> Result<f64, Flaw> {
    let curve = ChiSquared::new(df).map_err(|_| Flaw::TooFew)?;
    Ok(curve.sf(chi))
}

/// The sum of the probabilities of all tables with these margins that are no likelier than this one.
fn fisher(table: &[Vec<usize>]) -> Result<f64, Flaw> {
    let (rows, columns) = margins(table);
    let all = rows[0] + rows[1];
    let curve =
        Hypergeometric::new(all as u64, columns[0] as u64, rows[0] as u64).map_err(|_| Flaw::TooFew)?;
    let seen = curve.pmf(table[0][0] as u64);
    let least = columns[0].saturating_sub(rows[1]);
    let most = rows[0].min(columns[0]);
    // As likely but for the last digits counts as as likely.
    let sum: f64 = (least..=most)
        .map(|count| curve.pmf(count as u64))
        .filter(|p| *p <= seen * (1.0 + 1e-7))
        .sum();
    Ok(sum.min(1.0))
}

fn margins(table: &[Vec<usize>]) -> (Vec<usize>, Vec<usize>) {
    let rows = table.iter().map(|row| row.iter().sum()).collect();
    let columns = (0..table.first().map_or(0, Vec::len))
        .map(|column| table.iter().map(|row| row[column]).sum())
        .collect();
    (rows, columns)
}

/// The rows and columns in which somebody stands.
fn without_empty(table: &[Vec<usize>]) -> Result<Vec<Vec<usize>>, Flaw> {
    let width = table.first().map_or(0, Vec::len);
    if table.iter().any(|row| row.len() != width) {
        return Err(Flaw::Uneven);
    }
    let (rows, columns) = margins(table);
    let kept = table.iter().zip(&rows).filter(|(_, sum)| **sum > 0);
    let kept: Vec<Vec<usize>> = kept
        .map(|(row, _)| {
            let cells = row.iter().zip(&columns).filter(|(_, sum)| **sum > 0);
            cells.map(|(cell, _)| *cell).collect()
        })
        .collect();
    match kept.len() < 2 || kept[0].len() < 2 {
        true => Err(Flaw::TooFew),
        false => Ok(kept),
    }
}

/// Tests whether two questions go together in a sample drawn by weight, stratum or cluster: for each
/// unit the group and the choice, counted from 0, or none where one is missing.
///
/// Source: Rao and Scott, "On chi-squared tests for multiway contingency tables with cell proportions
/// estimated from survey data" (1984); second-order, as an F with the design's degrees of freedom
/// (Thomas and Rao 1990).
///
/// # Errors
/// [`Flaw::Uneven`] when there is not one for each unit; [`Flaw::TooFew`] when fewer than two groups or
/// choices are not empty, or there are fewer clusters than the table asks for.
pub fn designed_association(
    design: &Design,
    answers: &[Option<(usize, usize)>],
) -> Result<Association, Flaw> {
    if answers.len() != design.len() {
        return Err(Flaw::Uneven);
    }
    let numbered = |of: fn(&(usize, usize)) -> usize| {
        let mut all: Vec<usize> = answers.iter().flatten().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (groups, choices) = (numbered(|one| one.0), numbered(|one| one.1));
    let (r, c) = (groups.len(), choices.len());
    if r < 2 || c < 2 {
        return Err(Flaw::TooFew);
    }
    let cell_of = |answer: &(usize, usize)| {
        let row = groups.binary_search(&answer.0).unwrap_or_default();
        row * c + choices.binary_search(&answer.1).unwrap_or_default()
    };
    let weights = design.weights();
    let all: f64 = answers
        .iter()
        .zip(weights)
        .filter(|(answer, _)| answer.is_some())
        .map(|(_, weight)| weight)
        .sum();
    let mut share = vec![0.0; r * c];
    for (answer, weight) in answers.iter().zip(weights) {
        if let Some(answer) = answer {
            share[cell_of(answer)] += weight / all;
        }
    }
    let influence: Vec<Vec<f64>> = answers
        .iter()
        .zip(weights)
        .map(|(answer, weight)| match answer {
            None => vec![0.0; r * c],
            Some(answer) => {
                let own = cell_of(answer);
                let off = |cell: usize| f64::from(u8::from(cell == own)) - share[cell];
                (0..r * c).map(|cell| weight * off(cell) / all).collect()
            }
        })
        .collect();
    let n = answers.iter().flatten().count();
    let covariance = design.covariance(&influence);
    let contrasts = contrasts(r, c);
    let inverse: Vec<f64> = share
        .iter()
        .map(|p| if *p > 0.0 { 1.0 / p } else { 0.0 })
        .collect();
    let scaled: Vec<Vec<f64>> = contrasts
        .iter()
        .zip(&inverse)
        .map(|(row, factor)| row.iter().map(|value| value * factor).collect())
        .collect();
    let plain = transposed(&contrasts);
    let expected: Vec<Vec<f64>> = times(&plain, &scaled)
        .into_iter()
        .map(|row| row.into_iter().map(|value| value / of(n)).collect())
        .collect();
    let seen = times(&times(&transposed(&scaled), &covariance), &scaled);
    let effects = solve(expected, seen)?;
    let (sum, squares) = (trace(&effects), trace(&times(&effects, &effects)));
    if sum <= 0.0 || squares <= 0.0 {
        return Err(Flaw::TooFew);
    }
    let df = sum * sum / squares;
    let chi = chi_of_shares(&share, r, c) * of(n);
    let curve = FisherSnedecor::new(df, df * design.degrees_of_freedom()).map_err(|_| Flaw::TooFew)?;
    Ok(Association {
        method: Method::RaoScott,
        p: curve.sf(chi / sum),
        v: (chi / (of(n) * of(r.min(c) - 1))).sqrt().min(1.0),
        n,
    })
}

/// What a table has beyond its margins: a row for each cell, a column for each contrast.
fn contrasts(r: usize, c: usize) -> Vec<Vec<f64>> {
    let off = |at: usize, of_which: usize, many: usize| f64::from(u8::from(at == of_which)) - 1.0 / of(many);
    (0..r * c)
        .map(|cell| {
            let pairs = (0..(r - 1) * (c - 1)).map(|one| (one / (c - 1), one % (c - 1)));
            pairs
                .map(|(row, column)| off(cell / c, row, r) * off(cell % c, column, c))
                .collect()
        })
        .collect()
}

/// Pearson's chi-squared of shares, for one answer.
fn chi_of_shares(share: &[f64], r: usize, c: usize) -> f64 {
    let row = |at: usize| (0..c).map(|column| share[at * c + column]).sum::<f64>();
    let column = |at: usize| (0..r).map(|line| share[line * c + at]).sum::<f64>();
    let cell = |at: usize| {
        let expected = row(at / c) * column(at % c);
        (share[at] - expected).powi(2) / expected
    };
    (0..r * c).map(cell).sum()
}
