//! Sealing: what is kept so that a stolen disk, database or backup tells nothing.
//!
//! Every sealed record has a *data key* of its own. The data key lies in the database
//! under an *office key*, which never does (envelope encryption, as in NIST SP 800-57 part 1
//! on key wrapping). Giving the office a new key wraps the data keys anew and leaves what they
//! seal alone; erasing a data key erases all that it sealed. The cipher is
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): its nonces may be drawn at random.

mod keyring;
mod store;
#[cfg(test)]
mod tests;

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

pub use keyring::Keyring;

use crate::{
    actor::Actor,
    audit::{self, Act},
    clock::Clock,
    error::{Error, Result},
    id::Id,
    module::App,
    store::{Conn, Tx},
};

/// How many data keys are wrapped anew in one transaction.
const RUN: i64 = 200;

/// A data key, for its id.
pub enum DataKey {}

/// A value that only its own place can open. It cannot be shown, written to a log or sent
/// anywhere by accident: it has neither `Display` nor `Debug` nor `Serialize`.
pub struct Sealed<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// As it is kept in a column of bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl<T> From<Vec<u8>> for Sealed<T> {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            of: PhantomData,
        }
    }
}

/// Where a sealed value stands. Copied to another row or field, it cannot be opened there.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The noun.
    pub noun: &'static str,
    /// The row.
    pub row: Uuid,
    /// The field.
    pub field: &'static str,
}

impl Place {
    fn text(&self) -> String {
        format!("{} {} {}", self.noun, self.row, self.field)
    }
}

/// Makes a data key for a record.
///
/// # Errors
/// When the database fails.
pub async fn new_key(tx: &Tx, app: &App) -> Result<Id<DataKey>> {
    let id = app.clock.random_id();
    let (wrapped, office_key) = app.keys.wrap(&app.clock, id, &app.clock.token())?;
    store::insert(tx, id, &wrapped, &office_key, app.clock.now()).await?;
    Ok(id)
}

/// Seals a value at its place under a data key.
///
/// # Errors
/// When the key was erased, the office key is not there, or the database fails.
pub async fn seal<T: Serialize>(
    conn: &impl Conn,
    app: &App,
    key: Id<DataKey>,
    place: &Place,
    value: &T,
) -> Result<Sealed<T>> {
    let plain = serde_json::to_vec(value).map_err(|_| Error::setup("A value could not be sealed."))?;
    let key = data_key(conn, app, key).await?;
    keyring::encrypt(&app.clock, &key, &place.text(), &plain).map(Sealed::from)
}

/// Opens a sealed value for a purpose, which an audit line names.
///
/// # Errors
/// When the key was erased, the value was altered or moved, or the database fails.
pub async fn open<T: DeserializeOwned>(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    purpose: &'static str,
    key: Id<DataKey>,
    place: &Place,
    sealed: &Sealed<T>,
) -> Result<T> {
    let key = data_key(tx, app, key).await?;
    let plain = keyring::decrypt(&key, &place.text(), &sealed.bytes)?;
    let act = Act::on("opened", place.noun, Id::<DataKey>::of(place.row)).for_purpose(purpose);
    audit::record(tx, &app.clock, actor, act).await?;
    serde_json::from_slice(&plain).map_err(|_| altered())
}

/// Keeps a data key that was drawn before the transaction, as that of a file.
///
/// # Errors
/// When the database fails.
pub(crate) async fn keep_key(tx: &Tx, app: &App, id: Id<DataKey>, plain: &[u8; 32]) -> Result<()> {
    let (wrapped, office_key) = app.keys.wrap(&app.clock, id, plain)?;
    store::insert(tx, id, &wrapped, &office_key, app.clock.now()).await
}

/// Seals bytes at a place under a data key that is not kept yet.
///
/// # Errors
/// When there are too many.
pub(crate) fn seal_bytes(clock: &Clock, key: &[u8; 32], place: &str, plain: &[u8]) -> Result<Vec<u8>> {
    keyring::encrypt(clock, key, place, plain)
}

/// Opens bytes that were sealed at a place.
///
/// # Errors
/// When the key was erased, the bytes were altered or moved, or the database fails.
pub(crate) async fn open_bytes(
    conn: &impl Conn,
    app: &App,
    key: Id<DataKey>,
    place: &str,
    sealed: &[u8],
) -> Result<Vec<u8>> {
    keyring::decrypt(&data_key(conn, app, key).await?, place, sealed)
}

/// Erases a data key: nothing that it sealed can be opened from then on.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &Tx, app: &App, key: Id<DataKey>) -> Result<()> {
    store::erase(tx, key, app.clock.now()).await
}

/// Forgets a data key with the row that named it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &Tx, key: Id<DataKey>) -> Result<()> {
    store::remove(tx, key).await
}

/// Whether anything is sealed in this office.
///
/// # Errors
/// When the database fails.
pub async fn is_used(conn: &impl Conn) -> Result<bool> {
    Ok(!store::office_keys(conn).await?.is_empty())
}

/// Refuses an office whose sealed records lie under a key that was not given.
///
/// # Errors
/// The sentence that names the missing key; nothing was opened.
pub async fn check(conn: &impl Conn, keys: &Keyring) -> Result<()> {
    holds_all(keys, &store::office_keys(conn).await?)
}

/// Refuses keys among which one of those used is missing.
///
/// # Errors
/// The sentence that names the missing key; nothing was opened.
pub fn holds_all<'a>(keys: &Keyring, used: impl IntoIterator<Item = &'a String>) -> Result<()> {
    match used.into_iter().find(|id| !keys.holds(id)) {
        None => Ok(()),
        Some(id) => Err(missing(id)),
    }
}

/// Wraps every data key that lies under an older office key under the present one, in small
/// transactions while the office is served; returns how many.
///
/// # Errors
/// When an older key was not given, or the database fails.
pub async fn wrap_anew(app: &App) -> Result<usize> {
    let mut count = 0;
    loop {
        let run = app
            .db
            .write("seal.wrap", |tx| async move {
                let rows = store::under_others(&tx, &app.keys.current(), RUN).await?;
                for row in &rows {
                    let plain = app.keys.unwrap(row.id, &row.office_key, &row.wrapped)?;
                    let (wrapped, office_key) = app.keys.wrap(&app.clock, row.id, &plain)?;
                    store::replace(&tx, row.id, &wrapped, &office_key).await?;
                }
                Ok(rows.len())
            })
            .await?;
        if run == 0 {
            return Ok(count);
        }
        count += run;
    }
}

async fn data_key(conn: &impl Conn, app: &App, id: Id<DataKey>) -> Result<[u8; 32]> {
    let row = store::find(conn, id).await?.ok_or(Error::setup(
        "What was sealed here was erased and cannot be opened.",
    ))?;
    app.keys.unwrap(id, &row.office_key, &row.wrapped)
}

fn missing(id: &str) -> Error {
    Error::setup(format!(
        "Sealed records of this office lie under the office key {id}, which was not given. Nothing was opened. \
         Put the key back where the settings say (see `office_keys`), then start again."
    ))
}

pub(crate) fn altered() -> Error {
    Error::setup(
        "A sealed value could not be opened: it was altered, or it belongs to another record. Nothing of it was shown.",
    )
}
