//! The list of people, on the page and as a file.

use balai_kernel::{
    store::Day,
    t,
    text::Lang,
    web::{
        Cx, Listing, Page,
        ui::{Column, Empty, Link, PageHead, Row, Table},
    },
};
use balai_sheets::{Out, Table as Sheet};
use maud::{Render, html};

use super::store::{Listed, SORTS};
use crate::{
    agency::{Agency, KINDS, kind_code},
    listing::{Filter, List},
    party::{self, Party},
    record,
};

pub(crate) fn list(
    cx: &Cx,
    listing: &Listing,
    people: &[Listed],
    count: i64,
    parties: &[Party],
    agency: Option<&Agency>,
) -> Page {
    let (lang, today) = (cx.lang(), cx.app.today());
    let list = List {
        lang,
        listing,
        path: "/app/directory/people",
    };
    let kinds = KINDS
        .map(|kind| {
            let code = kind_code(kind);
            (code.to_owned(), t!(lang, &format!("agency-kind-{code}")))
        })
        .to_vec();
    let mut filters = vec![
        Filter::search("directory-search"),
        Filter::of("party", "person-party", party::pages::choices(lang, parties)),
        Filter::of("kind", "agency-kind", kinds),
        Filter::of(
            "stale",
            "directory-confirmed",
            vec![("yes".to_owned(), t!(lang, "directory-only-stale"))],
        ),
    ];
    if let Some(agency) = agency {
        filters.push(Filter::of(
            "agency",
            "person-agency",
            vec![(agency.id.to_string(), agency.name.clone())],
        ));
    }
    let table = Table::new(
        "people",
        t!(lang, "directory-people"),
        vec![
            list.column("person-name", "name", &SORTS),
            Column::new(t!(lang, "person-agency")),
            list.column("person-party", "party", &SORTS),
            list.column("directory-confirmed", "confirmed", &SORTS),
        ],
    )
    .quiet_caption()
    .row_headers()
    .rows(
        people
            .iter()
            .map(|one| {
                Row::new(vec![
                    super::link(one.id, &one.name(), one.own_script.as_deref()),
                    html! { (one.agency.as_deref().unwrap_or("")) },
                    html! { (one.party_name.as_ref().map_or("", |name| name.get(lang))) },
                    record::confirmed(lang, one.confirmed_on, today),
                ])
            })
            .collect(),
    );
    let may_add = cx.actor.is_office() || record::is_focal(&cx.actor);
    let main = html! {
        (list.filters(&filters))
        (list.toolbar(&t!(lang, "person-count", n = count), may_add.then_some("/app/directory/export/people")))
        @if people.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "directory-clear"), list.path)))
        } @else {
            (table)
            (list.pager(count))
        }
    };
    let title = t!(lang, "directory-people");
    let mut head = PageHead::new(&title).lede(t!(lang, "person-list-lede"));
    if may_add {
        head = head.primary(&Link::new(t!(lang, "person-add"), "/app/directory/people/new"));
    }
    Page::new(&title)
        .body(&head)
        .body(&record::sections(cx, "people"))
        .body(&main.render())
}

/// The list as a table for a file: what the page shows.
pub(crate) fn export(lang: Lang, people: &[Listed]) -> Sheet {
    let text = |words: Option<&str>| words.map_or(Out::Empty, |words| Out::Text(words.to_owned()));
    let date = |day: Option<Day>| day.map_or(Out::Empty, |day| Out::Date(day.0));
    Sheet {
        title: t!(lang, "directory-people"),
        columns: [
            ("person-name", 32),
            ("person-own-script", 32),
            ("person-agency", 40),
            ("party-code", 10),
            ("person-party", 32),
            ("directory-confirmed", 14),
        ]
        .into_iter()
        .map(|(key, width)| (t!(lang, key), width))
        .collect(),
        rows: people
            .iter()
            .map(|one| {
                vec![
                    Out::Text(one.name()),
                    text(one.own_script.as_deref()),
                    text(one.agency.as_deref()),
                    text(one.party_code.as_deref()),
                    text(one.party_name.as_ref().map(|name| name.get(lang))),
                    date(one.confirmed_on),
                ]
            })
            .collect(),
    }
}
