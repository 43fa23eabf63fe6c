//! What one job may bring.
//!
//! These bounds keep an honest mistake (a film dropped into a report) from being
//! tried at all. They do not bound what a source can *do*: a short loop can ask
//! for any amount of memory or time, so the caller runs [`typeset`](crate::typeset)
//! in a child process and ends it after [`SECONDS`] or beyond [`MEMORY_BYTES`].

use crate::{Job, Refusal};

/// Longest source text, in bytes.
pub const SOURCE_BYTES: usize = 4 * 1024 * 1024;
/// Most files beside the source.
pub const FILES: usize = 2_000;
/// Largest single file, in bytes.
pub const FILE_BYTES: usize = 32 * 1024 * 1024;
/// Largest sum of all files, in bytes.
pub const ALL_FILES_BYTES: usize = 256 * 1024 * 1024;
/// Most pages of a finished document.
pub const PAGES: usize = 2_000;
/// Advice to the caller: seconds after which to end the child process.
pub const SECONDS: u64 = 120;
/// Advice to the caller: resident memory of the child process, in bytes.
pub const MEMORY_BYTES: u64 = 1_536 * 1024 * 1024;

/// Refuses a job that brings more than the bounds above.
pub(crate) fn check(job: &Job) -> Result<(), Refusal> {
    if job.main.len() > SOURCE_BYTES {
        return Err(Refusal::TooLarge {
            what: "the source text".into(),
            bytes: job.main.len(),
            most: SOURCE_BYTES,
        });
    }
    if job.files.len() > FILES {
        return Err(Refusal::TooManyFiles {
            files: job.files.len(),
        });
    }
    if let Some((path, file)) = job.files.iter().find(|(_, file)| file.len() > FILE_BYTES) {
        return Err(Refusal::TooLarge {
            what: format!("the file `{path}`"),
            bytes: file.len(),
            most: FILE_BYTES,
        });
    }
    let bytes = job.files.values().map(Vec::len).sum();
    if bytes > ALL_FILES_BYTES {
        return Err(Refusal::TooLarge {
            what: "all files together".into(),
            bytes,
            most: ALL_FILES_BYTES,
        });
    }
    Ok(())
}
