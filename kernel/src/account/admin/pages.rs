//! What is drawn for the administrator.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::html;

use super::Invite;
use crate::{
    account::{Account, AccountRow, store::AccountGrant},
    actor::Role,
    id::Id,
    mail::MailRow,
    t,
    text::{catalogue, instant, number},
    web::{
        Cx, Page,
        ui::{
            Checkbox, Choice, Column, Empty, Field, FieldKind, Form, Kind, Link, PageHead, Row, Tab, Table,
            badge, error_summary, tabs,
        },
    },
};

pub(in crate::account) fn admin_tabs(cx: &Cx, here: &str) -> maud::Markup {
    let lang = cx.lang();
    let list: Vec<Tab> = [
        ("admin-accounts", "/app/admin/accounts"),
        ("demand-title", "/app/admin/second-factor"),
        ("service-title", "/app/admin/service-accounts"),
        ("admin-mail", "/app/admin/mail"),
        ("template-title", "/app/templates"),
        ("admin-style", "/app/admin/style"),
    ]
    .into_iter()
    .map(|(key, href)| Tab::new(Link::new(t!(lang, key), href).current(href == here)))
    .collect();
    tabs(&t!(lang, "admin-title"), &list)
}

/// `with_factor` are those who have a second factor to lose.
pub(super) fn list(
    cx: &Cx,
    accounts: &[AccountRow],
    grants: &[AccountGrant],
    with_factor: &[Id<Account>],
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "accounts-title");
    let rows = accounts
        .iter()
        .map(|account| {
            let roles: Vec<String> = grants
                .iter()
                .filter(|grant| grant.account == account.id)
                .map(|grant| t!(lang, &format!("role-{}", grant.role)))
                .collect();
            let state = if account.suspended_at.is_some() {
                badge(Kind::Bad, t!(lang, "account-suspended"))
            } else {
                badge(Kind::Good, t!(lang, "account-active"))
            };
            let words = if account.suspended_at.is_some() {
                "account-let-back"
            } else {
                "account-suspend"
            };
            Row::new(vec![
                html! { (account.name) },
                html! { (account.email) },
                html! { (roles.join(", ")) },
                state,
                html! {
                    @if cx.actor.account != Some(account.id) {
                        (Link::new(t!(lang, words), format!("/app/admin/accounts/{}/suspension", account.id)))
                        @if with_factor.contains(&account.id) {
                            br;
                            (Link::new(t!(lang, "reset-lost"), format!("/app/admin/accounts/{}/reset", account.id)))
                        }
                    }
                },
            ])
        })
        .collect();
    let columns = [
        "account-name",
        "account-email",
        "account-roles",
        "account-state",
        "account-act",
    ]
    .into_iter()
    .map(|key| Column::new(t!(lang, key)))
    .collect();
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "accounts-lede", n = accounts.len()))
                .primary(&Link::new(t!(lang, "invite-title"), "/app/admin/accounts/new")),
        )
        .body(&admin_tabs(cx, "/app/admin/accounts"))
        .body(
            &Table::new("accounts", &title, columns)
                .quiet_caption()
                .rows(rows)
                .row_headers(),
        )
        .workspace(cx)
}

pub(super) fn invite(cx: &Cx, form: &Invite, errors: &[(&'static str, String)]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "invite-title");
    let error = |name: &str| {
        errors
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, words)| words.clone())
    };
    let roles = Role::ALL
        .into_iter()
        .filter(|role| role.is_office() || matches!(role, Role::Administrator | Role::Auditor))
        .map(|role| Choice::new(role.code(), t!(lang, &format!("role-{}", role.code()))))
        .collect();
    let languages = catalogue()
        .languages()
        .map(|each| Choice::new(each.code(), t!(each, "language-name")))
        .collect();
    let employers = std::iter::once(Choice::new("", t!(lang, "invite-employer-choose")))
        .chain(
            ["office", "host", "lender"].map(|code| Choice::new(code, t!(lang, &format!("employer-{code}")))),
        )
        .collect();
    let fields = [
        Field::text("name", t!(lang, "account-name"))
            .value(&form.name)
            .required()
            .error(error("name")),
        Field::new(FieldKind::Email, "email", t!(lang, "account-email"))
            .value(&form.email)
            .required()
            .error(error("email")),
        Field::new(FieldKind::Select(roles), "role", t!(lang, "invite-role"))
            .value(&form.role)
            .error(error("role")),
        Field::new(
            FieldKind::Select(employers),
            "employer",
            t!(lang, "invite-employer"),
        )
        .value(&form.employer)
        .help(t!(lang, "invite-employer-help"))
        .required()
        .error(error("employer")),
        Field::new(
            FieldKind::Select(languages),
            "language",
            t!(lang, "shell-language"),
        )
        .value(&form.language),
    ];
    let summary: Vec<(String, String)> = errors
        .iter()
        .filter_map(|(name, words)| {
            let place = ["name", "email", "role", "employer", "language"]
                .iter()
                .position(|field| field == name)?;
            Some((fields[place].id_on_page(), words.clone()))
        })
        .collect();
    let body = html! {
        (error_summary(&t!(lang, "form-errors"), &summary))
        @for field in &fields { (field) }
    };
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "invite-lede")))
        .body(&Form::post("/app/admin/accounts", body).submit(t!(lang, "invite-button")))
        .workspace(cx);
    if errors.is_empty() {
        page
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }
}

pub(super) fn demand(cx: &Cx, demanded: &[Role]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "demand-title");
    let ticks = Role::ALL.into_iter().map(|role| {
        let words = t!(lang, &format!("role-{}", role.code()));
        Checkbox::new(role.code(), words, demanded.contains(&role))
    });
    let body = html! { @for tick in ticks { (tick) } };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "demand-lede")))
        .body(&admin_tabs(cx, "/app/admin/second-factor"))
        .body(&Form::post("/app/admin/second-factor", body).submit(t!(lang, "form-save")))
        .workspace(cx)
}

pub(super) fn outbox(cx: &Cx, mails: &[MailRow]) -> Response {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let title = t!(lang, "outbox-title");
    let rows = mails
        .iter()
        .map(|mail| {
            let state = match (&mail.sent_at, &mail.problem) {
                (Some(_), _) => badge(Kind::Good, t!(lang, "mail-sent")),
                (None, Some(_)) => badge(Kind::Bad, t!(lang, "mail-failed")),
                (None, None) => badge(Kind::Warn, t!(lang, "mail-waiting")),
            };
            Row::new(vec![
                html! { (instant(lang, mail.created_at, &zone)) },
                html! { (mail.recipient) },
                html! {
                    (mail.subject)
                    @if mail.secret { br; span.muted { (t!(lang, "mail-secret")) } }
                    @else { details { summary { (t!(lang, "mail-read")) } pre { (mail.body) } } }
                },
                state,
                html! { (number(lang, mail.attempts)) },
            ])
        })
        .collect::<Vec<_>>();
    let columns = vec![
        Column::new(t!(lang, "mail-when")),
        Column::new(t!(lang, "mail-to")),
        Column::new(t!(lang, "mail-subject")),
        Column::new(t!(lang, "mail-state")),
        Column::number(t!(lang, "mail-attempts")),
    ];
    let list = if rows.is_empty() {
        html! { (Empty::new(t!(lang, "outbox-empty"), t!(lang, "outbox-empty-why"))) }
    } else {
        html! { (Table::new("mail", &title, columns).quiet_caption().rows(rows)) }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "outbox-lede")))
        .body(&admin_tabs(cx, "/app/admin/mail"))
        .body(&list)
        .workspace(cx)
}
