//! Events on the public site.

use balai_kernel::{
    t,
    translation::{self, Language, Read},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{Empty, Item, Link, PageHead, Section, badge, facts, items, prose},
    },
};
use balai_workplan::activity::pages::{kind_name, lede, paragraphs};
use maud::{Markup, Render, html};

use super::event_facts;
use crate::event::{Event, Parties};

/// Everything on the public list.
pub struct PublicList {
    /// Those to come.
    pub coming: Vec<Event>,
    /// The years there are.
    pub years: Vec<i64>,
    /// How many there are in all.
    pub count: i64,
    /// This page of all of them.
    pub events: Vec<Event>,
    /// The filters.
    pub listing: Listing,
}

fn entries(cx: &Cx, events: &[Event]) -> Markup {
    let list: Vec<Item> = events
        .iter()
        .map(|event| {
            Item::new(&event.title)
                .href(format!("/events/{}", event.id))
                .why(lede(cx.lang(), event))
                .due(kind_name(cx, &event.kind))
        })
        .collect();
    items(&list)
}

/// The public list.
pub fn public_list(cx: &Cx, shown: &PublicList) -> Page {
    let lang = cx.lang();
    let frame = Frame {
        lang,
        listing: &shown.listing,
        path: "/events",
    };
    let feeds = html! {
        link rel="alternate" type="application/atom+xml" title=(t!(lang, "events-title")) href="/events.atom";
    };
    let all = if shown.events.is_empty() {
        Empty::new(t!(lang, "events-empty"), t!(lang, "events-public-empty-why")).render()
    } else {
        entries(cx, &shown.events)
    };
    Page::new(t!(lang, "events-title"))
        .head(feeds)
        .body(&PageHead::new(t!(lang, "events-title")).lede(t!(lang, "events-public-lede")))
        .body(&html! {
            @if !shown.coming.is_empty() && shown.listing.filters().next().is_none() {
                (Section::new(t!(lang, "events-coming"), entries(cx, &shown.coming)))
            }
        })
        .body(&frame.filters(vec![Pick::year(lang, &shown.years)]))
        .body(&Section::new(t!(lang, "events-count", n = shown.count), all))
        .body(&frame.pager(shown.count))
        .body(&html! {
            p { (Link::new(t!(lang, "events-calendar"), "/events.ics")) " · " (Link::new(t!(lang, "events-feed"), "/events.atom")) }
        })
}

/// A public event: what everyone may know of it.
pub fn public_show(
    cx: &Cx,
    event: &Event,
    parties: &Parties,
    languages: &[Language],
    offer: &Markup,
    of_others: &Markup,
) -> Page {
    let lang = cx.lang();
    let state = event.state();
    let public = format!("/events/{}", event.id);
    let mut head = PageHead::new(&event.title)
        .eyebrow(kind_name(cx, &event.kind))
        .lede(lede(lang, event))
        .badge(badge(state.kind(), state.words(lang)));
    for way in translation::ways(&public, languages, None) {
        head = head.action(way);
    }
    Page::new(&event.title)
        .head(translation::alternates(&cx.app.address, &public, languages))
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "events-title"), "/events")],
            &event.title,
        ))
        .body(&head)
        .body(offer)
        .body(&html! { @if let Some(summary) = &event.summary { (prose(&paragraphs(summary))) } })
        .body(of_others)
        .body(&facts(&event_facts(lang, event, parties)))
}

/// A public event in another language.
pub fn public_show_in(cx: &Cx, event: &Event, parties: &Parties, edition: &Read, of_others: &Markup) -> Page {
    let lang = cx.lang();
    let state = event.state();
    let public = format!("/events/{}", event.id);
    let title = translation::heading(edition);
    let mut head = PageHead::new(&title)
        .eyebrow(kind_name(cx, &event.kind))
        .lede(lede(lang, event))
        .badge(badge(state.kind(), state.words(lang)));
    for way in translation::ways(&public, &edition.languages, Some(&edition.language.code)) {
        head = head.action(way);
    }
    Page::new(edition.first("title").0)
        .head(translation::alternates(
            &cx.app.address,
            &public,
            &edition.languages,
        ))
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "events-title"), "/events")],
            &title,
        ))
        .body(&head)
        .body(&translation::behind(lang, edition))
        .body(&translation::passages(lang, edition, "body"))
        .body(of_others)
        .body(&facts(&event_facts(lang, event, parties)))
}
