//! The importer's table of contents: every URL, one line each.

use super::{BatchRow, jobs, web};
use crate::{
    actor::Actor,
    module::{Module, Nav, Routes},
    policy::{Action, print_noun},
};

fn routes() -> Routes {
    use Action::{Change, Create, Decide, Export, List, Read};
    Routes::new()
        .get::<BatchRow, _, _>("/app/imports", List, web::index)
        .get::<BatchRow, _, _>("/app/imports/export/{format}", Export, web::export)
        .get::<BatchRow, _, _>("/app/imports/new", Create, web::new)
        .upload::<BatchRow, _, _>("/app/imports", Create, web::create)
        .post::<BatchRow, _, _>("/app/imports/pasted", Create, web::paste)
        .get::<BatchRow, _, _>("/app/imports/{id}", Read, web::show)
        .get::<BatchRow, _, _>("/app/imports/{id}/progress", Read, web::progress)
        .get::<BatchRow, _, _>("/app/imports/{id}/file", Read, web::file)
        .post::<BatchRow, _, _>("/app/imports/{id}/sheets/{sheet}", Change, web::remap)
        .post::<BatchRow, _, _>("/app/imports/{id}/rows/{row}/answer", Change, web::answer)
        .post::<BatchRow, _, _>("/app/imports/{id}/plan", Change, web::replan)
        .post::<BatchRow, _, _>("/app/imports/{id}/unattended", Change, web::unattended)
        .post::<BatchRow, _, _>("/app/imports/{id}/parking", Change, web::park)
        .post::<BatchRow, _, _>("/app/imports/{id}/stop", Change, web::stop)
        .post::<BatchRow, _, _>("/app/imports/{id}/application", Decide, web::apply)
        .post::<BatchRow, _, _>("/app/imports/{id}/reversal", Decide, web::undo)
}

/// What the importer gives the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "import-nav",
        href: "/app/imports",
        shown: Actor::is_office,
    }],
    policies: &[print_noun::<BatchRow>],
    jobs: jobs::JOBS,
    ..Module::new("import", routes)
};
