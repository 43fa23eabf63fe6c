//! Suspension: an administrator closes an account at once, with the reason, and opens it
//! again. Both stand there with who did it.

mod pages;
mod policy;
mod store;
#[cfg(test)]
mod tests;
mod web;

pub use store::SuspensionRow;
pub use web::routes;
