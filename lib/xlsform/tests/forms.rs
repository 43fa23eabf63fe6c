//! Forms are read, refused and written.
//!
//! Small forms stand here as Markdown tables, as their authors would send them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should say so and stop"
)]
#[path = "forms/bad.rs"]
mod bad;
#[path = "forms/good.rs"]
mod good;
#[path = "forms/large.rs"]
mod large;
#[path = "forms/property.rs"]
mod property;

use balai_xlsform::{Form, Options, Reading, read};

/// Reads a form of Markdown tables.
fn reading(text: &str) -> Reading {
    read("visit.md", text.as_bytes(), &Options::default())
}

/// A form that must be accepted.
#[track_caller]
fn accepted(text: &str) -> Form {
    let reading = reading(text);
    let reasons: Vec<String> = reading.faults.iter().map(ToString::to_string).collect();
    reading.form.unwrap_or_else(|| panic!("refused: {reasons:?}"))
}

/// Codes and places of why a form is refused.
#[track_caller]
fn refused(text: &str) -> Vec<(String, String)> {
    let reading = reading(text);
    assert!(reading.form.is_none(), "accepted");
    let told = reading.faults.iter();
    told.map(|fault| (fault.code().to_owned(), fault.place.to_string()))
        .collect()
}
