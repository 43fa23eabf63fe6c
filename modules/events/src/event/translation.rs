//! Public events in other languages: their titles and what they are about.

use balai_kernel::{
    Id, Result,
    policy::{Action, is_allowed},
    store::Tx,
    translation::{Part, Record, Translates, Unit, paragraphs, plain},
};
use balai_workplan::activity;

use super::{Event, store};

/// Events as their translators see them.
pub const TRANSLATES: Translates = Translates {
    noun: "event",
    find: |app, actor, id| {
        Box::pin(async move {
            let found = store::find(&app.db, Id::of(id)).await?;
            let seen = found.filter(|one| is_allowed(actor, Action::Read, Some(one)));
            Ok(seen.as_ref().map(record))
        })
    },
    faithful: plain,
    index: Some(|tx, id| Box::pin(index(tx, Id::of(id)))),
    own_way: None,
};

/// An event with its paragraphs.
pub fn record(event: &Event) -> Record {
    let mut units = vec![Unit::new("title", 0, &event.title)];
    units.extend(paragraphs("body", event.summary.as_deref().unwrap_or_default()));
    Record {
        noun: "event",
        id: event.id.uuid(),
        title: event.title.clone(),
        href: format!("/app/events/{}", event.id),
        public: format!("/events/{}", event.id),
        is_public: event.audience().keys().any(|key| key == "public"),
        parts: vec![Part {
            id: event.id.uuid(),
            title: event.title.clone(),
            units,
        }],
    }
}

async fn index(tx: &Tx, id: Id<Event>) -> Result<()> {
    match store::find(tx, id).await? {
        Some(event) => activity::index(tx, &event).await,
        None => Ok(()),
    }
}
