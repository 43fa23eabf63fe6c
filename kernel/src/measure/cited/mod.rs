//! A cited figure: a value taken from someone else's document, never computed here.
//! Whoever entered it does not check it: a second person looks into the source.

mod pages;
mod policy;
mod store;
mod web;

pub use store::{CitedFigure, CitedRow, cited, keep_cited};

use crate::{module::Routes, policy::Action};

/// Every URL of cited figures.
pub fn routes() -> Routes {
    Routes::new()
        .get::<CitedRow, _, _>("/app/measures/cited", Action::List, web::list)
        .post::<CitedRow, _, _>("/app/measures/cited", Action::Create, web::create)
        .get::<CitedRow, _, _>("/app/measures/cited/new", Action::Create, web::new)
        .get::<CitedRow, _, _>("/app/measures/cited/{id}", Action::Read, web::show)
        .get::<CitedRow, _, _>("/app/measures/cited/{id}/edit", Action::Change, web::edit)
        .post::<CitedRow, _, _>("/app/measures/cited/{id}/edit", Action::Change, web::change)
        .post::<CitedRow, _, _>("/app/measures/cited/{id}/check", Action::Decide, web::check)
}
