//! Through other eyes: where whoever works in the office chooses as whom to look at a page.

mod pages;
mod policy;
pub(crate) mod web;

/// Looking at a page as somebody else would.
pub struct View;
