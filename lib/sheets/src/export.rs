//! Tables written as workbooks and as text, safe to open in a spreadsheet program.
use balai_docx::{Draft, Grid, Line, WriteError};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use thiserror::Error;

/// A table to write.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Title of the workbook and, shortened, name of its sheet.
    pub title: String,
    /// Heading and width (in characters, at most 255) of each column.
    pub columns: Vec<(String, u16)>,
    /// Rows; cells beyond the columns are written too.
    pub rows: Vec<Vec<Out>>,
}

/// A value to write.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Out {
    /// Text, never taken as a formula.
    Text(String),
    /// A number; one that is not finite is written as an empty cell.
    Number(f64),
    /// A date, shown as `2024-06-05`.
    Date(Date),
    /// Nothing.
    #[default]
    Empty,
}

/// Why a workbook could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExportError {
    /// More rows or columns than a workbook holds.
    #[error(
        "The table has {rows} rows and {columns} columns; a workbook holds 1,048,575 and 16,384. Filter it, or take it as CSV."
    )]
    TooBig {
        /// Rows in the table.
        rows: usize,
        /// Columns in its widest row.
        columns: usize,
    },
    /// More rows than a document holds.
    #[error("The table has {0} rows; a document holds 10,000. Filter it, or take it as a workbook.")]
    TooLong(usize),
    /// The document could not be written, with its writer's sentence.
    #[error(transparent)]
    Document(#[from] WriteError),
    /// The writer failed.
    #[error("The workbook could not be written ({0}). Take the table as CSV.")]
    Writer(#[from] XlsxError),
}

/// Longest text in a cell of a workbook, in UTF-16 units.
const LONGEST: usize = 32_767;

/// Writes a workbook of one sheet: bold, frozen headings, dates as dates, every text as
/// text. The same table gives the same bytes.
///
/// # Errors
/// [`ExportError::TooBig`]; texts over 32,767 characters are cut and end in "…".
pub fn to_xlsx(table: &Table) -> Result<Vec<u8>, ExportError> {
    to_book(&table.title, std::slice::from_ref(table))
}

/// Writes a workbook of several sheets, each as [`to_xlsx`] writes one; its tab has the
/// table's title. The same tables give the same bytes.
///
/// # Errors
/// As [`to_xlsx`]; [`ExportError::Writer`] where two titles make one tab.
pub fn to_book(title: &str, tables: &[Table]) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    // A fixed day: when the table was made is not this library's to know.
    let properties = DocProperties::new()
        .set_title(title.chars().take(200).collect::<String>())
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for table in tables {
        write_sheet(workbook.add_worksheet(), table, &bold, &day)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(sheet: &mut Worksheet, table: &Table, bold: &Format, day: &Format) -> Result<(), ExportError> {
    let columns = table
        .rows
        .iter()
        .map(Vec::len)
        .chain([table.columns.len()])
        .max()
        .unwrap_or_default();
    let too_big = || ExportError::TooBig {
        rows: table.rows.len(),
        columns,
    };
    if table.rows.len() > 1_048_575 || columns > 16_384 {
        return Err(too_big());
    }
    sheet.set_name(sheet_name(&table.title))?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (heading, width)) in table.columns.iter().enumerate() {
        let column = u16::try_from(at).map_err(|_| too_big())?;
        sheet.set_column_width(column, f64::from((*width).clamp(1, 255)))?;
        sheet.write_string_with_format(0, column, short(heading), bold)?;
    }
    for (at, cells) in table.rows.iter().enumerate() {
        let row = u32::try_from(at + 1).map_err(|_| too_big())?;
        for (at, cell) in cells.iter().enumerate() {
            let column = u16::try_from(at).map_err(|_| too_big())?;
            match cell {
                Out::Empty => {}
                Out::Number(number) if !number.is_finite() => {}
                Out::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Out::Text(text) => {
                    sheet.write_string(row, column, short(text))?;
                }
                Out::Date(date) => match excel_day(*date) {
                    Some(at) => {
                        sheet.write_datetime_with_format(row, column, at, day)?;
                    }
                    None => {
                        sheet.write_string(row, column, date.to_string())?;
                    }
                },
            }
        }
    }
    Ok(())
}

/// Rows a document holds; more are for a workbook.
const LINES: usize = 10_000;

/// What stands around a table in a document.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// Language of all texts (BCP 47).
    pub language: &'a str,
    /// Lines between the title and the table.
    pub lines: &'a [String],
    /// The words around a page's number, such as `Page` 1 `of` 3.
    pub page: &'a str,
    /// The second of them.
    pub of: &'a str,
}

/// Writes a Word document of one table under its title: headings repeated on each page, rows
/// whole, laid across where there are more than five columns. The same table gives the same
/// bytes.
///
/// # Errors
/// [`ExportError::TooLong`] over 10,000 rows, [`ExportError::Document`] over 63 columns or
/// without a title.
pub fn to_docx(table: &Table, paper: &Paper<'_>) -> Result<Vec<u8>, ExportError> {
    if table.rows.len() > LINES {
        return Err(ExportError::TooLong(table.rows.len()));
    }
    let mut draft = Draft::new(table.title.as_str(), paper.language);
    if table.columns.len() > 5 {
        draft.landscape();
    }
    let line = |out: &Out| match out {
        Out::Empty => Line::default(),
        Out::Text(text) => Line::from(text.as_str()),
        Out::Number(number) if !number.is_finite() => Line::default(),
        Out::Number(number) => Line::from(number.to_string()),
        Out::Date(date) => Line::from(date.to_string()),
    };
    draft.title(table.title.as_str());
    for text in paper.lines {
        draft.paragraph(text.as_str());
    }
    draft.table(Grid {
        headings: table.columns.iter().map(|(heading, _)| heading.clone()).collect(),
        widths: table
            .columns
            .iter()
            .map(|(_, width)| f64::from((*width).max(5)))
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(line).collect())
            .collect(),
    });
    draft.page_numbers(format!("{} ", paper.page), format!(" {} ", paper.of), "");
    Ok(balai_docx::write(&draft)?)
}

/// Dates before March 1900 are counted differently by different programs: they go as text.
fn excel_day(date: Date) -> Option<ExcelDateTime> {
    if date < jiff::civil::date(1900, 3, 1) {
        return None;
    }
    ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
    .ok()
}

fn short(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 1; // for the ellipsis
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST
        })
        .collect();
    kept.push('…');
    kept
}

/// At most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, not a reserved name.
fn sheet_name(title: &str) -> String {
    let plain: String = title
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let mut name = String::new();
    for c in plain.trim().trim_matches('\'').chars() {
        if name.encode_utf16().count() + c.len_utf16() > 31 {
            break;
        }
        name.push(c);
    }
    let name = name.trim().trim_matches('\'').trim();
    match name {
        "" => "Table".to_owned(),
        name if name.eq_ignore_ascii_case("history") => "History of records".to_owned(),
        name => name.to_owned(),
    }
}

/// Writes separated text: UTF-8 with a mark (so that Excel shows accents), commas,
/// CRLF, every text in quotation marks. A text that a spreadsheet program would take as
/// a formula gets an apostrophe before it.
pub fn to_csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // Quoted text leaves no doubt which character separates.
        .quote_style(csv::QuoteStyle::NonNumeric)
        .flexible(true)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let headings = table.columns.iter().map(|(heading, _)| harmless(heading));
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(written).collect::<Vec<_>>());
    for record in std::iter::once(headings.collect::<Vec<_>>()).chain(rows) {
        // Writing into memory does not fail; a failure would only end the text early.
        if writer.write_record(&record).is_err() {
            break;
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn written(out: &Out) -> String {
    match out {
        Out::Empty => String::new(),
        Out::Text(text) => harmless(text),
        Out::Number(number) if number.is_finite() => number.to_string(),
        Out::Number(_) => String::new(),
        Out::Date(date) => date.to_string(),
    }
}

/// The openings that start a formula or slip past the cell's start (CWE-1236), also in
/// full width, which East Asian editions treat alike.
fn harmless(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{text}")
        }
        _ => text.to_owned(),
    }
}
