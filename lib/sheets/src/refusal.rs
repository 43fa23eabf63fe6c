//! What a file may cost, and why one is refused.
use thiserror::Error;

/// What one file may cost to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub bytes: usize,
    /// Size of a zipped workbook's parts together once unpacked, in bytes.
    pub unpacked: u64,
    /// How many times larger than the file its parts may be, past the first 16 MiB.
    pub ratio: u64,
    /// Parts in a zipped workbook.
    pub parts: usize,
    /// Sheets in a workbook.
    pub sheets: usize,
    /// Rows in a sheet, blank ones not counted.
    pub rows: usize,
    /// Columns in a sheet; what lies beyond is left out with a note.
    pub columns: usize,
    /// Cells in a workbook, blanks before a row's last filled cell included.
    pub cells: usize,
}

impl Default for Limits {
    /// A large office workbook: 32 MiB, 150,000 rows, 500 columns, 4 million cells.
    fn default() -> Self {
        Limits {
            bytes: 32 << 20,
            unpacked: 256 << 20,
            ratio: 200,
            parts: 5_000,
            sheets: 100,
            rows: 150_000,
            columns: 500,
            cells: 4_000_000,
        }
    }
}

/// Why a file cannot be read; its text is a sentence for the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No bytes, or only blanks.
    #[error("The file is empty. Check that it was saved and copied completely.")]
    Empty,
    /// A workbook without a filled cell.
    #[error("The file has no filled cells, so there is nothing to read.")]
    NothingInside,
    /// Cut off, or its parts do not fit together.
    #[error(
        "The file is damaged or was cut off on its way ({0}). Open it where it was made, save it again, and send that copy."
    )]
    Damaged(String),
    /// Encrypted with a password.
    #[error(
        "The workbook is protected by a password. Remove the password (in Excel: File, Info, Protect Workbook), save it, and send that copy."
    )]
    Password,
    /// More bytes than the limit.
    #[error("The file has {} MB; at most {} MB can be read. Split it, or remove pictures.", .bytes.div_ceil(1 << 20), .most >> 20)]
    TooLarge {
        /// Bytes in the file.
        bytes: usize,
        /// Bytes allowed.
        most: usize,
    },
    /// Unpacks to far more than it shows.
    #[error(
        "The file unpacks to far more than a workbook holds, as files made to do harm do. It was not opened. If it is yours, save it again in a spreadsheet program."
    )]
    Bomb,
    /// Something else than a table.
    #[error(
        "The file is {0}, not a table. Send an Excel workbook (.xlsx), an OpenDocument sheet (.ods), a Word document with tables (.docx) or a text table (.csv)."
    )]
    WrongType(&'static str),
    /// A Word document without a table.
    #[error(
        "The document has no table of two rows or more. Put what is to be read into a table, or paste it as lines of cells."
    )]
    NoTable,
    /// A Word document that cannot be read, with its reader's sentence.
    #[error("{0}")]
    Document(String),
    /// More sheets than the limit.
    #[error("The workbook has more than {0} sheets. Send only the sheets that are to be read.")]
    TooManySheets(usize),
    /// More rows than the limit.
    #[error("A sheet has more than {0} filled rows. Split it into several files.")]
    TooManyRows(usize),
    /// More cells than the limit.
    #[error("The workbook has more than {0} cells. Remove columns that are not needed, or split it.")]
    TooManyCells(usize),
}

impl Refusal {
    pub(crate) fn damaged(why: impl std::fmt::Display) -> Self {
        // A parser may quote the file in its error: keep the sentence a sentence.
        Refusal::Damaged(
            why.to_string()
                .chars()
                .filter(|c| !c.is_control())
                .take(160)
                .collect(),
        )
    }
}
