//! A picture in a report: with caption, alternative text and credit.

mod policy;
pub mod store;
pub mod web;

use balai_kernel::{Id, error::Error, store::FromRow};
use balai_pictures::Refusal;

use crate::block::Block;

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

/// What a refusal of a picture says.
fn refused(why: Refusal) -> Error {
    Error::refused(match why {
        Refusal::TooLarge => "picture-too-large",
        Refusal::NotKnown => "picture-not-known",
    })
}
