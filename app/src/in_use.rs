//! Whether an office is in use: served and worked on by several programs at once, and by none of
//! them while it is restored. What a program wrote into a database that was replaced under it
//! would be answered as done and lost.
//!
//! A lock on a file beside SQLite's database says so; it ends with the program that holds it,
//! however that ends. PostgreSQL needs none: a restore never overwrites a database there.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use balai_kernel::{Error, Result};

use crate::config::Config;

/// Held as long as the office is in use.
#[derive(Debug)]
#[must_use]
pub struct InUse {
    _lock: Option<File>,
}

/// Says that the office is served or worked on, as others may at the same time.
///
/// # Errors
/// When it is being restored, or the file cannot be made.
pub fn among_others(config: &Config) -> Result<InUse> {
    held(
        config,
        File::try_lock_shared,
        "This office is being restored from a backup. Nothing was started. Wait until that has ended, then start again.",
    )
}

/// Says that the office is nobody else's for now.
///
/// # Errors
/// When it is served or worked on, or the file cannot be made.
pub fn alone(config: &Config) -> Result<InUse> {
    held(
        config,
        File::try_lock,
        "This office is being served or worked on. Nothing was changed. Stop it (`balai serve`, `balai work`), then restore the backup.",
    )
}

fn held(
    config: &Config,
    lock: impl Fn(&File) -> std::result::Result<(), TryLockError>,
    taken: &'static str,
) -> Result<InUse> {
    if config.database.starts_with("postgres") {
        return Ok(InUse { _lock: None });
    }
    let path = Path::new(&config.database).with_extension("in-use");
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let file = File::options()
        .create(true)
        .write(true)
        .truncate(false)
        .open(path)?;
    match lock(&file) {
        Ok(()) => Ok(InUse { _lock: Some(file) }),
        Err(TryLockError::WouldBlock) => Err(Error::setup(taken)),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
