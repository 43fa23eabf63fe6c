//! Files: sealed and written first under a random key, then named in the transaction; a file
//! that nothing names is swept after a day. On the disk lie bytes that tell nothing: each file has
//! a data key of its own, and taking the file away erases that key.

mod handing;
mod store;
mod sweep;
#[cfg(test)]
mod tests;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest, Sha256};

pub use handing::{hand_over, handed, sandboxed};
pub use store::{FileRow, erase_key, find, keep, named, remove};
pub use sweep::sweep;

use crate::{clock::Clock, error::Result, id::Id, module::App, seal, seal::DataKey};

/// How many bytes sealing adds to a file.
pub const ADDED: i64 = 40;

/// Where the bytes lie: a folder beside the database.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

/// Bytes that were sealed and written and wait to be named in a transaction.
#[derive(Clone)]
pub struct Written {
    /// The random key under which they lie.
    pub storage_key: String,
    /// How many there are.
    pub size: i64,
    /// The SHA-256 of what was written.
    pub sha256: Vec<u8>,
    /// What opens them; it is wrapped when they are named.
    data_key: [u8; 32],
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Written")
            .field("storage_key", &self.storage_key)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// To what the bytes of a file are bound: moved under another name they do not open.
fn place(storage_key: &str) -> String {
    format!("file {storage_key}")
}

/// The data key of a file has the file's random name for its id.
fn key_id(storage_key: &str) -> Option<Id<DataKey>> {
    storage_key.parse().ok()
}

/// What tells a file again by its bytes: a keyed hash (HMAC with SHA-256, 32 bytes), so that nobody
/// who has the database alone can ask it whether a file that they hold was here. Another office key
/// gives another one.
pub fn fingerprint(app: &App, bytes: &[u8]) -> Vec<u8> {
    let key = app.keys.derived("fingerprints of files").into_iter().next();
    let mac = key.and_then(|key| Hmac::<Sha256>::new_from_slice(&key).ok());
    mac.map_or_else(Vec::new, |mut mac| {
        mac.update(bytes);
        mac.finalize().into_bytes().to_vec()
    })
}

/// The bytes of a file, opened. Ask first whether the reader may see it.
///
/// # Errors
/// When they are not there, were altered, or the office key is missing; when the database fails.
pub async fn read(app: &App, storage_key: &str) -> Result<Vec<u8>> {
    let sealed = app.files.read(storage_key).await?;
    let id = key_id(storage_key).ok_or_else(seal::altered)?;
    seal::open_bytes(&app.db, app, id, &place(storage_key), &sealed).await
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

    /// Seals bytes with a new data key and writes them under a new random name.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written.
    pub async fn write(&self, clock: &Clock, bytes: &[u8]) -> Result<Written> {
        let key = clock.random_id::<FileRow>().to_string();
        let data_key = clock.token();
        let sealed = seal::seal_bytes(clock, &data_key, &place(&key), bytes)?;
        let path = self.path(&key);
        if let Some(folder) = path.parent() {
            tokio::fs::create_dir_all(folder).await?;
        }
        // Written whole under another name, then moved: a half-written file is never named.
        let partial = path.with_extension("part");
        tokio::fs::write(&partial, &sealed).await?;
        tokio::fs::rename(&partial, &path).await?;
        Ok(Written {
            storage_key: key,
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: Sha256::digest(&sealed).to_vec(),
            data_key,
        })
    }

    /// Reads a file as it lies there, sealed: for backups. To open it, [`read`] it.
    ///
    /// # Errors
    /// When it is not there.
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
