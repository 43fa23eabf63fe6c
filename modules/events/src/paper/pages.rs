//! What is drawn of papers.

use balai_kernel::{
    t,
    text::day,
    web::{
        Cx, Page,
        ui::{Column, Empty, Kind as Tone, Link, Row, Section, Table, note},
    },
};
use maud::{Markup, Render, html};

use super::{
    Kind,
    compose::{Material, times},
};
use crate::{
    event::{attendance::Tabs, pages::head},
    session::Attribution,
};

/// The papers' tab.
pub(super) fn list(cx: &Cx, material: &Material, tabs: &Tabs, kinds: &[Kind]) -> Page {
    let (lang, event) = (cx.lang(), &material.event);
    let files = |kind: Kind, query: &str| {
        let link = |format: &str, words: &str| {
            let href = format!("{}/papers/{}.{format}{query}", event.href(), kind.code());
            Link::new(words, href)
        };
        html! { (link("pdf", "PDF")) " · " (link("docx", "Word")) }
    };
    let rows = kinds
        .iter()
        .map(|kind| {
            Row::new(vec![
                html! { (t!(lang, &format!("paper-{}", kind.code()))) },
                html! { (t!(lang, &format!("paper-{}-why", kind.code()))) },
                files(*kind, ""),
            ])
        })
        .collect();
    let columns = ["paper-column", "paper-column-why", "paper-take"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("papers", t!(lang, "paper-title"), columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    let body = html! {
        @if kinds.is_empty() {
            (Empty::new(t!(lang, "paper-none"), t!(lang, "paper-none-why")))
        } @else {
            p { (t!(lang, "paper-lede")) }
            @if material.rule == Attribution::Closed && kinds.iter().any(|kind| kind.names_people()) {
                (note(Tone::Plain, t!(lang, "paper-closed")))
            }
            (table)
            @if kinds.contains(&Kind::SignIn) { (sheets(cx, material, &files)) }
            @if cx.actor.is_office() { p { (Link::new(t!(lang, "paper-templates"), "/app/templates")) } }
        }
    };
    Page::new(&event.title)
        .body(&head(cx, event, tabs, "/papers"))
        .body(&body)
}

/// Sign-in sheets of single days and sessions.
fn sheets(cx: &Cx, material: &Material, files: &dyn Fn(Kind, &str) -> Markup) -> Markup {
    let lang = cx.lang();
    let mut rows: Vec<Row> = Vec::new();
    let days = material.days();
    if days.len() > 1 {
        for one in days {
            let query = format!("?day={one}");
            rows.push(Row::new(vec![
                html! { (day(lang, one)) },
                html! {},
                files(Kind::SignIn, &query),
            ]));
        }
    }
    for session in &material.sessions {
        let when = session.on_date.map_or_else(String::new, |on| day(lang, *on));
        rows.push(Row::new(vec![
            html! { (when) " " (times(session)) },
            html! { (material.title_of(session, lang)) },
            files(Kind::SignIn, &format!("?session={}", session.id)),
        ]));
    }
    if rows.is_empty() {
        return html! {};
    }
    let columns = ["paper-sheet-when", "session-field-title", "paper-take"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let table = Table::new("sheets", t!(lang, "paper-sheets"), columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    Section::new(t!(lang, "paper-sheets"), table).render()
}
