//! The copy that is put aside before the database's schema is changed, or before a restore
//! takes its place.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use balai_kernel::{Clock, Result};

use super::{COPY, Recipients, begin, entry, finish, label};
use crate::config::Config;

/// Copies the SQLite file aside: encrypted where the settings name recipients, and then it is
/// brought back by `balai restore`; else as it is, and then it opens as it stands.
///
/// # Errors
/// When the disk has no room, or a recipient of the settings cannot be read.
pub fn copy_before_migration(config: &Config, clock: &Clock) -> Result<PathBuf> {
    let from = PathBuf::from(&config.database);
    // What was written last may still stand in the log beside the file.
    let log = PathBuf::from(format!("{}-wal", from.display()));
    let stamp: String = clock
        .now()
        .fixed()
        .chars()
        .filter(char::is_ascii_digit)
        .take(14)
        .collect();
    let recipients = Recipients::of(config, &[], None)?;
    if !recipients.is_nobody() {
        let to = from.with_extension(format!("before-{stamp}.sqlite.age"));
        let mut zip = begin(&to, &recipients)?;
        for (name, path) in [(DATABASE, &from), (LOG, &log)] {
            if path.exists() {
                entry(&mut zip, name)?;
                std::io::copy(&mut std::fs::File::open(path)?, &mut zip)?;
            }
        }
        zip.flush()?;
        finish(zip, &label(clock, COPY))?;
        return Ok(to);
    }
    let to = from.with_extension(format!("before-{stamp}.sqlite"));
    copy_private(&from, &to)?;
    if log.exists() {
        copy_private(&log, Path::new(&format!("{}-wal", to.display())))?;
    }
    Ok(to)
}

/// The entries of an encrypted copy.
pub(super) const DATABASE: &str = "database.sqlite";
pub(super) const LOG: &str = "database.sqlite-wal";

/// A copy that its owner alone can read.
fn copy_private(from: &Path, to: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(to)?;
    std::io::copy(&mut std::fs::File::open(from)?, &mut file)?;
    Ok(file.sync_all()?)
}
