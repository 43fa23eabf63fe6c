//! What is drawn of sealed items.

use balai_kernel::{
    Id,
    policy::Action,
    t,
    text::{Lang, instant, number},
    web::{
        Cx, Page,
        axum::response::Response,
        crumbs,
        ui::{
            Column, Confirm, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row, SealedForm, SealedText,
            Table, badge, facts, hidden, sealed_text,
        },
    },
};
use maud::{Markup, Render as _, html};
use serde_json::{Value, json};

use super::SealedItem;
use crate::{
    page,
    team::{HOME, Team},
};

/// The largest file that a browser seals, in bytes.
const MOST: u64 = 50 << 20;

/// A sealed title: opened by the script.
fn title(lang: Lang, item: &SealedItem) -> Markup {
    sealed_text(SealedText {
        facts: &item.facts().to_string(),
        part: "title",
        closed: &t!(lang, "sealed-closed"),
    })
}

/// How large a file is, in words.
fn size(lang: Lang, bytes: i64) -> String {
    let kilobytes = (bytes + 1023) / 1024;
    t!(lang, "item-size", n = number(lang, kilobytes))
}

pub(crate) fn table(cx: &Cx, items: &[SealedItem]) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let rows = items
        .iter()
        .map(|item| {
            let kind = match item.size {
                Some(bytes) => html! { (badge(Kind::Plain, t!(lang, "item-kind-file"))) " " small { (size(lang, bytes)) } },
                None => badge(Kind::Plain, t!(lang, "item-kind-note")),
            };
            Row::new(vec![
                html! { a href=(item.href()) { (title(lang, item)) } },
                kind,
                html! { (item.author_name) },
                html! { (instant(lang, item.changed_at, &zone)) },
            ])
        })
        .collect();
    let columns = ["item-title", "item-kind", "item-author", "item-changed"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    Table::new("items", t!(lang, "items-title"), columns)
        .quiet_caption()
        .rows(rows)
        .cards()
        .render()
}

/// Where a page about something in a team stands.
fn above(lang: Lang, team: &Team) -> [Link; 2] {
    [
        Link::new(t!(lang, "nav-teams"), HOME),
        Link::new(&team.name, team.href()),
    ]
}

/// A note to be written; `before` is what stands there, with its text.
pub(super) fn write(
    cx: &Cx,
    team: &Team,
    about: &Value,
    item: Id<SealedItem>,
    before: Option<(&SealedItem, &[u8])>,
) -> Response {
    let lang = cx.lang();
    let (heading, action, cancel) = match before {
        Some((old, _)) => (t!(lang, "item-edit"), format!("{}/edit", old.href()), old.href()),
        None => (
            t!(lang, "item-write"),
            format!("{}/items", team.href()),
            team.href(),
        ),
    };
    let known = match before {
        Some((old, body)) => json!({ "item": item, "before": old.facts_with(body) }),
        None => json!({ "item": item }),
    };
    let version = before.map_or(0, |(old, _)| old.version);
    let body = html! {
        (hidden("item", &item.to_string()))
        (hidden("version", &version.to_string()))
        (Field::text("title", t!(lang, "item-title")).required().max_length(200).unsent())
        (Field::new(FieldKind::Textarea(12), "text", t!(lang, "item-text")).required().max_length(60_000).unsent())
    };
    let form = SealedForm::new(
        "write",
        action,
        t!(lang, "item-seal"),
        &["number", "item_key", "head", "body"],
    )
    .body(body)
    .facts(known.to_string())
    .also(Link::new(t!(lang, "form-cancel"), cancel));
    Page::new(&heading)
        .head(page::script())
        .body(&crumbs(lang, &above(lang, team), &heading))
        .body(&PageHead::new(&heading).lede(t!(lang, "item-write-lede")))
        .body(&page::lock(lang, about))
        .body(&form)
        .workspace(cx)
}

pub(super) fn file(cx: &Cx, team: &Team, about: &Value, item: Id<SealedItem>) -> Response {
    let lang = cx.lang();
    let heading = t!(lang, "item-file");
    let body = html! {
        (Field::new(FieldKind::File(String::new()), "file", t!(lang, "item-file-one"))
            .help(t!(lang, "item-file-help", n = MOST >> 20)).required().unsent())
        (Field::text("title", t!(lang, "item-title")).optional(t!(lang, "form-optional")).max_length(200).unsent())
    };
    let form = SealedForm::new(
        "send-file",
        format!("{}/items/file", team.href()),
        t!(lang, "item-seal"),
        &[],
    )
    .body(body)
    .facts(json!({ "item": item, "most": MOST }).to_string())
    .also(Link::new(t!(lang, "form-cancel"), team.href()));
    Page::new(&heading)
        .head(page::script())
        .body(&crumbs(lang, &above(lang, team), &heading))
        .body(&PageHead::new(&heading).lede(t!(lang, "item-file-lede")))
        .body(&page::lock(lang, about))
        .body(&form)
        .workspace(cx)
}

pub(super) fn show(cx: &Cx, team: &Team, about: &Value, item: &SealedItem, body: &[u8]) -> Response {
    let lang = cx.lang();
    let heading = t!(
        lang,
        if item.file.is_some() {
            "item-kind-file"
        } else {
            "item-kind-note"
        }
    );
    let mut head = PageHead::new(title(lang, item)).eyebrow(&heading);
    if cx.can(Action::Change, item) && item.file.is_none() {
        head = head.primary(&Link::new(t!(lang, "item-edit"), format!("{}/edit", item.href())));
    }
    if cx.can(Action::Erase, item) {
        head = head
            .action(Link::new(t!(lang, "item-remove"), format!("{}/removal", item.href())).classed("button"));
    }
    let content = if item.file.is_some() {
        html! {
            div.actions {
                button.button.primary type="button" hidden data-fetch={ (item.href()) "/file" } data-facts=(item.facts()) {
                    (t!(lang, "item-fetch"))
                }
                p.away role="status" data-words {}
            }
        }
    } else {
        let facts = item.facts_with(body).to_string();
        let text = sealed_text(SealedText {
            facts: &facts,
            part: "text",
            closed: &t!(lang, "sealed-closed"),
        });
        html! { div.prose.as-typed { p { (text) } } }
    };
    let written = html! { (item.author_name) ", " (instant(lang, item.changed_at, &cx.app.zone())) };
    let mut known = vec![Fact::new(t!(lang, "item-author"), written)];
    known.extend(
        item.size
            .map(|bytes| Fact::new(t!(lang, "item-size-title"), size(lang, bytes))),
    );
    Page::new(&heading)
        .head(page::script())
        .body(&crumbs(lang, &above(lang, team), &heading))
        .body(&head)
        .body(&page::lock(lang, about))
        .body(&content)
        .body(&facts(&known))
        .workspace(cx)
}

pub(super) fn removal(cx: &Cx, team: &Team, item: &SealedItem) -> Response {
    let lang = cx.lang();
    let heading = t!(lang, "item-remove-title");
    let what = html! {
        p { (item.author_name) ", " (instant(lang, item.changed_at, &cx.app.zone())) }
        p { (t!(lang, "item-remove-what")) }
    };
    let form = Form::post(format!("{}/removal", item.href()), html! {})
        .submit(t!(lang, "item-remove"))
        .danger();
    let cancel = Link::new(t!(lang, "form-cancel"), team.href());
    Page::new(&heading)
        .body(&Confirm::new(&heading, what, form, cancel))
        .workspace(cx)
}
