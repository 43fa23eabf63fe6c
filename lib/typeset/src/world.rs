//! The compiler's view of a job: its own files and nothing else.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::{Fonts, Job, Refusal};

/// The name of a job's source in errors.
pub(crate) const MAIN: &str = "main.typ";

pub(crate) struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: Source,
    files: HashMap<FileId, Bytes>,
    today: Datetime,
}

impl<'a> Desk<'a> {
    /// Lays out what `job` brings.
    pub(crate) fn lay(job: &Job<'a>) -> Result<Self, Refusal> {
        let (year, month, day) = job.today;
        let today = Datetime::from_ymd(year, month, day).ok_or(Refusal::NoSuchDay { year, month, day })?;
        let main = file_id(MAIN)?;
        let mut files = HashMap::with_capacity(job.files.len());
        for (path, bytes) in &job.files {
            let id = file_id(path)?;
            if id == main || files.insert(id, Bytes::new(bytes.clone())).is_some() {
                return Err(Refusal::SamePath { path: path.clone() });
            }
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts: job.fonts,
            main: Source::new(main, job.main.clone()),
            files,
            today,
        })
    }
}

/// The id of a path inside the job's folder.
fn file_id(path: &str) -> Result<FileId, Refusal> {
    let refusal = || Refusal::Path {
        path: path.to_owned(),
    };
    // The compiler would drop a leading slash; two spellings of one file are a trap.
    if path.is_empty() || path.starts_with('/') || path.contains('\\') {
        return Err(refusal());
    }
    let path = VirtualPath::new(path).map_err(|_| refusal())?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let bytes = self.file(id)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.main.id() {
            return Ok(Bytes::from_string(self.main.text().to_owned()));
        }
        if let VirtualRoot::Package(_) = id.get().root() {
            let why = "packages are not available here; write what you need into the source";
            return Err(FileError::Other(Some(why.into())));
        }
        let path = id.get().vpath().get_without_slash();
        self.files
            .get(&id)
            .cloned()
            .ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
