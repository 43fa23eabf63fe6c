//! The list of bodies, on the page and as a file.

use balai_kernel::{
    Result, t,
    view::{Column, Columns, Pick, text},
    web::{
        Cx, Listing, Page, SortKey,
        ui::{self, Empty, Kind, Link, PageHead, Table},
    },
};
use balai_names::fold;
use balai_sheets::Out;
use maud::{Render, html};

use super::{
    Body, KINDS, pages,
    store::{self, ChairNow},
    web::PATH,
};
use crate::record;

/// A body in the list.
pub(crate) struct Line {
    pub body: Body,
    /// Who chairs it today.
    pub chairs: Vec<ChairNow>,
}

/// How bodies can be sorted; the sorting itself happens by the reader's language.
const SORTS: [SortKey; 3] = [
    SortKey::after_reading("name"),
    SortKey::after_reading("kind"),
    SortKey::after_reading("since"),
];

/// The columns of the list.
pub(crate) static COLUMNS: [Column<Line>; 7] = [
    Column::<Line>::new("name", "body-name", name, |cx, line| {
        text(Some(line.body.name(cx.lang())))
    })
    .fixed()
    .sorted("name")
    .wide(44),
    Column::<Line>::new(
        "kind",
        "body-kind",
        |cx, line| html! { (pages::kind(cx.lang(), &line.body)) },
        |cx, line| Out::Text(pages::kind(cx.lang(), &line.body)),
    )
    .sorted("kind")
    .wide(20),
    Column::<Line>::new("chairs", "body-chairs", chairs, |cx, line| {
        let names: Vec<&str> = line
            .chairs
            .iter()
            .map(|chair| chair.name.get(cx.lang()))
            .collect();
        Out::Text(names.join(", "))
    })
    .wide(44),
    Column::<Line>::new(
        "since",
        "body-since",
        |cx, line| html! { @if let Some(on) = line.body.since_on { (record::date(cx.lang(), on)) } },
        |_, line| line.body.since_on.map_or(Out::Empty, |on| Out::Date(on.0)),
    )
    .extra()
    .sorted("since"),
    Column::<Line>::new(
        "until",
        "body-until",
        |cx, line| html! { @if let Some(on) = line.body.ended_on { (record::date(cx.lang(), on)) } },
        |_, line| line.body.ended_on.map_or(Out::Empty, |on| Out::Date(on.0)),
    )
    .extra(),
    Column::<Line>::new(
        "because",
        "body-because",
        |_, line| html! { (line.body.ended_because.as_deref().unwrap_or("")) },
        |_, line| text(line.body.ended_because.as_deref()),
    )
    .extra()
    .wide(44),
    Column::<Line>::new(
        "code",
        "body-code",
        |_, line| html! { (line.body.code) },
        |_, line| text(Some(&line.body.code)),
    )
    .extra()
    .wide(24),
];

fn name(cx: &Cx, line: &Line) -> maud::Markup {
    let (lang, body) = (cx.lang(), &line.body);
    html! {
        (Link::new(body.name(lang), body.href()))
        @if body.is_ended(cx.app.today()) { " " (ui::badge(Kind::Plain, t!(lang, "body-has-ended"))) }
    }
}

fn chairs(cx: &Cx, line: &Line) -> maud::Markup {
    html! { @for (n, chair) in line.chairs.iter().enumerate() {
        @if n > 0 { ", " }
        (Link::new(chair.name.get(cx.lang()), format!("/app/directory/parties/{}", chair.code)))
    } }
}

/// The bodies that the reader sees and the filters let through, in the order asked for.
/// A process has tens of them: they stand on one page.
pub(crate) async fn lines(cx: &Cx, listing: &Listing) -> Result<Vec<Line>> {
    let (db, actor, lang, today) = (&cx.app.db, &cx.actor, cx.lang(), cx.app.today());
    let chairs = store::chairs_on(db, actor, today).await?;
    let words = fold(listing.get("q").unwrap_or(""));
    let mut lines: Vec<Line> = store::seen(db, actor)
        .await?
        .into_iter()
        .filter(|body| listing.get("kind").is_none_or(|kind| body.kind == kind))
        .filter(|body| match listing.get("state") {
            Some("standing") => !body.is_ended(today),
            Some("ended") => body.is_ended(today),
            _ => true,
        })
        .filter(|body| is_found(body, &words))
        .map(|body| Line {
            chairs: chairs
                .iter()
                // Whose body has ended chairs it no longer, whatever their term says.
                .filter(|chair| chair.body == body.id && !body.is_ended(today))
                .cloned()
                .collect(),
            body,
        })
        .collect();
    lines.sort_by_cached_key(|line| fold(line.body.name(lang)));
    match listing.get("sort") {
        Some("-name") => lines.reverse(),
        Some("kind") => lines.sort_by_cached_key(|line| pages::kind(lang, &line.body)),
        Some("-kind") => lines.sort_by_cached_key(|line| std::cmp::Reverse(pages::kind(lang, &line.body))),
        Some("since") => lines.sort_by_key(|line| line.body.since_on),
        Some("-since") => lines.sort_by_key(|line| std::cmp::Reverse(line.body.since_on)),
        _ => {}
    }
    Ok(lines)
}

fn is_found(body: &Body, words: &str) -> bool {
    let mut all = fold(&body.code);
    for name in body.name.texts.values() {
        all.push(' ');
        all.push_str(&fold(name));
    }
    words.split_whitespace().all(|word| all.contains(word))
}

pub(crate) fn page(cx: &Cx, columns: &Columns<'_, Line>, lines: &[Line]) -> Page {
    let lang = cx.lang();
    let frame = columns.frame();
    let kinds = KINDS
        .map(|kind| (kind.to_owned(), t!(lang, &format!("body-kind-{kind}"))))
        .to_vec();
    let states = vec![
        ("standing".to_owned(), t!(lang, "body-standing")),
        ("ended".to_owned(), t!(lang, "body-has-ended")),
    ];
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("kind", t!(lang, "body-kind"), kinds),
        Pick::One("state", t!(lang, "body-state"), states),
    ];
    let title = t!(lang, "directory-bodies");
    let main = html! {
        (columns.views())
        (frame.filters(picks))
        (frame.toolbar(t!(lang, "body-count", n = lines.len()), columns.tools(), true))
        @if lines.is_empty() {
            (Empty::new(t!(lang, "directory-empty"), t!(lang, "directory-empty-why"))
                .next(Link::new(t!(lang, "rows-clear"), PATH)))
        } @else {
            (Table::new("bodies", &title, columns.heads(&SORTS)).quiet_caption().row_headers().rows(columns.rows(lines)))
        }
    };
    let mut head = PageHead::new(&title).lede(t!(lang, "body-list-lede"));
    if cx.actor.is_office() {
        head = head.primary(&Link::new(t!(lang, "body-add"), format!("{PATH}/new")));
    }
    Page::new(&title)
        .body(&head)
        .body(&record::sections(cx, "bodies"))
        .body(&main.render())
}
