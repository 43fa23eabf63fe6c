//! What is drawn of agencies.

use balai_kernel::{
    Audience, Id,
    audit::HistoryLine,
    policy::{Action, Guarded},
    search::Doc,
    t,
    text::{Lang, day},
    web::{
        Cx, Page,
        ui::{Column, Form, Link, PageHead, Row, Section, Table, hidden},
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{Agency, KINDS, kind_code};
use crate::{
    entry::Entry,
    opening::{self, Opening},
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

/// What an agency's page shows, as far as its reader may see it.
pub(crate) struct Shown<'a> {
    /// The reader's opening of its names, while it lasts.
    pub lasting: Option<&'a Opening>,
    pub posts: &'a [Post],
    /// The posts that somebody holds today, whoever it is.
    pub held: &'a [Id<Post>],
    pub roster: &'a [Holding],
    pub people: &'a [Person],
    pub history: &'a [HistoryLine],
}

pub(crate) fn show(cx: &Cx, agency: &Agency, party: &Party, shown: &Shown) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let Shown {
        lasting,
        posts,
        held: taken,
        roster,
        people,
        history,
    } = *shown;
    let mut head = PageHead::new(&agency.name)
        .lede(t!(lang, &format!("agency-kind-{}", agency.kind)))
        .audience(who_sees(cx, &Audience::parse(&agency.audience)));
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
                    @if held.is_empty() && taken.contains(&post.id) { (t!(lang, "post-name-withheld")) }
                    @else if held.is_empty() { (t!(lang, "post-vacant")) }
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
        (names(cx, agency, lasting))
        @if may_change { (record::history(lang, &cx.app.zone(), "agency", history)) }
    };
    let above = [Link::new(party.name(lang), party.href())];
    Page::new(&agency.name)
        .body(&record::path(lang, "parties", &above, &agency.name))
        .body(&head)
        .body(&main)
}

/// Whether the party's focal points see the names of the agency's people, and the way to say so.
fn names(cx: &Cx, agency: &Agency, lasting: Option<&Opening>) -> Markup {
    let lang = cx.lang();
    let is_open = agency.names_open_on.is_some();
    let state = match agency.names_open_on {
        Some(since) => t!(lang, "agency-names-open", since = day(lang, since.0)),
        None => t!(lang, "agency-names-closed"),
    };
    let (open, words) = if is_open {
        ("", "agency-names-close")
    } else {
        ("yes", "agency-names-let")
    };
    let form = Form::post(
        format!("{}/names", agency.href()),
        html! {
            (hidden("version", &agency.version.to_string()))
            (hidden("open", open))
        },
    )
    .submit(t!(lang, words))
    .secondary();
    let body = html! {
        p { (state) }
        (opening::of_agency(cx, agency, lasting))
        @if Agency::rule(&cx.actor, Action::Release, Some(agency)).is_allowed() { (form) }
    };
    Section::new(t!(lang, "agency-names"), body).id("names").render()
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
