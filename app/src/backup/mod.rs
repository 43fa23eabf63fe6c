//! `balai backup` and `balai restore`: one file with every row and every file, the
//! same whichever database the office stands on, encrypted to those who may read it.

mod aside;
mod lock;
mod restore;

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Read as _, Write},
    path::Path,
};

use balai_kernel::{
    App, Error, Result, file,
    store::{RUN, migrations, shapes},
};
use serde::{Deserialize, Serialize};
use zip::{
    ZipArchive, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

pub use aside::copy_before_migration;
pub use lock::{In, Out, Recipients, new_identity};
pub use restore::{Restore, restore};

/// What stands in a backup, read before anything else of it.
#[derive(Debug, Serialize, Deserialize)]
struct Label {
    what: String,
    program: String,
    steps: usize,
    made_at: String,
    #[serde(default)]
    rows: Vec<(String, i64)>,
    #[serde(default)]
    files: usize,
}

/// A backup: every row and every file.
const WHAT: &str = "balai-backup";
/// The database's own file, as it was put aside before something great was done to it.
const COPY: &str = "balai-database";
/// The entry that says what the archive is.
const LABEL: &str = "label.json";

/// An archive on its way to the disk: written from front to back, never gone back in, as
/// encrypting it asks for.
type Writing = ZipWriter<StreamWriter<Out>>;
type Archive = ZipArchive<In>;

fn label(app_clock: &balai_kernel::Clock, what: &str) -> Label {
    Label {
        what: what.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        steps: migrations().len(),
        made_at: app_clock.now().fixed(),
        rows: Vec::new(),
        files: 0,
    }
}

fn begin(path: &Path, recipients: &Recipients) -> Result<Writing> {
    Ok(ZipWriter::new_stream(Out::create(path, recipients)?))
}

fn entry(zip: &mut Writing, name: &str) -> Result<()> {
    let options = SimpleFileOptions::default().large_file(true);
    zip.start_file(name, options).map_err(broken)
}

/// Writes the label, which comes last because it counts, and ends the file.
fn finish(mut zip: Writing, label: &Label) -> Result<()> {
    entry(&mut zip, LABEL)?;
    zip.write_all(serde_json::to_string_pretty(label).unwrap_or_default().as_bytes())?;
    zip.finish().map_err(broken)?.into_inner().finish()
}

/// Writes a backup of one moment, also while the office is being served.
///
/// # Errors
/// When the file cannot be written, or a file of the office is missing; then nothing is left.
pub async fn backup(app: &App, path: &Path, recipients: &Recipients) -> Result<()> {
    let mut zip = begin(path, recipients)?;
    let mut label = label(&app.clock, WHAT);
    let source = app.db.snapshot().await?;
    for shape in shapes() {
        entry(&mut zip, &format!("tables/{}.jsonl", shape.table))?;
        let mut count = 0;
        loop {
            let run = shape.read(&source, RUN, count).await?;
            let length = i64::try_from(run.len()).unwrap_or(0);
            for row in &run {
                writeln!(zip, "{}", shape.to_line(row))?;
            }
            count += length;
            if length < RUN {
                break;
            }
        }
        label.rows.push((shape.table, count));
    }
    // The files that the database names at that moment, after it: nothing is named that is not copied.
    let named = file::named(&source).await?;
    label.files = named.len();
    for (key, _) in &named {
        entry(&mut zip, &format!("files/{key}"))?;
        zip.write_all(&app.files.read(key).await?)?;
    }
    finish(zip, &label)?;
    let total: i64 = label.rows.iter().map(|(_, count)| count).sum();
    println!(
        "{total} rows and {} files were copied to {}.",
        label.files,
        path.display()
    );
    println!("{}", who_reads(recipients));
    println!(
        "The office's keys are not in it, and without them nobody opens what is sealed: keep a copy of them apart from the backups."
    );
    Ok(())
}

/// Who can read what was written, in a sentence.
fn who_reads(recipients: &Recipients) -> String {
    match recipients.count() {
        0 => "It is not encrypted: whoever holds it reads everything in it but what is sealed. \
              Name those who may read it with --to or, for every backup, with `backup_recipients` in balai.toml."
            .to_owned(),
        1 => "It is encrypted: only the holder of the one identity it was made for can open it.".to_owned(),
        n => format!("It is encrypted: the holders of {n} identities can open it, each alone."),
    }
}

/// Reads the whole backup once: nothing is touched before all of it is known to be sound.
fn verify(zip: &mut Archive) -> Result<Label> {
    let mut text = String::new();
    let found = zip
        .by_name(LABEL)
        .map(|mut entry| entry.read_to_string(&mut text));
    match found {
        Err(zip::result::ZipError::FileNotFound) => return Err(not_ours()),
        Err(error) => return Err(damaged(&error)),
        Ok(read) => read.map_err(|error| damaged(&error))?,
    };
    let label: Label = serde_json::from_str(&text).map_err(|_| not_ours())?;
    if label.what != WHAT && label.what != COPY {
        return Err(not_ours());
    }
    if label.steps > migrations().len() {
        return Err(Error::setup(format!(
            "This backup was made by a newer Balai ({}). Nothing was changed; restore it with that program.",
            label.program
        )));
    }
    let counted: BTreeMap<String, i64> = label
        .rows
        .iter()
        .map(|(table, count)| (format!("tables/{table}.jsonl"), *count))
        .collect();
    let mut files = 0;
    let mut tables = 0;
    for at in 0..zip.len() {
        // Read to its end, each entry is held against its own checksum.
        let entry = zip.by_index(at).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        let lines = read_through(entry).map_err(|error| damaged(&error))?;
        if let Some(count) = counted.get(&name) {
            tables += 1;
            if lines != *count {
                return Err(damaged(&format!(
                    "{name} should have {count} rows and has {lines}"
                )));
            }
        }
        files += usize::from(name.starts_with("files/"));
    }
    if files != label.files || tables != counted.len() {
        return Err(damaged(&"tables or files are missing in it"));
    }
    Ok(label)
}

/// Reads to the end and counts the lines.
fn read_through(from: impl std::io::Read) -> std::io::Result<i64> {
    let (mut from, mut lines) = (BufReader::with_capacity(1 << 16, from), 0);
    loop {
        let bytes = from.fill_buf()?;
        if bytes.is_empty() {
            return Ok(lines);
        }
        let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
        lines += i64::try_from(ends).unwrap_or(0);
        let length = bytes.len();
        from.consume(length);
    }
}

fn not_ours() -> Error {
    Error::setup("This file is not a backup of Balai. Nothing was changed.")
}

fn damaged(why: &impl std::fmt::Display) -> Error {
    Error::setup(format!(
        "This backup was cut short or altered ({why}). Nothing was changed. Try another copy of it."
    ))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "shaped for use as a function over errors"
)]
fn broken(error: zip::result::ZipError) -> Error {
    Error::setup(format!("The backup cannot be written: {error}"))
}
