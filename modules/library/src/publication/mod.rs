//! A publication: something the office published, alone or with others.

pub mod import;
