//! What the plan knows for cells of keyed sheets: events, places, kinds.

mod store;

use balai_kernel::{
    Actor, App, Result,
    keying::{Asked, Suggestion},
};
use futures::future::BoxFuture;

/// What it knows of a cell.
pub(crate) fn suggest<'a>(
    app: &'a App,
    actor: &'a Actor,
    asked: Asked<'a>,
) -> BoxFuture<'a, Result<Vec<Suggestion>>> {
    Box::pin(async move {
        let lang = actor.lang;
        let typed = balai_names::fold(asked.typed);
        match (asked.field, asked.kind) {
            ("event" | "event_title", _) => {
                let is_title = asked.field == "event_title";
                let found = store::events(&app.db, actor, &typed, asked.most).await?;
                Ok(found
                    .into_iter()
                    .map(|(code, title)| {
                        let (value, about) = if is_title { (title, code) } else { (code, title) };
                        Suggestion {
                            value,
                            about,
                            fills: Vec::new(),
                        }
                    })
                    .collect())
            }
            ("place", _) => {
                let found = store::places(&app.db, actor, &typed, asked.most).await?;
                Ok(found.into_iter().map(|(place,)| Suggestion::of(place)).collect())
            }
            ("kind", "activities") => Ok(fitting(
                app.profile.activity_kinds.iter().map(|kind| kind.name.get(lang)),
                &typed,
            )),
            ("role", "participants") => Ok(fitting(
                app.profile.event_roles.iter().map(|role| role.name.get(lang)),
                &typed,
            )),
            _ => Ok(Vec::new()),
        }
    })
}

/// Words of the profile that begin so.
fn fitting<'a>(words: impl Iterator<Item = &'a str>, typed: &str) -> Vec<Suggestion> {
    words
        .filter(|word| balai_names::fold(word).starts_with(typed))
        .map(Suggestion::of)
        .collect()
}
