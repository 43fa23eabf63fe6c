//! The list of parties, on the page and as a file.

use balai_kernel::{
    Actor, t,
    text::Lang,
    view::{Column, Columns, Pick, text},
    web::{
        Cx, Page, SortKey,
        ui::{self, Empty, Kind, Link, PageHead, Table},
    },
};
use balai_sheets::Out;
use maud::{Markup, Render, html};

use super::{
    Status,
    pages::{badges, kind, status_name},
    web::Line,
};
use crate::record;

/// How parties can be sorted; the sorting itself happens by the reader's language.
const SORTS: [SortKey; 3] = [
    SortKey::after_reading("name"),
    SortKey::after_reading("status"),
    SortKey::after_reading("region"),
];

/// The list's address.
pub(crate) const PATH: &str = "/app/directory/parties";

/// The columns of the list. How fresh a party's entries are is for the office alone.
pub(crate) static COLUMNS: [Column<Line>; 10] = [
    Column::<Line>::new(
        "name",
        "party-name",
        |cx, line| Link::new(line.party.name(cx.lang()), line.party.href()).render(),
        |cx, line| text(Some(line.party.name(cx.lang()))),
    )
    .fixed()
    .sorted("name")
    .wide(40),
    Column::<Line>::new(
        "code",
        "party-code",
        |_, line| html! { (line.party.code) },
        |_, line| text(Some(&line.party.code)),
    )
    .wide(10),
    Column::<Line>::new(
        "kind",
        "party-kind",
        |cx, line| html! { (kind(cx.lang(), &line.party)) },
        |cx, line| Out::Text(kind(cx.lang(), &line.party)),
    )
    .wide(14),
    Column::<Line>::new(
        "status",
        "party-status",
        |cx, line| badges(cx.lang(), line.status, &line.notes),
        |cx, line| Out::Text(statuses(cx.lang(), line)),
    )
    .sorted("status")
    .wide(22),
    Column::<Line>::new(
        "region",
        "party-region",
        |_, line| html! { (line.party.region.as_deref().unwrap_or("")) },
        |_, line| text(line.party.region.as_deref()),
    )
    .sorted("region")
    .wide(28),
    Column::<Line>::new(
        "iso3",
        "party-iso3",
        |_, line| html! { (line.party.iso3.as_deref().unwrap_or("")) },
        |_, line| text(line.party.iso3.as_deref()),
    )
    .extra()
    .wide(10),
    Column::<Line>::new(
        "m49",
        "party-m49",
        |_, line| html! { (line.party.m49.as_deref().unwrap_or("")) },
        |_, line| text(line.party.m49.as_deref()),
    )
    .extra()
    .wide(10),
    Column::<Line>::new(
        "focal-points",
        "directory-focal-points",
        |cx, line| focal_points(cx.lang(), line.focal_points),
        |_, line| number(line.focal_points.0),
    )
    .for_those(Actor::is_office),
    Column::<Line>::new(
        "fresh",
        "party-fresh",
        |cx, line| html! { (balai_kernel::text::number(cx.lang(), line.focal_points.1)) },
        |_, line| number(line.focal_points.1),
    )
    .extra()
    .number()
    .for_those(Actor::is_office),
    Column::<Line>::new(
        "last-contact",
        "party-last-contact",
        |cx, line| html! { @if let Some(on) = line.last_contact { (record::date(cx.lang(), on)) } },
        |_, line| line.last_contact.map_or(Out::Empty, |day| Out::Date(day.0)),
    )
    .for_those(Actor::is_office),
];

fn number(n: i64) -> Out {
    // Counts of a few rows: exact as floating point.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    Out::Number(n as f64)
}

/// How many of a party's focal points are fresh.
fn focal_points(lang: Lang, (all, fresh): (i64, i64)) -> Markup {
    if all == 0 {
        return html! { span.muted { (t!(lang, "party-no-focal-point")) } };
    }
    let kind = if fresh < all { Kind::Warn } else { Kind::Good };
    ui::badge(kind, t!(lang, "party-fresh-of", fresh = fresh, all = all))
}

/// A party's status and the notes beside it, in words.
pub(crate) fn statuses(lang: Lang, line: &Line) -> String {
    let all: Vec<String> = line
        .status
        .iter()
        .chain(&line.notes)
        .map(|status| status_name(lang, *status))
        .collect();
    all.join(", ")
}

pub(crate) fn page(cx: &Cx, columns: &Columns<'_, Line>, regions: &[String], lines: &[Line]) -> Page {
    let lang = cx.lang();
    let frame = columns.frame();
    let kinds =
        ["state", "organisation"].map(|kind| (kind.to_owned(), t!(lang, &format!("party-kind-{kind}"))));
    let statuses = Status::ALL.map(|status| (status.code().to_owned(), status_name(lang, status)));
    let regions = regions.iter().map(|region| (region.clone(), region.clone()));
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("kind", t!(lang, "party-kind"), kinds.to_vec()),
        Pick::One("status", t!(lang, "party-status"), statuses.to_vec()),
        Pick::One("region", t!(lang, "party-region"), regions.collect()),
    ];
    let table = Table::new("parties", t!(lang, "directory-parties"), columns.heads(&SORTS))
        .quiet_caption()
        .row_headers()
        .rows(columns.rows(lines));
    let main = html! {
        (columns.views())
        (frame.filters(picks))
        (frame.toolbar(t!(lang, "party-count", n = lines.len()), columns.tools(), true))
        @if lines.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "rows-clear"), PATH)))
        } @else {
            (table)
        }
    };
    let title = t!(lang, "directory-parties");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "party-list-lede")))
        .body(&record::sections(cx, "parties"))
        .body(&main)
}
