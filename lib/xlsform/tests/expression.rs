//! The expression engine: what is read, what is refused, and what comes out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "expression/reading.rs"]
mod reading;
