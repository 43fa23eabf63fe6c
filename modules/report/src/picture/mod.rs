//! A picture in a report: with caption, alternative text and credit.

mod policy;
mod redraw;
pub mod store;
pub mod web;

pub use redraw::redraw;

use balai_kernel::{Id, error::Error, store::FromRow};

use crate::block::Block;

/// Largest picture, in bytes.
pub const LARGEST: usize = 8 << 20;

/// A picture as it stands, with its file.
#[derive(Debug, Clone, FromRow)]
pub struct Picture {
    /// Its id.
    pub id: Id<Picture>,
    /// The block that shows it.
    pub block: Id<Block>,
    /// The key of the file's bytes.
    pub storage_key: String,
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// Who can see the file.
    pub audience: String,
    /// The words under it.
    pub caption: String,
    /// What it shows, for who does not see it.
    pub alternative: String,
    /// Who made it.
    pub credit: String,
}

impl Picture {
    /// Its name among the files of a PDF.
    pub fn file_name(&self) -> String {
        let ending = if self.media_type == "image/png" {
            "png"
        } else {
            "jpg"
        };
        format!("picture-{}.{ending}", self.id)
    }
}

/// The type of a picture, told by its content.
///
/// # Errors
/// When it is neither PNG nor JPEG, cut off, or larger than [`LARGEST`].
pub fn media_type(bytes: &[u8]) -> Result<&'static str, Error> {
    if bytes.len() > LARGEST {
        return Err(Error::refused("picture-too-large"));
    }
    let ends_with =
        |end: &[u8]| bytes.ends_with(end) || bytes.windows(end.len()).rev().take(64).any(|w| w == end);
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && ends_with(b"IEND\xaeB`\x82") {
        Ok("image/png")
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) && ends_with(&[0xff, 0xd9]) {
        Ok("image/jpeg")
    } else {
        Err(Error::refused("picture-not-known"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_content() {
        assert_eq!(
            media_type(b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82").ok(),
            Some("image/png")
        );
        assert_eq!(
            media_type(&[0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]).ok(),
            Some("image/jpeg")
        );
        for wrong in [
            &b"<svg onload=alert(1)>"[..],
            b"GIF89a",
            b"",
            b"\x89PNG\r\n\x1a\n cut off",
        ] {
            assert!(media_type(wrong).is_err());
        }
    }
}
