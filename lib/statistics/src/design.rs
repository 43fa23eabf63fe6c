//! How those who answered came to be asked.

use std::collections::BTreeMap;

use crate::{Flaw, finite, of};

/// How one of those who answered was drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// For how many they stand: above 0, in any scale.
    pub weight: f64,
    /// The part of the population in which was drawn separately.
    pub stratum: u32,
    /// Those with whom they were drawn together: a training, a village. Unlike in each stratum.
    pub cluster: u32,
}

/// How the sample was drawn; one [`Unit`] for each who answered, in the order of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    weights: Vec<f64>,
    /// For each unit the number of its cluster.
    cluster_of: Vec<usize>,
    /// For each cluster the number of its stratum.
    stratum_of: Vec<usize>,
    strata: usize,
    is_simple: bool,
}

impl Design {
    /// `n` people who were all asked alike: every one counts the same, and each by themselves.
    pub fn simple(n: usize) -> Self {
        Self {
            weights: vec![1.0; n],
            cluster_of: (0..n).collect(),
            stratum_of: vec![0; n],
            strata: 1.min(n),
            is_simple: true,
        }
    }

    /// People who were drawn by weight, stratum and cluster.
    ///
    /// # Errors
    /// [`Flaw::NotFinite`] when a weight is not above zero.
    pub fn of(units: &[Unit]) -> Result<Self, Flaw> {
        let weights: Vec<f64> = units.iter().map(|unit| unit.weight).collect();
        finite(&weights)?;
        if weights.iter().any(|weight| *weight <= 0.0) {
            return Err(Flaw::NotFinite);
        }
        let mut strata = BTreeMap::new();
        let mut clusters = BTreeMap::new();
        let mut stratum_of = Vec::new();
        let mut cluster_of = Vec::with_capacity(units.len());
        for unit in units {
            let next = strata.len();
            let stratum = *strata.entry(unit.stratum).or_insert(next);
            let next = clusters.len();
            let cluster = *clusters.entry((unit.stratum, unit.cluster)).or_insert(next);
            if cluster == stratum_of.len() {
                stratum_of.push(stratum);
            }
            cluster_of.push(cluster);
        }
        Ok(Self {
            weights,
            cluster_of,
            stratum_of,
            strata: strata.len(),
            is_simple: false,
        })
    }

    /// How many answered.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether nobody answered.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Whether everybody was asked alike.
    pub const fn is_simple(&self) -> bool {
        self.is_simple
    }

    /// Clusters less strata: what the uncertainty itself is known by.
    pub fn degrees_of_freedom(&self) -> f64 {
        of(self.stratum_of.len()) - of(self.strata)
    }

    /// The weights, in the order of the units.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The covariance of totals of several values, whose row `i` belongs to unit `i` and is weighted
    /// already: between clusters within strata. A stratum of one cluster is measured from the mean of
    /// all clusters, which rather overstates it.
    ///
    /// Source: Wolter, *Introduction to Variance Estimation* (2007), chapter 1; for lonely clusters
    /// R `survey`'s option `adjust`.
    pub(crate) fn covariance(&self, rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let columns = rows.first().map_or(0, Vec::len);
        let mut totals = vec![vec![0.0; columns]; self.stratum_of.len()];
        for (row, cluster) in rows.iter().zip(&self.cluster_of) {
            add(&mut totals[*cluster], row);
        }
        let mut sizes = vec![0_usize; self.strata];
        let mut sums = vec![vec![0.0; columns]; self.strata];
        let mut all = vec![0.0; columns];
        for (total, stratum) in totals.iter().zip(&self.stratum_of) {
            sizes[*stratum] += 1;
            add(&mut sums[*stratum], total);
            add(&mut all, total);
        }
        let clusters = of(totals.len());
        let mut covariance = vec![vec![0.0; columns]; columns];
        for (total, stratum) in totals.iter().zip(&self.stratum_of) {
            let size = of(sizes[*stratum]);
            let (middle, factor): (Vec<f64>, f64) = match sizes[*stratum] {
                1 => (all.iter().map(|sum| sum / clusters).collect(), 1.0),
                _ => (
                    sums[*stratum].iter().map(|sum| sum / size).collect(),
                    size / (size - 1.0),
                ),
            };
            let off: Vec<f64> = total
                .iter()
                .zip(&middle)
                .map(|(value, mean)| value - mean)
                .collect();
            for (line, one) in covariance.iter_mut().zip(&off) {
                for (cell, other) in line.iter_mut().zip(&off) {
                    *cell += factor * one * other;
                }
            }
        }
        covariance
    }
}

fn add(to: &mut [f64], what: &[f64]) {
    for (sum, value) in to.iter_mut().zip(what) {
        *sum += value;
    }
}
