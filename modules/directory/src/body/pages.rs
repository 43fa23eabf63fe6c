//! What is drawn of bodies.

use balai_kernel::{
    Audience,
    search::Doc,
    t,
    text::{Lang, day},
    web::{
        Cx, Listing, Page,
        ui::{Column, FieldKind, Link, PageHead, Row, Section, Table},
    },
};
use maud::{Markup, Render, html};

use super::{Body, Chair, holds_on, web::Shown};
use crate::{
    PartyId,
    entry::Entry,
    listing::List,
    party::{self, Party},
    person, record,
};

/// What the search knows of a body.
pub(crate) fn doc(body: &Body) -> Doc {
    let names: Vec<&str> = body.name.texts.values().map(String::as_str).collect();
    Doc {
        id: body.id.uuid(),
        noun: "body",
        href: body.href(),
        title: body.name(Lang::EN).to_owned(),
        lede: String::new(),
        body: format!("{} {}", names.join(" "), body.code),
        audience: Audience::parse(&body.audience),
        on: None,
    }
}

fn kind(lang: Lang, body: &Body) -> String {
    record::label(lang, "body-kind", &body.kind)
}

fn name_of(lang: Lang, parties: &[Party], id: PartyId) -> Markup {
    match parties.iter().find(|party| party.id == id) {
        Some(party) => Link::new(party.name(lang), party.href()).render(),
        None => Markup::default(),
    }
}

pub(crate) fn list(cx: &Cx, bodies: &[Body], chairs: &[Chair], parties: &[Party]) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let rows = bodies
        .iter()
        .map(|body| {
            let now: Vec<&Chair> = chairs
                .iter()
                .filter(|chair| chair.body == body.id && holds_on(chair.from_on, chair.until_on, today))
                .collect();
            Row::new(vec![
                Link::new(body.name(lang), body.href()).render(),
                html! { (kind(lang, body)) },
                html! { @for (n, chair) in now.iter().enumerate() {
                    @if n > 0 { ", " }
                    (name_of(lang, parties, chair.party))
                } },
            ])
        })
        .collect();
    let table = Table::new(
        "bodies",
        t!(lang, "directory-bodies"),
        vec![
            Column::new(t!(lang, "body-name")),
            Column::new(t!(lang, "body-kind")),
            Column::new(t!(lang, "body-chairs")),
        ],
    )
    .quiet_caption()
    .row_headers()
    .rows(rows);
    let title = t!(lang, "directory-bodies");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "body-list-lede")))
        .body(&record::sections(cx, "bodies"))
        .body(&table)
}

pub(crate) fn show(cx: &Cx, shown: &Shown, listing: &Listing) -> Page {
    let (lang, body) = (cx.lang(), &shown.body);
    let mut head = PageHead::new(body.name(lang))
        .eyebrow(kind(lang, body))
        .audience(Audience::parse(&body.audience).words(lang));
    if let Some(since) = body.since_on {
        head = head.lede(t!(lang, "directory-since", day = day(lang, since.0)));
    }
    if cx.actor.is_office() {
        head = head.primary(&Link::new(
            t!(lang, "chair-add"),
            format!("{}/chairs/new", body.href()),
        ));
    }
    let main = html! {
        (chairs(cx, shown))
        @if !shown.members.is_empty() {
            (Section::new(t!(lang, "body-members", n = shown.members.len()), html! {
                ul { @for member in &shown.members { li { (name_of(lang, &shown.parties, member.party)) } } }
            }))
        } @else if shown.count == 0 && body.kind != "network" {
            (Section::new(t!(lang, "body-members-title"), record::nothing(t!(lang, "body-open-to-all"))))
        }
        (people(lang, shown, listing))
        @if cx.actor.is_office() { (record::history(lang, &cx.app.zone(), "body", &shown.history)) }
    };
    Page::new(body.name(lang)).body(&head).body(&main)
}

fn chairs(cx: &Cx, shown: &Shown) -> Section {
    let (lang, today) = (cx.lang(), cx.app.today());
    let rows: Vec<Row> = shown
        .chairs
        .iter()
        .map(|chair| {
            let is_now = holds_on(chair.from_on, chair.until_on, today);
            Row::new(vec![
                name_of(lang, &shown.parties, chair.party),
                html! { (record::span(lang, chair.from_on, chair.until_on)) },
                html! { @if is_now && chair.until_on.is_none() && cx.actor.is_office() {
                    (record::press(format!("/app/directory/chairs/{}/end", chair.id), t!(lang, "chair-end")))
                } },
            ])
        })
        .collect();
    Section::new(
        t!(lang, "body-chairs"),
        html! {
            @if rows.is_empty() { (record::nothing(t!(lang, "body-no-chairs"))) } @else {
                (Table::new("chairs", t!(lang, "body-chairs"), vec![
                    Column::new(t!(lang, "party-name")),
                    Column::new(t!(lang, "body-term")),
                    Column::new(t!(lang, "directory-act")),
                ]).quiet_caption().rows(rows))
            }
        },
    )
}

fn people(lang: Lang, shown: &Shown, listing: &Listing) -> Markup {
    if shown.count == 0 {
        return Markup::default();
    }
    let path = shown.body.href();
    let list = List {
        lang,
        listing,
        path: &path,
    };
    let rows = shown
        .people
        .iter()
        .map(|one| {
            let name = person::shown_name(
                &one.written,
                one.given.as_deref(),
                one.family.as_deref(),
                one.romanised.as_deref(),
            );
            Row::new(vec![
                person::link(one.person, &name, one.own_script.as_deref()),
                html! { (one.agency.as_deref().unwrap_or("")) },
                html! { (one.party.as_ref().map_or("", |name| name.get(lang))) },
                html! { (record::span(lang, one.from_on, one.until_on)) },
            ])
        })
        .collect();
    let table = Table::new(
        "people",
        t!(lang, "body-people-seen"),
        vec![
            Column::new(t!(lang, "person-name")),
            Column::new(t!(lang, "person-agency")),
            Column::new(t!(lang, "person-party")),
            Column::new(t!(lang, "body-term")),
        ],
    )
    .rows(rows);
    Section::new(
        t!(lang, "body-people", n = shown.count),
        html! { (table) (list.pager(shown.count)) },
    )
    .render()
}

pub(crate) fn chair_form(cx: &Cx, body: &Body, parties: &[Party], entry: &Entry) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "chair-add");
    let fields = html! {
        (entry.select(lang, "party", party::pages::choices(lang, parties)).required())
        (entry.field(lang, FieldKind::Date, "from"))
    };
    let head = PageHead::new(&title).eyebrow(Link::new(body.name(lang), body.href()));
    let action = format!("{}/chairs/new", body.href());
    Page::new(title).body(&entry.draw(lang, &head, &action, &body.href(), fields))
}
