//! What is drawn of posts.

use balai_kernel::{
    Audience,
    audit::HistoryLine,
    policy::{Action, Guarded},
    t,
    web::{
        Cx, Page,
        ui::{Checkbox, Column, Fact, FieldKind, Link, PageHead, Row, Section, Table, actions, facts},
        who_sees,
    },
};
use maud::{Render, html};

use super::{Holding, Post};
use crate::{
    access::Access,
    agency::{self, Agency},
    entry::Entry,
    party::Party,
    person::{self, Person},
    record, reservation,
};

pub(crate) fn show(
    cx: &Cx,
    post: &Post,
    agency: &Agency,
    party: &Party,
    holders: &[Holding],
    except: &[String],
    history: &[HistoryLine],
) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let may_change = Post::rule(&cx.actor, Action::Change, Some(post)).is_allowed();
    // Who held the post stands in its history, also those who are kept from the reader alone.
    let names = (cx.actor.is_office() || cx.actor.holds(&agency::names_key(agency.id)))
        && cx.actor.barred().next().is_none();
    let mut head = PageHead::new(&post.title).audience(who_sees(cx, &Audience::parse(&post.audience)));
    if may_change {
        head = head
            .primary(&Link::new(
                t!(lang, "holding-begin"),
                format!("{}/holdings/new", post.href()),
            ))
            .action(Link::new(t!(lang, "directory-edit"), format!("{}/edit", post.href())).classed("button"));
    }
    if may_change && post.shared_mailbox.is_some() {
        let check = Link::new(t!(lang, "roster-title"), format!("{}/roster", post.href()));
        head = head.action(check.classed("button"));
    }
    if cx.can_any::<Access>(Action::List) {
        let access = Link::new(t!(lang, "access-title"), format!("{}/access", post.href()));
        head = head.action(access.classed("button"));
    }
    let rows: Vec<Row> = holders
        .iter()
        .map(|held| {
            Row::new(vec![
                person::link(held.person, &held.name(), held.own_script.as_deref()),
                html! { (record::span(lang, held.from_on, held.until_on)) },
                html! { @if held.holds_on(today) { (record::freshness(lang, held.confirmed_on, today)) } },
                html! { @if may_change && held.until_on.is_none() {
                    (actions(&[Link::new(t!(lang, "holding-end"), format!("/app/directory/holdings/{}/end", held.id)).render()]))
                } },
            ])
        })
        .collect();
    let main = html! {
        @if let Some(mailbox) = &post.shared_mailbox {
            (facts(&[Fact::new(t!(lang, "post-mailbox"), html! { bdi { (mailbox) } })]))
        }
        (Section::new(t!(lang, "post-holders"), html! {
            @if rows.is_empty() { (record::nothing(t!(lang, "post-nobody"))) } @else {
                (Table::new("holders", t!(lang, "post-holders"), vec![
                    Column::new(t!(lang, "person-name")),
                    Column::new(t!(lang, "post-term")),
                    Column::new(t!(lang, "directory-confirmed")),
                    Column::new(t!(lang, "directory-act")),
                ]).quiet_caption().rows(rows))
            }
        }))
        (reservation::single::section(cx, &post.href(), Some(party.id), except))
        @if may_change && names { (record::history(lang, &cx.app.zone(), "post", history)) }
    };
    let above = [
        Link::new(party.name(lang), party.href()),
        Link::new(&agency.name, agency.href()),
    ];
    Page::new(&post.title)
        .body(&record::path(lang, "parties", &above, &post.title))
        .body(&head)
        .body(&main)
}

pub(crate) fn form(cx: &Cx, party: &Party, agencies: &[Agency], post: Option<&Post>, entry: &Entry) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match post {
        Some(post) => (
            t!(lang, "post-edit", name = &post.title),
            format!("{}/edit", post.href()),
            post.href(),
        ),
        None => (
            t!(lang, "post-add"),
            format!("{}/posts/new", party.href()),
            party.href(),
        ),
    };
    let choices = agencies
        .iter()
        .map(|agency| (agency.id.to_string(), agency.name.clone()))
        .collect();
    let fields = html! {
        (entry.text(lang, "title").required())
        @if post.is_none() { (entry.select(lang, "agency", choices).required()) }
        (entry.field(lang, FieldKind::Email, "mailbox"))
    };
    let head = crate::party::web::head(cx, party, title.clone());
    Page::new(title).body(&entry.draw(lang, &head, &action, &back, fields))
}

pub(crate) fn holding_form(cx: &Cx, post: &Post, people: &[Person], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "holding-begin");
    let choices = people
        .iter()
        .map(|person| (person.id.to_string(), person.name()))
        .collect();
    let fields = html! {
        (entry.select(lang, "person", choices).required())
        (entry.field(lang, FieldKind::Date, "from"))
        (Checkbox::new("succeeds", t!(lang, "holding-succeeds"), entry.ticked("succeeds")))
    };
    let head = PageHead::new(&title).eyebrow(Link::new(&post.title, post.href()));
    let action = format!("{}/holdings/new", post.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &post.href(), fields))
}

pub(crate) fn end_form(cx: &Cx, post: &Post, holding: &Holding, entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "holding-end-of", name = holding.name());
    let fields = entry.field(lang, FieldKind::Date, "until").required();
    let head = PageHead::new(&title).eyebrow(Link::new(&post.title, post.href()));
    let action = format!("/app/directory/holdings/{}/end", holding.id);
    Page::new(title).body(&entry.draw(lang, &head, &action, &post.href(), fields))
}
