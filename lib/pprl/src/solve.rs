//! From pairs that are alike to one partner each.

use std::collections::HashSet;

use crate::Pair;

/// The best pairs in which each record stands once: taken from the most alike down, of equals the one
/// that comes first. No pair of what is left out is more alike than both pairs that keep it out.
pub fn one_to_one(pairs: &[Pair]) -> Vec<Pair> {
    let mut sorted = pairs.to_vec();
    sorted.sort_by(|a, b| {
        b.dice
            .total_cmp(&a.dice)
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    sorted.retain(|pair| {
        let is_free = !left.contains(&pair.left) && !right.contains(&pair.right);
        if is_free {
            left.insert(pair.left);
            right.insert(pair.right);
        }
        is_free
    });
    sorted
}
