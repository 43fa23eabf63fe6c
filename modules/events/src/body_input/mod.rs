//! The input to a body: what the office put into one of its meetings.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

pub use store::{BodyInput, reindex};

use balai_kernel::{Audience, search::Doc, web::url_encode};

impl BodyInput {
    /// How the search finds it. It has no page of its own: the list, narrowed to it.
    pub fn doc(&self) -> Doc {
        let title = format!("{} {}", self.body_written, self.meeting);
        let title = title.trim();
        let year = self
            .from_on
            .map_or_else(String::new, |day| day.year().to_string());
        Doc {
            id: self.id.uuid(),
            noun: "body-input",
            href: format!("/app/events/inputs?q={}&year={year}", url_encode(title)),
            title: title.to_owned(),
            lede: self.summary.clone().unwrap_or_default(),
            body: String::new(),
            audience: Audience::parse(&self.audience),
            on: self.from_on.map(|day| *day),
        }
    }
}

/// A body's marker for typed ids; the noun itself lives in the directory.
pub enum BodyRef {}

/// How two mentions of one input are recognised: folded body and meeting, and the year.
pub fn folded(body: &str, meeting: &str) -> String {
    balai_names::fold(&format!("{body} {meeting}"))
}
