//! What comes after applying, and need not hold up others.

mod store;

pub use store::finish;
