//! Blind linkage: finding the same people in two lists without showing either list.
//!
//! Each record becomes a *cryptographic long-term key*, a Bloom filter of pieces of its fields under a
//! secret that both sides share and whoever compares does not have. Records that are alike set
//! mostly the same bits, whose Dice similarity says how alike they are.
//!
//! * [`Schema`] says which fields count and how: it is clkhash's linkage schema, version 3, and
//!   [`Encoder`] makes the same bits, byte for byte.
//! * [`Hardening`] makes the filters harder to read back, at a cost that stands beside it.
//! * [`matches`] compares all with all, exactly; [`one_to_one`] solves the pairs found;
//!   [`Blocks`] leaves out most comparisons and some pairs.
//!
//! Pure: bytes and values in, values out. What a filter still tells, and to whom, stands in
//! `docs/blind-linkage.md`: read it before a list leaves the house.
//!
//! Source: Schnell, Bachteler and Reiher, "A novel error-tolerant anonymous linking code" (2011).

mod block;
mod clk;
mod compare;
mod encode;
mod harden;
mod key;
mod read;
mod schema;
mod solve;
mod token;
mod value;

pub use block::Blocks;
pub use clk::Clk;
pub use compare::{Instructions, Pair, best, matches, matches_by};
pub use encode::Encoder;
pub use harden::{Hardening, Noise};
pub use schema::{Case, Encoding, Feature, Format, Hash, Hashing, Schema, Strategy};
pub use solve::one_to_one;
pub use token::Comparison;
pub use value::Refusal;

use thiserror::Error;

/// Why nothing is encoded or compared.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Flaw {
    /// The schema is none, or asks for something that there is not; where, and what to change.
    #[error("{place}: {what}")]
    Schema {
        /// The place within the schema, such as `features[2].hashing.strategy`.
        place: String,
        /// What is wrong there.
        what: String,
    },
    /// A value of a record does not fit its field.
    #[error("column {column}: {refusal}")]
    Value {
        /// The field's name.
        column: String,
        /// Why.
        refusal: Refusal,
    },
    /// A record has more or fewer fields than the schema.
    #[error("the record has {found} fields, and the schema {wanted}")]
    Width {
        /// As many has the record.
        found: usize,
        /// As many has the schema.
        wanted: usize,
    },
    /// A token is no filter: not base64, or of another length.
    #[error("{0}")]
    Token(String),
}
