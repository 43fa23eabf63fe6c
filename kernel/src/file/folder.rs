//! Bytes in a folder of this machine, or one that several machines share.

use std::{io, path::PathBuf};

use super::Lying;
use crate::error::{Error, Result};

/// A folder of files: each lies in a folder that is called by the first two signs of its key.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) root: PathBuf,
}

impl Folder {
    pub(super) fn path(&self, key: &str) -> PathBuf {
        self.root.join(super::place_of(key))
    }

    pub(super) async fn put(&self, key: &str, sealed: &[u8]) -> Result<()> {
        let path = self.path(key);
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        // Written whole under another name, then moved: a half-written file is never named.
        let partial = path.with_extension("part");
        tokio::fs::write(&partial, sealed).await?;
        tokio::fs::rename(&partial, &path).await?;
        Ok(())
    }

    pub(super) async fn get(&self, key: &str) -> Result<Vec<u8>> {
        Ok(tokio::fs::read(self.path(key)).await?)
    }

    pub(super) async fn remove(&self, name: &str) -> Result<()> {
        match tokio::fs::remove_file(self.root.join(name)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    pub(super) async fn lying(&self) -> Result<Vec<Lying>> {
        let root = self.root.clone();
        tokio::task::spawn_blocking(move || listed(root))
            .await
            .map_err(|_| Error::setup("The reading of the folder of files stopped before its end."))?
            .map_err(Error::from)
    }
}

fn listed(root: PathBuf) -> io::Result<Vec<Lying>> {
    let folders = match std::fs::read_dir(root) {
        // No file was ever written.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        folders => folders?,
    };
    let mut all = Vec::new();
    for folder in folders {
        let folder = folder?;
        if !folder.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder.path())? {
            let file = file?;
            let about = match file.metadata() {
                // Swept by another server meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                about => about?,
            };
            let (folder, key) = (folder.file_name(), file.file_name());
            all.push(Lying {
                name: format!("{}/{}", folder.to_string_lossy(), key.to_string_lossy()),
                key: key.to_string_lossy().into_owned(),
                size: i64::try_from(about.len()).unwrap_or(i64::MAX),
                written: about.modified()?,
            });
        }
    }
    Ok(all)
}
