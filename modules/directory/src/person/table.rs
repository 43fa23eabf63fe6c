//! The list of people, on the page and as a file.

use balai_kernel::{
    t,
    view::{Column, Columns, text},
    web::{
        Cx, Listing, Page,
        ui::{Empty, Link, PageHead, Table},
    },
};
use balai_sheets::Out;
use maud::{Render, html};

use super::store::{Listed, SORTS};
use crate::{
    agency::{Agency, KINDS, kind_code},
    listing::{Filter, List},
    party::{self, Party},
    record,
};

/// The list's address.
pub(crate) const PATH: &str = "/app/directory/people";

/// The columns of the list.
pub(crate) static COLUMNS: [Column<Listed>; 7] = [
    Column::<Listed>::new(
        "name",
        "person-name",
        |_, one| super::link(one.id, &one.name(), one.own_script.as_deref()),
        |_, one| Out::Text(one.name()),
    )
    .fixed()
    .sorted("name")
    .wide(32),
    Column::<Listed>::new(
        "own-script",
        "person-own-script",
        |_, one| html! { bdi { (one.own_script.as_deref().unwrap_or("")) } },
        |_, one| text(one.own_script.as_deref()),
    )
    .extra()
    .wide(32),
    Column::<Listed>::new(
        "agency",
        "person-agency",
        |_, one| html! { (one.agency.as_deref().unwrap_or("")) },
        |_, one| text(one.agency.as_deref()),
    )
    .wide(40),
    Column::<Listed>::new(
        "agency-kind",
        "agency-kind",
        |cx, one| html! { (agency_kind(cx, one)) },
        |cx, one| text(Some(&agency_kind(cx, one))),
    )
    .extra()
    .wide(20),
    Column::<Listed>::new(
        "code",
        "party-code",
        |_, one| html! { (one.party_code.as_deref().unwrap_or("")) },
        |_, one| text(one.party_code.as_deref()),
    )
    .extra()
    .wide(10),
    Column::<Listed>::new(
        "party",
        "person-party",
        |cx, one| html! { (one.party_name.as_ref().map_or("", |name| name.get(cx.lang()))) },
        |cx, one| text(one.party_name.as_ref().map(|name| name.get(cx.lang()))),
    )
    .sorted("party")
    .wide(32),
    Column::<Listed>::new(
        "confirmed",
        "directory-confirmed",
        |cx, one| record::confirmed(cx.lang(), one.confirmed_on, cx.app.today()),
        |_, one| one.confirmed_on.map_or(Out::Empty, |day| Out::Date(day.0)),
    )
    .sorted("confirmed")
    .wide(14),
];

fn agency_kind(cx: &Cx, one: &Listed) -> String {
    let kind = one.agency_kind.as_ref();
    kind.map_or_else(String::new, |kind| t!(cx.lang(), &format!("agency-kind-{kind}")))
}

/// What the page shows.
pub(crate) struct Shown<'a> {
    pub columns: &'a Columns<'a, Listed>,
    pub people: &'a [Listed],
    pub count: i64,
    pub parties: &'a [Party],
    pub agency: Option<&'a Agency>,
}

pub(crate) fn list(cx: &Cx, listing: &Listing, shown: &Shown<'_>) -> Page {
    let lang = cx.lang();
    let list = List {
        lang,
        listing,
        path: PATH,
    };
    let kinds = KINDS
        .map(|kind| {
            let code = kind_code(kind);
            (code.to_owned(), t!(lang, &format!("agency-kind-{code}")))
        })
        .to_vec();
    let mut filters = vec![
        Filter::search("directory-search"),
        Filter::of(
            "party",
            "person-party",
            party::pages::choices(lang, shown.parties),
        ),
        Filter::of("kind", "agency-kind", kinds),
        Filter::of(
            "stale",
            "directory-confirmed",
            vec![("yes".to_owned(), t!(lang, "directory-only-stale"))],
        ),
    ];
    if let Some(agency) = shown.agency {
        filters.push(Filter::of(
            "agency",
            "person-agency",
            vec![(agency.id.to_string(), agency.name.clone())],
        ));
    }
    let columns = shown.columns;
    let title = t!(lang, "directory-people");
    let table = Table::new("people", &title, columns.heads(&SORTS))
        .quiet_caption()
        .row_headers()
        .rows(columns.rows(shown.people));
    let may_add = cx.actor.is_office() || record::is_focal(&cx.actor);
    let count = t!(lang, "person-count", n = shown.count);
    let main = html! {
        (columns.views())
        (list.filters(&filters))
        (list.toolbar(&count, may_add.then_some("/app/directory/export/people"), columns.tools()))
        @if shown.people.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "directory-clear"), list.path)))
        } @else {
            (table)
            (list.pager(shown.count))
        }
    };
    let mut head = PageHead::new(&title).lede(t!(lang, "person-list-lede"));
    if may_add {
        head = head.primary(&Link::new(t!(lang, "person-add"), format!("{PATH}/new")));
    }
    Page::new(&title)
        .body(&head)
        .body(&record::sections(cx, "people"))
        .body(&main.render())
}
