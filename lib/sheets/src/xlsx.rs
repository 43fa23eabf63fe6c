//! Workbooks of Excel and its kin, streamed cell by cell.
use crate::book::Gather;
use crate::{Book, Cell, Limits, Merged, Note, Refusal, Sheet};
use calamine::{
    Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError,
};
use jiff::civil::{Date, DateTime, Time};
use std::io::Cursor;

/// Merged areas kept per sheet; header rows need a few.
const MERGES: usize = 10_000;

/// Cells of unknown kinds reported per sheet; more say nothing new.
const UNREAD: usize = 20;

/// Reads a workbook whose unpacked size has been checked.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Refusal> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let tabs: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
        .map(|tab| (tab.name.clone(), tab.visible != SheetVisible::Visible))
        .collect();
    if tabs.len() > limits.sheets {
        return Err(Refusal::TooManySheets(limits.sheets));
    }
    let mut book = Book::default();
    let mut left = limits.cells;
    for (name, hidden) in tabs {
        let limits = Limits {
            cells: left,
            ..limits.clone()
        };
        if let Some((mut sheet, held)) = sheet(&mut workbook, &name, &limits)? {
            left -= held.min(left);
            sheet.hidden = hidden;
            book.sheets.push(sheet);
        }
    }
    Ok(book)
}

/// A sheet and how many cells it holds; none for a chart that poses as a sheet.
fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
) -> Result<Option<(Sheet, usize)>, Refusal> {
    let mut gather = Gather::new(limits);
    let unread = match workbook.worksheet_cells_reader(name) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        cells => fill(&mut gather, cells.map_err(refusal)?)?,
    };
    let held = gather.held();
    let (rows, mut notes) = gather.finish();
    notes.extend(unread);
    let mut merged: Vec<Merged> = workbook
        .merge_cells_by_sheet_name(name)
        .map_err(refusal)?
        .into_iter()
        .map(|area| area_of(area.start, area.end))
        .collect();
    if merged.len() > MERGES {
        merged.truncate(MERGES);
        notes.push(Note::MergesCut { kept: MERGES });
    }
    let name = name.to_owned();
    let sheet = Sheet {
        name,
        hidden: false,
        rows,
        merged,
        notes,
    };
    Ok(Some((sheet, held)))
}

/// Gathers all cells; returns what could not be read.
fn fill(gather: &mut Gather<'_>, mut cells: XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<Vec<Note>, Refusal> {
    let mut unread = Vec::new();
    let mut near_row = 1;
    let percentages: Vec<bool> = cells.styles().iter().map(is_percentage).collect();
    loop {
        match cells.next_cell_with_style_id() {
            Ok(None) => return Ok(unread),
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                near_row = row.saturating_add(1);
                let value = match value(cell.get_value()) {
                    Cell::Number(part) if percentages.get(style) == Some(&true) => Cell::Percent(part),
                    other => other,
                };
                gather.put(near_row, column as usize, value)?;
            }
            // Newer failed formulas (#SPILL!) have marks the parser does not know.
            Err(XlsxError::CellError(found)) if unread.len() < UNREAD => {
                unread.push(Note::CellUnread { near_row, found });
            }
            Err(XlsxError::CellError(_)) => {}
            Err(other) => return Err(refusal(other)),
        }
    }
}

/// Whether numbers of a style are shown in hundredths: a percent sign in the format that
/// is no quoted or escaped letter.
fn is_percentage(style: &Style) -> bool {
    let Some(format) = &style.number_format else {
        return false;
    };
    let mut quoted = false;
    let mut before = ' ';
    for c in format.format_code.chars() {
        match c {
            '"' if before != '\\' => quoted = !quoted,
            '%' if !quoted && before != '\\' => return true,
            // Other sections are for numbers below nothing.
            ';' if !quoted => return false,
            _ => {}
        }
        before = c;
    }
    false
}

/// A merged area from corners whose rows and columns count from 0.
pub(crate) fn area_of(start: (u32, u32), end: (u32, u32)) -> Merged {
    Merged {
        top: start.0.saturating_add(1),
        bottom: end.0.saturating_add(1),
        left: start.1 as usize,
        right: end.1 as usize,
    }
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        other => owned(Data::from(other.clone())),
    }
}

/// A parsed value as a cell; what claims to be a date and is none stays what it was.
pub(crate) fn owned(data: Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::String(text) => Cell::Text(text),
        Data::Bool(yes) => Cell::Bool(yes),
        Data::Error(mark) => Cell::Error(mark.to_string()),
        Data::DateTime(at) => date(&at),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => Cell::Text(text),
    }
}

/// A date written as ISO 8601, or the text it is.
pub(crate) fn iso(text: String) -> Cell {
    let at = text
        .parse::<DateTime>()
        .or_else(|_| text.parse::<Date>().map(|day| day.at(0, 0, 0, 0)));
    at.map_or(Cell::Text(text), Cell::Date)
}

/// A serial number shown as a date. Below one day it is a time of day.
fn date(at: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let time = Time::new(
        hour as i8,
        minute as i8,
        second as i8,
        i32::from(milli) * 1_000_000,
    );
    match time {
        Ok(time) if at.is_datetime() && (0.0..1.0).contains(&at.as_f64()) => {
            Cell::Text(time.strftime("%H:%M").to_string())
        }
        Ok(time) if at.is_datetime() && at.as_f64() >= 1.0 => Date::new(year as i16, month as i8, day as i8)
            .map_or(Cell::Number(at.as_f64()), |date| {
                Cell::Date(date.to_datetime(time))
            }),
        _ => Cell::Number(at.as_f64()),
    }
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Password,
        other => Refusal::damaged(other),
    }
}
