//! The table of contents of saved views: every URL, one line each.

use super::{SavedView, web};
use crate::{
    module::{Module, Routes},
    policy::{
        Action::{Change, Create, Erase, List},
        print_noun,
    },
};

#[rustfmt::skip]
fn routes() -> Routes {
    Routes::new()
        .get::<SavedView, _, _>("/app/views", List, web::list)
        .post::<SavedView, _, _>("/app/views", Create, web::save)
        .get::<SavedView, _, _>("/app/views/columns", List, web::columns)
        .post::<SavedView, _, _>("/app/views/{id}/name", Change, web::rename)
        .post::<SavedView, _, _>("/app/views/{id}/removal", Erase, web::remove)
}

/// What saved views give the whole.
pub const MODULE: Module = Module {
    policies: &[print_noun::<SavedView>],
    ..Module::new("view", routes)
};
