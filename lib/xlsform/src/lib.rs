//! Forms as ODK's tools write them: what a form asks, and the rules by which it asks.

pub mod expression;
