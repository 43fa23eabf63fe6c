//! Checkpoints: now and then the chain's end is signed and written into a file outside the
//! database, as transparency logs do (RFC 9162, signed tree heads). Whoever rewrites the whole
//! chain, or cuts its end off, contradicts the file; whoever has copies of its lines can show
//! it without us.
//!
//! One line is `balai-audit-1 ORIGIN PLACE HASH TIME KEY SIGNATURE`; ORIGIN is the hash of the
//! chain's first line, KEY the public key (Ed25519, RFC 8032), both in base 64.

use std::{
    fs::OpenOptions,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

use super::store;
use crate::{
    clock::Instant,
    error::{Error, Result},
    module::App,
    seal::Keyring,
    store::Conn,
};

/// What a line begins with.
const MARK: &str = "balai-audit-1";
/// What the signing key is derived for.
const PURPOSE: &str = "audit checkpoints";
/// A checkpoint is written after so many lines ...
const LINES: i64 = 500;
/// ... or when the last one is this old and lines came since.
const SECONDS: i64 = 3600;
/// The end of the file that is read to find the last line.
const TAIL: u64 = 4096;

/// The chain's end at a moment, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The hash of the chain's first line.
    pub origin: Vec<u8>,
    /// The place of its last line then.
    pub place: i64,
    /// The hash of that line.
    pub hash: Vec<u8>,
    /// When it was signed.
    pub at: Instant,
    /// The public key it was signed with.
    pub key: Vec<u8>,
    signature: Vec<u8>,
}

impl Checkpoint {
    fn signed_text(&self) -> String {
        let (origin, hash) = (
            URL_SAFE_NO_PAD.encode(&self.origin),
            URL_SAFE_NO_PAD.encode(&self.hash),
        );
        format!("{MARK} {origin} {} {hash} {}", self.place, self.at)
    }

    /// As a line of the file.
    pub fn line(&self) -> String {
        let (key, signature) = (
            URL_SAFE_NO_PAD.encode(&self.key),
            URL_SAFE_NO_PAD.encode(&self.signature),
        );
        format!("{} {key} {signature}", self.signed_text())
    }

    /// The checkpoint of a line; `None` when it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        if words.next()? != MARK {
            return None;
        }
        let bytes = |word: &str| URL_SAFE_NO_PAD.decode(word).ok();
        let found = Self {
            origin: bytes(words.next()?)?,
            place: words.next()?.parse().ok()?,
            hash: bytes(words.next()?)?,
            at: Instant::of(words.next()?.parse::<Timestamp>().ok()?),
            key: bytes(words.next()?)?,
            signature: bytes(words.next()?)?,
        };
        words.next().is_none().then_some(found)
    }

    /// Whether its signature is that of its key, and the key one of this office.
    pub fn is_ours(&self, keys: &Keyring) -> bool {
        let is_known = keys
            .derived(PURPOSE)
            .iter()
            .filter_map(|seed| Ed25519KeyPair::from_seed_unchecked(seed).ok())
            .any(|pair| pair.public_key().as_ref() == self.key);
        let key = UnparsedPublicKey::new(&ED25519, &self.key);
        is_known && key.verify(self.signed_text().as_bytes(), &self.signature).is_ok()
    }
}

/// Signs the chain's end and writes it into the file, if that is due; true when it was.
///
/// # Errors
/// When the file cannot be written or the database fails.
pub async fn write_due(app: &App, file: &Path) -> Result<bool> {
    let Some(last) = store::last_placed(&app.db).await? else {
        return Ok(false);
    };
    let (place, now) = (last.place.unwrap_or(0), app.clock.now());
    let before = last_in(file)?;
    let is_due = before.is_none_or(|before| {
        let is_old = before.at.plus_seconds(SECONDS) <= now;
        place >= before.place + LINES || (is_old && place > before.place)
    });
    if !is_due {
        return Ok(false);
    }
    let checkpoint = sign(app, place, last.hash.unwrap_or_default(), now).await?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(format!("{}\n", checkpoint.line()).as_bytes())?;
    file.sync_data()?;
    Ok(true)
}

async fn sign(app: &App, place: i64, hash: Vec<u8>, at: Instant) -> Result<Checkpoint> {
    let pair = app
        .keys
        .derived(PURPOSE)
        .first()
        .and_then(|seed| Ed25519KeyPair::from_seed_unchecked(seed).ok())
        .ok_or(Error::setup(
            "The audit's key could not be derived from the office's key.",
        ))?;
    let first = store::placed_after(&app.db, 0, 1).await?;
    let mut checkpoint = Checkpoint {
        origin: first
            .into_iter()
            .next()
            .and_then(|line| line.hash)
            .unwrap_or_default(),
        place,
        hash,
        at,
        key: pair.public_key().as_ref().to_vec(),
        signature: Vec::new(),
    };
    checkpoint.signature = pair.sign(checkpoint.signed_text().as_bytes()).as_ref().to_vec();
    Ok(checkpoint)
}

/// The last checkpoint of a file, read from its end; none when there is no file yet.
pub(super) fn last_in(file: &Path) -> Result<Option<Checkpoint>> {
    let mut file = match std::fs::File::open(file) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().rev().find_map(Checkpoint::parse))
}

/// The first contradiction between the chain and checkpoints, in words.
///
/// # Errors
/// When the database fails.
pub async fn contradiction(conn: &impl Conn, keys: &Keyring, text: &str) -> Result<Option<String>> {
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let number = at + 1;
        let Some(checkpoint) = Checkpoint::parse(line) else {
            return Ok(Some(format!(
                "Line {number} of the checkpoints is none: the file was damaged."
            )));
        };
        if !checkpoint.is_ours(keys) {
            return Ok(Some(format!(
                "The checkpoint in line {number} was not signed with a key of this office."
            )));
        }
        let place = checkpoint.place;
        let found = store::placed_after(conn, place - 1, 1).await?.into_iter().next();
        let found = found.filter(|line| line.place == Some(place));
        match found {
            None => {
                return Ok(Some(format!(
                    "On {} the chain reached line {place}; that line is not there any more.",
                    checkpoint.at
                )));
            }
            Some(line) if line.hash.as_deref() != Some(checkpoint.hash.as_slice()) => {
                return Ok(Some(format!(
                    "The chain was rewritten at or before line {place}: it is not the one that was signed on {}.",
                    checkpoint.at
                )));
            }
            Some(_) => {}
        }
    }
    Ok(None)
}
