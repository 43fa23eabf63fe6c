//! What a document may cost, and why one is refused.
use thiserror::Error;

/// What one document may cost to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub bytes: usize,
    /// Parts in the file, pictures included.
    pub parts: usize,
    /// Size of all text parts that are read together, unpacked, in bytes. Pictures are not
    /// unpacked when a document is read.
    pub unpacked: u64,
    /// How many times larger than its packed bytes a part may be, past the first 16 MiB.
    pub ratio: u64,
    /// Size of one picture that is asked for, unpacked, in bytes.
    pub picture: u64,
    /// Elements in one part.
    pub elements: usize,
    /// Elements within one another.
    pub depth: usize,
    /// Paragraphs, those of tables and text boxes included.
    pub paragraphs: u32,
    /// Cells of all tables together.
    pub cells: usize,
    /// Comments, tracked changes and footnotes together.
    pub remarks: usize,
    /// Pictures shown.
    pub pictures: usize,
}

impl Default for Limits {
    /// A long report with its pictures: 128 MiB of file, 96 MiB of text, 200,000 paragraphs.
    fn default() -> Self {
        Limits {
            bytes: 128 << 20,
            parts: 10_000,
            unpacked: 96 << 20,
            ratio: 200,
            picture: 64 << 20,
            elements: 3_000_000,
            depth: 160,
            paragraphs: 200_000,
            cells: 500_000,
            remarks: 100_000,
            pictures: 10_000,
        }
    }
}

/// Why a document cannot be read; its text is a sentence for the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No bytes, or only blanks.
    #[error("The file is empty. Check that it was saved and copied completely.")]
    Empty,
    /// Cut off, or its parts do not fit together.
    #[error(
        "The document is damaged or was cut off on its way ({0}). Open it where it was made, save it again, and send that copy."
    )]
    Damaged(String),
    /// Encrypted with a password.
    #[error(
        "The document is protected by a password. Remove the password (in Word: File, Info, Protect Document), save it, and send that copy."
    )]
    Password,
    /// More bytes than the limit.
    #[error("The document has {} MB; at most {} MB can be read. Compress its pictures (in Word: Picture Format, Compress Pictures) or split it.", .bytes.div_ceil(1 << 20), .most >> 20)]
    TooLarge {
        /// Bytes in the file.
        bytes: u64,
        /// Bytes allowed.
        most: u64,
    },
    /// Unpacks to far more than it shows.
    #[error(
        "The document unpacks to far more than text needs, as files made to do harm do. It was not opened. If it is yours, save it again in Word or LibreOffice."
    )]
    Bomb,
    /// A document type definition or an entity, which no office program writes.
    #[error(
        "The document defines its own shorthands ({0}), which no office program writes and files made to do harm do. It was not read. If it is yours, save it again in Word or LibreOffice."
    )]
    Entities(String),
    /// Elements within elements beyond the limit.
    #[error(
        "The document nests tables or other parts more than {0} deep. Take inner tables out of the outer ones and save it again."
    )]
    TooDeep(usize),
    /// More of something than the limit.
    #[error("The document has more than {most} {what}. Split it into several files.")]
    TooMany {
        /// What there is too much of, in the plural.
        what: &'static str,
        /// How many are allowed.
        most: usize,
    },
    /// Something else than a document of Word.
    #[error("The file is {0}, not a Word document. Send a document saved as .docx.")]
    WrongType(&'static str),
    /// A picture that the document does not hold.
    #[error(
        "The document holds no picture called “{0}”. Read the document again and choose one that it shows."
    )]
    NoSuchPicture(String),
}

impl Refusal {
    pub(crate) fn damaged(why: impl std::fmt::Display) -> Self {
        Refusal::Damaged(quoted(why))
    }
}

/// What a parser or a file says of itself, short and without control characters: it may
/// quote a hostile file.
pub(crate) fn quoted(text: impl std::fmt::Display) -> String {
    text.to_string()
        .chars()
        .filter(|c| !c.is_control())
        .take(160)
        .collect()
}
