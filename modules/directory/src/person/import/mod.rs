//! Persons in workbooks: who is known already, who is new, who may be somebody known.
//!
//! The same personal e-mail with a compatible name is the same person. Everyone else
//! is a person of their own, with suggestions that show their evidence and wait;
//! nobody is merged by a score.

mod cells;
mod finish;
mod focal;
mod kind;
mod parts;
mod posts;
mod resolver;
pub mod rows;
pub mod store;

pub use cells::{Sex, read_name, read_sex};
pub use finish::finish;
pub use kind::People;
pub use resolver::{Identity, Resolver, Wanted, ask_identity};
