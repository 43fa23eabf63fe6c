//! The rows behind a figure.

use axum::response::Response;

use super::{LIST, href};
use crate::{
    measure::{
        Dim, Measure,
        web::{Rows, Unlisted, part_name},
    },
    t,
    web::{
        Cx, PAGE, Page, crumbs,
        ui::{Empty, Item, Link, PageHead, Pager, items},
        url_encode,
    },
};

pub(in crate::measure) fn rows(cx: &Cx, year: i16, measure: &Measure, rows: &Rows) -> Response {
    let lang = cx.lang();
    let name = measure.name(lang);
    let title = t!(
        lang,
        "measure-rows-title",
        measure = name.clone(),
        year = year.to_string()
    );
    let mut head = PageHead::new(&title).lede(t!(lang, "measure-rows-lede"));
    if let Some(part) = part_name(cx, rows.part.as_ref()) {
        head = head.eyebrow(part);
    }
    let listed: Vec<Item> = rows
        .rows
        .iter()
        .map(|row| Item::new(&row.words).href(&row.href))
        .collect();
    let crumbs = crumbs(
        lang,
        &[
            Link::new(t!(lang, "measures-title"), format!("{LIST}?year={year}")),
            Link::new(&name, href(measure, year)),
        ],
        t!(lang, "measure-rows"),
    );
    let mut page = Page::new(&title).body(&crumbs).body(&head);
    page = if listed.is_empty() {
        let why = match rows.unlisted {
            Unlisted::Nothing => "measure-no-rows-nothing",
            Unlisted::Unread => "measure-no-rows-unread",
            Unlisted::Untold => "measure-no-rows-why",
        };
        page.body(&Empty::new(t!(lang, "measure-no-rows"), t!(lang, why)))
    } else {
        page.body(&items(&listed))
    };
    page.body(&pager(cx, year, measure, rows)).workspace(cx)
}

fn pager(cx: &Cx, year: i16, measure: &Measure, rows: &Rows) -> Pager {
    let lang = cx.lang();
    let part = |(dim, key): &(Dim, String)| format!("&by={}&key={}", dim.code(), url_encode(key));
    let part = rows.part.as_ref().map_or_else(String::new, part);
    let base = format!("{LIST}/{}/rows?year={year}{part}", measure.code);
    let to = |key: &str, page: i64| Link::new(t!(lang, key), format!("{base}&page={page}"));
    let from = (rows.page - 1) * PAGE;
    let shown = i64::try_from(rows.rows.len()).unwrap_or(PAGE);
    let summary = match rows.total {
        Some(total) => t!(
            lang,
            "measure-rows-of",
            from = if shown == 0 { 0 } else { from + 1 },
            to = from + shown,
            total = total
        ),
        None => t!(lang, "measure-rows-shown", n = shown),
    };
    Pager::new(t!(lang, "measure-rows"), summary)
        .previous((rows.page > 1).then(|| to("measure-rows-previous", rows.page - 1)))
        .next((shown == PAGE).then(|| to("measure-rows-next", rows.page + 1)))
}
