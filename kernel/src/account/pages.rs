//! What is drawn of accounts.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

use super::{AccountRow, LinkKind, Session, SessionRow};
use crate::{
    id::Id,
    t,
    text::{Lang, catalogue, instant},
    web::{
        Cx, Page,
        ui::{
            Choice, Column, Field, FieldKind, Form, Kind, PageHead, Row, Section, Table, badge,
            error_summary, note,
        },
    },
};

pub(super) fn recover(cx: &Cx) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "recover-title");
    let email = Field::new(FieldKind::Email, "email", t!(lang, "signin-email"))
        .required()
        .autocomplete("username");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "recover-lede")))
        .body(&Form::post("/recover", &email).submit(t!(lang, "recover-button")))
        .public(cx)
}

pub(super) fn link(
    cx: &Cx,
    kind: LinkKind,
    account: &AccountRow,
    token: &str,
    problem: Option<&'static str>,
) -> Response {
    let lang = cx.lang();
    let action = format!("/link/{token}");
    let name = account.name.as_str();
    let (title, lede, form) = match kind {
        LinkKind::SignIn => (
            t!(lang, "link-signin-title", name = name),
            t!(lang, "link-signin-lede"),
            Form::post(action, html! {}).submit(t!(lang, "signin-button")),
        ),
        LinkKind::Invitation | LinkKind::Recovery => {
            let field = password_field(lang, problem);
            let errors: Vec<_> = problem
                .map(|key| (field.id_on_page(), t!(lang, key)))
                .into_iter()
                .collect();
            (
                t!(lang, "link-password-title", name = name),
                t!(lang, "link-password-lede", email = account.email.as_str()),
                Form::post(
                    action,
                    html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) },
                )
                .submit(t!(lang, "link-password-button")),
            )
        }
    };
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(lede))
        .body(&form)
        .public(cx);
    refused_if(problem.is_some(), page)
}

/// The field for a new password; `problem` is the catalogue key of why one was refused.
pub(super) fn password_field(lang: Lang, problem: Option<&'static str>) -> Field {
    Field::new(FieldKind::Password, "password", t!(lang, "password-new"))
        .help(t!(lang, "password-help"))
        .required()
        .autocomplete("new-password")
        .error(problem.map(|key| t!(lang, key)))
}

pub(super) fn sessions(cx: &Cx, open: &[SessionRow], here: Option<Id<Session>>) -> Response {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let title = t!(lang, "sessions-title");
    let rows = open
        .iter()
        .map(|session| {
            let end = html! {
                @if Some(session.id) == here { (badge(Kind::Good, t!(lang, "sessions-here"))) }
                @else {
                    (Form::post(format!("/app/me/sessions/{}/end", session.id), html! {}).submit(t!(lang, "sessions-end")))
                }
            };
            Row::new(vec![
                html! { (session.device) },
                html! { (instant(lang, session.created_at, &zone)) },
                html! { (instant(lang, session.seen_at, &zone)) },
                end,
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "sessions-device")),
        Column::new(t!(lang, "sessions-since")),
        Column::new(t!(lang, "sessions-seen")),
        Column::new(t!(lang, "sessions-act")),
    ];
    let table = Table::new("sessions", t!(lang, "sessions-caption"), columns)
        .quiet_caption()
        .rows(rows);
    let choices = catalogue()
        .languages()
        .map(|each| Choice::new(each.code(), t!(each, "language-name")))
        .collect();
    let language =
        Field::new(FieldKind::Select(choices), "language", t!(lang, "shell-language")).value(lang.code());
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "sessions-lede")))
        .body(&Section::new(
            t!(lang, "sessions-open"),
            html! {
                (table)
                @if open.len() > 1 {
                    (Form::post("/app/me/sessions/end-others", html! {}).submit(t!(lang, "sessions-end-others")))
                } @else { (note(Kind::Plain, t!(lang, "sessions-only-here"))) }
            },
        ))
        .body(&Section::new(
            t!(lang, "sessions-language"),
            Form::post("/app/me/language", &language).submit(t!(lang, "form-save")),
        ))
        .workspace(cx)
}

/// The page of a form, which says by its status when what was sent was not taken.
pub(super) fn refused_if(failed: bool, page: Response) -> Response {
    if failed {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    } else {
        page
    }
}
