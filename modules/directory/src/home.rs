//! The directory's part of the public home: the hall.

use balai_kernel::{
    Actor, App, Result,
    module::{HomePart, HomeSlot},
    t,
    web::ui::Link,
};
use futures::future::BoxFuture;
use maud::Render;

use crate::party;

/// Who belongs to the process, as tiles under one roof.
pub(crate) fn home<'a>(app: &'a App, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<HomePart>>> {
    Box::pin(async move {
        let lang = actor.lang;
        let parties = party::store::all(&app.db).await?;
        if parties.is_empty() {
            return Ok(Vec::new());
        }
        let statuses = party::store::statuses(&app.db).await?;
        let caption = t!(
            lang,
            "members-caption",
            process = app.profile.process.short.get(lang)
        );
        let hall = party::pages::hall(lang, &parties, &statuses, app.today(), &caption)
            .link(Link::new(t!(lang, "members-as-list"), "/members"));
        Ok(vec![HomePart {
            slot: HomeSlot::Picture,
            markup: hall.render(),
        }])
    })
}
