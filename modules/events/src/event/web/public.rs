//! Events on the public site: what is for everyone, and nothing else. Signed-in
//! readers see the same there.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Id, Result,
    module::{About, HomePart, HomeSlot},
    t,
    text::Lang,
    translation,
    web::{
        Answer, Cx, Listing, Query,
        axum::{
            extract::Path,
            http::{HeaderMap, header},
            response::IntoResponse,
        },
        ui::{Item, Section, items},
    },
};
use balai_workplan::activity::pages::lede;
use maud::{Markup, Render};

use crate::event::{Event, Parties, pages, store, translation::record};

/// How many entries a feed has.
const FEED: usize = 100;

/// A reader without any key but the public one.
fn anyone(cx: &Cx) -> Actor {
    Actor::anonymous(cx.lang())
}

/// Coming and past public events.
pub async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let anyone = anyone(&cx);
    // Only the year can be asked for here.
    let listing = Listing::of(
        pairs
            .into_iter()
            .filter(|(key, _)| matches!(key.as_str(), "year" | "page"))
            .collect(),
    );
    let db = &cx.app.db;
    let mut shown = pages::PublicList {
        coming: store::coming(db, &anyone, cx.app.today(), 50).await?,
        years: store::years(db, &anyone).await?,
        count: store::count(db, &anyone, &listing).await?,
        events: store::list(db, &anyone, &listing, false).await?,
        listing,
    };
    in_language(&cx.app, &mut shown.coming, cx.lang()).await?;
    in_language(&cx.app, &mut shown.events, cx.lang()).await?;
    Ok(pages::public_list(&cx, &shown).public(&cx))
}

/// Gives events the titles of their editions in a language.
async fn in_language(app: &App, events: &mut [Event], lang: Lang) -> Result<()> {
    let ids: Vec<_> = events.iter().map(|event| event.id.uuid()).collect();
    let mut titles = translation::titles(&app.db, &ids, lang).await?;
    for event in events {
        if let Some(title) = titles.remove(&event.id.uuid()) {
            event.0.title = title;
        }
    }
    Ok(())
}

/// An event that everyone may see, with the parties that it names.
async fn found(cx: &Cx, id: Id<Event>) -> Result<(Event, Parties)> {
    let event = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    if !anyone(cx).sees(&event.audience()) {
        return Err(Error::NotFound);
    }
    let named = event.level_party.into_iter().chain(event.host_party);
    let parties = store::parties_among(&cx.app.db, &anyone(cx), named).await?;
    Ok((event, parties))
}

/// What other modules show everyone beside an event.
async fn of_others(cx: &Cx, event: &Event) -> Result<Markup> {
    cx.app
        .beside(&anyone(cx), About::PublicEvent(event.id.uuid()))
        .await
}

/// One public event.
pub async fn show(cx: Cx, Path(id): Path<Id<Event>>, headers: HeaderMap) -> Answer {
    let (event, parties) = found(&cx, id).await?;
    let languages = translation::languages_of(&cx.app, id.uuid()).await?;
    let offer = translation::offer(cx.lang(), &headers, &format!("/events/{id}"), &languages);
    let of_others = of_others(&cx, &event).await?;
    Ok(pages::public_show(&cx, &event, &parties, &languages, &offer, &of_others).public(&cx))
}

/// One public event in another language.
pub async fn show_in(cx: Cx, Path((id, code)): Path<(Id<Event>, String)>) -> Answer {
    let (event, parties) = found(&cx, id).await?;
    let edition = translation::read(&cx.app, &record(&event), &code).await?;
    let of_others = of_others(&cx, &event).await?;
    Ok(pages::public_show_in(&cx, &event, &parties, &edition, &of_others).public(&cx))
}

async fn feed_events(cx: &Cx) -> Result<Vec<Event>> {
    let mut events = store::list(&cx.app.db, &anyone(cx), &Listing::default(), true).await?;
    events.retain(|event| event.from_on.is_some());
    events.truncate(FEED);
    Ok(events)
}

/// Public events as an Atom feed (RFC 4287).
pub async fn atom(cx: Cx) -> Answer {
    let events = feed_events(&cx).await?;
    let changed = store::changed(&cx.app.db, events.iter().map(|event| event.id.uuid())).await?;
    let body = pages::feed::atom(&cx.app, cx.lang(), &events, &changed);
    Ok((
        [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")],
        body,
    )
        .into_response())
}

/// Public events as a calendar (RFC 5545).
pub async fn ics(cx: Cx) -> Answer {
    let events = feed_events(&cx).await?;
    let body = pages::feed::ics(&cx.app, &events);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], body).into_response())
}

/// The next public events, for the public home.
///
/// # Errors
/// When the database fails.
pub async fn home(app: &balai_kernel::App, actor: &Actor) -> Result<Vec<HomePart>> {
    let anyone = Actor::anonymous(actor.lang);
    let coming = store::coming(&app.db, &anyone, app.today(), 4).await?;
    let (mut events, title) = if coming.is_empty() {
        let mut latest = store::list(&app.db, &anyone, &Listing::default(), false).await?;
        latest.truncate(4);
        (latest, "events-latest")
    } else {
        (coming, "events-coming")
    };
    if events.is_empty() {
        return Ok(Vec::new());
    }
    in_language(app, &mut events, actor.lang).await?;
    let list: Vec<Item> = events
        .iter()
        .map(|event| {
            Item::new(&event.title)
                .href(format!("/events/{}", event.id))
                .why(lede(actor.lang, event))
        })
        .collect();
    let all = balai_kernel::web::ui::Link::new(t!(actor.lang, "events-all"), "/events");
    let markup = Section::new(t!(actor.lang, title), items(&list))
        .link(all)
        .render();
    Ok(vec![HomePart {
        slot: HomeSlot::Main,
        markup,
    }])
}
