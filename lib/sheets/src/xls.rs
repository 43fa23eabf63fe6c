//! Workbooks of Excel 97 to 2003, and the wrapper around encrypted ones.
use crate::book::Gather;
use crate::cfb::{Compound, u16_at, u32_at};
use crate::{Book, Limits, Refusal, Sheet, xlsx};
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// Reads a compound file that holds a workbook.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Refusal> {
    let broken = || Refusal::damaged("its table of contents does not hold together");
    let file = Compound::open(bytes).ok_or_else(broken)?;
    if file.has("EncryptedPackage") {
        return Err(Refusal::Password);
    }
    if file.has("WordDocument") {
        return Err(Refusal::WrongType("a Word document"));
    }
    if file.has("PowerPoint Document") {
        return Err(Refusal::WrongType("a PowerPoint presentation"));
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
    let name = name.ok_or(Refusal::WrongType("an old office file without a workbook"))?;
    let stream = file.stream(name).ok_or_else(broken)?;
    check_extent(&stream, limits)?;

    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refusal)?;
    let tabs: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|tab| tab.typ == SheetType::WorkSheet)
        .cloned()
        .collect();
    if tabs.len() > limits.sheets {
        return Err(Refusal::TooManySheets(limits.sheets));
    }
    let mut book = Book::default();
    for tab in tabs {
        let range = workbook.worksheet_range(&tab.name).map_err(refusal)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut gather = Gather::new(limits);
        for (row, column, value) in range.used_cells() {
            let number = top.saturating_add(1).saturating_add(row as u32);
            gather.put(number, left as usize + column, xlsx::owned(value.clone()))?;
        }
        let merged = workbook
            .merge_cells_by_sheet_name(&tab.name)
            .map_err(refusal)?
            .into_iter()
            .map(|area| xlsx::area_of(area.start, area.end))
            .collect();
        let (rows, notes) = gather.finish();
        book.sheets.push(Sheet {
            name: tab.name,
            hidden: tab.visible != SheetVisible::Visible,
            rows,
            merged,
            notes,
        });
    }
    Ok(book)
}

fn refusal(error: XlsError) -> Refusal {
    match error {
        XlsError::Password => Refusal::Password,
        other => Refusal::damaged(other),
    }
}

// Record types of [MS-XLS] that are looked at here.
const SHEET_OF_BOOK: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const STRING: u16 = 0x0207;
const CELLS: [u16; 8] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00bd, 0x00d6, 0x00fd];

/// The parser lays each sheet out as a full rectangle around its cells, whose corners a
/// hostile file chooses; so the corners are looked at first.
fn check_extent(stream: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut cells = 0u64; // of all sheets, several of which may point to the same place
    for (_, data) in records(stream).filter(|(kind, _)| *kind == SHEET_OF_BOOK) {
        let start = u32_at(data, 0).unwrap_or_default() as usize;
        let sheet = stream
            .get(start..)
            .ok_or_else(|| Refusal::damaged("a sheet lies outside the file"))?;
        cells = cells.saturating_add(extent(sheet));
        if cells > limits.cells as u64 {
            return Err(Refusal::TooManyCells(limits.cells));
        }
    }
    Ok(())
}

/// Cells of the rectangle around a sheet's cells, or of the one it claims, if larger.
fn extent(sheet: &[u8]) -> u64 {
    let (mut rows, mut columns) = (Span::default(), Span::default());
    let mut claimed = 0u64;
    let mut depth = 0u32;
    for (kind, data) in records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => claimed = claimed.max(claim(data)),
            STRING => {
                rows.take(0);
                columns.take(0);
            }
            kind if CELLS.contains(&kind) => {
                rows.take(u16_at(data, 0).unwrap_or_default());
                columns.take(u16_at(data, 2).unwrap_or_default());
                if kind == 0x00bd {
                    let last = data.len().saturating_sub(2);
                    columns.take(u16_at(data, last).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    claimed.max(rows.len() * columns.len())
}

fn claim(data: &[u8]) -> u64 {
    let long = data.len() >= 14;
    let (first_row, past_row, at) = if long {
        (u32_at(data, 0), u32_at(data, 4), 8)
    } else {
        let short = |at| u16_at(data, at).map(u32::from);
        (short(0), short(2), 4)
    };
    let (Some(first), Some(past)) = (first_row, past_row) else {
        return 0;
    };
    // Turned-round corners would be subtracted below zero by the parser.
    if past > 0 && first >= past {
        return u64::MAX;
    }
    let columns = u64::from(u16_at(data, at + 2).unwrap_or_default());
    u64::from(past - first) * columns
}

#[derive(Default)]
struct Span(Option<(u16, u16)>);

impl Span {
    fn take(&mut self, n: u16) {
        let (low, high) = self.0.unwrap_or((n, n));
        self.0 = Some((low.min(n), high.max(n)));
    }

    fn len(&self) -> u64 {
        self.0
            .map_or(0, |(low, high)| u64::from(high) - u64::from(low) + 1)
    }
}

fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    })
}
