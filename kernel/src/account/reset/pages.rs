//! What is drawn of lost second factors.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Render, html};

use super::{PATH, Reset};
use crate::{
    account::AccountRow,
    policy::Action,
    t,
    text::instant,
    web::{
        Cx, Page,
        ui::{Column, Empty, Field, FieldKind, Form, Link, PageHead, Row, Table, actions, error_summary},
    },
};

pub(super) fn ask(cx: &Cx, account: &AccountRow, is_reason_missing: bool) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "reset-ask-title", name = account.name.as_str());
    let missing = is_reason_missing.then(|| t!(lang, "reset-reason-missing"));
    let field = Field::new(FieldKind::Textarea(3), "reason", t!(lang, "reset-reason"))
        .help(t!(lang, "reset-reason-help"))
        .required()
        .error(missing.clone());
    let errors: Vec<_> = missing
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let form = Form::post(
        format!("/app/admin/accounts/{}/reset", account.id),
        html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) },
    )
    .submit(t!(lang, "reset-ask"))
    .also(Link::new(t!(lang, "form-cancel"), "/app/admin/accounts"));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "reset-ask-lede")))
        .body(&form)
        .workspace(cx);
    if is_reason_missing {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    } else {
        page
    }
}

pub(super) fn list(cx: &Cx, open: &[Reset]) -> Response {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let title = t!(lang, "resets-title");
    let button = |row: &Reset, verb: &str, key: &str| {
        Form::post(format!("{PATH}/{}/{verb}", row.id), html! {})
            .submit(t!(lang, key))
            .secondary()
    };
    let rows: Vec<Row> = open
        .iter()
        .map(|row| {
            Row::new(vec![
                html! { (row.name) },
                html! { (row.reason) },
                html! { (row.asked_by_name) br; small { (instant(lang, row.asked_at, &zone)) } },
                html! {
                    @if cx.can(Action::Decide, row) {
                        (actions(&[
                            button(row, "grant", "reset-grant").render(),
                            button(row, "refusal", "reset-refuse").render(),
                        ]))
                    } @else { (t!(lang, "reset-waits-for-another")) }
                },
            ])
        })
        .collect();
    let columns = ["account-name", "reset-reason", "reset-asked-by", "account-act"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let body = if rows.is_empty() {
        html! { (Empty::new(t!(lang, "resets-empty"), t!(lang, "resets-empty-why"))) }
    } else {
        html! { (Table::new("resets", &title, columns).quiet_caption().rows(rows).cards()) }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "resets-lede")))
        .body(&body)
        .workspace(cx)
}
