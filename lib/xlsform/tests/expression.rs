//! The expression engine: what is read, what is refused, and what comes out, here and in the browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[path = "expression/agreement.rs"]
mod agreement;
#[path = "expression/bridge.rs"]
mod bridge;
#[path = "expression/cases.rs"]
mod cases;
#[path = "expression/forms.rs"]
mod forms;
#[path = "expression/reading.rs"]
mod reading;
#[path = "expression/work.rs"]
mod work;
