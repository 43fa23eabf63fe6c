//! Documents written (ECMA-376, transitional), the same draft always as the same bytes.
mod body;
mod draft;
mod picture;
mod still;

pub use draft::{Cards, Draft, Grid, Line, Piece, Shown};

use std::io::{Cursor, Write};
use thiserror::Error;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Why a document was not written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A document without a title.
    #[error("The document has no title, by which a screen reader announces it. Give it one.")]
    NoTitle,
    /// A picture without alternative text.
    #[error(
        "Picture number {0} has no alternative text. Say in a sentence what it shows, for whoever does not see it."
    )]
    NoDescription(usize),
    /// A picture that is neither PNG nor JPEG, or is cut off.
    #[error("Picture number {0} is no whole PNG or JPEG file. Save it as one of them and give it again.")]
    NoPicture(usize),
    /// More columns than Word shows.
    #[error("A table has {0} columns; Word shows at most 63. Leave some out, or take it as a workbook.")]
    TooWide(usize),
    /// The packer failed.
    #[error("The document could not be packed ({0}). Make it smaller and try again.")]
    Packing(#[from] ZipError),
    /// The packer could not write.
    #[error("The document could not be packed ({0}). Make it smaller and try again.")]
    Writing(#[from] std::io::Error),
}

/// Writes a document: tagged with its languages, headings as headings, rows of headings
/// repeated on each page, no rows broken between pages. The same draft gives the same bytes.
///
/// # Errors
/// [`WriteError`]: no title, a picture without a description or of another format, a table
/// with more than 63 columns.
pub fn write(draft: &Draft) -> Result<Vec<u8>, WriteError> {
    if draft.title.trim().is_empty() {
        return Err(WriteError::NoTitle);
    }
    let body = body::written(draft)?;
    let mut packing = Packing(ZipWriter::new(Cursor::new(Vec::new())));
    packing.text("[Content_Types].xml", &still::content_types())?;
    packing.text("_rels/.rels", still::PACKAGE_RELATIONS)?;
    packing.text("docProps/core.xml", &still::properties(draft))?;
    packing.text("word/document.xml", &body.document)?;
    packing.text("word/_rels/document.xml.rels", &still::relations(&body.media))?;
    packing.text("word/styles.xml", &still::styles(draft))?;
    packing.text("word/numbering.xml", &still::numbering(&body.lists))?;
    packing.text("word/settings.xml", still::SETTINGS)?;
    packing.text("word/header1.xml", &body::header(draft))?;
    packing.text("word/footer1.xml", &body::footer(draft))?;
    for (name, bytes) in &body.media {
        // Pictures are packed already.
        packing.bytes(&format!("word/media/{name}"), bytes, CompressionMethod::Stored)?;
    }
    Ok(packing.0.finish()?.into_inner())
}

struct Packing(ZipWriter<Cursor<Vec<u8>>>);

impl Packing {
    fn text(&mut self, name: &str, text: &str) -> Result<(), WriteError> {
        self.bytes(name, text.as_bytes(), CompressionMethod::Deflated)
    }

    fn bytes(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), WriteError> {
        // A fixed day: when the document was made is not this library's to know.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(bytes)?)
    }
}

/// Text for XML: marks escaped, what XML 1.0 cannot hold (2.2, Characters) left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A run's text as elements: `w:t`, with breaks and tabs between.
pub(crate) fn run_text(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
        let plain = escaped(&rest[..end]);
        if !plain.is_empty() {
            out.push_str("<w:t xml:space=\"preserve\">");
            out.push_str(&plain);
            out.push_str("</w:t>");
        }
        match rest[end..].chars().next() {
            Some('\n') => out.push_str("<w:br/>"),
            Some(_) => out.push_str("<w:tab/>"),
            None => break,
        }
        rest = &rest[end + 1..];
    }
    out
}
