//! How the columns of a table stand: numbers to the right, words to the left, the widest
//! words with the most room.

use crate::prose::{self, Inline, Passage};

/// Words of at most so many characters need no line of their own to break.
const SHORT: usize = 22;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Numbers, or the signs that stand where there is none.
    Number,
    /// Words as short as a date or a place.
    Short,
    /// Words that may run over several lines.
    Long,
}

/// The columns of a table whose head is `width` wide.
pub fn columns(width: usize, rows: &[Vec<Vec<Inline>>]) -> Vec<Column> {
    (0..width)
        .map(|at| {
            let cells: Vec<String> = rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| prose::plain(&[Passage::Paragraph(cell.clone())]))
                .filter(|cell| !cell.is_empty())
                .collect();
            if !cells.is_empty() && cells.iter().all(|cell| is_number(cell)) {
                Column::Number
            } else if cells.iter().all(|cell| cell.chars().count() <= SHORT) {
                Column::Short
            } else {
                Column::Long
            }
        })
        .collect()
}

/// Digits with what stands in and around numbers; a dash where there is none. A withheld one
/// ("fewer than 10") ends in its digits, and a gap ("[figure?]") stands in brackets.
fn is_number(cell: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || " .,%+\u{2212}\u{2013}\u{2014}-\u{a0}\u{202f}".contains(c);
    let is_gap = cell.starts_with('[') && cell.ends_with("?]");
    let is_below = cell.chars().next_back().is_some_and(|c| c.is_ascii_digit())
        && cell.split_whitespace().count() == 3
        && !cell.starts_with(|c: char| c.is_ascii_digit());
    cell.chars().all(is_sign) || is_gap || is_below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]]) -> Vec<Column> {
        let cell = |text: &&str| vec![Inline::Text((*text).to_owned())];
        let rows: Vec<Vec<Vec<Inline>>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        columns(rows[0].len(), &rows)
    }

    #[test]
    fn numbers_stand_to_the_right_even_where_one_is_missing() {
        let rows: [&[&str]; 3] = [&["Bangkok", "1,188"], &["Dhaka", "\u{2013}"], &["Jakarta", ""]];
        assert_eq!(of(&rows), [Column::Short, Column::Number]);
    }

    #[test]
    fn a_column_with_a_sentence_in_it_is_wide() {
        let rows: [&[&str]; 2] = [
            &[
                "3 to 7 June 2024",
                "Workshop on the referral of people who were smuggled",
            ],
            &["8 June 2024", "12"],
        ];
        assert_eq!(of(&rows), [Column::Short, Column::Long]);
    }
}
