//! Expressions of forms: XPath 1.0 as the [ODK XForms specification] has it, in XLSForm's notation.
//!
//! [`parse`] reads one expression and says what is wrong with it.
//!
//! [ODK XForms specification]: https://getodk.github.io/xforms-spec/#xpath-functions

mod calls;
mod check;
pub mod code;
mod compile;
pub mod dates;
pub mod digest;
mod evaluate;
mod fault;
pub mod filling;
pub mod functions;
mod graph;
mod missing_lists;
pub mod model;
mod names;
pub mod number;
mod parse;
pub mod pattern;
mod places;
mod print;
mod settling;
mod token;
mod tree;
mod tree_of_answers;
pub mod value;

pub use evaluate::Context;
pub use fault::{At, Fault};
pub use graph::Logic;
pub use parse::{DEEPEST, parse};
pub use token::{LONGEST, is_name};
pub use tree::{Call, Expression, Operator, Path, Reference, Start, Step, Test};
