//! Every URL of the module, one line each.

use balai_kernel::{Routes, policy::Action};

use crate::publication::{Publication, api, file::web as file, web};

/// The module's table of contents.
pub fn routes() -> Routes {
    Routes::new()
        .get::<Publication, _, _>("/api/v1/publications", Action::List, api::list)
        .get::<Publication, _, _>("/api/v1/publications/{id}", Action::Read, api::show)
        .get::<Publication, _, _>("/app/library", Action::List, web::list)
        .get::<Publication, _, _>("/app/library/new", Action::Create, web::begin)
        .post::<Publication, _, _>("/app/library", Action::Create, web::create)
        .get::<Publication, _, _>("/app/library/export/{format}", Action::Export, web::export)
        .get::<Publication, _, _>("/app/library/{id}", Action::Read, web::show)
        .get::<Publication, _, _>("/app/library/{id}/edit", Action::Change, web::edit)
        .post::<Publication, _, _>("/app/library/{id}", Action::Change, web::save)
        .upload::<Publication, _, _>("/app/library/{id}/file", Action::Change, file::upload)
        .post::<Publication, _, _>("/app/library/{id}/file/removal", Action::Change, file::remove)
        .get::<Publication, _, _>("/library/{id}/file", Action::Read, file::download)
        .get::<Publication, _, _>("/library", Action::List, web::published)
        .get::<Publication, _, _>("/library/{id}", Action::Read, web::read)
        .get::<Publication, _, _>("/library/{id}/{code}", Action::Read, web::read_in)
}
