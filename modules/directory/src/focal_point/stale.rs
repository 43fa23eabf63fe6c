//! The list of what is stale: focal points and holders of posts that nobody confirmed
//! for twelve months.

use balai_kernel::{
    t,
    view::{Column, Columns, text},
    web::{
        Cx, Page,
        ui::{self, Empty, Item, Link, PageHead, Section, Table, toolbar},
    },
};
use balai_sheets::Out;
use maud::{Render, html};

use super::{Named, pages};
use crate::{party::Party, person, post::Holding, record};

/// The list's address.
pub(super) const PATH: &str = "/app/directory/stale";

/// The columns of the holders of posts.
pub(super) static COLUMNS: [Column<Holding>; 6] = [
    Column::<Holding>::new(
        "name",
        "person-name",
        |_, held| person::link(held.person, &held.name(), held.own_script.as_deref()),
        |_, held| Out::Text(held.name()),
    )
    .fixed()
    .wide(32),
    Column::<Holding>::new(
        "post",
        "post-title",
        |_, held| Link::new(&held.title, format!("/app/directory/posts/{}", held.post)).render(),
        |_, held| text(Some(&held.title)),
    )
    .wide(32),
    Column::<Holding>::new(
        "agency",
        "agency-name",
        |_, held| {
            Link::new(
                &held.agency_name,
                format!("/app/directory/agencies/{}", held.agency),
            )
            .render()
        },
        |_, held| text(Some(&held.agency_name)),
    )
    .wide(40),
    Column::<Holding>::new(
        "term",
        "post-term",
        |cx, held| html! { (record::span(cx.lang(), held.from_on, held.until_on)) },
        |cx, held| Out::Text(record::span(cx.lang(), held.from_on, held.until_on)),
    )
    .extra()
    .wide(28),
    Column::<Holding>::new(
        "own-script",
        "person-own-script",
        |_, held| html! { bdi { (held.own_script.as_deref().unwrap_or("")) } },
        |_, held| text(held.own_script.as_deref()),
    )
    .extra()
    .wide(32),
    Column::<Holding>::new(
        "confirmed",
        "directory-confirmed",
        |cx, held| record::confirmed(cx.lang(), held.confirmed_on, cx.app.today()),
        |_, held| held.confirmed_on.map_or(Out::Empty, |day| Out::Date(day.0)),
    ),
];

/// What the page shows.
pub(super) struct Shown<'a> {
    pub columns: &'a Columns<'a, Holding>,
    /// Stale focal points.
    pub named: &'a [Named],
    /// Stale holders of posts.
    pub posts: &'a [Holding],
    /// How many people's details are stale.
    pub people: i64,
    pub parties: &'a [Party],
}

pub(super) fn page(cx: &Cx, shown: &Shown<'_>) -> Page {
    let (lang, columns) = (cx.lang(), shown.columns);
    let is_empty = shown.named.is_empty() && shown.posts.is_empty() && shown.people == 0;
    let main = html! {
        @if is_empty {
            (Empty::new(t!(lang, "directory-nothing-stale"), t!(lang, "directory-nothing-stale-why")))
        }
        @if !shown.named.is_empty() { (pages::table(cx, shown.named, Some(shown.parties))) }
        @if !shown.posts.is_empty() {
            (Section::new(t!(lang, "post-stale"), html! {
                (columns.views())
                (toolbar(t!(lang, "post-stale-count", n = shown.posts.len()), columns.tools()))
                (Table::new("posts", t!(lang, "post-stale"), columns.heads(&[])).quiet_caption().row_headers().rows(columns.rows(shown.posts)))
            }))
        }
        @if shown.people > 0 {
            (ui::items(&[Item::new(t!(lang, "person-stale", n = shown.people))
                .href("/app/directory/people?sort=confirmed&stale=yes")
                .why(t!(lang, "person-stale-why"))]))
        }
    };
    let title = t!(lang, "directory-stale");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "directory-stale-lede")))
        .body(&record::sections(cx, "stale"))
        .body(&main)
}
