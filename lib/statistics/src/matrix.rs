//! As much of linear algebra as a table of answers needs: a few rows and columns.

use crate::Flaw;

/// `a` into the unknown is `b`, column by column, by elimination with the largest pivot.
///
/// # Errors
/// [`Flaw::TooFew`] when a column says nothing that the others do not say.
pub fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<Vec<f64>>) -> Result<Vec<Vec<f64>>, Flaw> {
    let n = a.len();
    for at in 0..n {
        let pivot = (at..n)
            .max_by(|one, other| a[*one][at].abs().total_cmp(&a[*other][at].abs()))
            .unwrap_or(at);
        if a[pivot][at].abs() < 1e-12 {
            return Err(Flaw::TooFew);
        }
        a.swap(at, pivot);
        b.swap(at, pivot);
        let (top_a, top_b) = (a[at].clone(), b[at].clone());
        for row in (0..n).filter(|row| *row != at) {
            let factor = a[row][at] / top_a[at];
            subtract(&mut a[row], &top_a, factor);
            subtract(&mut b[row], &top_b, factor);
        }
    }
    for (at, row) in b.iter_mut().enumerate() {
        row.iter_mut().for_each(|value| *value /= a[at][at]);
    }
    Ok(b)
}

fn subtract(from: &mut [f64], what: &[f64], factor: f64) {
    for (value, other) in from.iter_mut().zip(what) {
        *value -= factor * other;
    }
}

/// The product of two.
pub fn times(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = b.first().map_or(0, Vec::len);
    a.iter()
        .map(|row| {
            (0..columns)
                .map(|column| {
                    row.iter()
                        .zip(b)
                        .map(|(value, other)| value * other[column])
                        .sum()
                })
                .collect()
        })
        .collect()
}

/// Rows as columns.
pub fn transposed(a: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = a.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| a.iter().map(|row| row[column]).collect())
        .collect()
}

/// The sum along the diagonal.
pub fn trace(a: &[Vec<f64>]) -> f64 {
    a.iter().enumerate().map(|(at, row)| row[at]).sum()
}
