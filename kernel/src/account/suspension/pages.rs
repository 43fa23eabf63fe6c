//! What is drawn of suspensions.

use axum::response::Response;
use maud::{Render, html};

use super::SuspensionRow;
use crate::{
    account::{AccountRow, typed::Typed},
    t,
    text::instant,
    web::{
        Cx, Page, crumbs,
        ui::{Column, Field, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table, badge},
    },
};

const ACCOUNTS: &str = "/app/admin/accounts";

pub(super) fn show(cx: &Cx, account: &AccountRow, before: &[SuspensionRow], typed: &Typed) -> Response {
    let lang = cx.lang();
    let here = format!("{ACCOUNTS}/{}", account.id);
    let (title, lede) = if account.suspended_at.is_some() {
        ("suspension-lift-title", "suspension-lift-lede")
    } else {
        ("suspension-title", "suspension-lede")
    };
    let title = t!(lang, title, name = account.name.as_str());
    let form = if account.suspended_at.is_some() {
        Form::post(format!("{here}/return"), html! {}).submit(t!(lang, "account-let-back"))
    } else {
        let field = Field::new(FieldKind::Textarea(3), "reason", t!(lang, "suspension-reason"))
            .help(t!(lang, "suspension-reason-help"))
            .value(typed.get("reason"))
            .max_length(500)
            .required()
            .error(typed.error("reason"));
        Form::post(
            format!("{here}/suspension"),
            html! { (typed.summary(lang)) (field) },
        )
        .submit(t!(lang, "account-suspend"))
        .danger()
    };
    let mut head = PageHead::new(&title).eyebrow(&account.email).lede(t!(lang, lede));
    if account.suspended_at.is_some() {
        head = head.badge(badge(Kind::Bad, t!(lang, "account-suspended")));
    }
    let page = Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "accounts-title"), ACCOUNTS)],
            &title,
        ))
        .body(&head)
        .body(&form.also(Link::new(t!(lang, "form-cancel"), ACCOUNTS)))
        .body(&history(cx, before))
        .workspace(cx);
    typed.answer(page)
}

/// The times before, with who and why.
fn history(cx: &Cx, before: &[SuspensionRow]) -> maud::Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    if before.is_empty() {
        return html! {};
    }
    let rows = before
        .iter()
        .map(|row| {
            Row::new(vec![
                html! { (instant(lang, row.made_at, &zone)) br; small { (row.made_by_name) } },
                html! { (row.reason) },
                html! {
                    @if let (Some(at), Some(by)) = (row.lifted_at, &row.lifted_by_name) {
                        (instant(lang, at, &zone)) br; small { (by) }
                    } @else { (badge(Kind::Bad, t!(lang, "account-suspended"))) }
                },
            ])
        })
        .collect();
    let columns = ["suspension-made", "suspension-reason", "suspension-lifted"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let title = t!(lang, "suspension-before");
    let table = Table::new("suspensions", &title, columns)
        .quiet_caption()
        .rows(rows)
        .cards();
    Section::new(title, table).render()
}
