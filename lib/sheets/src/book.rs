//! What a reading gives: sheets of numbered rows of typed cells.
use jiff::civil::{DateTime, Time};
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// A workbook, the tables of a document as its sheets, or a text table as one of one sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Book {
    /// In the order of the tabs; chart sheets are left out.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// As on the tab; for a text table the file's name without its ending.
    pub name: String,
    /// Whether the workbook hides it; hidden sheets are read like others.
    pub hidden: bool,
    /// Rows with at least one filled cell, by rising number.
    pub rows: Vec<Row>,
    /// Rectangles of merged cells.
    pub merged: Vec<Merged>,
    /// What the reader had to leave out or to guess.
    pub notes: Vec<Note>,
}

/// One row that is not blank.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// As people see it beside the row: from 1, blank rows counted.
    pub number: u32,
    /// From column A on; blank cells after the last filled one are left out.
    pub cells: Vec<Cell>,
}

/// A cell's value; a formula's is the one the workbook last saved.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing in it.
    #[default]
    Empty,
    /// Text as written, surrounding blanks included.
    Text(String),
    /// A number without its format.
    Number(f64),
    /// A number that is shown as a percentage: 0.12 stands for 12 %.
    Percent(f64),
    /// True or false.
    Bool(bool),
    /// A date, at midnight where it has no time of day.
    Date(DateTime),
    /// A failed formula's mark, such as `#DIV/0!`.
    Error(String),
}

/// A rectangle of merged cells, corners included: rows from 1, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First row, from 1.
    pub top: u32,
    /// Last row, from 1.
    pub bottom: u32,
    /// First column, from 0.
    pub left: usize,
    /// Last column, from 0.
    pub right: usize,
}

/// What the reader left out or guessed; its text is a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// Filled cells right of the last column read.
    ColumnsCut {
        /// Columns that were read.
        kept: usize,
        /// Columns the sheet reaches to.
        reached: usize,
    },
    /// The text was not UTF-8, its encoding was guessed.
    EncodingGuessed(&'static str),
    /// A quotation mark that never closes: read as an ordinary character.
    QuoteNeverCloses {
        /// Row where it stands, from 1.
        row: u32,
    },
    /// A cell of a kind this reader does not know was read as empty.
    CellUnread {
        /// Row of the last cell read before it, from 1.
        near_row: u32,
        /// What was found.
        found: String,
    },
    /// Tracked changes of a document, read as if they were accepted.
    ChangesTaken {
        /// How many there are.
        changes: usize,
    },
    /// More merged areas than are kept.
    MergesCut {
        /// How many were kept.
        kept: usize,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::ColumnsCut { kept, reached } => write!(
                f,
                "The sheet reaches to column {}; only the first {kept} columns were read.",
                column_name(reached.saturating_sub(1))
            ),
            Note::EncodingGuessed(encoding) => write!(
                f,
                "The text is not in UTF-8; it was read as {encoding}. Check names with accents."
            ),
            Note::QuoteNeverCloses { row } => write!(
                f,
                "A quotation mark in row {row} never closes; it was read as an ordinary character."
            ),
            Note::CellUnread { near_row, found } => write!(
                f,
                "A cell near row {near_row} holds {found}, which cannot be read; it was taken as empty."
            ),
            Note::ChangesTaken { changes } => write!(
                f,
                "The document has {changes} tracked changes; it was read as if all were accepted. Check names they touch."
            ),
            Note::MergesCut { kept } => write!(
                f,
                "The sheet has very many merged areas; only the first {kept} were read."
            ),
        }
    }
}

impl Cell {
    /// Whether the cell shows nothing: empty, or only blanks.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The value as a person would type it, without surrounding blanks: `3`,
    /// `42%`, `2024-06-05`, `yes`; empty for an empty cell.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text.trim()),
            Cell::Error(mark) => Cow::Borrowed(mark),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Percent(part) => Cow::Owned(format!("{}%", percent(*part))),
            Cell::Bool(yes) => Cow::Borrowed(if *yes { "yes" } else { "no" }),
            Cell::Date(at) if at.time() == Time::midnight() => Cow::Owned(at.date().to_string()),
            Cell::Date(at) => Cow::Owned(at.strftime("%Y-%m-%d %H:%M").to_string()),
        }
    }

    /// The number in the cell, also one written as text, with commas or blanks
    /// between thousands (`1,188`) or not; of 12 % it is 0.12.
    pub fn number(&self) -> Option<f64> {
        match self {
            Cell::Number(number) | Cell::Percent(number) => Some(*number),
            Cell::Text(text) => number_of(text.trim()),
            _ => None,
        }
    }
}

/// What a part of one is in hundred: 0.29 × 100 is 28.999999999999996, and 29 is meant.
fn percent(part: f64) -> f64 {
    let hundred = part * 100.0;
    let rounded = (hundred * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { hundred }
}

fn number_of(text: &str) -> Option<f64> {
    let whole = text.split('.').next().unwrap_or(text);
    let groups: Vec<&str> = whole.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let grouped = groups.len() == 1
        || (groups[0].trim_start_matches('-').len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | ',' | ' ' | '\u{a0}' | '\u{202f}'));
    if !grouped || !plain {
        return None;
    }
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    bare.parse().ok().filter(|n: &f64| n.is_finite())
}

impl Merged {
    /// Whether the cell lies in the rectangle (row from 1, column from 0).
    pub fn holds(&self, row: u32, column: usize) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

impl Sheet {
    /// The row with that number (from 1); none if it is blank.
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number);
        at.ok().and_then(|at| self.rows.get(at))
    }

    /// The cell's own value: row from 1, column from 0; [`Cell::Empty`] where nothing is.
    pub fn cell(&self, row: u32, column: usize) -> &Cell {
        self.row(row)
            .and_then(|row| row.cells.get(column))
            .unwrap_or(&Cell::Empty)
    }

    /// The value a person sees at that place: in a merged area that of its top left.
    pub fn seen(&self, row: u32, column: usize) -> &Cell {
        match self.merged_at(row, column) {
            Some(area) => self.cell(area.top, area.left),
            None => self.cell(row, column),
        }
    }

    /// The merged area around a cell, if it lies in one.
    pub fn merged_at(&self, row: u32, column: usize) -> Option<&Merged> {
        self.merged.iter().find(|area| area.holds(row, column))
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = Some(column);
    while let Some(n) = left {
        letters.push(char::from(b'A' + (n % 26) as u8));
        left = (n / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

/// The name of a cell as people say it, from its row (from 1) and column (from 0):
/// `cell_name(17, 6)` is `G17`.
pub fn cell_name(row: u32, column: usize) -> String {
    format!("{}{row}", column_name(column))
}

/// Collects cells in any order into rows, within the limits.
pub(crate) struct Gather<'a> {
    limits: &'a crate::Limits,
    rows: BTreeMap<u32, Vec<Cell>>,
    held: usize,
    reached: usize,
    beyond: usize,
    text: u64,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(limits: &'a crate::Limits) -> Self {
        Gather {
            limits,
            rows: BTreeMap::new(),
            held: 0,
            reached: 0,
            beyond: 0,
            text: 0,
        }
    }

    /// Takes a cell: row from 1, column from 0. Blank ones are dropped, so that a
    /// lone cell in the last corner of a sheet costs one row.
    pub(crate) fn put(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), crate::Refusal> {
        if cell.is_blank() {
            return Ok(());
        }
        if let Cell::Text(text) = &cell {
            // Millions of cells may share one long text, which each would copy.
            self.text += text.len() as u64;
            if self.text > self.limits.unpacked {
                return Err(crate::Refusal::Bomb);
            }
        }
        self.reached = self.reached.max(column + 1);
        if column >= self.limits.columns {
            self.beyond += 1;
            return match self.beyond > self.limits.cells {
                true => Err(crate::Refusal::TooManyCells(self.limits.cells)),
                false => Ok(()),
            };
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            self.held += column + 1 - cells.len();
            if self.held > self.limits.cells {
                return Err(crate::Refusal::TooManyCells(self.limits.cells));
            }
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        if self.rows.len() > self.limits.rows {
            return Err(crate::Refusal::TooManyRows(self.limits.rows));
        }
        Ok(())
    }

    /// How many cells are held, blanks between filled ones included.
    pub(crate) fn held(&self) -> usize {
        self.held
    }

    /// The rows, and a note if columns were cut.
    pub(crate) fn finish(self) -> (Vec<Row>, Vec<Note>) {
        let notes = if self.reached > self.limits.columns {
            vec![Note::ColumnsCut {
                kept: self.limits.columns,
                reached: self.reached,
            }]
        } else {
            Vec::new()
        };
        let rows = self.rows.into_iter();
        let rows = rows.map(|(number, cells)| Row { number, cells }).collect();
        (rows, notes)
    }
}
