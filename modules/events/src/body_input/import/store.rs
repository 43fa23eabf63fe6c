//! Inputs to bodies on their way in.

use balai_kernel::store::FromRow;
use balai_kernel::{
    Audience, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    store::Args,
    web::url_encode,
};
use uuid::Uuid;

/// An input as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Record {
    #[sqlx(flatten)]
    pub(super) head: Head,
    pub(super) body: Option<Uuid>,
    pub(super) body_written: String,
    pub(super) meeting: String,
    pub(super) summary: Option<String>,
}

impl Entry for Record {
    entry_table!(body_input(body, body_written, meeting, summary));

    fn head(&self) -> &Head {
        &self.head
    }

    fn values(&self) -> Args {
        args![self.body, &self.body_written, &self.meeting, &self.summary]
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        let is_other_body = self.body != other.body || self.body_written != other.body_written;
        [
            ("body", is_other_body),
            ("meeting", self.meeting != other.meeting),
            ("summary", self.summary != other.summary),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    fn doc(&self) -> Doc {
        let title = format!("{} {}", self.body_written, self.meeting)
            .trim()
            .to_owned();
        let year = self.head.span.year;
        Doc {
            id: self.head.id,
            noun: "body-input",
            // It has no page of its own: the list, narrowed to it.
            href: format!("/app/events/inputs?q={}&year={year}", url_encode(&title)),
            title,
            lede: self.summary.clone().unwrap_or_default(),
            body: String::new(),
            audience: Audience::parse(&self.head.audience),
            on: self.head.span.from_on.map(|day| day.0),
        }
    }
}
