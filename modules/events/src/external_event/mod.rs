//! The external event: someone else's, to which the office's staff contributed.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

pub use store::ExternalEvent;

/// How two mentions of one external event are recognised: folded title and year.
pub fn folded(title: &str) -> String {
    balai_names::fold(title)
}
