//! `balai backup` and `balai restore`: one file with every row and every file, the
//! same whichever database the office stands on.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
};

use balai_kernel::{
    App, Clock, Error, Result, file,
    profile::Profile,
    seal, setting,
    store::{Db, RUN, migrate, migrations, shapes},
};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    config::Config,
    keys,
    office::{self, reindex},
};

/// The first entry of a backup: what it is.
#[derive(Debug, Serialize, Deserialize)]
struct Label {
    what: String,
    program: String,
    steps: usize,
    made_at: String,
    rows: Vec<(String, i64)>,
    files: usize,
}

const WHAT: &str = "balai-backup";

/// Copies the SQLite file aside before its schema is changed.
///
/// # Errors
/// When the disk has no room.
pub fn copy_before_migration(config: &Config, clock: &Clock) -> Result<PathBuf> {
    let from = PathBuf::from(&config.database);
    let stamp: String = clock
        .now()
        .fixed()
        .chars()
        .filter(char::is_ascii_digit)
        .take(14)
        .collect();
    let to = from.with_extension(format!("before-{stamp}.sqlite"));
    std::fs::copy(&from, &to)?;
    // What was written last may still stand in the log beside the file.
    let log = PathBuf::from(format!("{}-wal", from.display()));
    if log.exists() {
        std::fs::copy(&log, format!("{}-wal", to.display()))?;
    }
    Ok(to)
}

/// Writes a backup of one moment, also while the office is being served.
///
/// # Errors
/// When the file cannot be written, or a file of the office is missing.
pub async fn backup(app: &App, path: &Path) -> Result<()> {
    let partial = path.with_extension("part");
    let mut zip = ZipWriter::new(BufWriter::new(File::create(&partial)?));
    let options = SimpleFileOptions::default().large_file(true);
    let source = app.db.snapshot().await?;
    let mut rows = Vec::new();
    for shape in shapes() {
        zip.start_file(format!("tables/{}.jsonl", shape.table), options)
            .map_err(broken)?;
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
        rows.push((shape.table, count));
    }
    // The files that the database names at that moment, after it: nothing is named that is not copied.
    let named = file::named(&source).await?;
    for (key, _) in &named {
        zip.start_file(format!("files/{key}"), options).map_err(broken)?;
        zip.write_all(&app.files.read(key).await?)?;
    }
    let label = Label {
        what: WHAT.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        steps: migrations().len(),
        made_at: app.clock.now().fixed(),
        files: named.len(),
        rows,
    };
    zip.start_file("label.json", options).map_err(broken)?;
    zip.write_all(
        serde_json::to_string_pretty(&label)
            .unwrap_or_default()
            .as_bytes(),
    )?;
    zip.finish().map_err(broken)?.flush()?;
    std::fs::rename(&partial, path)?;
    let total: i64 = label.rows.iter().map(|(_, count)| count).sum();
    println!(
        "{total} rows and {} files were copied to {}.",
        label.files,
        path.display()
    );
    Ok(())
}

/// Brings an office back: checks the whole backup first, then fills an empty
/// database in one transaction.
///
/// # Errors
/// When the backup is damaged or newer, or an office is there and `yes` was not said.
pub async fn restore(config: &Config, path: &Path, yes: bool) -> Result<()> {
    let mut zip = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(broken)?;
    let label = verify(&mut zip)?;
    let database = Path::new(&config.database);
    let is_sqlite = !config.database.starts_with("postgres");
    if is_sqlite && database.exists() {
        if !yes {
            return Err(Error::setup(format!(
                "There is an office in {} already. Say --yes to put it aside and restore the backup in its place.",
                config.data.display()
            )));
        }
        // Put aside, not thrown away: whoever restored the wrong file has the old one still.
        let aside = copy_before_migration(config, &Clock::system())?;
        for end in ["", "-wal", "-shm"] {
            let old = format!("{}{end}", config.database);
            if Path::new(&old).exists() {
                std::fs::remove_file(&old)?;
            }
        }
        println!("The office that was there stands aside in {}.", aside.display());
    }
    std::fs::create_dir_all(&config.data)?;
    let clock = Clock::system();
    let db = Db::open(&config.database).await?;
    migrate(&db, migrations(), &clock).await?;
    if setting::get(&db, setting::PROFILE).await?.is_some() {
        return Err(Error::setup(
            "There is an office in that database already. Empty the database first; a restore never overwrites PostgreSQL.",
        ));
    }
    let tables = unpack(&mut zip)?;
    let tables = &tables;
    db.write("backup.restore", |tx| async move {
        for (shape, lines) in shapes().iter().zip(tables) {
            for line in lines {
                shape.write(&tx, shape.of_line(line)?).await?;
            }
        }
        Ok(())
    })
    .await?;
    let known = setting::get(&db, setting::PROFILE).await?;
    let profile = Profile::load(known.as_ref().and_then(Json::as_str).unwrap_or_default())?;
    let keys = keys::load(config, &clock, seal::is_used(&db).await?)?;
    seal::check(&db, &keys).await?;
    let app = office::app(config, db, clock, profile, keys)?;
    let mut files = 0;
    for (key, _) in file::named(&app.db).await? {
        let mut bytes = Vec::new();
        zip.by_name(&format!("files/{key}"))
            .map_err(broken)?
            .read_to_end(&mut bytes)?;
        let path = app.files.path(&key);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
        files += 1;
    }
    reindex(&app).await?;
    app.db.close().await;
    let total: i64 = label.rows.iter().map(|(_, count)| count).sum();
    println!(
        "{total} rows and {files} files were restored, as of {}.",
        label.made_at
    );
    Ok(())
}

type Archive = ZipArchive<BufReader<File>>;

/// Reads the whole backup once and counts: nothing is touched before it is known to be sound.
fn verify(zip: &mut Archive) -> Result<Label> {
    let not_ours = || Error::setup("This file is not a backup of Balai.");
    let mut text = String::new();
    zip.by_name("label.json")
        .map_err(|_| not_ours())?
        .read_to_string(&mut text)?;
    let label: Label = serde_json::from_str(&text).map_err(|_| not_ours())?;
    if label.what != WHAT {
        return Err(not_ours());
    }
    if label.steps > migrations().len() {
        return Err(Error::setup(format!(
            "This backup was made by a newer Balai ({}). Nothing was changed; restore it with that program.",
            label.program
        )));
    }
    for (table, count) in &label.rows {
        let entry = zip.by_name(&format!("tables/{table}.jsonl")).map_err(broken)?;
        let lines = BufReader::new(entry)
            .lines()
            .collect::<std::io::Result<Vec<_>>>()?;
        if i64::try_from(lines.len()).ok() != Some(*count) {
            return Err(Error::setup(format!(
                "The backup is damaged: {table} should have {count} rows and has {}. Nothing was changed.",
                lines.len()
            )));
        }
    }
    Ok(label)
}

/// The lines of every table this program knows, in its order.
fn unpack(zip: &mut Archive) -> Result<Vec<Vec<String>>> {
    shapes()
        .iter()
        .map(
            |shape| match zip.by_name(&format!("tables/{}.jsonl", shape.table)) {
                Ok(entry) => Ok(BufReader::new(entry)
                    .lines()
                    .collect::<std::io::Result<Vec<_>>>()?),
                // A table that is younger than the backup begins empty.
                Err(zip::result::ZipError::FileNotFound) => Ok(Vec::new()),
                Err(error) => Err(broken(error)),
            },
        )
        .collect()
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "shaped for use as a function over errors"
)]
fn broken(error: zip::result::ZipError) -> Error {
    Error::setup(format!("The backup cannot be read or written: {error}"))
}
