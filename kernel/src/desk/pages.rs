//! What is drawn at the desk.

use axum::response::Response;
use maud::{Markup, html};

use super::web::HITS;
use crate::{
    module::{HomePart, HomeSlot, Today},
    search::Hits,
    t,
    text::{day, day_span, number},
    translation::{self, Language, Read},
    web::{
        Cx, Page,
        ui::{
            Empty, Item, Kind, Link, PageHead, Pager, Section, Stat, badge, hero, items, note, stats, style,
            two,
        },
        url_encode,
    },
};

pub(super) fn home(cx: &Cx, parts: &[HomePart], languages: &[Language]) -> Response {
    let lang = cx.lang();
    let office = &cx.app.profile.office;
    let of = |slot: HomeSlot| -> Markup {
        html! { @for part in parts.iter().filter(|part| part.slot == slot) { (part.markup) } }
    };
    let title = office.name.get(lang);
    let description = cx.app.profile.process.about.get(lang);
    let mut links = vec![
        Link::new(t!(lang, "home-members"), "/members"),
        Link::new(t!(lang, "home-about"), "/about"),
    ];
    // What the office is, in each language in which that can be read.
    links.extend(languages.iter().map(|language| {
        let name = html! { span lang=(language.code) dir=(language.direction()) { (language.name) } };
        Link::new(name, format!("/about/{}", language.code))
    }));
    let lead = hero(office.motto.get(lang), description, &links, of(HomeSlot::Picture));
    Page::new(title)
        .head(html! { meta name="description" content=(description); })
        .body(&lead)
        .body(&html! { div.public { (two(of(HomeSlot::Main), of(HomeSlot::Aside))) } })
        .public(cx)
}

pub(super) fn about(cx: &Cx, languages: &[Language], offer: &Markup) -> Response {
    let lang = cx.lang();
    let profile = &cx.app.profile;
    let title = t!(lang, "about-title");
    let list = |names: Vec<&str>| html! { ul { @for name in names { li { (name) } } } };
    let mut head = PageHead::new(profile.office.name.get(lang)).lede(profile.process.about.get(lang));
    for way in translation::ways("/about", languages, None) {
        head = head.action(way);
    }
    Page::new(&title)
        .head(translation::alternates(&cx.app.address, "/about", languages))
        .body(&head)
        .body(offer)
        .body(&Section::new(
            t!(lang, "about-purposes"),
            list(
                profile
                    .core_purposes
                    .iter()
                    .map(|each| each.name.get(lang))
                    .collect(),
            ),
        ))
        .body(&Section::new(
            t!(lang, "about-initiatives"),
            list(
                profile
                    .initiatives
                    .iter()
                    .map(|each| each.name.get(lang))
                    .collect(),
            ),
        ))
        .body(&Section::new(
            t!(lang, "about-bodies"),
            list(profile.bodies.iter().map(|each| each.name.get(lang)).collect()),
        ))
        .public(cx)
}

/// The page about the office in another language.
pub(super) fn about_in(cx: &Cx, edition: &Read) -> Response {
    let lang = cx.lang();
    let language = &edition.language;
    let mut head = PageHead::new(translation::heading(edition));
    for way in translation::ways("/about", &edition.languages, Some(&language.code)) {
        head = head.action(way);
    }
    let list = |field: &'static str| {
        html! { ul { @for pair in edition.of(field) { li { (translation::words(language, pair)) } } } }
    };
    Page::new(edition.first("title").0)
        .head(translation::alternates(
            &cx.app.address,
            "/about",
            &edition.languages,
        ))
        .body(&head)
        .body(&translation::behind(lang, edition))
        .body(&translation::passages(lang, edition, "motto"))
        .body(&translation::passages(lang, edition, "body"))
        .body(&Section::new(t!(lang, "about-purposes"), list("purpose")))
        .body(&Section::new(t!(lang, "about-initiatives"), list("initiative")))
        .body(&Section::new(t!(lang, "about-bodies"), list("forum")))
        .public(cx)
}

pub(super) fn today(cx: &Cx, all: &Today) -> Response {
    let lang = cx.lang();
    let now = cx.app.today();
    let title = t!(lang, "today-title");
    let late = all
        .waiting
        .iter()
        .filter(|waiting| waiting.due.is_some_and(|due| due < now))
        .count();
    let lede = t!(
        lang,
        "today-lede",
        day = day(lang, now),
        place = cx.app.profile.office.place.as_str(),
        waiting = all.waiting.len(),
        late = late
    );
    let figures: Vec<Stat> = all
        .stats
        .iter()
        .map(|(value, label, href)| Stat::new(value, label).href(href))
        .collect();
    let waiting: Vec<Item> = all
        .waiting
        .iter()
        .map(|waiting| {
            let item = Item::new(&waiting.what).href(&waiting.href).why(&waiting.why);
            match waiting.due {
                Some(due) if due < now => {
                    item.due(badge(Kind::Bad, t!(lang, "today-late", day = day(lang, due))))
                }
                Some(due) => item.due(badge(Kind::Plain, day(lang, due))),
                None => item,
            }
        })
        .collect();
    // The line about it says when.
    let listed = |all: &[(jiff::civil::Date, String, String, String)]| -> Vec<Item> {
        all.iter()
            .map(|(_, what, href, why)| Item::new(what).href(href).why(why))
            .collect()
    };
    let (coming, past) = (listed(&all.coming), listed(&all.past));
    let waits = if waiting.is_empty() {
        html! { (Empty::new(t!(lang, "today-nothing"), t!(lang, "today-nothing-why"))
        .next(Link::new(t!(lang, "today-look"), first_section(cx)))) }
    } else {
        items(&waiting)
    };
    let comes = if coming.is_empty() {
        html! { p.muted { (t!(lang, "today-nothing-coming")) } }
    } else {
        items(&coming)
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&html! { @if !figures.is_empty() { (stats(&figures)) } })
        .body(&two(
            Section::new(t!(lang, "today-waiting"), waits),
            html! {
                (Section::new(t!(lang, "today-coming"), comes))
                @if !past.is_empty() { (Section::new(t!(lang, "today-past"), items(&past))) }
            },
        ))
        .workspace(cx)
}

/// The first section after *Today* that the reader may use.
fn first_section(cx: &Cx) -> &'static str {
    cx.app
        .modules
        .iter()
        .flat_map(|module| module.nav)
        .filter(|nav| (nav.shown)(&cx.actor))
        .map(|nav| nav.href)
        .nth(1)
        .unwrap_or("/app/me/sessions")
}

pub(super) fn found(cx: &Cx, q: &str, page: i64, found: &Hits) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "search-title");
    let list: Vec<Item> = found
        .hits
        .iter()
        .map(|hit| {
            let kind = t!(lang, &format!("search-noun-{}", hit.noun));
            let item = Item::new(&hit.title)
                .href(&hit.href)
                .why(html! { (kind) @if !hit.lede.is_empty() { " · " (hit.lede) } });
            match hit.happened_on {
                Some(on) => {
                    let known = day_span(lang, on.0, on.0, &hit.precision);
                    item.due(html! { span.small.muted { (known) } })
                }
                None => item,
            }
        })
        .collect();
    let lede = if q.trim().is_empty() {
        t!(lang, "search-lede")
    } else {
        t!(lang, "search-count", n = found.count, q = q)
    };
    let pages = (found.count + HITS - 1) / HITS;
    let to = |page: i64| format!("/app/search?q={}&page={page}", url_encode(q));
    let body = html! {
        @if q.trim().is_empty() {
        } @else if list.is_empty() {
            (Empty::new(t!(lang, "search-none"), t!(lang, "search-none-why")))
        } @else {
            @if found.count >= crate::search::MOST { (note(Kind::Plain, t!(lang, "search-many", n = crate::search::MOST))) }
            (items(&list))
            @if pages > 1 { (pager(cx, page, pages, &to)) }
        }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&body)
        .workspace(cx)
}

/// The links between the pages of a list.
fn pager(cx: &Cx, page: i64, pages: i64, to: &dyn Fn(i64) -> String) -> Markup {
    let lang = cx.lang();
    let before = (page > 1).then(|| Link::new(t!(lang, "pager-before"), to(page - 1)));
    let after = (page < pages).then(|| Link::new(t!(lang, "pager-after"), to(page + 1)));
    let pager = Pager::new(
        t!(lang, "pager-label"),
        t!(
            lang,
            "pager-where",
            page = number(lang, page),
            pages = number(lang, pages.max(1))
        ),
    )
    .previous(before)
    .next(after);
    html! { (pager) }
}

pub(super) fn style(cx: &Cx) -> Response {
    let title = t!(cx.lang(), "admin-style");
    let looks = [
        Link::new(t!(cx.lang(), "style-own"), "/app/admin/style"),
        Link::new(t!(cx.lang(), "style-light"), "/app/admin/style?look=light"),
        Link::new(t!(cx.lang(), "style-dark"), "/app/admin/style?look=dark"),
    ];
    Page::new(&title)
        .body(&style::style_page(&style::samples(), &looks))
        .workspace(cx)
}
