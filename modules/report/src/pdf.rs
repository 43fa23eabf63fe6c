//! Typesetting in a process of its own, which has a limit on time and memory: what
//! people write could ask for any amount of either.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    process::ExitCode,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

pub use balai_kernel::print::{Job, Made};
use balai_kernel::{
    Error, Result,
    apart::{self, Bounds, Ended},
    web::{
        attachment,
        axum::{
            http::{HeaderValue, header},
            response::Response,
        },
    },
};
use balai_typeset::{Fonts, Standard, limits, typeset};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

/// The hidden argument under which the executable typesets.
pub const ARGUMENT: &str = "typeset";
/// What setting a document may take.
const BOUNDS: Bounds = Bounds {
    patience: Duration::from_secs(60),
    memory: limits::MEMORY_BYTES,
};

static CHILD: AtomicBool = AtomicBool::new(false);

/// Where a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setter {
    /// In a child process of this executable.
    Child,
    /// In this process: for tests, whose executable knows no `typeset`.
    Here,
}

/// Says that this executable answers to [`ARGUMENT`]: from now on documents are set in
/// a child process. The program's main calls it first thing.
pub fn use_child() {
    CHILD.store(true, Ordering::Relaxed);
}

/// Where documents are set now.
pub fn setter() -> Setter {
    if CHILD.load(Ordering::Relaxed) {
        Setter::Child
    } else {
        Setter::Here
    }
}

/// The characters of a text that no face for print has, each once: they would print as
/// empty boxes.
pub fn lacking(text: &str) -> Vec<char> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    if text.is_ascii() {
        return Vec::new();
    }
    FONTS.get_or_init(Fonts::embedded).lacking(text)
}

/// Sets a document.
///
/// # Errors
/// A sentence that says what to change, or that it took too long or too much memory.
pub async fn render(job: Job, setter: Setter) -> Result<Made> {
    match setter {
        Setter::Child => in_child(&job).await,
        Setter::Here => tokio::task::spawn_blocking(move || set(job)).await.map_err(|_| {
            Error::setup("The document could not be set: the typesetter stopped. Nothing was changed.")
        })?,
    }
}

/// A PDF as it is handed out: read in the browser first, kept by who wants to.
pub(crate) fn inline(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = attachment(name, "application/pdf", bytes);
    if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn set(job: Job) -> Result<Made> {
    let fonts = Fonts::embedded();
    let made = typeset(&balai_typeset::Job {
        main: job.main,
        files: job.files,
        fonts: &fonts,
        today: job.today,
        standard: Standard::Ua1,
    })
    .map_err(|refusal| Error::setup(refusal.to_string()))?;
    Ok(Made {
        pages: made.pages,
        is_accessible: made.standard == Standard::Ua1,
        pdf: made.pdf,
        warnings: made.warnings,
    })
}

/// A job on its way to the child.
#[derive(Serialize, Deserialize)]
struct Sent {
    main: String,
    files: BTreeMap<String, String>,
    today: (i32, u8, u8),
}

impl Sent {
    fn of(job: &Job) -> Self {
        Self {
            main: job.main.clone(),
            files: job
                .files
                .iter()
                .map(|(path, bytes)| (path.clone(), BASE64.encode(bytes)))
                .collect(),
            today: job.today,
        }
    }

    fn into_job(self) -> Result<Job> {
        let mut files = BTreeMap::new();
        for (path, text) in self.files {
            files.insert(path, BASE64.decode(text).map_err(|_| broken())?);
        }
        Ok(Job {
            main: self.main,
            files,
            today: self.today,
        })
    }
}

/// The first line of the child's answer; the PDF follows, if there is one.
#[derive(Serialize, Deserialize)]
struct Head {
    refused: Option<String>,
    pages: usize,
    is_accessible: bool,
    warnings: Vec<String>,
}

async fn in_child(job: &Job) -> Result<Made> {
    let sent = serde_json::to_vec(&Sent::of(job)).map_err(|_| broken())?;
    match apart::run(ARGUMENT, sent, BOUNDS).await? {
        Ended::Done(output) => answer(&output),
        Ended::TooLong => Err(Error::setup(
            "Setting the document took longer than a minute and was stopped. Nothing was changed. Use fewer or smaller pictures, or make two documents.",
        )),
        Ended::TooLarge => Err(Error::setup(
            "Setting the document took too much memory and was stopped. Nothing was changed. Use fewer or smaller pictures, or make two documents.",
        )),
    }
}

fn broken() -> Error {
    Error::setup(
        "The typesetter gave no document. Nothing was changed. Please try again; if it stays so, tell the administrator.",
    )
}

fn answer(output: &[u8]) -> Result<Made> {
    let at = output.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
    let (head, pdf) = output.split_at(at);
    let head: Head = serde_json::from_slice(head).map_err(|_| broken())?;
    match head.refused {
        Some(sentence) => Err(Error::setup(sentence)),
        None => Ok(Made {
            pdf: pdf[1..].to_vec(),
            pages: head.pages,
            is_accessible: head.is_accessible,
            warnings: head.warnings,
        }),
    }
}

/// The child's whole life: reads a job from standard input, writes its answer to
/// standard output. The program's main calls it for the argument [`ARGUMENT`].
pub fn typeset_child() -> ExitCode {
    let mut sent = Vec::new();
    if std::io::stdin().read_to_end(&mut sent).is_err() {
        return ExitCode::FAILURE;
    }
    match std::io::stdout().write_all(&respond(&sent)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The child's answer to what it was sent; nothing where even that cannot be written.
fn respond(sent: &[u8]) -> Vec<u8> {
    let made = serde_json::from_slice::<Sent>(sent)
        .map_err(|_| broken())
        .and_then(|sent| set(sent.into_job()?));
    let (head, pdf) = match made {
        Ok(made) => {
            let head = Head {
                refused: None,
                pages: made.pages,
                is_accessible: made.is_accessible,
                warnings: made.warnings,
            };
            (head, made.pdf)
        }
        Err(error) => {
            let head = Head {
                refused: Some(error.to_string()),
                pages: 0,
                is_accessible: false,
                warnings: Vec::new(),
            };
            (head, Vec::new())
        }
    };
    let Ok(mut out) = serde_json::to_vec(&head) else {
        return Vec::new();
    };
    out.push(b'\n');
    out.extend_from_slice(&pdf);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(main: &str) -> Job {
        Job {
            main: main.to_owned(),
            files: BTreeMap::from([("a.txt".to_owned(), b"read me".to_vec())]),
            today: (2025, 3, 1),
        }
    }

    fn through_the_child(job: &Job) -> Result<Made> {
        answer(&respond(&serde_json::to_vec(&Sent::of(job)).unwrap()))
    }

    #[test]
    fn a_job_goes_to_the_child_and_comes_back_as_a_document() {
        let made = through_the_child(&job(
            "#set document(title: [A])\n#set text(lang: \"en\")\n= A\n#read(\"a.txt\")",
        ))
        .unwrap();
        assert!(made.pdf.starts_with(b"%PDF-"));
        assert!(made.is_accessible, "{:?}", made.warnings);
    }

    #[test]
    fn what_the_child_refuses_comes_back_as_a_sentence() {
        let refused = through_the_child(&job("#nothing-of-the-kind()")).unwrap_err();
        assert!(refused.to_string().contains("no PDF was made"), "{refused}");
        for noise in [&b""[..], b"{}", b"\n", b"%PDF-"] {
            assert!(answer(noise).is_err());
            assert!(answer(&respond(noise)).is_err());
        }
    }
}
