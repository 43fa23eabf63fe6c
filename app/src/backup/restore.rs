//! `balai restore`: an office brought back from a backup.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
};

use balai_kernel::{
    Clock, Error, Result, file,
    profile::Profile,
    seal::{self, Keyring},
    setting,
    store::{Db, Shape, migrate, migrations, shapes},
};
use serde_json::Value as Json;
use zip::ZipArchive;

use super::{Archive, COPY, In, Label, aside, copy_before_migration, damaged, verify};
use crate::{
    config::Config,
    files, in_use, keys,
    office::{self, reindex},
    store,
};

/// What is to be restored, and how.
#[derive(Debug, Default)]
pub struct Restore<'a> {
    /// The identity that opens it, where it is encrypted.
    pub identity: Option<&'a Path>,
    /// Put an office that is there aside.
    pub yes: bool,
}

/// Brings an office back: reads the whole backup first, fills a new database beside the
/// present one, and only then puts it in its place.
///
/// # Errors
/// When the backup is damaged, encrypted to others or newer, when an office is there and `yes`
/// was not said, when the office keys it lies under are not there. Then nothing was changed.
pub async fn restore(config: &Config, path: &Path, how: &Restore<'_>) -> Result<()> {
    let archive = In::open(path, how.identity)?;
    let mut zip = ZipArchive::new(archive).map_err(|error| damaged(&error))?;
    let label = verify(&mut zip)?;
    let is_sqlite = !config.database.starts_with("postgres");
    if is_sqlite && Path::new(&config.database).exists() && !how.yes {
        return Err(Error::setup(format!(
            "There is an office in {} already. Say --yes to put it aside and restore the backup in its place.",
            config.data.display()
        )));
    }
    if !how.yes {
        let names = zip.file_names().flatten();
        let own = names.filter_map(|name| Some(name.strip_prefix("files/")?.to_owned()));
        files::refuse_taken(config, &own.collect()).await?;
    }
    if !is_sqlite {
        if label.what == COPY {
            return Err(Error::setup(
                "This is the copy of a SQLite database; it cannot become a PostgreSQL database. Nothing was changed. \
                 Restore it into a folder of its own and carry it over with `balai move`.",
            ));
        }
        return fill(config, &mut zip, &label, &config.database).await;
    }
    let _alone = in_use::alone(config)?;
    // Beside the present database: until the whole of it is there, nothing is changed.
    let beside = Beside::new(&config.database)?;
    if label.what == COPY {
        copied(&mut zip, &beside).await?;
    } else {
        fill(config, &mut zip, &label, &beside.0.display().to_string()).await?;
    }
    beside.put_in_place(config)
}

/// A database being filled beside the present one; what is left of it when something fails is
/// removed.
struct Beside(PathBuf);

impl Beside {
    fn new(database: &str) -> Result<Self> {
        let beside = Self(Path::new(database).with_extension("restoring"));
        if let Some(folder) = beside.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        beside.remove();
        Ok(beside)
    }

    fn with(&self, end: &str) -> PathBuf {
        PathBuf::from(format!("{}{end}", self.0.display()))
    }

    fn remove(&self) {
        for end in ["", "-wal", "-shm"] {
            // What is not there needs no removing; what cannot be removed shows at the next step.
            let _ = std::fs::remove_file(self.with(end));
        }
    }

    fn put_in_place(self, config: &Config) -> Result<()> {
        let database = Path::new(&config.database);
        if database.exists() {
            // Put aside, not thrown away: whoever restored the wrong file has the old one still.
            let aside = copy_before_migration(config, &Clock::system())?;
            println!("The office that was there stands aside in {}.", aside.display());
        }
        for end in ["-wal", "-shm"] {
            let old = PathBuf::from(format!("{}{end}", config.database));
            if old.exists() {
                std::fs::remove_file(old)?;
            }
        }
        std::fs::rename(&self.0, database)?;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Takes over the database's own file.
async fn copied(zip: &mut Archive, beside: &Beside) -> Result<()> {
    for (name, end) in [(aside::DATABASE, ""), (aside::LOG, "-wal")] {
        let mut entry = match zip.by_name(name) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::FileNotFound) => continue,
            Err(error) => return Err(damaged(&error)),
        };
        let mut file = std::fs::File::create(beside.with(end))?;
        std::io::copy(&mut entry, &mut file)?;
        file.sync_all()?;
    }
    let db = Db::sqlite(&beside.0).await?;
    store::end_sessions(&db).await?;
    db.close().await;
    println!("The database was restored as it was copied. The files are those that lie in the folder.");
    Ok(())
}

/// Fills an empty database in one transaction, and the folder of files.
async fn fill(config: &Config, zip: &mut Archive, label: &Label, database: &str) -> Result<()> {
    let tables = unpack(zip)?;
    let clock = Clock::system();
    // Asked for before anything is written: rows without their keys would open nothing.
    let keys = keys_of(config, &clock, &tables)?;
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(database).await?;
    migrate(&db, migrations(), &clock).await?;
    if setting::get(&db, setting::PROFILE).await?.is_some() {
        return Err(Error::setup(
            "There is an office in that database already. Empty the database first; a restore never overwrites PostgreSQL.",
        ));
    }
    let filled = &tables;
    db.write("backup.restore", |tx| async move {
        for (shape, lines) in filled {
            for line in lines {
                shape.write(&tx, shape.of_line(line)?).await?;
            }
        }
        Ok(())
    })
    .await?;
    let known = setting::get(&db, setting::PROFILE).await?;
    let profile = Profile::load(known.as_ref().and_then(Json::as_str).unwrap_or_default())?;
    let keys = match keys {
        Some(keys) => keys,
        None => keys::load(config, &clock, false)?,
    };
    let app = office::app(config, db, clock, profile, keys)?;
    let mut files = 0;
    for (key, _) in file::named(&app.db).await? {
        let mut entry = zip
            .by_name(&format!("files/{key}"))
            .map_err(|error| damaged(&error))?;
        let mut sealed = Vec::new();
        entry.read_to_end(&mut sealed)?;
        drop(entry);
        app.files.put(&key, sealed).await?;
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

/// The lines of every table this program knows, in its order.
fn unpack(zip: &mut Archive) -> Result<Vec<(Shape, Vec<String>)>> {
    let lines = |table: &str, zip: &mut Archive| match zip.by_name(&format!("tables/{table}.jsonl")) {
        Ok(entry) => BufReader::new(entry)
            .lines()
            .collect::<std::io::Result<Vec<_>>>()
            .map_err(|error| damaged(&error)),
        // A table that is younger than the backup begins empty.
        Err(zip::result::ZipError::FileNotFound) => Ok(Vec::new()),
        Err(error) => Err(damaged(&error)),
    };
    shapes()
        .into_iter()
        .map(|shape| {
            let lines = lines(&shape.table, zip)?;
            Ok((shape, lines))
        })
        .collect()
}

/// The office's keys where something in the backup is sealed; none where nothing is.
fn keys_of(config: &Config, clock: &Clock, tables: &[(Shape, Vec<String>)]) -> Result<Option<Keyring>> {
    let Some((shape, lines)) = tables.iter().find(|(shape, _)| shape.table == "data_key") else {
        return Ok(None);
    };
    let at = |name: &str| shape.columns.iter().position(|(column, _)| column == name);
    let (Some(wrapped), Some(office_key)) = (at("wrapped"), at("office_key")) else {
        return Ok(None);
    };
    let mut used = std::collections::BTreeSet::new();
    for line in lines {
        let cells: Vec<Json> = serde_json::from_str(line).map_err(|error| damaged(&error))?;
        if cells.get(wrapped).is_some_and(|cell| !cell.is_null()) {
            used.extend(cells.get(office_key).and_then(Json::as_str).map(str::to_owned));
        }
    }
    if used.is_empty() {
        return Ok(None);
    }
    let keys = keys::load(config, clock, true)?;
    seal::holds_all(&keys, &used)?;
    Ok(Some(keys))
}
