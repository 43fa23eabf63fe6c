//! How sealed bytes travel between browser and office: base64 for addresses (RFC 4648, 5). The
//! office checks how long they are; what they say it cannot know.

use std::ops::RangeInclusive;

use balai_kernel::{Error, Result};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// Bytes that the cipher adds: a nonce of 12 and a tag of 16 (AES-GCM, NIST SP 800-38D).
const ADDED: usize = 28;
/// Bytes of a public key: an uncompressed point of P-256 (SEC 1, 2.3.3).
const POINT: usize = 65;
/// Bytes of a secret.
const SECRET: usize = 32;

/// What is sent sealed, by how long it may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A public key.
    Point,
    /// What a passkey is asked with.
    Salt,
    /// The private half of a pair of keys under one of its ways.
    Half,
    /// A secret under another one.
    Secret,
    /// A secret given to the holder of a public key.
    Given,
    /// A mark by which a team vouches for a public key.
    Mark,
    /// Title, name and type.
    Head,
    /// The text of a note.
    Body,
}

impl Kind {
    const fn lengths(self) -> RangeInclusive<usize> {
        match self {
            Self::Point => POINT..=POINT,
            Self::Salt | Self::Mark => SECRET..=SECRET,
            Self::Half => ADDED + 100..=ADDED + 200,
            Self::Secret => ADDED + SECRET..=ADDED + SECRET,
            Self::Given => POINT + ADDED + SECRET..=POINT + ADDED + SECRET,
            Self::Head => ADDED + 2..=ADDED + 4096,
            Self::Body => ADDED + 1..=ADDED + (256 << 10),
        }
    }
}

/// Reads what a browser sealed.
///
/// # Errors
/// [`Error::Refused`] when it is not of its kind: nothing unsealed is taken for sealed.
pub(crate) fn read(kind: Kind, text: &str) -> Result<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Error::refused("sealed-damaged"))?;
    let is_point = !matches!(kind, Kind::Point | Kind::Given) || bytes.first() == Some(&4);
    if kind.lengths().contains(&bytes.len()) && is_point {
        Ok(bytes)
    } else {
        Err(Error::refused("sealed-damaged"))
    }
}

/// Writes bytes for a browser.
pub(crate) fn write(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_the_clear_is_not_taken_for_a_sealed_one() {
        for kind in [Kind::Head, Kind::Body, Kind::Secret, Kind::Given, Kind::Point] {
            assert!(read(kind, "Hello").is_err());
            assert!(read(kind, &write(b"Hello")).is_err());
        }
    }

    #[test]
    fn what_is_of_its_kind_comes_back_as_it_was() {
        let mut point = vec![7; POINT];
        assert!(read(Kind::Point, &write(&point)).is_err());
        point[0] = 4;
        assert_eq!(read(Kind::Point, &write(&point)).unwrap(), point);
    }
}
