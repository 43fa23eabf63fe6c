//! The texts of a sheet: merged cells filled, repeated headings and total lines left out.

use std::{collections::HashMap, sync::Arc};

use balai_names::fold;
use balai_sheets::{Cell, Header, Sheet, column_name};
use serde::{Serialize, Serializer};

use crate::text::Message;

/// The longest text kept of a cell, in characters.
const LONGEST: usize = 2_000;

/// One row on its way: its number and the texts of its cells.
pub(super) struct ReadRow {
    pub number: i64,
    pub cells: Cells,
}

/// Texts by the letters of their columns, in the order of the sheet. A large workbook has
/// millions of them: the letters are shared, and a text takes no more room than it needs.
#[derive(Default)]
pub(super) struct Cells(Vec<(Arc<str>, Box<str>)>);

impl Cells {
    /// The text of a column.
    pub fn get(&self, letters: &str) -> Option<&str> {
        self.iter().find(|(own, _)| *own == letters).map(|(_, text)| text)
    }

    fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(letters, text)| (&**letters, &**text))
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The texts of a sheet as a person sees them.
pub(super) struct Texts {
    /// Number, letters and heading.
    columns: Vec<(usize, Arc<str>, String)>,
    /// Values of cells that are merged downwards: row and column to the text.
    merged: HashMap<(u32, usize), String>,
}

impl Texts {
    pub fn new(sheet: &Sheet, header: &Header) -> Self {
        let columns = header
            .columns
            .iter()
            .map(|(at, heading)| (*at, Arc::from(column_name(*at)), fold(heading)))
            .collect();
        let mut merged = HashMap::new();
        let last = sheet.rows.last().map_or(0, |row| row.number);
        for area in &sheet.merged {
            // Merged sideways below the headings is a title between the rows.
            if area.bottom <= header.last_row() || area.right > area.left {
                continue;
            }
            let text = kept(sheet.cell(area.top, area.left));
            for row in area.top..=area.bottom.min(last) {
                merged.insert((row, area.left), text.clone());
            }
        }
        Self { columns, merged }
    }

    /// What stands above the headings.
    pub fn titles(&self, sheet: &Sheet, header: &Header) -> Vec<String> {
        sheet
            .rows
            .iter()
            .take_while(|row| row.number < header.row)
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.is_blank())
            .map(kept)
            .take(10)
            .collect()
    }

    /// The rows below them.
    pub fn rows(&self, sheet: &Sheet, header: &Header, notes: &mut Vec<Message>) -> Vec<ReadRow> {
        let mut rows = Vec::new();
        for row in sheet.rows.iter().filter(|row| row.number > header.last_row()) {
            let mut cells = Cells::default();
            let mut own = 0;
            let mut headings = 0;
            for (at, letter, heading) in &self.columns {
                let cell = row.cells.get(*at).unwrap_or(&Cell::Empty);
                own += usize::from(!cell.is_blank());
                let text = match self.merged.get(&(row.number, *at)) {
                    Some(text) => text.clone(),
                    None => kept(cell),
                };
                if !text.is_empty() {
                    headings += usize::from(!heading.is_empty() && fold(&text) == *heading);
                    cells.0.push((Arc::clone(letter), text.into_boxed_str()));
                }
            }
            let number = i64::from(row.number);
            if own == 0 {
                continue;
            }
            if headings >= 2 && headings * 2 > own {
                notes.push(Message::new("import-note-headings-again").with("row", number));
            } else if is_total(&cells, own) {
                notes.push(Message::new("import-note-total").with("row", number));
            } else {
                rows.push(ReadRow { number, cells });
            }
        }
        rows
    }
}

/// A line under a list that sums it up: begins with such a word and fills few cells.
fn is_total(cells: &Cells, filled: usize) -> bool {
    const WORDS: &[&str] = &[
        "total",
        "totals",
        "grand total",
        "sub total",
        "subtotal",
        "sum",
        "jumlah",
        "total peserta",
        "total keseluruhan",
        "tong cong",
        "tong",
        "somme",
        "suma",
        "total general",
        "total participants",
        "total number",
        "ruam",
        "count",
    ];
    let mut texts = cells
        .iter()
        .map(|(_, text)| text)
        .filter(|text| text.chars().any(char::is_alphabetic));
    let Some(first) = texts.next() else {
        return false;
    };
    let thai = ["รวม", "รวมทั้งหมด", "ยอดรวม"].contains(&first.trim_end_matches(':').trim());
    let folded = fold(first);
    let begins = WORDS.contains(&folded.as_str())
        || folded
            .strip_prefix("total ")
            .is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()));
    (begins || thai) && (filled <= 2 || texts.count() <= 1)
}

fn kept(cell: &Cell) -> String {
    // A failed formula says nothing of its own.
    if matches!(cell, Cell::Error(_)) {
        return String::new();
    }
    cell.text()
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .take(LONGEST)
        .collect()
}
