//! The external event: someone else's, to which the office's staff contributed.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

pub use store::{ExternalEvent, reindex};

use balai_kernel::{Audience, search::Doc, web::url_encode};

impl ExternalEvent {
    /// How the search finds it. It has no page of its own: the list, narrowed to it.
    pub fn doc(&self) -> Doc {
        let year = self
            .from_on
            .map_or_else(String::new, |day| day.year().to_string());
        Doc {
            id: self.id.uuid(),
            noun: "external-event",
            href: format!("/app/events/external?q={}&year={year}", url_encode(&self.title)),
            title: self.title.clone(),
            lede: self.place.clone().unwrap_or_default(),
            body: self.contribution.clone().unwrap_or_default(),
            audience: Audience::parse(&self.audience),
            on: self.from_on.map(|day| *day),
        }
    }
}

/// How two mentions of one external event are recognised: folded title and year.
pub fn folded(title: &str) -> String {
    balai_names::fold(title)
}
