//! Expressions of forms: XPath 1.0 as the [ODK XForms specification] has it, in XLSForm's notation.
//!
//! [`parse`] reads one expression and says what is wrong with it.
//!
//! [ODK XForms specification]: https://getodk.github.io/xforms-spec/#xpath-functions

mod check;
pub mod dates;
pub mod digest;
mod fault;
pub mod functions;
pub mod number;
mod parse;
pub mod pattern;
mod print;
mod token;
mod tree;

pub use fault::{At, Fault};
pub use parse::{DEEPEST, parse};
pub use token::{LONGEST, is_name};
pub use tree::{Call, Expression, Operator, Path, Reference, Start, Step, Test};
