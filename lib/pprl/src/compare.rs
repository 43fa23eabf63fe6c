//! Comparing all with all.
//!
//! Dice `2|a&b| / (|a|+|b|)` reaches a threshold `t` where `|a&b|` reaches `t(|a|+|b|)/2`: whole numbers
//! are compared, and a pair is left as soon as what is still to be counted cannot bring it there.

use std::thread;

use crate::Clk;

/// Two that are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Which of the left list.
    pub left: u32,
    /// Which of the right list.
    pub right: u32,
    /// How alike, 0 to 1.
    pub dice: f64,
}

/// Which instructions count the bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instructions {
    /// Eight words at once, with an instruction of their own (AVX-512 VPOPCNTDQ).
    Avx512,
    /// Four words at once (AVX2).
    Avx2,
    /// One word at a time, by the processor's own count.
    Popcnt,
    /// What every processor has.
    Plain,
}

impl Instructions {
    /// Those that this processor has, the fastest first.
    pub fn here() -> Vec<Self> {
        let mut found = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512vl") && is_x86_feature_detected!("avx512vpopcntdq") {
                found.push(Self::Avx512);
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt") {
                found.push(Self::Avx2);
            }
            if is_x86_feature_detected!("popcnt") {
                found.push(Self::Popcnt);
            }
        }
        found.push(Self::Plain);
        found
    }
}

/// All pairs of two lists of filters of one length that are at least so alike, by their places; on as
/// many threads as are given.
pub fn matches(left: &[Clk], right: &[Clk], threshold: f64, threads: usize) -> Vec<Pair> {
    let best = Instructions::here()[0];
    matches_by(best, left, right, threshold, threads)
}

/// The same with instructions of the caller's choice; those that the processor has not are replaced by
/// the plain ones.
pub fn matches_by(
    how: Instructions,
    left: &[Clk],
    right: &[Clk],
    threshold: f64,
    threads: usize,
) -> Vec<Pair> {
    let how = Some(how)
        .filter(|how| Instructions::here().contains(how))
        .unwrap_or(Instructions::Plain);
    let right = Groups::of(right);
    let parts = left.len().div_ceil(threads.max(1)).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = left
            .chunks(parts)
            .enumerate()
            .map(|(at, part)| {
                let right = &right;
                scope.spawn(move || {
                    let first = u32::try_from(at * parts).unwrap_or(u32::MAX);
                    search(how, first, part, right, threshold)
                })
            })
            .collect();
        let mut found: Vec<Pair> = workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect();
        found.sort_unstable_by_key(|pair| (pair.left, pair.right));
        found
    })
}

/// The `most` of the right list that are most alike to one, the most alike first.
pub fn best(one: &Clk, right: &[Clk], most: usize) -> Vec<Pair> {
    let mut all: Vec<Pair> = (0_u32..)
        .zip(right)
        .map(|(at, other)| Pair {
            left: 0,
            right: at,
            dice: one.dice(other),
        })
        .collect();
    all.sort_by(|a, b| b.dice.total_cmp(&a.dice).then(a.right.cmp(&b.right)));
    all.truncate(most);
    all
}

/// Filters that are held against one at a time: a word of each lies beside the other, so that no sum
/// goes across.
const BESIDE: usize = 32;
/// Words that are looked at before it is asked whether a pair can still reach the threshold.
const FIRST: usize = 8;
/// A threshold is rounded down to this part of one where it is asked whether a pair can reach it; what
/// is found is measured by the quotient itself.
const PART: u32 = 20;
/// As many groups stay in the nearest memory while all of the left list is held against them.
const TILE: usize = 8;

/// The right list, in groups of [`BESIDE`]; the last is filled up with empty filters.
struct Groups {
    /// Word by word, those of a group beside each other.
    words: Vec<[u64; BESIDE]>,
    /// Words of a filter.
    width: usize,
    counts: Vec<[u64; BESIDE]>,
    /// Bits beyond the first words.
    rests: Vec<[u64; BESIDE]>,
}

/// How many bits of a filter are set, and how many of them beyond its first words.
fn counts(clk: &Clk) -> (u64, u64) {
    let first: u32 = clk.words().iter().take(FIRST).map(|word| word.count_ones()).sum();
    let count = u64::from(clk.count());
    (count, count - u64::from(first))
}

impl Groups {
    fn of(list: &[Clk]) -> Self {
        let width = list.first().map_or(0, |clk| clk.words().len());
        let mut groups = Self {
            words: Vec::with_capacity(list.len().div_ceil(BESIDE) * width),
            width,
            counts: Vec::new(),
            rests: Vec::new(),
        };
        for group in list.chunks(BESIDE) {
            for at in 0..width {
                let mut beside = [0; BESIDE];
                for (to, clk) in beside.iter_mut().zip(group) {
                    *to = clk.words().get(at).copied().unwrap_or_default();
                }
                groups.words.push(beside);
            }
            let (mut all, mut rests) = ([0; BESIDE], [0; BESIDE]);
            for (at, clk) in group.iter().enumerate() {
                (all[at], rests[at]) = counts(clk);
            }
            groups.counts.push(all);
            groups.rests.push(rests);
        }
        groups
    }
}

fn search(how: Instructions, first: u32, left: &[Clk], right: &Groups, threshold: f64) -> Vec<Pair> {
    match how {
        #[cfg(target_arch = "x86_64")]
        #[expect(
            unsafe_code,
            reason = "the processor was asked whether it has these instructions"
        )]
        Instructions::Avx512 => unsafe { search_avx512(first, left, right, threshold) },
        #[cfg(target_arch = "x86_64")]
        #[expect(
            unsafe_code,
            reason = "the processor was asked whether it has these instructions"
        )]
        Instructions::Avx2 => unsafe { search_avx2(first, left, right, threshold) },
        #[cfg(target_arch = "x86_64")]
        #[expect(
            unsafe_code,
            reason = "the processor was asked whether it has these instructions"
        )]
        Instructions::Popcnt => unsafe { search_popcnt(first, left, right, threshold) },
        _ => search_with(first, left, right, threshold),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vl,avx512vpopcntdq")]
fn search_avx512(first: u32, left: &[Clk], right: &Groups, threshold: f64) -> Vec<Pair> {
    search_with(first, left, right, threshold)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn search_avx2(first: u32, left: &[Clk], right: &Groups, threshold: f64) -> Vec<Pair> {
    search_with(first, left, right, threshold)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "popcnt")]
fn search_popcnt(first: u32, left: &[Clk], right: &Groups, threshold: f64) -> Vec<Pair> {
    search_with(first, left, right, threshold)
}

/// Written once and compiled for each kind of processor: the loops over what lies beside each other
/// become its instructions.
#[inline(always)]
fn search_with(first: u32, left: &[Clk], right: &Groups, threshold: f64) -> Vec<Pair> {
    let mut found = Vec::new();
    let width = right.width;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and 1"
    )]
    let part = (threshold.clamp(0.0, 1.0) * f64::from(1_u32 << PART)) as u64;
    for tile in (0..right.counts.len()).step_by(TILE) {
        let tile = tile..(tile + TILE).min(right.counts.len());
        for (at, clk) in (first..).zip(left) {
            let (count, rest) = counts(clk);
            let (start, end) = clk.words().split_at(FIRST.min(width));
            for group in tile.clone() {
                let words = &right.words[group * width..(group + 1) * width];
                let (theirs, rests) = (&right.counts[group], &right.rests[group]);
                let mut both = [0; BESIDE];
                add_common(&mut both, start, words);
                if !can_reach(&both, part, (count, rest), (theirs, rests)) {
                    continue;
                }
                add_common(&mut both, end, &words[start.len()..]);
                let none = [0; BESIDE];
                if can_reach(&both, part, (count, 0), (theirs, &none)) {
                    take(&mut found, (at, count), (group, theirs), &both, threshold);
                }
            }
        }
    }
    found
}

#[inline(always)]
fn add_common(both: &mut [u64; BESIDE], own: &[u64], theirs: &[[u64; BESIDE]]) {
    for (word, beside) in own.iter().zip(theirs) {
        for at in 0..BESIDE {
            both[at] += u64::from((word & beside[at]).count_ones());
        }
    }
}

/// Whether one of a group can reach the threshold with all bits that are not counted yet.
#[inline(always)]
fn can_reach(
    both: &[u64; BESIDE],
    part: u64,
    (count, rest): (u64, u64),
    (counts, rests): (&[u64; BESIDE], &[u64; BESIDE]),
) -> bool {
    let mut can = 0;
    for at in 0..BESIDE {
        let most = (both[at] + rest.min(rests[at])) << (PART + 1);
        can |= u64::from(most >= part * (count + counts[at]));
    }
    can != 0
}

/// Keeps those of a group that reach the threshold.
#[inline(never)]
fn take(
    found: &mut Vec<Pair>,
    (left, count): (u32, u64),
    (group, counts): (usize, &[u64; BESIDE]),
    both: &[u64; BESIDE],
    threshold: f64,
) {
    for at in 0..BESIDE {
        let all = count + counts[at];
        // What the last group was filled up with has no bits, as a filter of nothing has.
        if counts[at] == 0 || count == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "a filter has some thousand bits")]
        let dice = (2 * both[at]) as f64 / all as f64;
        if dice >= threshold {
            found.push(Pair {
                left,
                right: u32::try_from(group * BESIDE + at).unwrap_or(u32::MAX),
                dice,
            });
        }
    }
}
