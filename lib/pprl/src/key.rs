//! The keys of the fields, from the one secret.

use hkdf::Hkdf;
use sha2::{Sha256, Sha512};

use crate::Flaw;

/// How keys are derived (RFC 5869).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// SHA-512 in the place of SHA-256.
    pub is_long: bool,
    /// Not secret; none is as many zeros as the hash has bytes.
    pub salt: Option<Vec<u8>>,
    /// What the keys are for.
    pub info: Vec<u8>,
    /// Bytes of a key.
    pub size: usize,
}

/// Two keys for each of so many fields.
///
/// # Errors
/// [`Flaw::Schema`] when that is more than can be derived: 255 times the hash.
pub fn keys(secret: &[u8], derivation: &Derivation, fields: usize) -> Result<Vec<[Vec<u8>; 2]>, Flaw> {
    let mut bytes = vec![0; fields * 2 * derivation.size];
    let salt = derivation.salt.as_deref();
    let done = match derivation.is_long {
        false => Hkdf::<Sha256>::new(salt, secret).expand(&derivation.info, &mut bytes),
        true => Hkdf::<Sha512>::new(salt, secret).expand(&derivation.info, &mut bytes),
    };
    done.map_err(|_| Flaw::Schema {
        place: "clkConfig.kdf.keySize".to_owned(),
        what: format!(
            "keys of {} bytes for {fields} fields are more than can be derived; make them smaller",
            derivation.size
        ),
    })?;
    let mut keys = bytes.chunks(derivation.size).map(<[u8]>::to_vec);
    let pair = || Some([keys.next()?, keys.next()?]);
    Ok(std::iter::from_fn(pair).collect())
}
