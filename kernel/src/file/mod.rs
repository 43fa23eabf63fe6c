//! Files: written first under a random key, then named in the transaction; a file
//! that nothing names is swept after a day.

mod handing;
mod store;
mod sweep;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use handing::{hand_over, handed, sandboxed};
pub use store::{FileRow, find, keep, named};
pub use sweep::sweep;

use crate::{clock::Clock, error::Result};

/// Where the bytes lie: a folder beside the database.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

/// Bytes that were written and wait to be named in a transaction.
#[derive(Debug, Clone)]
pub struct Written {
    /// The random key under which they lie.
    pub storage_key: String,
    /// How many there are.
    pub size: i64,
    /// Their SHA-256.
    pub sha256: Vec<u8>,
}

impl Files {
    /// Files in this folder, which is made when the first is written.
    pub fn in_folder(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Writes bytes under a new random key.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written.
    pub async fn write(&self, clock: &Clock, bytes: &[u8]) -> Result<Written> {
        let key = clock.random_id::<FileRow>().to_string();
        let path = self.path(&key);
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        // Written whole under another name, then moved: a half-written file is never named.
        let partial = path.with_extension("part");
        tokio::fs::write(&partial, bytes).await?;
        tokio::fs::rename(&partial, &path).await?;
        Ok(Written {
            storage_key: key,
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: Sha256::digest(bytes).to_vec(),
        })
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// When they are not there.
    pub async fn read(&self, storage_key: &str) -> Result<Vec<u8>> {
        Ok(tokio::fs::read(self.path(storage_key)).await?)
    }

    /// Where the bytes of a key lie.
    pub fn path(&self, key: &str) -> PathBuf {
        // Keys are our own hexadecimal text; anything else would be another's path.
        let key: String = key.chars().filter(char::is_ascii_hexdigit).collect();
        self.root.join(key.get(..2).unwrap_or("00")).join(key)
    }
}
