//! The statistics of answers: what a survey, a test or an evaluation of some dozens or thousands of
//! people lets one say, with its uncertainty.
//!
//! * [`Design`] says how those who answered came to be asked: all alike, or by weight, stratum and
//!   cluster. [`mean`], [`share`] and [`difference`] estimate under it (Taylor linearisation).
//! * [`association`], [`compare_means`], [`compare_ranks`] and those of pairs test whether two
//!   groups, or the same people before and after, differ. A test that the data cannot carry is not
//!   computed: the answer is [`Flaw::TooFew`], never a number that means nothing.
//! * [`kappa`] says how far two coders agree, [`item`] how hard a question of a test is and how well
//!   it tells those apart who know from those who do not.
//!
//! Values in, values out. Intervals are of 95 %. The formulas' sources stand at each function; the
//! figures in the tests come from R 4.2 with the package `survey` 4.1, from statsmodels and NumPy.

mod agreement;
mod association;
mod before_after;
mod compare;
mod design;
mod estimate;
mod items;
mod matrix;

pub use agreement::{Agreement, kappa};
pub use association::{Association, Method, association, designed_association};
pub use before_after::{Gain, Switch, gain, paired_ranks, switch};
pub use compare::{Comparison, compare_means, compare_ranks};
pub use design::{Design, Unit};
pub use estimate::{Estimate, difference, mean, share};
pub use items::{Item, alpha, item};

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use thiserror::Error;

/// Why nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Flaw {
    /// There are fewer values than the method needs, or all of them are alike.
    #[error("there are too few different values for this")]
    TooFew,
    /// Two lists that belong together are not of the same length.
    #[error("lists that belong together differ in length")]
    Uneven,
    /// A value or weight is no number, endless, or a weight is not above zero.
    #[error("a value or weight is not usable")]
    NotFinite,
}

/// What leaves 2.5 % on each side.
const TAIL: f64 = 0.975;

/// Whether each of these can be reckoned with.
fn finite(values: &[f64]) -> Result<(), Flaw> {
    match values.iter().all(|value| value.is_finite()) {
        true => Ok(()),
        false => Err(Flaw::NotFinite),
    }
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of answers are far below 2^52")]
fn of(count: usize) -> f64 {
    count as f64
}

/// The probability of a value as far from zero or farther, on either side, of Student's t.
fn two_sided_t(t: f64, df: f64) -> Result<f64, Flaw> {
    let t_of_df = StudentsT::new(0.0, 1.0, df).map_err(|_| Flaw::TooFew)?;
    Ok((2.0 * t_of_df.sf(t.abs())).min(1.0))
}

/// The value of Student's t that leaves 2.5 % above it.
fn t_tail(df: f64) -> Result<f64, Flaw> {
    let t_of_df = StudentsT::new(0.0, 1.0, df).map_err(|_| Flaw::TooFew)?;
    Ok(t_of_df.inverse_cdf(TAIL))
}

/// The probability of a value as far from zero or farther, on either side, of the normal curve.
fn two_sided_normal(z: f64) -> f64 {
    (2.0 * Normal::standard().sf(z.abs())).min(1.0)
}

/// The value of the normal curve that leaves 2.5 % above it.
fn z_tail() -> f64 {
    Normal::standard().inverse_cdf(TAIL)
}
