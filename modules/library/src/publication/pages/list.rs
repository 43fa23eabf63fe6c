//! The lists of publications: in the workspace, and on the public site.

use balai_kernel::{
    import::Entry as _,
    policy::Action,
    t,
    text::Lang,
    view::{Columns, Frame, Pick},
    web::{
        Cx, Listing, Page,
        axum::response::Response,
        ui::{self, Empty, Item, Link, Markup, PageHead, Table},
    },
};
use maud::Render as _;

use super::{Line, kind_words};
use crate::publication::{KINDS, Publication, import::Record, store::SORTS};

/// Where the list is.
pub(in crate::publication) const PATH: &str = Record::PATH;
/// Where the public list is.
const PUBLIC: &str = "/library";

/// What the list can be filtered by.
pub(in crate::publication) struct Offer {
    /// The years there are.
    pub years: Vec<i64>,
    /// The initiatives, code and name.
    pub initiatives: Vec<(String, String)>,
}

fn items(lang: Lang, rows: &[Publication], base: &str) -> Markup {
    let items: Vec<Item> = rows
        .iter()
        .map(|row| {
            let mut why = kind_words(lang, &row.kind);
            if let Some(with) = &row.published_with {
                why.push_str(" · ");
                why.push_str(&t!(lang, "publication-with", names = with.as_str()));
            }
            Item::new(row.title.0.get(lang))
                .href(format!("{base}/{}", row.id))
                .why(why)
                .due(row.when(lang))
        })
        .collect();
    ui::items(&items)
}

fn nothing(cx: &Cx, frame: &Frame<'_>) -> Markup {
    let lang = cx.lang();
    let empty = Empty::new(t!(lang, "publication-none"), t!(lang, "publication-none-why"));
    if frame.listing.filters().next().is_some() {
        empty
            .next(Link::new(t!(lang, "publication-all"), frame.path))
            .render()
    } else if frame.path == PATH && cx.can_any::<Publication>(Action::Create) {
        empty
            .next(Link::new(t!(lang, "publication-new"), "/app/library/new"))
            .render()
    } else {
        empty.render()
    }
}

/// The publications, in the workspace.
pub(in crate::publication) fn list(
    cx: &Cx,
    offer: &Offer,
    count: i64,
    columns: &Columns<'_, Line>,
    lines: &[Line],
) -> Response {
    let lang = cx.lang();
    let frame = columns.frame();
    let title = t!(lang, "nav-library");
    let mut head = PageHead::new(&title).lede(t!(lang, "publication-lede"));
    if cx.can_any::<Publication>(Action::Create) {
        head = head
            .primary(&Link::new(t!(lang, "publication-new"), "/app/library/new"))
            .action(Link::new(t!(lang, "translation-all"), "/app/translations").classed("button"));
    }
    let kinds = KINDS.map(|kind| (kind.to_owned(), kind_words(lang, kind)));
    let picks = vec![
        Pick::Text("q", t!(lang, "publication-search")),
        Pick::year(lang, &offer.years),
        Pick::One("kind", t!(lang, "publication-kind"), kinds.to_vec()),
        Pick::One(
            "initiative",
            t!(lang, "publication-initiative"),
            offer.initiatives.clone(),
        ),
    ];
    let body = if lines.is_empty() {
        nothing(cx, &frame)
    } else {
        Table::new("publications", &title, columns.heads(SORTS))
            .quiet_caption()
            .rows(columns.rows(lines))
            .render()
    };
    Page::new(&title)
        .body(&head)
        .body(&columns.views())
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "publication-count", n = count),
            columns.tools(),
            cx.can_any::<Publication>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
        .workspace(cx)
}

/// The publications, on the public site.
pub(in crate::publication) fn published(
    cx: &Cx,
    listing: &Listing,
    rows: &[Publication],
    count: i64,
) -> Response {
    let lang = cx.lang();
    let frame = Frame {
        lang,
        listing,
        path: PUBLIC,
    };
    let title = t!(lang, "nav-public-library");
    let body = if rows.is_empty() {
        nothing(cx, &frame)
    } else {
        items(lang, rows, PUBLIC)
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "publication-public-lede")))
        .body(&frame.filters(vec![Pick::Text("q", t!(lang, "publication-search"))]))
        .body(&ui::Section::new(t!(lang, "publication-count", n = count), body))
        .body(&frame.pager(count))
        .public(cx)
}

/// The latest publications, for the public home.
pub(in crate::publication) fn home(lang: Lang, rows: &[Publication]) -> Markup {
    ui::Section::new(t!(lang, "library-home"), items(lang, rows, PUBLIC))
        .link(Link::new(t!(lang, "publication-all"), PUBLIC))
        .render()
}
