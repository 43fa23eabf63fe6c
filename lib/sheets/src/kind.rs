//! What a file is, told by its first bytes and never by its name.
use crate::Refusal;

/// The three families that can hold a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A zip archive: xlsx, xlsm, ods, docx, or something that is none of them.
    Zip,
    /// An OLE2 compound file: xls, an encrypted workbook, or an old document.
    Compound,
    /// Text, in whatever encoding.
    Text,
}

/// Signatures of what people send by mistake.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MZ\x90\0", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
];

/// Openings of marked-up text, after blanks, in lower case.
const MARKUP: &[(&[u8], &str)] = &[
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<head", "a web page (HTML)"),
    (b"<body", "a web page (HTML)"),
    (b"<table", "a web page (HTML)"),
    (b"<svg", "an SVG picture"),
    (b"<?xml", "an XML file"),
];

/// Tells the family, or refuses what is no table.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Kind::Compound);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(Refusal::WrongType("a WebP picture"));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Err(Refusal::WrongType(what));
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let opening: Vec<u8> = body
        .trim_ascii_start()
        .iter()
        .filter(|byte| **byte != 0)
        .take(32)
        .map(u8::to_ascii_lowercase)
        .collect();
    if let Some((_, what)) = MARKUP.iter().find(|(sign, _)| opening.starts_with(sign)) {
        return Err(Refusal::WrongType(what));
    }
    if looks_binary(bytes) {
        return Err(Refusal::WrongType("a file of an unknown kind"));
    }
    Ok(Kind::Text)
}

/// Text has few control characters; NULs alone may be UTF-16 or a sloppy export.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(65_536)];
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let strange = head
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=25 | 27..=31 | 127))
        .count();
    strange * 20 > head.len()
}
