//! The library: publications first; documents and sources will follow.

pub mod publication;
mod routes;

pub use publication::demo;

use balai_kernel::{App, Module, Result, import::entry, module::Nav, policy::print_noun};
use futures::future::BoxFuture;

/// What the library gives the whole.
pub const MODULE: Module = Module {
    nav: &[Nav {
        label: "nav-library",
        href: "/app/library",
        shown: |actor| actor.is_member(),
    }],
    public_nav: &[Nav {
        label: "nav-public-library",
        href: "/library",
        shown: |_| true,
    }],
    policies: &[print_noun::<publication::Publication>],
    measures: Some(publication::measures::measures),
    imports: Some(imports),
    home: Some(|app, actor| Box::pin(publication::web::home(app, actor))),
    reindex: Some(reindex),
    translates: &[publication::translation::TRANSLATES],
    api: publication::api::ENDPOINTS,
    ..Module::new("library", routes::routes)
};

/// What the library can import.
fn imports() -> Vec<std::sync::Arc<dyn balai_kernel::import::ImportKind>> {
    vec![std::sync::Arc::new(publication::import::Publications)]
}

fn reindex(app: &App) -> BoxFuture<'_, Result<()>> {
    Box::pin(entry::reindex::<publication::import::Record>(app))
}
