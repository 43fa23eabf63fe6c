//! The list of people, on the page and as a file.

use balai_kernel::{
    t,
    view::{Column, Columns, Pick, text},
    web::{
        Cx, Page,
        ui::{Empty, Link, PageHead, Table},
    },
};
use balai_sheets::Out;
use maud::{Render, html};

use super::store::{Listed, SORTS};
use crate::{
    agency::{Agency, KINDS, kind_code},
    handling::{self, Standing},
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
    /// How parties want what they entrust handled.
    pub standing: &'a Standing,
}

pub(crate) fn list(cx: &Cx, shown: &Shown<'_>) -> Page {
    let lang = cx.lang();
    let frame = shown.columns.frame();
    let kinds = KINDS
        .map(|kind| {
            let code = kind_code(kind);
            (code.to_owned(), t!(lang, &format!("agency-kind-{code}")))
        })
        .to_vec();
    let parties = party::pages::choices(lang, shown.parties);
    let only_stale = vec![("yes".to_owned(), t!(lang, "directory-only-stale"))];
    let mut picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("party", t!(lang, "person-party"), parties),
        Pick::One("kind", t!(lang, "agency-kind"), kinds),
        Pick::One("stale", t!(lang, "directory-confirmed"), only_stale),
    ];
    if let Some(agency) = shown.agency {
        let own = vec![(agency.id.to_string(), agency.name.clone())];
        picks.push(Pick::One("agency", t!(lang, "person-agency"), own));
    }
    let columns = shown.columns;
    let title = t!(lang, "directory-people");
    let table = Table::new("people", &title, columns.heads(&SORTS))
        .quiet_caption()
        .row_headers()
        .rows(columns.rows(shown.people));
    let may_add = record::keeps_rosters(&cx.actor);
    let count = t!(lang, "person-count", n = shown.count);
    let main = html! {
        (handling::line_of_list(cx, shown.standing, |id| {
            shown.parties.iter().find(|party| party.id == id).map(|party| party.name(lang).to_owned())
        }))
        (columns.views())
        (frame.filters(picks))
        (frame.toolbar(&count, columns.tools(), may_add))
        @if shown.people.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "rows-clear"), PATH)))
        } @else {
            (table)
            (frame.pager(shown.count))
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
