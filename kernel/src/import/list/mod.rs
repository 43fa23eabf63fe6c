//! The list of batches: its columns, of which everyone chooses theirs, its page and its file.

pub(super) mod store;

use balai_sheets::Out;
use maud::{Render as _, html};

use super::{
    BatchRow,
    pages::{href, state_badge},
};
use store::{Listed, SORTS};

use crate::{
    clock::Instant,
    policy::Action,
    t,
    text::{self, number},
    view::{Column, Columns, Frame, Pick, text as words},
    web::{
        Cx, Listing, Page,
        ui::{Empty, Link, PageHead, Table},
    },
};

/// Where the list is.
pub(super) const PATH: &str = "/app/imports";

/// How a batch can stand.
const STATES: [&str; 7] = [
    "staging", "planned", "applying", "applied", "undone", "stopped", "failed",
];

fn state(cx: &Cx, one: &Listed) -> String {
    t!(cx.lang(), &format!("import-state-{}", one.batch.state))
}

fn time(cx: &Cx, at: Option<Instant>) -> String {
    at.map_or_else(String::new, |at| text::instant(cx.lang(), at, &cx.app.zone()))
}

/// What the list offers.
pub(super) static COLUMNS: [Column<Listed>; 7] = [
    Column::<Listed>::new(
        "file",
        "import-column-file",
        |_, one| html! { a href=(href(one.batch.id)) { (one.batch.file_name) } },
        |_, one| words(Some(&one.batch.file_name)),
    )
    .fixed()
    .sorted("file")
    .wide(40),
    Column::<Listed>::new(
        "state",
        "import-column-state",
        |cx, one| state_badge(cx.lang(), &one.batch),
        |cx, one| words(Some(&state(cx, one))),
    ),
    Column::<Listed>::new(
        "rows",
        "import-rows",
        |cx, one| html! { (number(cx.lang(), one.row_count)) },
        |_, one| {
            #[expect(clippy::cast_precision_loss, reason = "rows of a workbook")]
            let rows = one.row_count as f64;
            Out::Number(rows)
        },
    )
    .number()
    .wide(10),
    Column::<Listed>::new(
        "who",
        "import-column-who",
        |_, one| html! { (one.brought_by.as_deref().unwrap_or("")) },
        |_, one| words(one.brought_by.as_deref()),
    )
    .wide(24),
    Column::<Listed>::new(
        "when",
        "import-column-when",
        |cx, one| html! { (time(cx, Some(one.batch.created_at))) },
        |cx, one| words(Some(&time(cx, Some(one.batch.created_at)))),
    )
    .sorted_latest_first("latest")
    .wide(20),
    Column::<Listed>::new(
        "applied",
        "import-applied-at",
        |cx, one| html! { (time(cx, one.batch.applied_at)) },
        |cx, one| words(Some(&time(cx, one.batch.applied_at))),
    )
    .extra()
    .wide(20),
    Column::<Listed>::new(
        "undone",
        "import-undone-at",
        |cx, one| html! { (time(cx, one.batch.undone_at)) },
        |cx, one| words(Some(&time(cx, one.batch.undone_at))),
    )
    .extra()
    .wide(20),
];

pub(super) fn list(
    cx: &Cx,
    listing: &Listing,
    count: i64,
    columns: &Columns<'_, Listed>,
    batches: &[Listed],
) -> Page {
    let lang = cx.lang();
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let title = t!(lang, "import-list-title");
    let new = Link::new(t!(lang, "import-new-link"), "/app/imports/new");
    let states = STATES.map(|state| (state.to_owned(), t!(lang, &format!("import-state-{state}"))));
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("state", t!(lang, "import-column-state"), states.to_vec()),
    ];
    let body = if batches.is_empty() {
        Empty::new(t!(lang, "import-list-empty"), t!(lang, "import-list-empty-why"))
            .next(new.clone())
            .render()
    } else {
        Table::new("imports", &title, columns.heads(SORTS))
            .quiet_caption()
            .rows(columns.rows(batches))
            .render()
    };
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .lede(t!(lang, "import-list-lede"))
                .primary(&new),
        )
        .body(&columns.views())
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "import-count", n = count),
            columns.tools(),
            cx.can_any::<BatchRow>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}
