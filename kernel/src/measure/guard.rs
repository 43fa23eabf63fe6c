//! What may be shown of a breakdown outside the office: no small cell, nor one that
//! subtraction gives.
//!
//! Method: primary and complementary cell suppression in one dimension with a
//! published total (Hundepool and others, Statistical Disclosure Control, 2012,
//! chapter 4): small cells are hidden, then the smallest of the others until what is
//! hidden can no longer be worked out from the total.

use super::{Cell, Value};
use crate::text::Message;

/// Hides the small cells of one breakdown, and as many others as it takes.
///
/// `cells` are all the parts of one split, whose whole is known to everyone; `min` is
/// the smallest number that may be shown. A cell's number is `n` where it has one
/// (shares, means), else its value; of a share, neither the part nor the rest may be
/// smaller than `min`. Hidden cells keep key and label and lose everything else. The
/// answer is in the order of keys, because an order by size would tell sizes. It is
/// empty where even hiding every cell would not be enough.
#[must_use]
pub fn guarded(mut cells: Vec<Cell>, min: i64) -> Vec<Cell> {
    cells.sort_by(|a, b| a.key.cmp(&b.key));
    #[expect(clippy::cast_precision_loss, reason = "a setting of the profile, about ten")]
    let min = min.max(0) as f64;
    let mut hidden: Vec<bool> = cells.iter().map(|cell| is_small(cell, min)).collect();
    while !is_safe(&cells, &hidden, min) {
        let smallest = (0..cells.len())
            .filter(|&at| !hidden[at])
            .min_by(|&a, &b| size(&cells[a]).total_cmp(&size(&cells[b])));
        match smallest {
            Some(at) => hidden[at] = true,
            None => return Vec::new(),
        }
    }
    for (cell, is_hidden) in cells.iter_mut().zip(hidden) {
        if is_hidden {
            hide(cell);
        }
    }
    cells
}

/// The same for a single line that stands alone: shown or hidden by its own size.
#[must_use]
pub(super) fn guarded_line(mut cell: Cell, min: i64) -> Cell {
    #[expect(clippy::cast_precision_loss, reason = "a setting of the profile, about ten")]
    let min = min.max(0) as f64;
    if is_small(&cell, min) {
        hide(&mut cell);
    }
    cell
}

/// Whether a cell says that there was nothing: it counts nobody, and nobody's
/// attendance waits to be recorded either.
pub(super) fn is_nought(cell: &Cell) -> bool {
    size(cell) == 0.0 && cell.open.is_empty()
}

fn hide(cell: &mut Cell) {
    cell.value = Value::Missing(Message::new("measure-hidden"));
    cell.n = None;
    cell.interval = None;
    cell.open.clear();
}

/// How many stand behind a cell; what has no number, and what is held back, is boundless.
pub(super) fn size(cell: &Cell) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
    match (cell.n, &cell.value) {
        (Some(n), _) => n as f64,
        (None, Value::Number(number)) => *number,
        (None, _) => f64::INFINITY,
    }
}

fn is_small(cell: &Cell, min: f64) -> bool {
    let size = size(cell);
    let share = match (cell.n, &cell.value) {
        (Some(_), Value::Number(share)) if (0.0..=1.0).contains(share) => Some(*share),
        _ => None,
    };
    size < min
        || share.is_some_and(|share| {
            let part = (share * size).round();
            part < min || size - part < min
        })
}

/// Whether the hidden cells cannot be worked out from the whole and the cells shown:
/// there are at least two, together they are not small themselves, and neither all of
/// them are one nor all of them are the largest number that is still hidden.
fn is_safe(cells: &[Cell], hidden: &[bool], min: f64) -> bool {
    let sizes: Vec<f64> = cells
        .iter()
        .zip(hidden)
        .filter(|(_, is_hidden)| **is_hidden)
        .map(|(cell, _)| size(cell))
        .collect();
    if sizes.is_empty() {
        return true;
    }
    let sum: f64 = sizes.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "as many as a breakdown has parts")]
    let count = sizes.len() as f64;
    sizes.len() >= 2 && sum >= min && sum > count && sum != count * (min - 1.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(sizes: &[i64]) -> Vec<Cell> {
        let part = |(at, n): (usize, &i64)| Cell {
            key: format!("{at:02}"),
            ..Cell::count(*n)
        };
        sizes.iter().enumerate().map(part).collect()
    }

    fn shown(cells: &[Cell]) -> Vec<Option<f64>> {
        cells.iter().map(Cell::as_number).collect()
    }

    #[test]
    fn a_breakdown_without_small_cells_stays_as_it_is() {
        let cells = guarded(split(&[40, 10, 25]), 10);
        assert_eq!(shown(&cells), [Some(40.0), Some(10.0), Some(25.0)]);
    }

    #[test]
    fn one_small_cell_takes_the_next_smallest_with_it() {
        let cells = guarded(split(&[40, 3, 25]), 10);
        assert_eq!(shown(&cells), [Some(40.0), None, None]);
    }

    #[test]
    fn two_small_cells_whose_sum_is_small_take_a_third_with_them() {
        let cells = guarded(split(&[40, 3, 4, 25]), 10);
        assert_eq!(shown(&cells), [Some(40.0), None, None, None]);
    }

    #[test]
    fn two_nines_would_be_told_by_their_sum_of_eighteen() {
        let cells = guarded(split(&[40, 9, 9, 25]), 10);
        assert_eq!(shown(&cells), [Some(40.0), None, None, None]);
    }

    #[test]
    fn a_dozen_ones_would_be_told_by_their_sum_of_twelve() {
        let mut sizes = vec![1; 12];
        sizes.extend([50, 60]);
        let cells = guarded(split(&sizes), 10);
        assert_eq!(shown(&cells)[12..], [None, Some(60.0)]);
    }

    #[test]
    fn a_breakdown_of_one_small_cell_is_not_given_at_all() {
        assert!(guarded(split(&[4]), 10).is_empty());
    }

    #[test]
    fn a_share_hides_when_either_side_of_it_is_small() {
        let cell = |key: &str, share: f64, n: i64| Cell {
            key: key.to_owned(),
            n: Some(n),
            ..Cell::number(share)
        };
        // 38 of 40 women leave two men; the others are well above ten on both sides.
        let cells = guarded(
            vec![cell("a", 0.95, 40), cell("b", 0.5, 60), cell("c", 0.5, 80)],
            10,
        );
        assert_eq!(cells[0].as_number(), None);
        assert_eq!(cells[0].n, None);
        assert_eq!(shown(&cells), [None, None, Some(0.5)]);
    }

    #[test]
    fn hidden_cells_keep_their_names_and_stand_in_the_order_of_keys() {
        let mut cells = split(&[90, 2, 30]);
        cells[1].label = "Observer".to_owned();
        cells.reverse();
        let cells = guarded(cells, 10);
        let keys: Vec<&str> = cells.iter().map(|cell| cell.key.as_str()).collect();
        assert_eq!(keys, ["00", "01", "02"]);
        assert_eq!(cells[1].label, "Observer");
    }

    proptest! {
        /// Whoever knows the whole and that hidden cells were counted finds for every
        /// hidden cell at least two numbers that fit.
        #[test]
        fn nothing_hidden_can_be_worked_out(sizes in proptest::collection::vec(1i64..40, 1..14), min in 2i64..15) {
            let whole: i64 = sizes.iter().sum();
            let cells = guarded(split(&sizes), min);
            let hidden = cells.iter().filter(|cell| cell.as_number().is_none()).count();
            for cell in &cells {
                if let Some(n) = cell.as_number() {
                    prop_assert!(n >= min as f64);
                }
            }
            if hidden > 0 {
                let seen: f64 = cells.iter().filter_map(Cell::as_number).sum();
                let left = whole - seen as i64;
                let hidden = i64::try_from(hidden).unwrap();
                prop_assert!(hidden >= 2);
                prop_assert!(left >= min);
                // Each hidden cell is one or more: the least and the most it can be differ.
                prop_assert!(left - (hidden - 1) > 1);
            }
        }

        #[test]
        fn what_is_shown_is_true(sizes in proptest::collection::vec(0i64..60, 0..14)) {
            let cells = guarded(split(&sizes), 10);
            for cell in &cells {
                let at: usize = cell.key.parse().unwrap();
                if let Some(n) = cell.as_number() {
                    prop_assert_eq!(n, sizes[at] as f64);
                }
            }
        }
    }
}
