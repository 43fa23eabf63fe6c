//! Files: sealed and written first under a random key, then named in the transaction; a file
//! that nothing names is swept after a day. In the folder or the bucket lie bytes that tell nothing:
//! each file has a data key of its own, and taking the file away erases that key.

mod bucket;
mod folder;
mod handing;
mod store;
mod sweep;
#[cfg(test)]
mod tests;

use std::{fmt, path::PathBuf, sync::Arc, time::SystemTime};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest, Sha256};

pub use bucket::{Bucket, BucketSettings};
pub use handing::{hand_over, handed, sandboxed};
pub use store::{FileRow, erase_key, find, keep, named, remove};
pub use sweep::sweep;

use crate::{clock::Clock, error::Result, id::Id, module::App, seal, seal::DataKey};
use folder::Folder;

/// How many bytes sealing adds to a file.
pub const ADDED: i64 = 40;

/// Where the bytes lie: a folder beside the database, or a bucket that several machines share.
#[derive(Debug, Clone)]
pub struct Files(Place);

#[derive(Debug, Clone)]
enum Place {
    Folder(Folder),
    Bucket(Arc<Bucket>),
}

/// A file as it lies there, whether the database names it or not.
#[derive(Debug, Clone)]
pub struct Lying {
    /// Its name below the folder or in the bucket.
    name: String,
    /// Its key.
    pub key: String,
    /// Its bytes as they lie there, sealed.
    pub size: i64,
    /// When it was written, by the clock of the disk or of the service.
    pub written: SystemTime,
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
fn bond(storage_key: &str) -> String {
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
    seal::open_bytes(&app.db, app, id, &bond(storage_key), &sealed).await
}

/// Where the bytes of a key lie, below the folder or in the bucket.
fn place_of(key: &str) -> String {
    // Keys are our own hexadecimal text; anything else would be another's path.
    let key: String = key.chars().filter(char::is_ascii_hexdigit).collect();
    format!("{}/{key}", key.get(..2).unwrap_or("00"))
}

impl Files {
    /// Files in this folder, which is made when the first is written.
    pub fn in_folder(root: impl Into<PathBuf>) -> Self {
        Self(Place::Folder(Folder { root: root.into() }))
    }

    /// Files in this bucket.
    pub fn in_bucket(bucket: Bucket) -> Self {
        Self(Place::Bucket(Arc::new(bucket)))
    }

    /// Seals bytes with a new data key and writes them under a new random name.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written; when the bucket does not take them.
    pub async fn write(&self, clock: &Clock, bytes: &[u8]) -> Result<Written> {
        let key = clock.random_id::<FileRow>().to_string();
        let data_key = clock.token();
        let sealed = seal::seal_bytes(clock, &data_key, &bond(&key), bytes)?;
        let sha256 = Sha256::digest(&sealed).to_vec();
        self.put(&key, sealed).await?;
        Ok(Written {
            storage_key: key,
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256,
            data_key,
        })
    }

    /// Puts a file there as it is, sealed: from a backup.
    ///
    /// # Errors
    /// As [`Files::write`].
    pub async fn put(&self, storage_key: &str, sealed: Vec<u8>) -> Result<()> {
        match &self.0 {
            Place::Folder(folder) => folder.put(storage_key, &sealed).await,
            Place::Bucket(bucket) => bucket.put(storage_key, sealed).await,
        }
    }

    /// Reads a file as it lies there, sealed: for backups. To open it, [`read`] it.
    ///
    /// # Errors
    /// When it is not there; when the bucket does not answer.
    pub async fn read(&self, storage_key: &str) -> Result<Vec<u8>> {
        match &self.0 {
            Place::Folder(folder) => folder.get(storage_key).await,
            Place::Bucket(bucket) => bucket.get(storage_key).await,
        }
    }

    /// All files of an office that lie there, in no order; of a bucket nothing that others put there.
    ///
    /// # Errors
    /// When the folder cannot be read or the bucket does not answer.
    pub async fn lying(&self) -> Result<Vec<Lying>> {
        match &self.0 {
            Place::Folder(folder) => folder.lying().await,
            Place::Bucket(bucket) => bucket.lying().await,
        }
    }

    /// Removes what lies there; what is gone already is no error.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub async fn remove(&self, lying: &Lying) -> Result<()> {
        match &self.0 {
            Place::Folder(folder) => folder.remove(&lying.name).await,
            Place::Bucket(bucket) => bucket.remove(&lying.name).await,
        }
    }

    /// Asks a bucket whether it answers. A folder always does: it is made when it is wanted.
    ///
    /// # Errors
    /// [`crate::Error::FilesSilent`] when it does not, [`crate::Error::FilesRefused`] when it refuses.
    pub async fn answer(&self) -> Result<()> {
        match &self.0 {
            Place::Folder(_) => Ok(()),
            Place::Bucket(bucket) => bucket.answer().await,
        }
    }

    /// Where the bytes of a key lie on this machine: nowhere, if they are in a bucket.
    pub fn path(&self, key: &str) -> Option<PathBuf> {
        match &self.0 {
            Place::Folder(folder) => Some(folder.path(key)),
            Place::Bucket(_) => None,
        }
    }
}
