//! The input to a body: what the office put into one of its meetings.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

pub use store::BodyInput;

/// A body's marker for typed ids; the noun itself lives in the directory.
pub enum BodyRef {}

/// How two mentions of one input are recognised: folded body and meeting, and the year.
pub fn folded(body: &str, meeting: &str) -> String {
    balai_names::fold(&format!("{body} {meeting}"))
}
