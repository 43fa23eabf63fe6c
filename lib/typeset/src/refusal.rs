//! Why a document was not made, in sentences.

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use crate::limits;
use crate::world::Desk;

/// Why no document came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The source does not compile; one sentence for each place.
    #[error("The document's source has a mistake, so no PDF was made. {}", .0.join(" "))]
    Source(Vec<String>),
    /// The document was set but could not be written as PDF.
    #[error("The document was set but could not be written as PDF. {}", .0.join(" "))]
    Export(Vec<String>),
    /// The document has no title.
    #[error(
        "The document has no title, so a screen reader could not announce it. Write `#set document(title: [..])` at the top of its source."
    )]
    NoTitle,
    /// A font file holds no face.
    #[error("Font file number {} holds no face that can be read. Give a whole TTF, OTF or TTC file; WOFF and WOFF2 must be unpacked first.", .place + 1)]
    Font {
        /// Place in the list, from 0.
        place: usize,
    },
    /// A date that is in no calendar.
    #[error(
        "The day {year}-{month:02}-{day:02} does not exist. Give a year, a month from 1 to 12 and a day of that month."
    )]
    NoSuchDay {
        /// Year as given.
        year: i32,
        /// Month as given.
        month: u8,
        /// Day as given.
        day: u8,
    },
    /// A path that leaves the job's folder or is written for another system.
    #[error(
        "The file name `{path}` cannot be used. Name files relative to the document, with forward slashes and without `..` that leaves its folder."
    )]
    Path {
        /// Path as given.
        path: String,
    },
    /// Two files under one path.
    #[error(
        "The file name `{path}` stands for a file that is already there. Give each file its own name; `main.typ` is the document's source."
    )]
    SamePath {
        /// Path as given.
        path: String,
    },
    /// Something exceeds its bound in bytes.
    #[error("Too much for one document: {what} takes {} MB, at most {} MB are accepted. Use smaller pictures or make two documents.", megabytes(*.bytes), megabytes(*.most))]
    TooLarge {
        /// What is too large.
        what: String,
        /// Its size in bytes.
        bytes: usize,
        /// The bound in bytes.
        most: usize,
    },
    /// More files than [`limits::FILES`].
    #[error(
        "The document brings {files} files, at most {} are accepted. Leave out those it does not show.",
        limits::FILES
    )]
    TooManyFiles {
        /// Number of files.
        files: usize,
    },
    /// More pages than [`limits::PAGES`].
    #[error(
        "The document came to {pages} pages, at most {} are accepted. Make it two documents.",
        limits::PAGES
    )]
    TooManyPages {
        /// Number of pages.
        pages: usize,
    },
}

/// Bytes as whole megabytes, rounded up, so that what is too large never looks equal to its bound.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}

/// One sentence for each of the compiler's remarks: place, what is wrong, what to change.
pub(crate) fn sentences(desk: &Desk, remarks: &[SourceDiagnostic]) -> Vec<String> {
    remarks.iter().map(|remark| sentence(desk, remark)).collect()
}

fn sentence(desk: &Desk, remark: &SourceDiagnostic) -> String {
    // An error inside an included function points at the innermost place; the
    // outermost call is where its author looks, so it is named as well.
    let place = place(desk, remark.span).or_else(|| {
        remark
            .trace
            .iter()
            .rev()
            .find_map(|call| place(desk, DiagSpan::from(call.span)))
    });
    let wrong = full_stop(&plain(&remark.message));
    let mut sentence = match place {
        Some(place) => format!("{place}: {wrong}"),
        None => capital(&wrong),
    };
    for hint in &remark.hints {
        sentence.push_str(" To mend it: ");
        sentence.push_str(&full_stop(&plain(&hint.v)));
    }
    sentence
}

/// `Line 7 of main.typ`, when the remark belongs to a known place.
fn place(desk: &Desk, span: DiagSpan) -> Option<String> {
    let id = span.id()?;
    let range = desk.range(span)?;
    let source = desk.source(id).ok()?;
    let line = source.lines().byte_to_line(range.start)? + 1;
    Some(format!("Line {line} of {}", id.get().vpath().get_without_slash()))
}

/// The compiler's words for its own users, put for ours.
fn plain(message: &str) -> String {
    match message {
        "PDF/UA-1 error: missing alt text" => "a picture or formula has no alternative text".into(),
        "make sure your images and equations have alt text" => {
            "write `alt: \"..\"`, one sentence that says what it shows".into()
        }
        _ => message
            .strip_prefix("PDF/UA-1 error: ")
            .unwrap_or(message)
            .to_owned(),
    }
}

fn full_stop(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same sentences without repetitions and no longer than a person reads.
pub(crate) fn tidy(sentences: Vec<String>) -> Vec<String> {
    const MOST: usize = 20;
    let mut kept: Vec<String> = Vec::new();
    for sentence in sentences {
        if !kept.contains(&sentence) {
            kept.push(sentence);
        }
    }
    if kept.len() > MOST {
        let more = kept.len() - MOST;
        kept.truncate(MOST);
        kept.push(format!("And {more} more of the kind."));
    }
    kept
}
