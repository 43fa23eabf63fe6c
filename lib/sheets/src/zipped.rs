//! Zipped workbooks: which kind, and whether it is safe to unpack.
use crate::{Book, Limits, Refusal, docx, ods, xlsx};
use std::io::{Cursor, Read};
use zip::{ZipArchive, result::ZipError};

/// Up to this size unpacked no ratio is asked: small sheets of equal rows shrink well.
const HARMLESS: u64 = 16 << 20;

/// Bytes of `<si/>`, the shortest shared text.
const SHORTEST_TEXT: u64 = 5;

pub(crate) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a zipped workbook of either family.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    if archive.len() > limits.parts {
        return Err(Refusal::Bomb);
    }
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(|name| name.to_lowercase()))
        .collect::<Result<_, _>>()
        .map_err(refusal)?;
    let has = |name: &str| names.iter().any(|n| n == name);
    let within = |folder: &str| names.iter().any(|n| n.starts_with(folder));
    // A document's reader unpacks only the text, whatever pictures lie beside it.
    if within("word/") && !within("xl/") {
        return docx::read(bytes, limits);
    }
    weigh(&mut archive, bytes.len() as u64, limits)?;
    match () {
        () if has("xl/workbook.bin") => {
            Err(Refusal::WrongType("a binary workbook (.xlsb); save it as .xlsx"))
        }
        () if within("xl/") => xlsx::read(bytes, limits),
        () if within("ppt/") => Err(Refusal::WrongType("a PowerPoint presentation")),
        () if has("content.xml") && is_calc(&mut archive) => ods::read(&mut archive, limits),
        () if has("mimetype") => Err(Refusal::WrongType("an OpenDocument text or an e-book")),
        () if has("[content_types].xml") => xlsx::read(bytes, limits),
        () => Err(Refusal::WrongType("a zip archive of other files")),
    }
}

fn is_calc(archive: &mut Archive<'_>) -> bool {
    let mut kind = String::new();
    archive
        .by_name("mimetype")
        .is_ok_and(|part| part.take(100).read_to_string(&mut kind).is_ok())
        && kind.starts_with("application/vnd.oasis.opendocument.spreadsheet")
}

/// Adds up what the parts say they unpack to, then what they really do, without
/// keeping any of it: an archive can lie about the first.
fn weigh(archive: &mut Archive<'_>, packed: u64, limits: &Limits) -> Result<(), Refusal> {
    let most = limits
        .unpacked
        .min(HARMLESS.max(packed.saturating_mul(limits.ratio)));
    let mut declared = 0u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(refusal)?;
        if part.encrypted() {
            return Err(Refusal::Password);
        }
        declared = declared.saturating_add(part.size());
    }
    if declared > most {
        return Err(Refusal::Bomb);
    }
    let mut left = most;
    let mut block = vec![0; 64 << 10];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(refusal)?;
        let strings = part
            .name()
            .map_err(refusal)?
            .to_lowercase()
            .ends_with("sharedstrings.xml");
        let mut seen = Vec::new();
        loop {
            let n = part.read(&mut block).map_err(Refusal::damaged)?;
            if n == 0 {
                break;
            }
            left = left.checked_sub(n as u64).ok_or(Refusal::Bomb)?;
            if strings {
                seen.extend(block[..n].iter().filter(|byte| **byte != 0));
            }
        }
        if strings {
            let promised = promised(&seen);
            if promised > seen.len() as u64 / SHORTEST_TEXT {
                return Err(Refusal::damaged("it promises more texts than it holds"));
            }
            if promised > limits.cells as u64 {
                return Err(Refusal::TooManyCells(limits.cells));
            }
        }
    }
    Ok(())
}

/// The largest count of shared texts a part promises. The parser reserves memory for
/// that many before it reads one; a false promise would end the whole program.
fn promised(part: &[u8]) -> u64 {
    const NAME: &[u8] = b"uniqueCount";
    part.windows(NAME.len())
        .enumerate()
        .filter(|(_, window)| *window == NAME)
        .filter_map(|(at, _)| {
            let rest = part[at + NAME.len()..].trim_ascii_start();
            let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
            let quoted = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'"))?;
            let digits: Vec<u8> = quoted
                .iter()
                .copied()
                .skip_while(|byte| !byte.is_ascii_digit())
                .take_while(u8::is_ascii_digit)
                .collect();
            let number = String::from_utf8(digits).ok()?;
            Some(number.parse().unwrap_or(u64::MAX))
        })
        .max()
        .unwrap_or(0)
}

pub(crate) fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Refusal::Password
        }
        other => Refusal::damaged(other),
    }
}
