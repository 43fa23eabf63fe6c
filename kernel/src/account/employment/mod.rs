//! Who pays an account that works in the office: the office itself, the organisation that
//! hosts it, or a party that lends an official. Decides what of the office they see.

mod store;

pub use store::{Employed, employer_of, set_employer, staff};
