//! Being written.
use crate::module::{Module, Routes};

/// The importer's part of the whole.
pub const MODULE: Module = Module::new("import", Routes::new);
