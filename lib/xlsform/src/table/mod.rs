//! The sheets of a form as tables of text, whatever file they came in.
pub(crate) mod heading;
mod markdown;

use balai_sheets::{Book, Cell, Limits, Sheet};
use jiff::civil::DateTime;

use crate::fault::{Fault, Place, What};

/// Blank rows in a run that end a sheet: what lies below is somebody's notes.
const GAP: u32 = 60;

/// Sheets that mean something in a form.
pub(crate) const SHEETS: [&str; 6] = [
    "survey",
    "choices",
    "settings",
    "external_choices",
    "osm",
    "entities",
];

/// The sheets of one file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Tables {
    /// Names of all sheets, as they are written on the tabs.
    pub(crate) names: Vec<String>,
    /// Those that mean something in a form, their names in lower case.
    pub(crate) tables: Vec<Table>,
    /// The file's name without its ending, where it has one.
    pub(crate) stem: Option<String>,
    /// What was left out or guessed in reading.
    pub(crate) warnings: Vec<Fault>,
}

/// One sheet: a row of headings and the rows under it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// In lower case.
    pub(crate) name: String,
    /// Column (from 0) and text of each heading that is not blank.
    pub(crate) headings: Vec<(usize, String)>,
    /// Rows with at least one filled cell under a heading, by rising number.
    pub(crate) rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct TableRow {
    /// As people see it beside the row, the headings being row 1.
    pub(crate) number: u32,
    /// Filled cells: which heading (index into [`Table::headings`]) and what.
    pub(crate) cells: Vec<(usize, String)>,
}

impl Tables {
    /// A sheet by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// Reads a file into tables.
pub(crate) fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Tables, Box<Fault>> {
    let unreadable = |reason: String| Box::new(Fault::new(Place::nowhere(), What::Unreadable { reason }));
    if bytes.len() > limits.bytes {
        let refusal = balai_sheets::Refusal::TooLarge {
            bytes: bytes.len(),
            most: limits.bytes,
        };
        return Err(unreadable(refusal.to_string()));
    }
    let mut tables = match markdown::text_of(file_name, bytes) {
        Some(text) => markdown::read(text, limits)?,
        None => {
            let book = balai_sheets::read(file_name, bytes, limits)
                .map_err(|refusal| unreadable(refusal.to_string()))?;
            if is_workbook(bytes) {
                of_workbook(&book)?
            } else {
                of_text(&book)?
            }
        }
    };
    tables.stem = stem(file_name);
    Ok(tables)
}

fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

fn stem(file_name: &str) -> Option<String> {
    let base = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = match base.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => base,
    };
    (!stem.is_empty()).then(|| stem.to_owned())
}

fn of_workbook(book: &Book) -> Result<Tables, Box<Fault>> {
    let mut tables = Tables::default();
    let alone = book.sheets.len() == 1;
    for sheet in &book.sheets {
        tables.names.push(sheet.name.clone());
        let lower = sheet.name.to_lowercase();
        let name = match SHEETS.contains(&lower.as_str()) {
            true => lower,
            // A workbook of one sheet is a survey, whatever the tab says.
            false if alone => "survey".to_owned(),
            false => continue,
        };
        let (table, warning) = of_sheet(name, sheet)?;
        tables.warnings.extend(warning);
        tables.tables.push(table);
    }
    Ok(tables)
}

/// A sheet's first row as headings, the rest under them; a warning where rows were left out.
fn of_sheet(name: String, sheet: &Sheet) -> Result<(Table, Option<Fault>), Box<Fault>> {
    let mut headings: Vec<(usize, String)> = Vec::new();
    for (column, cell) in sheet
        .row(1)
        .map(|row| row.cells.as_slice())
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let text = one_blank(&text_of(cell));
        if text.is_empty() {
            continue;
        }
        if let Some((other, _)) = headings.iter().find(|(_, heading)| *heading == text) {
            let what = What::HeadingTwice {
                heading: text.clone(),
                other: balai_sheets::column_name(*other),
            };
            return Err(Box::new(Fault::new(Place::heading(&name, column, &text), what)));
        }
        headings.push((column, text));
    }
    let mut rows = Vec::new();
    let mut last = 1;
    let mut warning = None;
    for row in sheet.rows.iter().filter(|row| row.number > 1) {
        let cells: Vec<(usize, String)> = headings
            .iter()
            .enumerate()
            .filter_map(|(at, (column, _))| {
                let text = text_of(row.cells.get(*column)?);
                (!text.is_empty()).then_some((at, text))
            })
            .collect();
        if cells.is_empty() {
            continue;
        }
        if row.number - last > GAP + 1 {
            let what = What::RowsAfterGap {
                row: row.number.to_string(),
            };
            warning = Some(Fault::new(Place::row(&name, row.number), what));
            break;
        }
        last = row.number;
        rows.push(TableRow {
            number: row.number,
            cells,
        });
    }
    Ok((Table { name, headings, rows }, warning))
}

/// Separated text: the first column names the sheets, or the whole is a survey whose
/// headings stand in its first row.
fn of_text(book: &Book) -> Result<Tables, Box<Fault>> {
    let Some(sheet) = book.sheets.first() else {
        return Ok(Tables::default());
    };
    let first: Vec<String> = sheet
        .rows
        .first()
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| text_of(cell).to_lowercase())
                .collect()
        })
        .unwrap_or_default();
    if first.iter().any(|text| text == "type") && first.iter().any(|text| text == "name") {
        let mut shifted = sheet.clone();
        for (at, row) in shifted.rows.iter_mut().enumerate() {
            row.number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        }
        let (table, _) = of_sheet("survey".to_owned(), &shifted)?;
        return Ok(Tables {
            names: vec!["survey".to_owned()],
            tables: vec![table],
            ..Tables::default()
        });
    }
    let lines = sheet.rows.iter().map(|row| {
        let mut cells = row
            .cells
            .iter()
            .map(|cell| Some(text_of(cell)).filter(|text| !text.is_empty()));
        let sheet = cells.next().flatten();
        (sheet, cells.collect::<Vec<_>>())
    });
    Ok(of_lines(lines))
}

/// Tables from lines whose first cell, where it is filled, begins the sheet of that name.
fn of_lines(lines: impl Iterator<Item = (Option<String>, Vec<Option<String>>)>) -> Tables {
    let mut tables = Tables::default();
    let mut all: Vec<Table> = Vec::new();
    let mut has_headings = false;
    let mut number = 1;
    for (sheet, cells) in lines {
        if let Some(sheet) = sheet {
            let name = sheet.to_lowercase();
            tables.names.push(sheet);
            all.push(Table {
                name,
                ..Table::default()
            });
            has_headings = false;
            number = 1;
        }
        let Some(table) = all.last_mut() else { continue };
        if cells.iter().all(Option::is_none) {
            continue;
        }
        if !has_headings {
            let headings = cells.into_iter().enumerate();
            table.headings = headings.filter_map(|(at, text)| Some((at + 1, text?))).collect();
            has_headings = true;
            continue;
        }
        number += 1;
        let filled: Vec<(usize, String)> = table
            .headings
            .iter()
            .enumerate()
            .filter_map(|(at, (column, _))| Some((at, cells.get(column - 1)?.clone()?)))
            .collect();
        table.rows.push(TableRow {
            number,
            cells: filled,
        });
    }
    let alone = all.len() == 1;
    for mut table in all {
        if alone && !SHEETS.contains(&table.name.as_str()) {
            table.name = "survey".to_owned();
        }
        if SHEETS.contains(&table.name.as_str()) {
            // A sheet that is begun twice counts as it stands the second time.
            tables.tables.retain(|other| other.name != table.name);
            tables.tables.push(table);
        }
    }
    tables
}

/// A cell as forms mean it: whole numbers without a point, truths as `TRUE`, no
/// surrounding blanks, no blanks that do not break.
fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Error(text) => text.replace('\u{a0}', " ").trim().to_owned(),
        Cell::Number(number) | Cell::Percent(number) => number.to_string(),
        Cell::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Date(at) => day_and_time(*at),
    }
}

fn day_and_time(at: DateTime) -> String {
    let shape = match at.subsec_nanosecond() {
        0 => "%Y-%m-%d %H:%M:%S",
        _ => "%Y-%m-%d %H:%M:%S%.6f",
    };
    at.strftime(shape).to_string()
}

/// Runs of blanks as one, none around.
fn one_blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}
