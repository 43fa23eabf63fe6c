//! Tables of a Word document as sheets: offices keep lists of participants in them.
use crate::book::Gather;
use crate::{Book, Cell, Limits, Merged, Note, Refusal, Sheet};
use balai_docx::{Block, Document, Table, TableCell};

/// Characters of a line before a table that name its sheet.
const NAME: usize = 60;

/// Merged areas kept per sheet.
const MERGES: usize = 10_000;

/// Reads the tables of a document that have at least two rows; one within a cell is a sheet
/// of its own, after the one around it. Tracked changes are read as accepted.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Refusal> {
    let within = balai_docx::Limits {
        bytes: limits.bytes,
        unpacked: limits.unpacked,
        ratio: limits.ratio,
        parts: limits.parts,
        cells: limits.cells,
        ..balai_docx::Limits::default()
    };
    let document = balai_docx::read(bytes, &within).map_err(|refusal| refused(refusal, limits))?;
    let mut tables = Vec::new();
    named(&document.blocks, &mut String::new(), &mut tables);
    tables.retain(|(_, table)| table.rows.len() > 1);
    if tables.is_empty() {
        return Err(Refusal::NoTable);
    }
    if tables.len() > limits.sheets {
        return Err(Refusal::TooManySheets(limits.sheets));
    }
    let mut book = Book::default();
    let mut left = limits.cells;
    for (name, table) in tables {
        let limits = Limits {
            cells: left,
            ..limits.clone()
        };
        let (mut sheet, held) = sheet(table, &limits)?;
        left -= held.min(left);
        sheet.name = unlike(name, &book);
        if book.sheets.is_empty() {
            sheet.notes.extend(changed(&document));
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The tables in order, each with the last line before it, which is its title or heading.
fn named<'a>(blocks: &'a [Block], line: &mut String, tables: &mut Vec<(String, &'a Table)>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text();
                if !text.trim().is_empty() {
                    text.trim().clone_into(line);
                }
            }
            Block::Table(table) => {
                tables.push((line.chars().take(NAME).collect(), table));
                // A line names one table, and cells name none.
                line.clear();
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let inner = cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
                    if inner {
                        named(&cell.blocks, &mut String::new(), tables);
                    }
                }
            }
        }
    }
}

/// A name that no sheet of the book has; without one its number.
fn unlike(name: String, book: &Book) -> String {
    let number = book.sheets.len() + 1;
    match name.is_empty() || book.sheets.iter().any(|sheet| sheet.name == name) {
        true => format!("{name} {number}").trim().to_owned(),
        false => name,
    }
}

fn sheet(table: &Table, limits: &Limits) -> Result<(Sheet, usize), Refusal> {
    let mut gather = Gather::new(limits);
    let mut merged = Vec::new();
    for (number, row) in (1u32..).zip(&table.rows) {
        // What a change takes away keeps its number, so that rows are found again in Word.
        if row.deleted {
            continue;
        }
        for cell in row.cells.iter().filter(|cell| !cell.covered) {
            gather.put(number, cell.column, Cell::Text(cell.text()))?;
            if merged.len() < MERGES {
                merged.extend(area(number, cell));
            }
        }
    }
    let held = gather.held();
    let (rows, notes) = gather.finish();
    let sheet = Sheet {
        rows,
        merged,
        notes,
        ..Sheet::default()
    };
    Ok((sheet, held))
}

fn area(number: u32, cell: &TableCell) -> Option<Merged> {
    let many = cell.columns > 1 || cell.rows > 1;
    many.then(|| Merged {
        top: number,
        bottom: number.saturating_add(u32::try_from(cell.rows).unwrap_or(u32::MAX) - 1),
        left: cell.column,
        right: cell.column + cell.columns - 1,
    })
}

fn changed(document: &Document) -> Option<Note> {
    let changes = document.changes.len();
    (changes > 0).then_some(Note::ChangesTaken { changes })
}

fn refused(refusal: balai_docx::Refusal, limits: &Limits) -> Refusal {
    use balai_docx::Refusal as Of;
    match refusal {
        Of::Empty => Refusal::Empty,
        Of::Damaged(why) => Refusal::Damaged(why),
        Of::Password => Refusal::Password,
        Of::Bomb | Of::Entities(_) => Refusal::Bomb,
        Of::TooMany { what: "cells", .. } => Refusal::TooManyCells(limits.cells),
        other => Refusal::Document(other.to_string()),
    }
}
