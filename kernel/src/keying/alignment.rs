//! Which rows of two entries are the same line of the paper, although one of them missed a row or
//! misread a name. Values in, values out.

use std::collections::HashMap;

use balai_names::fold;

/// A row of the first entry beside the row of the second that is the same line; one of the two is
/// missing where an entry has no such row.
pub type Pair = (Option<usize>, Option<usize>);

/// Two rows less alike than this are two lines of the paper.
const ALIKE: f32 = 0.35;
/// So many comparisons are made at most between two anchors; beyond, rows stand beside each other
/// in their order.
const MOST_COMPARED: usize = 250_000;

/// Pairs the rows of two entries, each a list of texts by column: the order of both is kept, and
/// every row stands in exactly one pair.
///
/// Rows that are equal and stand once in each entry hold the two together (as Bram Cohen's patience
/// diff does with lines); between two of them the pairs with the greatest sum of similarity are
/// taken (Needleman and Wunsch, 1970), where similarity is the share of common pairs of letters
/// (Dice, 1945), averaged over the columns in which either has something.
pub fn align(first: &[Vec<String>], second: &[Vec<String>]) -> Vec<Pair> {
    let rows = |rows: &[Vec<String>]| rows.iter().map(|cells| Row::of(cells)).collect::<Vec<_>>();
    let (one, other) = (rows(first), rows(second));
    let mut pairs = Vec::with_capacity(one.len().max(other.len()));
    let (mut from, mut to) = (0, 0);
    for (at, beside) in anchors(&one, &other) {
        between(&one[from..at], &other[to..beside], from, to, &mut pairs);
        pairs.push((Some(at), Some(beside)));
        (from, to) = (at + 1, beside + 1);
    }
    between(&one[from..], &other[to..], from, to, &mut pairs);
    pairs
}

/// A row ready to be compared.
struct Row {
    whole: String,
    cells: Vec<Vec<u64>>,
}

impl Row {
    fn of(cells: &[String]) -> Self {
        let folded: Vec<String> = cells.iter().map(|cell| fold(cell)).collect();
        Self {
            cells: folded.iter().map(|cell| letter_pairs(cell)).collect(),
            whole: folded.join("\u{1f}"),
        }
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(Vec::is_empty)
    }

    /// From 0 to 1.
    fn likeness(&self, other: &Self) -> f32 {
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for (own, theirs) in self.cells.iter().zip(&other.cells) {
            if !own.is_empty() || !theirs.is_empty() {
                sum += dice(own, theirs);
                count += 1.0;
            }
        }
        if count == 0.0 { 1.0 } else { sum / count }
    }
}

/// The pairs of neighbouring letters of a text with its ends, sorted.
fn letter_pairs(text: &str) -> Vec<u64> {
    if text.is_empty() {
        return Vec::new();
    }
    let letters = std::iter::once('\u{2}').chain(text.chars());
    let next = text.chars().chain(std::iter::once('\u{3}'));
    let mut pairs: Vec<u64> = letters
        .zip(next)
        .map(|(one, other)| (u64::from(u32::from(one)) << 32) | u64::from(u32::from(other)))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Twice the common ones over all of both.
fn dice(one: &[u64], other: &[u64]) -> f32 {
    let all = one.len() + other.len();
    if all == 0 {
        return 1.0;
    }
    let (mut at, mut beside, mut common) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (one.get(at), other.get(beside)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => beside += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                beside += 1;
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "letters of a cell")]
    let share = (2 * common) as f32 / all as f32;
    share
}

/// Rows that are equal, stand once in each entry and in the same order in both: the longest run.
fn anchors(one: &[Row], other: &[Row]) -> Vec<(usize, usize)> {
    let once = |rows: &[Row]| {
        let mut seen: HashMap<String, Option<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            seen.entry(row.whole.clone())
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
        seen
    };
    let beside = once(other);
    let mut common: Vec<(usize, usize)> = once(one)
        .into_iter()
        .filter_map(|(whole, at)| Some((at?, (*beside.get(&whole)?)?)))
        .collect();
    common.sort_unstable();
    rising(&common)
}

/// The longest part of pairs, sorted by their first, whose second rise too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair at the end of the best run of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(pairs[at]);
        next = before[at];
    }
    run.reverse();
    run
}

/// The pairs between two anchors, counted on from `from` and `to`.
fn between(one: &[Row], other: &[Row], from: usize, to: usize, pairs: &mut Vec<Pair>) {
    let (m, n) = (one.len(), other.len());
    if m == 0 || n == 0 || m * n > MOST_COMPARED {
        let both = m.min(n);
        pairs.extend((0..both).map(|k| (Some(from + k), Some(to + k))));
        pairs.extend((both..m).map(|k| (Some(from + k), None)));
        pairs.extend((both..n).map(|k| (None, Some(to + k))));
        return;
    }
    // best[i][j]: the greatest sum for the rows from i and from j on.
    let width = n + 1;
    let mut best = vec![0.0_f32; (m + 1) * width];
    let mut gain = vec![0.0_f32; m * n];
    for i in (0..m).rev() {
        for j in (0..n).rev() {
            let own = one[i].likeness(&other[j]) - ALIKE;
            gain[i * n + j] = own;
            let apart = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = apart.max(own + best[(i + 1) * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < m && j < n {
        let here = best[i * width + j];
        let together = gain[i * n + j] + best[(i + 1) * width + j + 1];
        if gain[i * n + j] > 0.0 && together >= here {
            pairs.push((Some(from + i), Some(to + j)));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            pairs.push((Some(from + i), None));
            i += 1;
        } else {
            pairs.push((None, Some(to + j)));
            j += 1;
        }
    }
    pairs.extend((i..m).map(|k| (Some(from + k), None)));
    pairs.extend((j..n).map(|k| (None, Some(to + k))));
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    fn is_whole(pairs: &[Pair], first: usize, second: usize) -> bool {
        let one: Vec<usize> = pairs.iter().filter_map(|(at, _)| *at).collect();
        let other: Vec<usize> = pairs.iter().filter_map(|(_, at)| *at).collect();
        one == (0..first).collect::<Vec<_>>() && other == (0..second).collect::<Vec<_>>()
    }

    #[test]
    fn a_row_that_one_entry_missed_does_not_shift_the_others() {
        let first = [
            row(&["Somchai Example", "Immigration Bureau", "Thailand"]),
            row(&["Dewi Contoh", "Directorate General of Immigration", "Indonesia"]),
            row(&["Nur Sample", "Border Guard", "Bangladesh"]),
        ];
        let second = [
            row(&["Somchai Exampel", "Immigration Bureau", "Thailand"]),
            row(&["Nur Sampel", "Border Guard", "Bangladesh"]),
        ];
        assert_eq!(
            align(&first, &second),
            [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]
        );
        assert_eq!(
            align(&second, &first),
            [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2))]
        );
    }

    #[test]
    fn rows_that_have_nothing_in_common_are_two_lines() {
        let pairs = align(&[row(&["Aung Example"])], &[row(&["Dewi Contoh"])]);
        assert_eq!(pairs.len(), 2);
    }

    #[test]
    fn long_entries_are_aligned_without_comparing_every_row_with_every_other() {
        let long = |skip: usize| -> Vec<Vec<String>> {
            (0..5_000)
                .filter(|at| *at != skip)
                .map(|at| row(&[&format!("Person {at}"), "Same agency", "Same party"]))
                .collect()
        };
        let pairs = align(&long(9_999), &long(2_500));
        assert!(is_whole(&pairs, 5_000, 4_999));
        assert_eq!(pairs[2_500], (Some(2_500), None));
        assert_eq!(pairs[4_999], (Some(4_999), Some(4_998)));
    }

    /// Rows that differ from each other much: none shares more than a letter with another.
    fn distinct(count: usize) -> Vec<Vec<String>> {
        const NAMES: [&str; 12] = [
            "Aung Myint",
            "Dewi Lestari",
            "Kwame Boateng",
            "Pritha Gupta",
            "Xuan Hoang",
            "Zofia Rybka",
            "Jomo Kibet",
            "Ludvig Berg",
            "Siti Hajar",
            "Yuki Tanaka",
            "Omar Farouq",
            "Bello Chukwu",
        ];
        NAMES
            .iter()
            .take(count)
            .map(|name| row(&[name, &name[..3]]))
            .collect()
    }

    proptest! {
        #[test]
        fn every_row_stands_in_one_pair_and_in_its_order(
            first in vec(vec("[ab ]{0,3}", 2), 0..14), second in vec(vec("[ab ]{0,3}", 2), 0..14),
        ) {
            let pairs = align(&first, &second);
            prop_assert!(is_whole(&pairs, first.len(), second.len()), "{pairs:?}");
            prop_assert!(pairs.iter().all(|pair| *pair != (None, None)));
        }

        #[test]
        fn an_entry_beside_itself_is_paired_row_by_row(rows in vec(vec("[a-d]{1,4}", 2), 0..20)) {
            let pairs = align(&rows, &rows);
            prop_assert!(pairs.iter().all(|(one, other)| one == other), "{pairs:?}");
        }

        #[test]
        fn rows_left_out_are_found_out_and_the_others_keep_their_partners(
            left_out in proptest::collection::hash_set(0usize..12, 0..8), slip in 0usize..12,
        ) {
            let first = distinct(12);
            let kept: Vec<usize> = (0..12).filter(|at| !left_out.contains(at)).collect();
            let mut second: Vec<Vec<String>> = kept.iter().map(|at| first[*at].clone()).collect();
            if let Some(row) = second.get_mut(slip) {
                row[0].push('h');
            }
            for (one, other) in align(&first, &second) {
                let one = one.unwrap();
                prop_assert_eq!(other, kept.iter().position(|at| *at == one));
            }
        }
    }
}
