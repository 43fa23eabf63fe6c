//! Publications on their way in.

use balai_kernel::store::FromRow;
use balai_kernel::{
    Id, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    store::{Args, Json},
    text::Words,
};
use uuid::Uuid;

use crate::publication::found;

/// A publication as a list can say it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Record {
    #[sqlx(flatten)]
    pub(super) head: Head,
    pub(super) title: Json<Words>,
    pub(super) sort_key: String,
    pub(super) kind: String,
    pub(super) published_with: Option<String>,
    pub(super) summary: Json<Words>,
    pub(super) href: Option<String>,
    pub(super) initiative: Option<Uuid>,
    pub(super) core_purpose: Option<Uuid>,
}

impl Entry for Record {
    const PATH: &'static str = "/app/library";

    entry_table!(publication(
        title,
        sort_key,
        kind,
        published_with,
        summary,
        href,
        initiative,
        core_purpose,
    ));

    fn head(&self) -> &Head {
        &self.head
    }

    fn values(&self) -> Args {
        args![
            serde_json::to_value(&self.title.0).unwrap_or_default(),
            &self.sort_key,
            &self.kind,
            &self.published_with,
            serde_json::to_value(&self.summary.0).unwrap_or_default(),
            &self.href,
            self.initiative,
            self.core_purpose
        ]
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        [
            ("title", self.title != other.title),
            ("kind", self.kind != other.kind),
            ("with", self.published_with != other.published_with),
            ("summary", self.summary != other.summary),
            ("link", self.href != other.href),
            ("initiative", self.initiative != other.initiative),
            ("purpose", self.core_purpose != other.core_purpose),
        ]
        .into_iter()
        .filter_map(|(field, differs)| differs.then_some(field))
        .collect()
    }

    fn doc(&self) -> Doc {
        found(
            Id::of(self.head.id),
            &self.title,
            self.published_with.as_deref(),
            &self.summary,
            &self.head.audience,
            self.head.span.when(),
        )
    }
}
