//! The history of an event: what became of it, who changed what about it, and what was
//! done to the lines of those who came.

pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use store::{Brought, Named, PeopleLine};
