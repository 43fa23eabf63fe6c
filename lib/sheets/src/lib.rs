//! Workbooks and tables as offices keep them, read into typed cells and written back.
//!
//! Bytes in, values out: no file is opened, no clock is read. What comes in is
//! taken as hostile: kind is told by content, sizes are bounded before anything is
//! unpacked, and a parser that panics becomes a [`Refusal`] with a sentence.
//!
//! - [`read`]: bytes of a workbook (xlsx, xlsm, ods, xls), a Word document (its tables) or a text table → [`Book`]
//! - [`read_text`], [`paste`]: separated text in any common encoding → [`Sheet`]
//! - [`pasted_table`]: markup of a clipboard → its table as separated text
//! - [`find_header`]: where the headings are, under title lines, in one row or two
//! - [`to_xlsx`], [`to_docx`], [`to_csv`]: a [`Table`] → bytes that are safe to open; [`to_book`]: several
mod book;
mod cfb;
mod docx;
mod export;
mod header;
mod html;
mod kind;
mod ods;
mod refusal;
mod text;
mod xls;
mod xlsx;
mod zipped;

pub use book::{Book, Cell, Merged, Note, Row, Sheet, cell_name, column_name};
pub use export::{ExportError, Out, Paper, Table, to_book, to_csv, to_docx, to_xlsx};
pub use header::{Header, find_header};
pub use html::pasted_table;
pub use refusal::{Limits, Refusal};
pub use text::{paste, read_text};

use kind::Kind;

/// Reads a workbook, the tables of a Word document or a text table.
///
/// `file_name` only names the sheet of a text table; what the file is, its content
/// tells. `limits` bounds what it may cost.
///
/// # Errors
/// A [`Refusal`], whose text is a sentence for the person who sent the file.
pub fn read(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Book, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge {
            bytes: bytes.len(),
            most: limits.bytes,
        });
    }
    let book = guarded(|| match kind::of(bytes)? {
        Kind::Zip => zipped::read(bytes, limits),
        Kind::Compound => xls::read(bytes, limits),
        Kind::Text => {
            let mut sheet = text::read_bounded(bytes, limits)?;
            sheet.name = stem(file_name).to_owned();
            Ok(Book { sheets: vec![sheet] })
        }
    })?;
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Refusal::NothingInside);
    }
    Ok(book)
}

/// The parsers are other people's and meet hostile files: a panic in one is the
/// file's fault, and must not end more than this reading.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Refusal::damaged("its parts contradict one another")))
}

fn stem(file_name: &str) -> &str {
    let base = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    match base.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => base,
    }
}
