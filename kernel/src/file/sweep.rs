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
/// When the database cannot be read, or the folder or the bucket.
pub async fn sweep(app: &App) -> Result<usize> {
    // What lies there first: a file that comes afterwards is not looked at.
    let lying = app.files.lying().await?;
    let named: HashSet<String> = store::named(&app.db)
        .await?
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let mut count = 0;
    for file in lying {
        let is_old = file.written.elapsed().is_ok_and(|age| age > GRACE);
        if is_old && !named.contains(&file.key) {
            app.files.remove(&file).await?;
            count += 1;
        }
    }
    Ok(count)
}
