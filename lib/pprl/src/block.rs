//! Leaving out most comparisons: filters that agree on a few bits drawn by chance are compared, and
//! no others. What is left out is lost; how much, is measured on lists whose pairs are known.

use std::collections::HashMap;

use crate::Clk;

/// Tables of filters by some of their bits (Hamming locality-sensitive hashing: Durham, "A framework
/// for accurate, efficient private record linkage", 2012).
#[derive(Debug, Clone)]
pub struct Blocks {
    /// For each table the bits that it looks at.
    tables: Vec<Vec<usize>>,
}

impl Blocks {
    /// `tables` tables that look at `bits` bits each of filters of `length`, drawn from `seed`: the same
    /// for both sides. More tables find more and cost more; more bits the reverse.
    pub fn new(length: usize, tables: usize, bits: usize, seed: u64) -> Self {
        let mut state = seed;
        let mut next = move || {
            // SplitMix64 (Steele, Lea and Flood 2014): chance enough for choosing bits.
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        let length = length.max(1) as u64;
        let mut bit = || usize::try_from(next() % length).unwrap_or_default();
        let tables = (0..tables)
            .map(|_| (0..bits.min(64)).map(|_| bit()).collect())
            .collect();
        Self { tables }
    }

    fn key(&self, table: usize, clk: &Clk) -> u64 {
        let bits = self.tables[table].iter();
        bits.fold(0, |key, bit| key << 1 | u64::from(clk.get(*bit)))
    }

    /// The pairs of both lists that meet in a table, each once, in order; blocks of more than `most` on
    /// a side are passed over, since so common a pattern tells little.
    pub fn candidates(&self, left: &[Clk], right: &[Clk], most: usize) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        for table in 0..self.tables.len() {
            let mut blocks: HashMap<u64, Vec<u32>> = HashMap::new();
            for (at, clk) in (0_u32..).zip(right) {
                blocks.entry(self.key(table, clk)).or_default().push(at);
            }
            for (at, clk) in (0_u32..).zip(left) {
                let met = blocks
                    .get(&self.key(table, clk))
                    .filter(|block| block.len() <= most);
                pairs.extend(met.into_iter().flatten().map(|other| (at, *other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}
