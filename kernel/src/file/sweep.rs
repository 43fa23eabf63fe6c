//! Sweeping files that nothing names: left by an act that was taken back.

use std::{collections::HashSet, time::Duration};

use super::store;
use crate::{error::Result, module::App};

/// A file younger than this may still be named by an act under way.
const GRACE: Duration = Duration::from_secs(24 * 3600);

/// Removes files that nothing in the database names and that are older than a day;
/// returns how many.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn sweep(app: &App) -> Result<usize> {
    let named: HashSet<String> = store::named(&app.db)
        .await?
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let root = app.files.folder().to_owned();
    tokio::task::spawn_blocking(move || {
        let Ok(folders) = std::fs::read_dir(root) else {
            // No file was ever written.
            return 0;
        };
        folders
            .flatten()
            .filter_map(|folder| std::fs::read_dir(folder.path()).ok())
            .flat_map(|files| files.flatten())
            .filter(|file| !named.contains(file.file_name().to_string_lossy().as_ref()))
            .filter(|file| {
                let age = file
                    .metadata()
                    .and_then(|about| about.modified())
                    .ok()
                    .and_then(|at| at.elapsed().ok());
                age.is_some_and(|age| age > GRACE)
            })
            .filter(|file| std::fs::remove_file(file.path()).is_ok())
            .count()
    })
    .await
    .map_err(|_| crate::error::Error::setup("The sweep of files stopped before its end."))
}
