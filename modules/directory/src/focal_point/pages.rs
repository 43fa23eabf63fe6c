//! What is drawn of focal points.

use balai_kernel::{
    policy::{Action, Guarded},
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{self, Checkbox, Column, FieldKind, Kind, Link, PageHead, Row, Section, Stat, Table},
    },
};
use maud::{Markup, Render, html};

use super::{FocalPoint, Named};
use crate::{
    entry::Entry,
    party::{Party, Statuses},
    person::Person,
    post::Post,
    record,
};

fn theme(lang: Lang, point: &FocalPoint) -> Markup {
    html! {
        @if point.theme.is_empty() { (t!(lang, "focal-point-everything")) } @else { (point.theme) }
        @if point.is_national { " " (ui::badge(Kind::Plain, t!(lang, "focal-point-national"))) }
        @if point.is_alternate { " " (ui::badge(Kind::Plain, t!(lang, "focal-point-alternate"))) }
    }
}

/// Focal points as a section; with `parties` there is a column that names each one's party.
pub(crate) fn table(cx: &Cx, named: &[Named], parties: Option<&[Party]>) -> Markup {
    let (lang, today) = (cx.lang(), cx.app.today());
    let mut columns = vec![
        Column::new(t!(lang, "focal-point-theme")),
        Column::new(t!(lang, "focal-point-who")),
        Column::new(t!(lang, "directory-confirmed")),
        Column::new(t!(lang, "directory-act")),
    ];
    if parties.is_some() {
        columns.insert(0, Column::new(t!(lang, "party-name")));
    }
    let rows: Vec<Row> = named
        .iter()
        .map(|named| {
            let point = &named.point;
            let may = |action| FocalPoint::rule(&cx.actor, action, Some(point)).is_allowed();
            let at = format!("/app/directory/focal-points/{}", point.id);
            let mut cells = vec![
                theme(lang, point),
                html! { @for (n, (words, href)) in named.person.iter().chain(&named.post).enumerate() {
                    @if n > 0 { ", " }
                    @match href { Some(href) => (Link::new(words, href)), None => bdi { (words) } }
                } },
                record::confirmed(lang, point.confirmed_on, today),
                {
                    let confirm = may(Action::Decide).then(|| {
                        record::press(format!("{at}/confirmation"), t!(lang, "focal-point-confirm"))
                    });
                    let end = may(Action::Change)
                        .then(|| record::press(format!("{at}/end"), t!(lang, "focal-point-end")));
                    ui::actions(&[confirm, end].into_iter().flatten().collect::<Vec<_>>())
                },
            ];
            if let Some(parties) = parties {
                let party = parties.iter().find(|party| party.id == point.party);
                cells.insert(
                    0,
                    html! { @if let Some(party) = party { (Link::new(party.name(lang), party.href())) } },
                );
            }
            Row::new(cells)
        })
        .collect();
    let body = html! {
        @if rows.is_empty() { (record::nothing(t!(lang, "focal-point-none"))) } @else {
            (Table::new("focal-points", t!(lang, "directory-focal-points"), columns).quiet_caption().rows(rows))
        }
    };
    Section::new(t!(lang, "directory-focal-points"), body)
        .id("focal-points")
        .render()
}

pub(crate) fn list(cx: &Cx, named: &[Named], parties: &[Party], statuses: &Statuses) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let stale = named.iter().filter(|named| named.point.is_stale(today)).count();
    // Those without one are for the office alone: a gap beside a party's name is its own affair.
    let missing: Vec<&Party> = parties
        .iter()
        .filter(|party| cx.actor.is_office() && statuses.on(party.id, today).is_some())
        .filter(|party| named.iter().all(|named| named.point.party != party.id))
        .collect();
    let mut stats = vec![
        Stat::new(named.len(), t!(lang, "focal-point-count")),
        Stat::new(stale, t!(lang, "focal-point-stale-count")).href("/app/directory/stale"),
    ];
    if cx.actor.is_office() {
        stats.push(Stat::new(missing.len(), t!(lang, "focal-point-missing-count")).href("#missing"));
    }
    let main = html! {
        (ui::stats(&stats))
        (table(cx, named, Some(parties)))
        @if !missing.is_empty() {
            (Section::new(t!(lang, "focal-point-missing"), html! {
                ul.contents { @for party in &missing { li { (Link::new(party.name(lang), party.href())) } } }
            }).id("missing"))
        }
    };
    let title = t!(lang, "directory-focal-points");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "focal-point-lede")))
        .body(&record::sections(cx, "focal-points"))
        .body(&main)
}

pub(crate) fn form(cx: &Cx, party: &Party, posts: &[Post], people: &[Person], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "focal-point-add");
    let people = people
        .iter()
        .map(|person| (person.id.to_string(), person.name()))
        .collect();
    let posts = posts
        .iter()
        .map(|post| (post.id.to_string(), post.title.clone()))
        .collect();
    let fields = html! {
        (entry.select(lang, "person", people))
        (entry.select(lang, "post", posts))
        (entry.text(lang, "theme"))
        (Checkbox::new("national", t!(lang, "focal-point-is-national"), entry.ticked("national")))
        (Checkbox::new("alternate", t!(lang, "focal-point-is-alternate"), entry.ticked("alternate")))
        (entry.field(lang, FieldKind::Date, "from"))
    };
    let head = crate::party::web::head(cx, party, title.clone());
    let action = format!("{}/focal-points/new", party.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &party.href(), fields))
}
