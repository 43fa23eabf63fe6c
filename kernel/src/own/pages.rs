//! What is drawn of one's own data.

use maud::{Markup, Render, html};

use super::{Own, Part, store::Done, web::Told};
use crate::{
    audit, t,
    text::{Lang, instant},
    web::{
        Cx, Page,
        ui::{Column, Empty, Kind, Link, PageHead, Row, Section, Table, note},
    },
};

/// Everything, and who looked.
pub(super) fn show(cx: &Cx, own: &Own, told: &Told) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "own-title");
    let mut page = Page::new(&title).body(
        &PageHead::new(&title)
            .lede(t!(lang, "own-lede"))
            .primary(&Link::new(t!(lang, "own-take"), "/app/me/data.zip")),
    );
    for part in &own.parts {
        page = page.body(&Section::new(t!(lang, part.key), drawn(lang, part)));
    }
    let looked = looked(cx, told);
    let changed = changed(cx, told);
    page.body(&Section::new(
        t!(lang, "own-looked"),
        html! {
            p { (t!(lang, "own-looked-lede")) }
            @if looked.rows.is_empty() {
                (Empty::new(t!(lang, "own-looked-none"), t!(lang, "own-looked-none-why")))
            } @else { (drawn(lang, &looked)) }
        },
    ))
    .body(&Section::new(
        t!(lang, "own-changed"),
        html! {
            @if changed.rows.is_empty() { (note(Kind::Plain, t!(lang, "own-changed-none"))) }
            @else { (drawn(lang, &changed)) }
            @if told.is_cut { (note(Kind::Plain, t!(lang, "own-cut"))) }
        },
    ))
    .body(&Section::new(
        t!(lang, "own-more"),
        html! { p { (t!(lang, "own-more-words")) } },
    ))
}

/// All parts as tables, for the file.
pub(super) fn tables(cx: &Cx, own: &Own, told: &Told) -> Vec<Part> {
    let mut all = own.parts.clone();
    all.push(looked(cx, told));
    all.push(changed(cx, told));
    all
}

const WHEN: [&str; 3] = ["audit-when", "audit-what", "audit-who"];

fn looked(cx: &Cx, told: &Told) -> Part {
    Part {
        key: "own-looked",
        columns: WHEN.to_vec(),
        rows: told.looked.iter().map(|done| line(cx, done)).collect(),
    }
}

fn changed(cx: &Cx, told: &Told) -> Part {
    Part {
        key: "own-changed",
        columns: WHEN.to_vec(),
        rows: told.changed.iter().map(|done| line(cx, done)).collect(),
    }
}

/// When, what and who: oneself, or the function of somebody else, never the name.
fn line(cx: &Cx, done: &Done) -> Vec<String> {
    let lang = cx.lang();
    let (what, fields) = audit::words(lang, &done.noun, &done.act, &done.fields);
    let what = if fields.is_empty() {
        what
    } else {
        format!("{what} ({fields})")
    };
    let who = if done.account.is_some() && done.account == cx.actor.account {
        t!(lang, "own-yourself")
    } else {
        let function = audit::function_words(lang, &done.function);
        if done.from_party.is_some() {
            t!(lang, "own-of-party", function = function)
        } else {
            function
        }
    };
    vec![instant(lang, done.at, &cx.app.zone()), what, who]
}

/// Columns whose cells are days.
const DAYS: [&str; 3] = ["own-from", "own-until", "own-on"];
/// A card with more cells than this cannot be read without their headings.
const CARD: usize = 3;

/// A part as a table, without the columns that no row fills.
fn drawn(lang: Lang, part: &Part) -> Markup {
    let filled: Vec<usize> = (0..part.columns.len())
        .filter(|at| {
            part.rows
                .iter()
                .any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    let rows = part
        .rows
        .iter()
        .map(|row| {
            Row::new(
                filled
                    .iter()
                    .map(|at| html! { (row.get(*at).map_or("", String::as_str)) })
                    .collect(),
            )
        })
        .collect();
    let columns = filled
        .iter()
        .filter_map(|at| part.columns.get(*at))
        .map(|key| {
            let column = Column::new(t!(lang, key));
            if DAYS.contains(key) {
                column.tight()
            } else {
                column
            }
        })
        .collect();
    let table = Table::new(part.key, t!(lang, part.key), columns)
        .quiet_caption()
        .row_headers()
        .rows(rows);
    if filled.len() > CARD {
        table.render()
    } else {
        table.cards().render()
    }
}
