//! The publication itself, kept as a file: a PDF, or what office programs write.

mod store;
pub mod web;

pub use store::{follow, of};

use balai_kernel::{Error, Result, file::FileRow};

/// What is taken, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its media type.
    pub media_type: &'static str,
    /// The ending of its name.
    pub ending: &'static str,
    /// What people call it.
    pub name: &'static str,
}

const PDF: Kind = Kind {
    media_type: "application/pdf",
    ending: "pdf",
    name: "PDF",
};

/// What lies in a ZIP archive, told by the name of a file that every such document has.
const ZIPPED: [(&str, Kind); 4] = [
    (
        "word/document.xml",
        Kind {
            media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ending: "docx",
            name: "Word",
        },
    ),
    (
        "ppt/presentation.xml",
        Kind {
            media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ending: "pptx",
            name: "PowerPoint",
        },
    ),
    (
        "xl/workbook.xml",
        Kind {
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ending: "xlsx",
            name: "Excel",
        },
    ),
    (
        "mimetypeapplication/epub+zip",
        Kind {
            media_type: "application/epub+zip",
            ending: "epub",
            name: "EPUB",
        },
    ),
];

/// Programs inside a document run on the reader's machine: such a document is not taken.
const MACROS: &str = "vbaProject.bin";

impl Kind {
    /// What these bytes are, whatever their name says.
    ///
    /// # Errors
    /// [`Error::Refused`] for anything else than a PDF, a Word, PowerPoint or Excel
    /// document without macros, or an EPUB.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Ok(PDF);
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(Error::refused("publication-file-kind"));
        }
        if holds(bytes, MACROS) {
            return Err(Error::refused("publication-file-macros"));
        }
        ZIPPED
            .iter()
            .find(|(sign, _)| holds(bytes, sign))
            .map(|(_, kind)| *kind)
            .ok_or(Error::refused("publication-file-kind"))
    }

    /// The kind of a file that was kept.
    pub fn of_row(row: &FileRow) -> Self {
        ZIPPED
            .iter()
            .map(|(_, kind)| *kind)
            .find(|kind| kind.media_type == row.media_type)
            .unwrap_or(PDF)
    }
}

/// Whether a text stands among the bytes: names in a ZIP archive are not compressed.
fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(name: &str) -> Vec<u8> {
        [b"PK\x03\x04".as_slice(), b"[Content_Types].xml", name.as_bytes()].concat()
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        for (bytes, ending) in [
            (b"%PDF-1.7 ...".to_vec(), "pdf"),
            (zip("word/document.xml"), "docx"),
            (zip("ppt/presentation.xml"), "pptx"),
            (zip("xl/workbook.xml"), "xlsx"),
            (zip("mimetypeapplication/epub+zip"), "epub"),
        ] {
            assert_eq!(Kind::of(&bytes).unwrap().ending, ending);
        }
    }

    #[test]
    fn what_could_run_on_a_readers_machine_is_not_taken() {
        for bytes in [
            b"".to_vec(),
            b"MZ\x90\x00".to_vec(),
            b"<html><script>alert(1)</script>%PDF-".to_vec(),
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            zip("word/document.xml word/vbaProject.bin"),
            zip("readme.txt"),
        ] {
            assert!(Kind::of(&bytes).is_err(), "{bytes:?}");
        }
    }
}
