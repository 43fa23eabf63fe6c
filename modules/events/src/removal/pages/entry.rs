//! What is drawn of entries - external events and inputs - that are removed, and of the
//! way there.

use balai_kernel::{
    Id,
    import::{
        Entry,
        entry::{Removed, removals_path},
    },
    t,
    view::Frame,
    web::{
        Cx, Listing, Page,
        ui::{Column, Empty, Link, PageHead, Row, Table},
    },
};
use balai_workplan::{
    sent::{Problems, Sent},
    span::of_entry,
};
use maud::{Render, html};

use super::{Question, by_whom, put_back};

/// Asks for the reason before one is removed, and says what will happen.
pub fn ask<E: Entry>(cx: &Cx, entry: &E, sent: &Sent, problems: &Problems) -> Page {
    let head = entry.head();
    let question = Question {
        what: &entry.doc().title,
        about: html! { (of_entry(cx.lang(), &head.span)) },
        act: format!("{}/{}/removal", E::PATH, Id::<E>::of(head.id)),
        back: E::PATH.to_owned(),
        version: head.version,
        help: "removal-reason-list",
        consequences: &["removal-counts-no-more", "removal-stays-away"],
    };
    question.page(cx, sent, problems)
}

/// Those that were removed, each with the way back.
pub fn removals<E: Entry>(cx: &Cx, listing: &Listing, count: i64, removed: &[Removed<E>]) -> Page {
    let lang = cx.lang();
    let path = removals_path::<E>();
    let frame = Frame {
        lang,
        listing,
        path: &path,
    };
    let title = t!(lang, "removal-list");
    let row = |one: &Removed<E>| {
        let head = one.entry.head();
        let restoration = format!("{}/{}/restoration", E::PATH, Id::<E>::of(head.id));
        Row::new(vec![
            html! {
                (one.entry.doc().title) br;
                span.muted.small { (of_entry(lang, &head.span)) }
            },
            html! {
                (one.reason) br;
                span.muted.small { (by_whom(cx, &one.removed_by, one.removed_at)) }
            },
            put_back(lang, restoration),
        ])
    };
    let columns = ["removal-what", "removal-why", "removal-back"];
    let body = if removed.is_empty() {
        Empty::new(t!(lang, "removal-none"), t!(lang, "removal-none-why")).render()
    } else {
        let columns = columns.map(|key| Column::new(t!(lang, key))).to_vec();
        Table::new("removed", &title, columns)
            .quiet_caption()
            .rows(removed.iter().map(row).collect())
            .render()
    };
    let back = Link::new(t!(lang, "removal-to-list"), E::PATH);
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .eyebrow(back)
                .lede(t!(lang, "removal-list-lede")),
        )
        .body(&body)
        .body(&frame.pager(count))
}
