//! The external event: someone else's, to which the office's staff contributed.

pub mod import;
mod pages;
mod policy;
pub mod store;
pub mod web;

use balai_kernel::{
    Audience, Id,
    import::{Entry, Head},
    search::Doc,
    store::FromRow,
    web::url_encode,
};
use balai_workplan::level::{CorePurpose, Initiative};

/// An external event.
#[derive(Debug, Clone, PartialEq, Default, FromRow)]
pub struct ExternalEvent {
    /// What every entry has.
    #[sqlx(flatten)]
    pub head: Head,
    /// Its title.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// What the staff gave.
    pub contribution: Option<String>,
    /// Counted for.
    pub initiative: Option<Id<Initiative>>,
    /// Counted for.
    pub core_purpose: Option<Id<CorePurpose>>,
}

impl ExternalEvent {
    /// Its id.
    pub fn id(&self) -> Id<Self> {
        Id::of(self.head.id)
    }

    /// Where it is changed.
    fn edit_href(&self) -> String {
        format!("{}/{}/edit", Self::PATH, self.id())
    }

    /// How the search finds it. It has no page of its own: the list, narrowed to it.
    fn found(&self) -> Doc {
        let (title, year) = (url_encode(&self.title), self.head.span.year);
        Doc {
            id: self.head.id,
            noun: "external-event",
            href: format!("{}?q={title}&year={year}", Self::PATH),
            title: self.title.clone(),
            lede: self.place.clone().unwrap_or_default(),
            body: self.contribution.clone().unwrap_or_default(),
            audience: Audience::parse(&self.head.audience),
            on: self.head.span.when(),
        }
    }
}
