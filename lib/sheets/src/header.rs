//! Where the headings of a sheet are.
use crate::{Cell, Merged, Row, Sheet};

/// The headings of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The heading row's number, from 1.
    pub row: u32,
    /// The row below it, if headings stand in two rows.
    pub second_row: Option<u32>,
    /// Column (from 0) and heading; columns without one are left out. A heading under
    /// a group is `Group / Heading`; a repeated one gets a number, `Name (2)`.
    pub columns: Vec<(usize, String)>,
}

impl Header {
    /// The last row of the headings; the data begin below it.
    pub fn last_row(&self) -> u32 {
        self.second_row.unwrap_or(self.row)
    }
}

/// Finds the heading row among the first `max_scan` rows that are not blank.
///
/// `score` tells how sure a text is a heading that the caller knows: 0 not at all.
/// The row with the highest sum wins, the first of equals; two rows are taken together
/// where merged group headings stand over others. If nothing is known, the
/// first row of texts at least half as wide as the widest row is taken. None if there
/// is no such row.
pub fn find_header(sheet: &Sheet, score: &dyn Fn(&str) -> u8, max_scan: usize) -> Option<Header> {
    let rows = &sheet.rows[..sheet.rows.len().min(max_scan)];
    let last = rows.last()?.number.saturating_add(1);
    let merged: Vec<&Merged> = sheet.merged.iter().filter(|area| area.top <= last).collect();
    let view = View { sheet, merged };
    let mut best: Option<(u32, Header)> = None;
    for row in rows {
        let below = sheet.row(row.number + 1);
        let header = match below.filter(|below| view.are_two_rows(row, below, score)) {
            Some(below) => view.two_rows(row, below),
            None => view.one_row(row),
        };
        let points = points(&header.columns, score);
        if points > 0 && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, header));
        }
    }
    let mut header = match best {
        Some((_, header)) => header,
        None => view.one_row(first_wide_row(rows)?),
    };
    keep_apart(&mut header.columns);
    Some(header)
}

/// A group over several columns counts once; a joined heading as its better half.
fn points(columns: &[(usize, String)], score: &dyn Fn(&str) -> u8) -> u32 {
    columns
        .iter()
        .map(|(_, heading)| {
            let parts = heading.rsplit(" / ").next().unwrap_or(heading);
            u32::from(score(heading).max(score(parts)))
        })
        .sum()
}

/// Without a known word: the first row of nothing but texts that is not a title.
fn first_wide_row(rows: &[Row]) -> Option<&Row> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let widest = rows.iter().map(filled).max()?;
    rows.iter()
        .find(|row| filled(row) >= 2 && filled(row) * 2 >= widest && row.cells.iter().all(is_text_or_blank))
}

fn is_text_or_blank(cell: &Cell) -> bool {
    cell.is_blank() || matches!(cell, Cell::Text(_))
}

/// `Name`, `Name` becomes `Name`, `Name (2)`, avoiding headings that stand there already.
fn keep_apart(columns: &mut [(usize, String)]) {
    for at in 1..columns.len() {
        let plain = columns[at].1.clone();
        let mut number = 1;
        while columns[..at].iter().any(|(_, other)| *other == columns[at].1) {
            number += 1;
            columns[at].1 = format!("{plain} ({number})");
        }
    }
}

/// The sheet with only the merged areas near its top.
struct View<'a> {
    sheet: &'a Sheet,
    merged: Vec<&'a Merged>,
}

impl View<'_> {
    fn area(&self, row: u32, column: usize) -> Option<&Merged> {
        self.merged.iter().find(|area| area.holds(row, column)).copied()
    }

    /// What a person reads there, on one line.
    fn text(&self, row: u32, column: usize) -> String {
        let cell = match self.area(row, column) {
            Some(area) => self.sheet.cell(area.top, area.left),
            None => self.sheet.cell(row, column),
        };
        cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn one_row(&self, row: &Row) -> Header {
        let own = |column: usize| {
            self.area(row.number, column)
                .is_none_or(|area| area.left == column)
        };
        let columns = (0..row.cells.len())
            .filter(|column| own(*column))
            .map(|column| (column, self.text(row.number, column)))
            .filter(|(_, heading)| !heading.is_empty());
        Header {
            row: row.number,
            second_row: None,
            columns: columns.collect(),
        }
    }

    fn two_rows(&self, row: &Row, below: &Row) -> Header {
        let columns = (0..row.cells.len().max(below.cells.len()))
            .map(|column| {
                let group = self.text(row.number, column);
                let heading = self.text(below.number, column);
                let joined = match (group.is_empty(), heading.is_empty()) {
                    (false, false) if group != heading => format!("{group} / {heading}"),
                    (_, true) => group,
                    _ => heading,
                };
                (column, joined)
            })
            .filter(|(_, heading)| !heading.is_empty());
        Header {
            row: row.number,
            second_row: Some(below.number),
            columns: columns.collect(),
        }
    }

    /// Whether a row holds group headings over the row below: some merged cell spans
    /// two or more different texts, it is not a title over everything, and the row below
    /// shows that it is no data: a known heading, or cells merged down into it.
    fn are_two_rows(&self, row: &Row, below: &Row, score: &dyn Fn(&str) -> u8) -> bool {
        if !below.cells.iter().all(is_text_or_blank) {
            return false;
        }
        let width = below.cells.len();
        let groups = self.merged.iter().filter(|area| {
            area.top <= row.number
                && area.bottom == row.number
                && area.right > area.left
                && (area.left..=area.right)
                    .filter(|column| !self.sheet.cell(below.number, *column).is_blank())
                    .count()
                    >= 2
        });
        let over: usize = groups
            .map(|area| area.right.min(width.saturating_sub(1)) + 1 - area.left.min(width))
            .sum();
        let distinct = self.one_row(row).columns.len();
        let is_title = distinct < 2 && over >= width;
        if over == 0 || is_title {
            return false;
        }
        let known = (0..width).any(|column| score(&self.text(below.number, column)) > 0);
        let tied = self
            .merged
            .iter()
            .any(|area| area.top <= row.number && area.bottom >= below.number && area.left == area.right);
        known || tied
    }
}
