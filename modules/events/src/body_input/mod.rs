//! The input to a body: what the office put into one of its meetings.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_directory::body::Body;
use balai_kernel::{
    Audience, Id,
    import::{Entry, Head},
    search::Doc,
    store::FromRow,
    web::url_encode,
};
use balai_names::fold;

/// An input to a body.
#[derive(Debug, Clone, PartialEq, Default, FromRow)]
pub struct BodyInput {
    /// What every entry has.
    #[sqlx(flatten)]
    pub head: Head,
    /// The body.
    pub body: Option<Id<Body>>,
    /// The body as written, or its name.
    pub body_written: String,
    /// Which of its meetings; empty where an old list names the body alone.
    pub meeting: String,
    /// What the office gave.
    pub summary: Option<String>,
    /// What it is called, folded: what a list is searched and sorted by.
    pub words: String,
}

impl BodyInput {
    /// Its id.
    pub fn id(&self) -> Id<Self> {
        Id::of(self.head.id)
    }

    /// Where it is changed.
    fn edit_href(&self) -> String {
        format!("{}/{}/edit", Self::PATH, self.id())
    }

    /// What it is called: the body and which of its meetings.
    pub fn title(&self) -> String {
        titled(&self.body_written, &self.meeting)
    }

    /// How the search finds it. It has no page of its own: the list, narrowed to it.
    fn found(&self) -> Doc {
        let (title, year) = (self.title(), self.head.span.year);
        Doc {
            id: self.head.id,
            noun: "body-input",
            href: format!("{}?q={}&year={year}", Self::PATH, url_encode(&title)),
            title,
            lede: self.summary.clone().unwrap_or_default(),
            body: String::new(),
            audience: Audience::parse(&self.head.audience),
            on: self.head.span.when(),
        }
    }
}

/// What an input is recognised by: the body's id where it is known, however it is written, else
/// its name as written; and the meeting.
fn key(body: Option<Id<Body>>, written: &str, meeting: &str) -> String {
    match body {
        Some(body) => titled(&body.to_string(), &fold(meeting)),
        None => fold(&titled(written, meeting)),
    }
}

/// What an input to a meeting of a body is called.
fn titled(body: &str, meeting: &str) -> String {
    format!("{body} {meeting}").trim().to_owned()
}
