//! The desk's URLs.

use axum::{extract::Path, http::HeaderMap};
use serde::Deserialize;

use super::{
    Desk, Site, pages,
    translation::{ABOUT, record},
};
use crate::{
    actor::Actor,
    audit,
    error::Result,
    measure::Reading,
    module::{HomePart, Routes, Today},
    policy::Action,
    search, translation as editions,
    web::{Answer, Cx, Query, redirect},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get::<Site, _, _>("/", Action::Read, home)
        .get::<Site, _, _>("/about", Action::Read, about)
        .get::<Site, _, _>("/about/{code}", Action::Read, about_in)
        .get::<Desk, _, _>("/app", Action::Read, today)
        .get::<Desk, _, _>("/app/search", Action::List, find)
        .get::<Desk, _, _>("/app/admin/style", Action::Read, style)
}

/// The public home shows everyone the same: what is public, in their language, today.
async fn home(cx: Cx) -> Answer {
    let (app, lang) = (&cx.app, cx.lang());
    let moment = app.kept().now(&app.db).await?;
    let key = format!("{} {}", lang.code(), app.today());
    let parts = moment
        .get("desk.home", key, || async {
            let anyone = Actor::anonymous(lang);
            let mut parts: Vec<HomePart> = Vec::new();
            for part in app.modules.iter().filter_map(|module| module.home) {
                parts.extend(part(app, &anyone).await?);
            }
            Ok(parts)
        })
        .await?;
    let languages = editions::languages_of(app, ABOUT).await?;
    Ok(pages::home(&cx, &parts, &languages))
}

async fn about(cx: Cx, headers: HeaderMap) -> Answer {
    let languages = editions::languages_of(&cx.app, ABOUT).await?;
    let offer = editions::offer(cx.lang(), &headers, "/about", &languages);
    Ok(pages::about(&cx, &languages, &offer))
}

/// The page about the office in another language.
async fn about_in(cx: Cx, Path(code): Path<String>) -> Answer {
    let edition = editions::read(&cx.app, &record(&cx.app, cx.lang()), &code).await?;
    Ok(pages::about_in(&cx, &edition))
}

async fn today(cx: Cx) -> Answer {
    if cx.actor.is_auditor() {
        return Ok(redirect(audit::LOG));
    }
    let (app, actor) = (&cx.app, &cx.actor);
    let reading = Reading::begin(app, actor, actor.lang).await?;
    // Every part depends on the day and on who reads it, with today's roles and keys.
    let key = format!("{} {actor:?}", app.today());
    let moment = reading.moment();
    let all = moment.get("desk.today", key, || gather(&reading, actor)).await?;
    Ok(pages::today(&cx, &all))
}

/// What all modules say of today, in one.
async fn gather(reading: &Reading<'_>, actor: &Actor) -> Result<Today> {
    let mut all = Today::default();
    for part in reading.app().modules.iter().filter_map(|module| module.today) {
        let part = part(reading, actor).await?;
        all.waiting.extend(part.waiting);
        all.coming.extend(part.coming);
        all.past.extend(part.past);
        all.stats.extend(part.stats);
    }
    // What has no date waits longest; what is late comes first.
    all.waiting
        .sort_by_key(|waiting| (waiting.due.is_none(), waiting.due));
    all.coming.sort_by_key(|(day, ..)| *day);
    all.coming.truncate(8);
    all.past.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    all.past.truncate(4);
    Ok(all)
}

/// How many hits a page of the search shows.
pub(super) const HITS: i64 = 20;

#[derive(Debug, Default, Deserialize)]
struct Question {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: Option<i64>,
}

async fn find(cx: Cx, Query(question): Query<Question>) -> Answer {
    let page = question.page.unwrap_or(1).clamp(1, 100);
    let q: String = question.q.chars().take(200).collect();
    let found = search::find(&cx.app.db, &cx.actor, &q, HITS, (page - 1) * HITS).await?;
    Ok(pages::found(&cx, &q, page, &found))
}

async fn style(cx: Cx) -> Answer {
    cx.may(Action::Read, &Desk)?;
    Ok(pages::style(&cx))
}
