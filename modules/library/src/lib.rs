//! The library: publications first; documents and sources will follow.

pub mod publication;

use balai_kernel::{Module, Routes};

/// What the library gives the whole.
pub const MODULE: Module = Module {
    imports: Some(imports),
    ..Module::new("library", Routes::new)
};

/// What the library can import.
fn imports() -> Vec<std::sync::Arc<dyn balai_kernel::import::ImportKind>> {
    vec![std::sync::Arc::new(publication::import::Publications)]
}
