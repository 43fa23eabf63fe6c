//! What is drawn of agencies.

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::{Action, Guarded},
    search::Doc,
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{Column, Link, PageHead, Row, Section, Table},
    },
};
use maud::{Render, html};

use super::{Agency, KINDS, kind_code};
use crate::{
    entry::Entry,
    party::Party,
    person::{self, Person},
    post::{Holding, Post},
    record,
};

/// What the search knows of an agency.
pub(crate) fn doc(agency: &Agency, party: Option<&Party>) -> Doc {
    Doc {
        id: agency.id.uuid(),
        noun: "agency",
        href: agency.href(),
        title: agency.name.clone(),
        lede: party.map_or_else(String::new, |party| party.name(Lang::EN).to_owned()),
        body: String::new(),
        audience: Audience::parse(&agency.audience),
        on: None,
    }
}

pub(crate) fn show(
    cx: &Cx,
    agency: &Agency,
    party: &Party,
    posts: &[Post],
    roster: &[Holding],
    people: &[Person],
    history: &[HistoryLine],
) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let mut head = PageHead::new(&agency.name)
        .lede(t!(lang, &format!("agency-kind-{}", agency.kind)))
        .audience(Audience::parse(&agency.audience).words(lang));
    let may_change = Agency::rule(&cx.actor, Action::Change, Some(agency)).is_allowed();
    if may_change {
        head = head
            .primary(&Link::new(
                t!(lang, "post-add"),
                format!("{}/posts/new?agency={}", party.href(), agency.id),
            ))
            .action(
                Link::new(t!(lang, "directory-edit"), format!("{}/edit", agency.href())).classed("button"),
            );
    }
    let rows: Vec<Row> = posts
        .iter()
        .map(|post| {
            let held: Vec<_> = roster.iter().filter(|held| held.post == post.id).collect();
            Row::new(vec![
                Link::new(&post.title, post.href()).render(),
                html! {
                    @if held.is_empty() { (t!(lang, "post-vacant")) }
                    @for held in &held { (person::link(held.person, &held.name(), held.own_script.as_deref())) }
                },
                html! { @for held in &held { (record::freshness(lang, held.confirmed_on, today)) } },
            ])
        })
        .collect();
    let main = html! {
        (Section::new(t!(lang, "agency-posts"), html! {
            @if rows.is_empty() { (record::nothing(t!(lang, "agency-no-posts"))) } @else {
                (Table::new("posts", t!(lang, "agency-posts"), vec![
                    Column::new(t!(lang, "post-title")),
                    Column::new(t!(lang, "post-holder")),
                    Column::new(t!(lang, "directory-confirmed")),
                ]).quiet_caption().rows(rows))
            }
        }))
        @if !people.is_empty() {
            (Section::new(t!(lang, "agency-people", n = people.len()), html! {
                ul { @for one in people { li { (person::link(one.id, &one.name(), one.own_script.as_deref())) } } }
            }))
        }
        @if may_change { (record::history(lang, &cx.app.zone(), "agency", history)) }
    };
    let above = [Link::new(party.name(lang), party.href())];
    Page::new(&agency.name)
        .body(&record::path(lang, "parties", &above, &agency.name))
        .body(&head)
        .body(&main)
}

pub(crate) fn form(cx: &Cx, party: &Party, agency: Option<&Agency>, entry: &Entry) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match agency {
        Some(agency) => (
            t!(lang, "agency-edit", name = &agency.name),
            format!("{}/edit", agency.href()),
            agency.href(),
        ),
        None => (
            t!(lang, "agency-add"),
            format!("{}/agencies/new", party.href()),
            party.href(),
        ),
    };
    let kinds = KINDS
        .map(|kind| {
            let code = kind_code(kind);
            (code.to_owned(), t!(lang, &format!("agency-kind-{code}")))
        })
        .to_vec();
    let fields = html! {
        (entry.text(lang, "name").required())
        (entry.select(lang, "kind", kinds))
    };
    let head = crate::party::web::head(cx, party, title.clone());
    Page::new(title).body(&entry.draw(lang, &head, &action, &back, fields))
}
