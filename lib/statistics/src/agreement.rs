//! How far two people who coded the same answers agree beyond chance.

use std::collections::BTreeMap;

use crate::{Flaw, of, z_tail};

/// How far two coders agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The share of answers to which both gave the same code, between 0 and 1.
    pub share: f64,
    /// Cohen's kappa: 1 is full agreement, 0 what chance gives, below 0 less than that.
    pub kappa: f64,
    /// The lower end of kappa's 95 % interval.
    pub low: f64,
    /// The upper end, at most 1.
    pub high: f64,
    /// How many answers both coded.
    pub n: usize,
}

/// Cohen's kappa (1960) with the large-sample error of Fleiss, Cohen and Everitt (1969): for each
/// answer the code that the first and the second gave it, counted from any number.
///
/// # Errors
/// [`Flaw::Uneven`] when one coded more than the other; [`Flaw::TooFew`] without answers, or when both
/// gave one and the same code to all, where chance and agreement cannot be told apart.
pub fn kappa(first: &[usize], second: &[usize]) -> Result<Agreement, Flaw> {
    if first.len() != second.len() {
        return Err(Flaw::Uneven);
    }
    let n = of(first.len());
    let mut cells: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    for (one, other) in first.iter().zip(second) {
        *cells.entry((*one, *other)).or_default() += 1;
        *rows.entry(*one).or_insert(0_usize) += 1;
        *columns.entry(*other).or_insert(0_usize) += 1;
    }
    let part = |count: Option<&usize>| of(count.copied().unwrap_or_default()) / n;
    let (row, column) = (
        |code: usize| part(rows.get(&code)),
        |code: usize| part(columns.get(&code)),
    );
    let agreed: f64 = cells
        .iter()
        .filter(|((one, other), _)| one == other)
        .map(|(_, count)| of(*count) / n)
        .sum();
    let chance: f64 = rows.keys().map(|code| row(*code) * column(*code)).sum();
    if first.is_empty() || chance >= 1.0 {
        return Err(Flaw::TooFew);
    }
    let kappa = (agreed - chance) / (1.0 - chance);
    let mut spread = 0.0;
    for ((one, other), count) in &cells {
        let cell = of(*count) / n;
        // The margins are crossed: the first coder's row beside the second's column.
        let both = row(*other) + column(*one);
        spread += match one == other {
            true => cell * (1.0 - (row(*one) + column(*one)) * (1.0 - kappa)).powi(2),
            false => (1.0 - kappa).powi(2) * cell * both * both,
        };
    }
    let inner = spread - (kappa - chance * (1.0 - kappa)).powi(2);
    let error = inner.max(0.0).sqrt() / ((1.0 - chance) * n.sqrt());
    Ok(Agreement {
        share: agreed,
        kappa,
        low: (kappa - z_tail() * error).max(-1.0),
        high: (kappa + z_tail() * error).min(1.0),
        n: first.len(),
    })
}
