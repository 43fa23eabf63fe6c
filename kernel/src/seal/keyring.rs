//! The office's keys: the present one and those before it.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::{Digest, Sha256};

use super::{DataKey, altered, missing};
use crate::{
    clock::Clock,
    error::{Error, Result},
    id::Id,
};

/// What a line of a key file begins with.
const MARK: &str = "balai-office-key-1:";
/// Bytes of a nonce.
const NONCE: usize = 24;

#[derive(Clone)]
struct OfficeKey {
    id: String,
    key: [u8; 32],
}

/// Reads the keys again from where they came.
type Source = Arc<dyn Fn() -> Result<String> + Send + Sync>;

/// The keys under which data keys lie: the first wraps, all of them unwrap.
#[derive(Clone)]
pub struct Keyring {
    keys: Arc<RwLock<Vec<OfficeKey>>>,
    source: Option<Source>,
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_list().entries(keys.iter().map(|key| &key.id)).finish()
    }
}

impl Keyring {
    /// Reads keys as a key file holds them: one on a line, the present one first; empty
    /// lines and lines that begin with `#` are left out.
    ///
    /// # Errors
    /// When a line is no key, or there is none.
    pub fn parse(text: &str) -> Result<Self> {
        let mut keys = Vec::new();
        let lines = text.lines().map(str::trim).enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let bytes = line
                .strip_prefix(MARK)
                .and_then(|rest| URL_SAFE_NO_PAD.decode(rest).ok())
                .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
            let Some(key) = bytes else {
                return Err(Error::setup(format!(
                    "Line {} of the office keys is no key: a key begins with `{MARK}` and is {} characters long. Nothing was opened.",
                    at + 1,
                    MARK.len() + 43
                )));
            };
            let id = fingerprint(&key);
            keys.push(OfficeKey { id, key });
        }
        if keys.is_empty() {
            return Err(Error::setup(
                "The office keys hold no key. Nothing was opened. Put the key file back from where you keep its copy.",
            ));
        }
        Ok(Self {
            keys: Arc::new(RwLock::new(keys)),
            source: None,
        })
    }

    /// The same keys, read again from `source` when a record lies under one that is not among
    /// them: so a new key reaches servers that run already.
    #[must_use]
    pub fn read_again_from(self, source: impl Fn() -> Result<String> + Send + Sync + 'static) -> Self {
        Self {
            source: Some(Arc::new(source)),
            ..self
        }
    }

    /// A new key as a line of a key file.
    pub fn new_line(clock: &Clock) -> String {
        format!("{MARK}{}", URL_SAFE_NO_PAD.encode(clock.token()))
    }

    /// The fingerprint of the key that wraps: 16 hexadecimal digits.
    pub fn current(&self) -> String {
        self.present().id
    }

    /// Whether the key with this fingerprint is here.
    pub fn holds(&self, id: &str) -> bool {
        self.find(id).is_some()
    }

    /// A data key under the present office key, and that key's fingerprint.
    pub(super) fn wrap(&self, clock: &Clock, id: Id<DataKey>, plain: &[u8; 32]) -> Result<(Vec<u8>, String)> {
        let office = self.present();
        let wrapped = encrypt(clock, &office.key, &id.to_string(), plain)?;
        Ok((wrapped, office.id))
    }

    pub(super) fn unwrap(&self, id: Id<DataKey>, office_key: &str, wrapped: &[u8]) -> Result<[u8; 32]> {
        let office = match self.find(office_key) {
            Some(office) => office,
            None => self.read_again(office_key)?,
        };
        let plain = decrypt(&office.key, &id.to_string(), wrapped)?;
        <[u8; 32]>::try_from(plain).map_err(|_| altered())
    }

    /// A key for another purpose, derived from each office key, the present one first: HMAC
    /// with SHA-256 as a key derivation function (NIST SP 800-108).
    pub fn derived(&self, purpose: &str) -> Vec<[u8; 32]> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let derive = |key: &OfficeKey| {
            let mut mac = Hmac::<Sha256>::new_from_slice(&key.key).ok()?;
            mac.update(b"balai derived key: ");
            mac.update(purpose.as_bytes());
            Some(mac.finalize().into_bytes().into())
        };
        keys.iter().filter_map(derive).collect()
    }

    fn present(&self) -> OfficeKey {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        // There is always one: `parse` refuses an empty ring.
        keys.first().cloned().unwrap_or(OfficeKey {
            id: String::new(),
            key: [0; 32],
        })
    }

    fn find(&self, id: &str) -> Option<OfficeKey> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.iter().find(|key| key.id == id).cloned()
    }

    fn read_again(&self, wanted: &str) -> Result<OfficeKey> {
        let source = self.source.as_ref().ok_or_else(|| missing(wanted))?;
        let fresh = Self::parse(&source()?)?;
        let fresh = std::mem::take(&mut *fresh.keys.write().unwrap_or_else(PoisonError::into_inner));
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        self.find(wanted).ok_or_else(|| missing(wanted))
    }
}

/// Names a key without telling it.
fn fingerprint(key: &[u8; 32]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"balai office key fingerprint");
    hasher.update(key);
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The nonce, then the text under the key, bound to `place`.
pub(super) fn encrypt(clock: &Clock, key: &[u8; 32], place: &str, plain: &[u8]) -> Result<Vec<u8>> {
    let token = clock.token();
    let nonce: [u8; NONCE] = std::array::from_fn(|at| token[at]);
    let payload = Payload {
        msg: plain,
        aad: place.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Error::setup("A value could not be sealed: it is too long."))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// The text again, if neither it nor its place was altered.
pub(super) fn decrypt(key: &[u8; 32], place: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or_else(altered)?;
    let payload = Payload {
        msg: sealed,
        aad: place.as_bytes(),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| altered())
}
