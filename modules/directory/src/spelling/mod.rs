//! A spelling: a way of writing a party's name, by which lists and letters are
//! understood. The names themselves come from the profile alone.

mod pages;
mod policy;
pub(crate) mod web;

/// The source of a spelling that the profile gives: it stays as long as the profile does.
pub const FROM_PROFILE: &str = "profile";
/// The source of a spelling that somebody of the office added.
pub const FROM_OFFICE: &str = "office";

/// A way of writing a party's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// As it is written.
    pub spelling: String,
    /// Where it is known from: [`FROM_PROFILE`], [`FROM_OFFICE`] or another word for an import.
    pub source: String,
}

impl Spelling {
    /// Whether people may take it away.
    pub fn is_removable(&self) -> bool {
        self.source != FROM_PROFILE
    }
}
