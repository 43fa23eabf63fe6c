//! OpenDocument sheets, streamed. A file of a few hundred bytes may claim a million
//! repeated rows; they are unrolled only where filled, and counted while unrolling.
use crate::book::Gather;
use crate::zipped::{Archive, refusal};
use crate::{Book, Cell, Limits, Merged, Note, Refusal, Sheet, xlsx};
use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;
const MERGES: usize = 10_000;

/// Reads a workbook whose unpacked size has been checked.
pub(crate) fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Book, Refusal> {
    let mut manifest = Vec::new();
    if let Ok(mut part) = archive.by_name("META-INF/manifest.xml") {
        part.read_to_end(&mut manifest).map_err(Refusal::damaged)?;
    }
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(Refusal::Password);
    }
    let content = archive.by_name("content.xml").map_err(refusal)?;
    let mut reading = Reading {
        xml: Reader::from_reader(BufReader::new(content)),
        limits,
        left: limits.cells,
    };
    reading.xml.config_mut().expand_empty_elements = true;
    reading.book()
}

struct Reading<'a, R: BufRead> {
    xml: Reader<R>,
    limits: &'a Limits,
    left: usize,
}

impl<R: BufRead> Reading<'_, R> {
    fn next(&mut self) -> Result<Event<'static>, Refusal> {
        let mut buffer = Vec::new();
        let event = self.xml.read_event_into(&mut buffer);
        event.map(Event::into_owned).map_err(Refusal::damaged)
    }

    fn book(&mut self) -> Result<Book, Refusal> {
        let mut book = Book::default();
        let mut hidden_styles = HashSet::new();
        let mut style = String::new();
        loop {
            match self.next()? {
                Event::Eof => return Ok(book),
                Event::Start(e) => match e.name().as_ref() {
                    "style:style" => style = attribute(&e, "style:name").unwrap_or_default(),
                    "style:table-properties"
                        if attribute(&e, "table:display").as_deref() == Some("false") =>
                    {
                        hidden_styles.insert(style.clone());
                    }
                    "table:table" => {
                        if book.sheets.len() == self.limits.sheets {
                            return Err(Refusal::TooManySheets(self.limits.sheets));
                        }
                        let style = attribute(&e, "table:style-name");
                        let mut sheet = self.sheet()?;
                        sheet.name = attribute(&e, "table:name").unwrap_or_default();
                        sheet.hidden = style.is_some_and(|style| hidden_styles.contains(&style));
                        book.sheets.push(sheet);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn sheet(&mut self) -> Result<Sheet, Refusal> {
        let limits = Limits {
            cells: self.left,
            ..self.limits.clone()
        };
        let mut gather = Gather::new(&limits);
        let mut merged = Vec::new();
        let mut row = 1;
        loop {
            match self.next()? {
                Event::Start(e) if e.name().as_ref() == "table:table-row" => {
                    let repeated = count(&e, "table:number-rows-repeated", ROWS);
                    let cells = self.row(row, &mut merged)?;
                    if !cells.is_empty() {
                        for number in row..row.saturating_add(repeated).min(ROWS + 1) {
                            for (from, to, cell) in &cells {
                                for column in *from..*to {
                                    gather.put(number, column as usize, cell.clone())?;
                                }
                            }
                        }
                    }
                    row = row.saturating_add(repeated);
                }
                Event::End(e) if e.name().as_ref() == "table:table" => break,
                Event::Eof => return Err(Refusal::damaged("a sheet does not end")),
                _ => {}
            }
        }
        self.left -= gather.held().min(self.left);
        let (rows, mut notes) = gather.finish();
        if merged.len() > MERGES {
            merged.truncate(MERGES);
            notes.push(Note::MergesCut { kept: MERGES });
        }
        Ok(Sheet {
            rows,
            merged,
            notes,
            ..Sheet::default()
        })
    }

    /// The filled cells of a row, each with its columns from and up to.
    fn row(&mut self, row: u32, merged: &mut Vec<Merged>) -> Result<Vec<(u32, u32, Cell)>, Refusal> {
        let mut cells = Vec::new();
        let mut column = 0u32;
        loop {
            match self.next()? {
                Event::Start(e)
                    if matches!(e.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    let repeated = count(&e, "table:number-columns-repeated", COLUMNS);
                    let wide = count(&e, "table:number-columns-spanned", COLUMNS);
                    let high = count(&e, "table:number-rows-spanned", ROWS);
                    if (wide > 1 || high > 1) && merged.len() <= MERGES {
                        merged.push(Merged {
                            top: row,
                            bottom: row.saturating_add(high - 1),
                            left: column as usize,
                            right: (column.saturating_add(wide) - 1) as usize,
                        });
                    }
                    let cell = self.cell(&e)?;
                    let end = column.saturating_add(repeated).min(COLUMNS);
                    if !cell.is_blank() {
                        cells.push((column, end, cell));
                    }
                    column = end;
                }
                Event::End(e) if e.name().as_ref() == "table:table-row" => return Ok(cells),
                Event::Eof => return Err(Refusal::damaged("a row does not end")),
                _ => {}
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<Cell, Refusal> {
        let text = self.text(start.name().as_ref())?;
        if attribute(start, "calcext:value-type").as_deref() == Some("error") {
            return Ok(Cell::Error(text));
        }
        let cell = match attribute(start, "office:value-type").as_deref() {
            Some("percentage") => attribute(start, "office:value")
                .and_then(|value| value.parse().ok())
                .map(Cell::Percent),
            Some("float" | "currency") => attribute(start, "office:value")
                .and_then(|value| value.parse().ok())
                .map(Cell::Number),
            Some("date") => attribute(start, "office:date-value").map(xlsx::iso),
            Some("boolean") => {
                attribute(start, "office:boolean-value").map(|value| Cell::Bool(value == "true"))
            }
            _ => None,
        };
        Ok(cell.unwrap_or(Cell::Text(text)))
    }

    /// The paragraphs of a cell, without comments on it.
    fn text(&mut self, end: &str) -> Result<String, Refusal> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut comments = 0u32;
        let mut inside = false;
        loop {
            match self.next()? {
                Event::Start(e) => match e.name().as_ref() {
                    "office:annotation" => comments += 1,
                    "text:p" if comments == 0 => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        inside = true;
                    }
                    "text:s" if inside => text.push(' '),
                    "text:tab" if inside => text.push('\t'),
                    "text:line-break" if inside => text.push('\n'),
                    _ => {}
                },
                Event::Text(t) if inside && comments == 0 => text.push_str(&t.xml10_content()),
                Event::GeneralRef(e) if inside && comments == 0 => {
                    match e.resolve_char_ref() {
                        Ok(Some(c)) => text.push(c),
                        _ => text.push_str(resolve_predefined_entity(&e).unwrap_or_default()),
                    };
                }
                Event::End(e) if e.name().as_ref() == "office:annotation" => {
                    comments = comments.saturating_sub(1);
                }
                Event::End(e) if e.name().as_ref() == "text:p" && comments == 0 => inside = false,
                Event::End(e) if e.name().as_ref() == end => return Ok(text),
                Event::Eof => return Err(Refusal::damaged("a cell does not end")),
                _ => {}
            }
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    Some(found.normalized_value(Implicit1_0).ok()?.into_owned())
}

/// A count between 1 and `most`; 1 where none is given.
fn count(start: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    let number = attribute(start, name).and_then(|value| value.parse::<u64>().ok());
    number.unwrap_or(1).clamp(1, u64::from(most)) as u32
}
