//! Facts about this one office: which profile made it, what was chosen since.

mod store;

pub use store::{get, set};

/// Under this key stands the profile that made the office.
pub const PROFILE: &str = "profile";

/// Under this key stands the address at which the office was served last, for links that
/// the command line prints.
pub const SERVED: &str = "served-at";
