//! What is drawn of deputies.

use axum::response::Response;
use maud::{Render, html};

use super::{DeputyRow, store::Candidate};
use crate::{
    account::typed::Typed,
    t,
    text::day_span,
    web::{
        Cx, Page, crumbs,
        ui::{Choice, Column, Empty, Field, FieldKind, Form, Kind, Link, PageHead, Row, Table, badge},
    },
};

const PATH: &str = "/app/me/deputies";

pub(super) fn list(cx: &Cx, rows: &[DeputyRow], may_name: bool) -> Response {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "deputies-title");
    let mut head = PageHead::new(&title).lede(t!(lang, "deputies-lede"));
    if may_name {
        head = head.primary(&Link::new(t!(lang, "deputy-name"), format!("{PATH}/new")));
    }
    let drawn: Vec<Row> = rows
        .iter()
        .map(|row| {
            let span = day_span(lang, row.from_on.0, row.until_on.0, "range");
            let state = if row.from_on.0 <= today {
                badge(Kind::Good, t!(lang, "deputy-now"))
            } else {
                badge(Kind::Plain, t!(lang, "deputy-later"))
            };
            Row::new(vec![
                html! { (row.stand_in_name) br; small { (t!(lang, "deputy-for", name = row.holder_name.as_str())) } },
                html! { (span) },
                state,
                Form::post(format!("{PATH}/{}/end", row.id), html! {})
                    .submit(t!(lang, "deputy-end"))
                    .secondary()
                    .render(),
            ])
        })
        .collect();
    let body = if drawn.is_empty() {
        let why = if may_name {
            "deputies-empty-why"
        } else {
            "may-deputy"
        };
        Empty::new(t!(lang, "deputies-empty"), t!(lang, why)).render()
    } else {
        let columns = ["deputy-stand-in", "deputy-dates", "account-state", "account-act"]
            .map(|key| Column::new(t!(lang, key)))
            .to_vec();
        Table::new("deputies", &title, columns)
            .quiet_caption()
            .rows(drawn)
            .cards()
            .render()
    };
    Page::new(&title).body(&head).body(&body).workspace(cx)
}

pub(super) fn new(cx: &Cx, candidates: &[Candidate], typed: &Typed) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "deputy-name");
    let mut choices = vec![Choice::new("", "")];
    choices.extend(
        candidates
            .iter()
            .map(|one| Choice::new(one.id.to_string(), &one.name)),
    );
    let date = |name: &'static str, key: &str| {
        Field::new(FieldKind::Date, name, t!(lang, key))
            .value(typed.get(name))
            .required()
            .error(typed.error(name))
    };
    let body = html! {
        (typed.summary(lang))
        (Field::new(FieldKind::Select(choices), "stand-in", t!(lang, "deputy-stand-in"))
            .help(t!(lang, "deputy-stand-in-help")).value(typed.get("stand-in")).required().error(typed.error("stand-in")))
        (date("from", "deputy-from"))
        (date("until", "deputy-until").help(t!(lang, "deputy-until-help")))
    };
    let page = Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "deputies-title"), PATH)],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, "deputy-lede")))
        .body(
            &Form::post(format!("{PATH}/new"), body)
                .submit(t!(lang, "deputy-name"))
                .also(Link::new(t!(lang, "form-cancel"), PATH)),
        )
        .workspace(cx);
    typed.answer(page)
}
