//! Documents of Word, read into paragraphs, tables, comments and changes.
//!
//! Bytes in, values out: no file is opened, nothing is fetched, no clock is read. The format
//! is ECMA-376 (ISO/IEC 29500), Office Open XML, in its transitional and its strict form.
//! What comes in is taken as hostile: sizes, depth and numbers are bounded ([`Limits`]),
//! macros are left out and said to be ([`LeftOut`]), nothing outside the file is followed,
//! definitions and entities are refused, and each [`Refusal`] is a sentence.
//!
//! - [`read`]: bytes of a document → [`Document`]; [`picture`]: one of its pictures
//! - [`Draft`], [`write`]: headings, lines, lists, tables, pictures → bytes that Word opens
//! - [`Template`]: an office's own document with fields, checked against an [`Offer`] and
//!   filled with [`Values`]
mod document;
mod package;
mod read;
mod refusal;
mod template;
mod write;
mod xml;

pub use document::{
    Block, Change, ChangeKind, ChangeOf, Comment, Document, LeftOut, ListPlace, Note, Paragraph, Picture,
    Run, Table, TableCell, TableRow,
};
pub use refusal::{Limits, Refusal};
pub use template::{Fault, FillError, Offer, Place, Template, TemplateRefusal, Values, Wrong};
pub use write::{Cards, Draft, Grid, Line, Piece, Shown, WriteError, write};

/// Reads a document saved as .docx, .docm or .dotx; what it is, its content tells.
///
/// Pictures are listed with their sizes and not unpacked: [`picture`] does that for one.
/// Macros never run: they are left out, with a sentence in [`Document::left_out`].
///
/// # Errors
/// A [`Refusal`], whose text is a sentence for the person who sent the file.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    guarded(|| read::read(bytes, limits))
}

/// The bytes of one picture, named by [`Picture::part`].
///
/// # Errors
/// [`Refusal::NoSuchPicture`] when the document has no such part, [`Refusal::Bomb`] when it
/// unpacks beyond [`Limits::picture`], others as of [`read`].
pub fn picture(bytes: &[u8], part: &str, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    guarded(|| {
        let mut package = package::Package::open(bytes, limits)?;
        let found = package.bytes(part, limits.picture)?;
        found.ok_or_else(|| Refusal::NoSuchPicture(refusal::quoted(part)))
    })
}

/// The unpacker and the parser are other people's and meet hostile files: a panic in one is
/// the file's fault, and must not end more than this reading.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Refusal::damaged("its parts contradict one another")))
}
