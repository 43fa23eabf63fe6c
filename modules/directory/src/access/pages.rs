//! What is drawn of access that rests on posts.

use balai_kernel::{
    account::PostGrant,
    policy::Action,
    t,
    web::{
        Cx, Page,
        ui::{Column, Empty, Kind, Link, PageHead, Row, Section, Table, badge},
    },
};
use maud::{Render, html};

use super::{Access, ROLES};
use crate::{
    entry::Entry,
    post::{Holding, Post},
    record,
};

pub(crate) fn show(cx: &Cx, post: &Post, holders: &[Holding], grants: &[PostGrant], entry: &Entry) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let title = t!(lang, "access-title");
    let head = PageHead::new(&title).lede(t!(lang, "access-lede"));
    let rows: Vec<Row> = grants
        .iter()
        .map(|grant| {
            let is_now = grant.until_on.is_none_or(|until| until.0 >= today);
            Row::new(vec![
                html! { bdi { (grant.name) } },
                html! { (t!(lang, &format!("role-{}", grant.role))) },
                html! { (record::span(lang, Some(grant.from_on), grant.until_on)) },
                if is_now {
                    badge(Kind::Good, t!(lang, "access-now"))
                } else {
                    badge(Kind::Plain, t!(lang, "access-over"))
                },
            ])
        })
        .collect();
    let columns = ["access-holder", "access-role", "post-term", "access-state"]
        .map(|key| Column::new(t!(lang, key)))
        .to_vec();
    let list = if rows.is_empty() {
        Empty::new(t!(lang, "access-empty"), t!(lang, "access-empty-why")).render()
    } else {
        Table::new("access", &title, columns)
            .quiet_caption()
            .rows(rows)
            .cards()
            .render()
    };
    let page = Page::new(&title)
        .body(&record::path(
            lang,
            "parties",
            &[Link::new(&post.title, post.href())],
            &title,
        ))
        .body(&head)
        .body(&list);
    if !cx.can_any::<Access>(Action::Create) || holders.is_empty() {
        return page;
    }
    let choices = holders.iter().map(|held| (held.person.to_string(), held.name()));
    let roles = ROLES.map(|role| (role.code().to_owned(), t!(lang, &format!("role-{}", role.code()))));
    let fields = html! {
        (entry.select(lang, "holder", choices.collect()).required())
        (entry.select(lang, "role", roles.to_vec()).required())
    };
    let here = format!("{}/access", post.href());
    page.body(&Section::new(
        t!(lang, "access-give"),
        html! {
            p { (t!(lang, "access-give-lede")) }
            (entry.form(lang, &here, &post.href(), t!(lang, "access-give-button"), fields))
        },
    ))
}
