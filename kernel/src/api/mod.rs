//! The read-only interface for other programs, `/api/v1`.
//!
//! It answers with the same audience filter as the pages: without signing in one
//! sees what is public. Changes only ever add. Lists come in pages that a cursor
//! leads through; the description of it all is put together from the modules'
//! tables of [`Endpoint`]s.

mod openapi;
mod paging;
mod policy;
mod web;

pub use openapi::{Endpoint, Field, Holds, Param, document};
pub use paging::{Paging, page};
pub use policy::Description;

use crate::{
    measure::PublicFigure,
    module::{Module, Routes},
    policy::{Action, print_noun},
};

/// The measures for other programs, and the description of the whole interface.
pub const MODULE: Module = Module {
    policies: &[print_noun::<Description>],
    api: web::ENDPOINTS,
    ..Module::new("api", routes)
};

/// The kernel's own URLs under `/api/v1`; modules add theirs.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Description, _, _>("/api/v1/openapi.json", Action::List, web::openapi)
        .get::<PublicFigure, _, _>("/api/v1/measures", Action::List, web::measures)
        .get::<PublicFigure, _, _>("/api/v1/measures/{code}", Action::Read, web::measure)
}
