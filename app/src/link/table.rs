//! Tables of text in files: read row by row, written whole or not at all.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

use balai_kernel::{Error, Result};

/// A table that is read from a file.
pub struct Reader {
    path: PathBuf,
    rows: csv::Reader<File>,
    /// The headings, as they are written.
    pub headings: Vec<String>,
    state: (u64, Option<SystemTime>),
}

fn state(path: &Path) -> Result<(u64, Option<SystemTime>)> {
    let about = fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
    Ok((about.len(), about.modified().ok()))
}

fn cannot_read(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::setup(format!(
        "{} cannot be read: {error}. Nothing was written.",
        path.display()
    ))
}

impl Reader {
    /// Opens a table of separated text in UTF-8, whose first row are headings.
    ///
    /// # Errors
    /// When it is not there, or has no headings.
    pub fn open(path: &Path) -> Result<Self> {
        let state = state(path)?;
        let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(file);
        let mut reader = Self {
            path: path.to_owned(),
            rows,
            headings: Vec::new(),
            state,
        };
        let headings = reader.next()?.ok_or_else(|| cannot_read(path, &"it is empty"))?;
        reader.headings = headings.1;
        if let Some(first) = reader.headings.first_mut() {
            // Spreadsheet programs put a mark before the first heading.
            *first = first.trim_start_matches('\u{feff}').to_owned();
        }
        Ok(reader)
    }

    /// The next row with its line in the file, from 1; nothing at the end.
    ///
    /// # Errors
    /// When the row is not text in UTF-8, is longer or shorter than the headings, or the file was changed
    /// while it was read.
    pub fn next(&mut self) -> Result<Option<(u64, Vec<String>)>> {
        let mut row = csv::ByteRecord::new();
        let is_there = self
            .rows
            .read_byte_record(&mut row)
            .map_err(|error| cannot_read(&self.path, &error))?;
        if !is_there {
            return match state(&self.path)? == self.state {
                true => Ok(None),
                false => Err(cannot_read(&self.path, &"it was changed while it was read")),
            };
        }
        let line = row.position().map_or(0, csv::Position::line);
        let text = csv::StringRecord::from_byte_record(row).map_err(|_| {
            let why = format!("line {line} is not text in UTF-8; save it as CSV UTF-8");
            cannot_read(&self.path, &why)
        })?;
        let row: Vec<String> = text.iter().map(str::to_owned).collect();
        if !self.headings.is_empty() && row.len() != self.headings.len() {
            let (found, wanted) = (row.len(), self.headings.len());
            let why = format!("line {line} has {found} fields, and the headings are {wanted}");
            return Err(cannot_read(&self.path, &why));
        }
        Ok(Some((line, row)))
    }

    /// Up to so many rows.
    ///
    /// # Errors
    /// See [`Self::next`].
    pub fn some(&mut self, most: usize) -> Result<Vec<(u64, Vec<String>)>> {
        let mut rows = Vec::new();
        while rows.len() < most {
            match self.next()? {
                Some(row) => rows.push(row),
                None => break,
            }
        }
        Ok(rows)
    }

    /// Where a heading stands.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn column(&self, heading: &str) -> Result<usize> {
        let found = self.headings.iter().position(|known| known.trim() == heading);
        found.ok_or_else(|| {
            let why = format!("it has no column {heading}; it has {}", self.headings.join(", "));
            cannot_read(&self.path, &why)
        })
    }
}

/// A table that is written. Until [`Self::done`] nothing stands under its name.
pub struct Writer {
    path: PathBuf,
    part: PathBuf,
    rows: Option<csv::Writer<BufWriter<File>>>,
}

fn cannot_write(path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::setup(format!(
        "{} cannot be written: {error}. What stood there was kept.",
        path.display()
    ))
}

impl Writer {
    /// Begins a table.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn create(path: &Path, headings: &[&str]) -> Result<Self> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        let file = File::create(&part).map_err(|error| cannot_write(path, &error))?;
        let mut writer = Self {
            path: path.to_owned(),
            part,
            rows: Some(csv::Writer::from_writer(BufWriter::new(file))),
        };
        writer.row(headings)?;
        Ok(writer)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn row<S: AsRef<[u8]>>(&mut self, row: &[S]) -> Result<()> {
        match &mut self.rows {
            Some(rows) => rows
                .write_record(row)
                .map_err(|error| cannot_write(&self.path, &error)),
            None => Ok(()),
        }
    }

    /// Gives the table its name.
    ///
    /// # Errors
    /// When it cannot be written to its end.
    pub fn done(mut self) -> Result<()> {
        let Some(rows) = self.rows.take() else {
            return Ok(());
        };
        let mut file = rows
            .into_inner()
            .map_err(|error| cannot_write(&self.path, &error.error()))?;
        file.flush().map_err(|error| cannot_write(&self.path, &error))?;
        fs::rename(&self.part, &self.path).map_err(|error| cannot_write(&self.path, &error))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // What was not finished is half a table: nobody should take it for a whole one.
        let _ = fs::remove_file(&self.part);
    }
}
