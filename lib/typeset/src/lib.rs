//! Sets a document in type: source text and files in, a tagged PDF out.
//!
//! [`typeset`] is a plain, blocking function of its arguments. It reads no file,
//! fetches nothing and knows no clock: the source, every picture and data file,
//! the faces and the date come in as values. Its input may be written by people,
//! so run it in a child process with a limit on memory and time; within that
//! process it refuses what exceeds [`limits`] and answers everything else with a
//! [`Document`] or a [`Refusal`] whose text says what to change.
//!
//! The compiler remembers every file name for the life of the process and stops at
//! 65,535 different ones: one more reason for a process per document.
//!
//! The method is the Typst compiler and its PDF export; PDF/UA-1 is ISO 14289-1.

mod fonts;
pub mod limits;
mod refusal;
mod world;

pub use fonts::Fonts;
pub use refusal::Refusal;

use std::collections::BTreeMap;

use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::refusal::{sentences, tidy};
use crate::world::Desk;

/// How far a PDF serves people who do not see the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1 (ISO 14289-1), checked at export.
    Ua1,
    /// PDF 1.7 with tags, not checked against a standard.
    Tagged,
}

/// Everything a document is made of.
pub struct Job<'a> {
    /// Typst source of the document; errors call it `main.typ`.
    pub main: String,
    /// What the source may read (pictures, SVG, `data.json`, further `.typ`
    /// files), by path relative to the source, with forward slashes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The faces to set it in.
    pub fonts: &'a Fonts,
    /// Year, month (1 to 12) and day (1 to 31) that the document takes for today.
    pub today: (i32, u8, u8),
    /// The standard to try first.
    pub standard: Standard,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// Its pages, at least 1.
    pub pages: usize,
    /// The standard that was met; `Tagged` where `Ua1` was asked for comes with
    /// the reasons in `warnings`.
    pub standard: Standard,
    /// Sentences for whoever made the document, with file and line where known.
    pub warnings: Vec<String>,
}

/// Sets `job` in type.
///
/// The same job gives the same bytes. With [`Standard::Ua1`] a document that
/// cannot conform still comes out as tagged PDF, and `warnings` says first that
/// it does not conform and then why. A document without a title (`#set
/// document(title: ..)`) is refused under both standards: a reader announces it
/// by its title.
///
/// # Errors
///
/// [`Refusal`]: the job is larger than [`limits`], names a file in a way that
/// leaves its own folder, has a day that does not exist, no title, or source
/// that does not compile.
pub fn typeset(job: &Job) -> Result<Document, Refusal> {
    limits::check(job)?;
    let desk = Desk::lay(job)?;
    let compiled = typst::compile::<PagedDocument>(&desk);
    let mut warnings = tidy(sentences(&desk, &compiled.warnings));
    let document = compiled
        .output
        .map_err(|errors| Refusal::Source(tidy(sentences(&desk, &errors))))?;

    let pages = document.pages().len();
    if pages > limits::PAGES {
        return Err(Refusal::TooManyPages { pages });
    }
    let title = typst::model::Document::info(&document).title.as_deref();
    if title.is_none_or(|title| title.trim().is_empty()) {
        return Err(Refusal::NoTitle);
    }

    let (pdf, standard) = match job.standard {
        Standard::Tagged => (export(&desk, &document, job, Standard::Tagged)?, Standard::Tagged),
        Standard::Ua1 => match export(&desk, &document, job, Standard::Ua1) {
            Ok(pdf) => (pdf, Standard::Ua1),
            Err(Refusal::Export(reasons)) => {
                let pdf = export(&desk, &document, job, Standard::Tagged)?;
                warnings.insert(0, NOT_UA.to_owned());
                warnings.splice(1..1, reasons);
                (pdf, Standard::Tagged)
            }
            Err(other) => return Err(other),
        },
    };
    Ok(Document {
        pdf,
        pages,
        standard,
        warnings,
    })
}

const NOT_UA: &str =
    "The PDF is tagged but does not conform to PDF/UA-1. Mend what the next lines name and make it again.";

fn export(desk: &Desk, document: &PagedDocument, job: &Job, standard: Standard) -> Result<Vec<u8>, Refusal> {
    let wanted: &[PdfStandard] = match standard {
        Standard::Ua1 => &[PdfStandard::Ua_1],
        Standard::Tagged => &[],
    };
    let standards =
        PdfStandards::new(wanted).map_err(|reason| Refusal::Export(vec![reason.message().to_string()]))?;
    let (year, month, day) = job.today;
    let midnight = Datetime::from_ymd_hms(year, month, day, 0, 0, 0);
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Balai".to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| Refusal::Export(tidy(sentences(desk, &errors))))
}
