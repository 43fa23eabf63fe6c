//! External events on their way in.

use balai_kernel::store::FromRow;
use balai_kernel::{
    Audience, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    store::Args,
    web::url_encode,
};
use uuid::Uuid;

/// An external event as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Record {
    #[sqlx(flatten)]
    pub(super) head: Head,
    pub(super) title: String,
    pub(super) place: Option<String>,
    pub(super) contribution: Option<String>,
    pub(super) initiative: Option<Uuid>,
    pub(super) core_purpose: Option<Uuid>,
}

impl Entry for Record {
    entry_table!(external_event(
        title,
        place,
        contribution,
        initiative,
        core_purpose
    ));

    fn head(&self) -> &Head {
        &self.head
    }

    fn values(&self) -> Args {
        args![
            &self.title,
            &self.place,
            &self.contribution,
            self.initiative,
            self.core_purpose
        ]
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != other.title),
            ("place", self.place != other.place),
            ("contribution", self.contribution != other.contribution),
            ("initiative", self.initiative != other.initiative),
            ("purpose", self.core_purpose != other.core_purpose),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    fn doc(&self) -> Doc {
        let title = url_encode(&self.title);
        let year = self.head.span.year;
        Doc {
            id: self.head.id,
            noun: "external-event",
            // It has no page of its own: the list, narrowed to it.
            href: format!("/app/events/external?q={title}&year={year}"),
            title: self.title.clone(),
            lede: self.place.clone().unwrap_or_default(),
            body: self.contribution.clone().unwrap_or_default(),
            audience: Audience::parse(&self.head.audience),
            on: self.head.span.from_on.map(|day| day.0),
        }
    }
}
