//! What is drawn of checking a roster.

use balai_kernel::{
    errand::ErrandRow,
    t,
    text::instant,
    web::{
        Cx, Page,
        axum::response::Response,
        ui::{
            self, Checkbox, Column, Fact, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table,
            actions, badge, facts, hidden,
        },
    },
};
use maud::{Markup, Render, html};

use super::{RosterAnswer, web::Asked};
use crate::{
    details,
    entry::Entry,
    post::{Holding, Post},
    record,
};

pub(crate) fn list(
    cx: &Cx,
    post: &Post,
    given: &[ErrandRow],
    answers: &[RosterAnswer],
    roster: &[Holding],
) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "roster-title");
    let here = format!("{}/roster", post.href());
    let head = PageHead::new(&title).lede(t!(lang, "roster-lede"));
    let send = match &post.shared_mailbox {
        Some(mailbox) => html! {
            (facts(&[Fact::new(t!(lang, "post-mailbox"), html! { bdi { (mailbox) } })]))
            (Form::post(&here, html! {}).submit(t!(lang, "roster-ask")))
        },
        None => ui::note(Kind::Warn, t!(lang, "roster-no-mailbox")),
    };
    Page::new(&title)
        .body(&record::path(
            lang,
            "parties",
            &[Link::new(&post.title, post.href())],
            &title,
        ))
        .body(&head)
        .body(&send)
        .body(&Section::new(
            t!(lang, "roster-answers"),
            html! {
                @if answers.is_empty() { (record::nothing(t!(lang, "roster-no-answers"))) }
                @for answer in answers { (one(cx, answer, roster)) }
            },
        ))
        .body(&Section::new(
            t!(lang, "details-list"),
            details::given(cx, &here, given),
        ))
}

/// An answer, with who gave it.
fn one(cx: &Cx, answer: &RosterAnswer, roster: &[Holding]) -> Markup {
    let lang = cx.lang();
    let gone = answer.gone();
    let gone: Vec<&Holding> = roster.iter().filter(|held| gone.contains(&held.id)).collect();
    let press = |verb: &str, key: &str| {
        record::press(
            format!("/app/directory/roster-answers/{}/{verb}", answer.id),
            t!(lang, key),
        )
    };
    let state = match answer.is_accepted {
        Some(true) => Some(badge(Kind::Good, t!(lang, "roster-was-taken"))),
        Some(false) => Some(badge(Kind::Plain, t!(lang, "roster-was-left"))),
        None => None,
    };
    html! {
        h3 { bdi { (answer.name) } ", " (answer.function) @if let Some(state) = &state { " " (state) } }
        p { small { (instant(lang, answer.made_at, &cx.app.zone())) } }
        @if gone.is_empty() { p { (t!(lang, "roster-all-there")) } }
        @if !gone.is_empty() {
            p { (t!(lang, "roster-gone")) }
            ul { @for held in gone {
                li { bdi { (held.name()) } ", " (held.title) " "
                    @if held.until_on.is_none() { (Link::new(t!(lang, "holding-end"), format!("/app/directory/holdings/{}/end", held.id))) } }
            } }
        }
        @if !answer.note.is_empty() { blockquote { (answer.note) } }
        @if state.is_none() { (actions(&[press("acceptance", "roster-take"), press("refusal", "proposal-refuse")])) }
    }
}

/// First of all: who is it?
pub(crate) fn naming(cx: &Cx, asked: &Asked, token: &str, entry: &Entry) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "roster-of", agency = asked.agency.name.as_str());
    let fields = html! {
        (entry.text(lang, "name").required().autocomplete("name"))
        (entry.text(lang, "function").required())
    };
    let action = format!("/roster/{token}/name");
    let lede = t!(
        lang,
        "roster-naming-lede",
        mailbox = asked.errand.sent_to.as_str(),
        post = asked.post.title.as_str()
    );
    Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&entry.form(lang, &action, "/", t!(lang, "roster-go-on"), fields))
        .public(cx)
}

pub(crate) fn roster(cx: &Cx, asked: &Asked, token: &str, roster: &[Holding], entry: &Entry) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "roster-of", agency = asked.agency.name.as_str());
    let rows: Vec<Row> = roster
        .iter()
        .map(|held| {
            let name = format!("gone-{}", held.id);
            Row::new(vec![
                ui::person(held.name(), held.own_script.as_deref().map(|own| (own, "und"))),
                html! { (held.title) br; small { (record::span(lang, held.from_on, held.until_on)) } },
                Checkbox::new(&name, t!(lang, "roster-is-gone"), entry.ticked(&name)).render(),
            ])
        })
        .collect();
    let columns = ["person-name", "post-title", "roster-still"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let fields = html! {
        (hidden("name", entry.get("name"))) (hidden("function", entry.get("function")))
        @if rows.is_empty() { (record::nothing(t!(lang, "roster-empty"))) } @else {
            (Table::new("roster", &title, columns).quiet_caption().rows(rows).cards())
        }
        (entry.field(lang, FieldKind::Textarea(4), "note").max_length(4000))
    };
    let lede = t!(
        lang,
        "roster-check-lede",
        name = entry.get("name"),
        function = entry.get("function")
    );
    let back = format!("/roster/{token}");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&entry.form(lang, &back, &back, t!(lang, "details-propose-button"), fields))
        .public(cx)
}
