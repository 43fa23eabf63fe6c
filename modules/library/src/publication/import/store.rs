//! Publications on their way in.

use balai_kernel::store::FromRow;
use balai_kernel::{
    Audience, Id, args, entry_table,
    import::{Entry, Head},
    search::Doc,
    store::{Args, Json},
    text::Words,
};
use uuid::Uuid;

use crate::publication::Publication;

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
        let all = |words: &Words| words.texts.values().cloned().collect::<Vec<_>>().join(" ");
        Doc {
            id: self.head.id,
            noun: "publication",
            href: format!("/app/library/{}", Id::<Publication>::of(self.head.id)),
            title: all(&self.title),
            lede: self.published_with.clone().unwrap_or_default(),
            body: all(&self.summary),
            audience: Audience::parse(&self.head.audience),
            on: self.head.span.from_on.map(|day| day.0),
        }
    }
}
