//! Forms written as Markdown tables: the first column names the sheet.
use balai_sheets::Limits;

use super::{Tables, of_lines};
use crate::fault::{Fault, Place, What};

/// Bars in the first 5,000 bytes that make a text a Markdown table.
const BARS: usize = 5;

/// The text, if it is a Markdown table by its ending or by its looks.
pub(super) fn text_of<'a>(file_name: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let named = file_name.to_ascii_lowercase().ends_with(".md");
    let bars = text.bytes().take(5_000).filter(|byte| *byte == b'|').count();
    let barred = text
        .lines()
        .take(100)
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .is_some_and(|line| line.trim_start().starts_with('|'));
    (bars >= BARS && (named || barred)).then_some(text)
}

/// Reads the tables.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Tables, Box<Fault>> {
    let mut cells = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let Some(row) = row(line) else { continue };
        cells += row.1.len();
        let refusal = match () {
            () if lines.len() >= limits.rows => balai_sheets::Refusal::TooManyRows(limits.rows),
            () if cells > limits.cells => balai_sheets::Refusal::TooManyCells(limits.cells),
            () => {
                lines.push(row);
                continue;
            }
        };
        let what = What::Unreadable {
            reason: refusal.to_string(),
        };
        return Err(Box::new(Fault::new(Place::nowhere(), what)));
    }
    Ok(of_lines(lines.into_iter()))
}

/// A line between bars: its first cell and the others; none for comments, rules and prose.
fn row(line: &str) -> Option<(Option<String>, Vec<Option<String>>)> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    // What follows the last bar after a number sign is a remark.
    let line = match (line.rfind('#'), line.rfind('|')) {
        (Some(mark), Some(bar)) if mark > bar => line.get(..mark).unwrap_or(line),
        _ => line,
    };
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.get(..inner.rfind('|')?)?;
    if !inner.is_empty() && inner.chars().all(|c| matches!(c, '|' | '-')) {
        return None;
    }
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => {
                chars.next();
                cell.push('|');
            }
            '|' => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    let mut cells = cells.into_iter().map(|cell| {
        let cell = cell.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    });
    let first = cells.next().flatten();
    Some((first, cells.collect()))
}
