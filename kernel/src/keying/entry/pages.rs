//! The scan beside the rows that are typed from it.

use std::collections::BTreeMap;

use maud::{Markup, Render as _, html};

use super::{EntryRow, ROWS_SHOWN, SentRow, reading, web::Shown};
use crate::{
    account::Account,
    id::Id,
    keying::{Cells, Keying, Turn, difference::said, pages::column},
    t,
    text::Lang,
    web::{
        Cx, Page, asset_version, crumbs,
        ui::{
            self, Form, KeyedCell, KeyedColumn, KeyedRow, KeyedRows, KeyedTexts, Link, PageHead, Scan,
            kinds::Kind,
        },
    },
};

/// What the page of an entry shows.
pub(in crate::keying) struct View<'a> {
    pub keying: &'a Keying,
    pub turn: Turn,
    pub shown: &'a Shown,
    /// Those that are there, then blank ones.
    pub rows: &'a [EntryRow],
    /// How many there are on this page of the scan.
    pub on_page: usize,
    /// Whether the reader keys it now.
    pub is_open: bool,
    /// Values by field.
    pub values: BTreeMap<String, Vec<String>>,
    pub conflicts: &'a [(SentRow, Option<EntryRow>)],
    pub names: BTreeMap<Id<Account>, String>,
}

/// A page of the scan with its sizes; links lead back to `href`.
pub(in crate::keying) fn scan(
    lang: Lang,
    keying: &Keying,
    page: i64,
    zoom: u8,
    href: impl Fn(i64, u8) -> String,
) -> Scan {
    let picture = |size: &str| format!("{}/pages/{page}/{size}?v={}", keying.href(), keying.version);
    let label = t!(lang, "keying-page-of", page = page, pages = keying.pages);
    let mut zooms = Vec::new();
    if zoom > 1 {
        zooms.push(Link::new(t!(lang, "keying-smaller"), href(page, zoom - 1)));
    }
    if zoom < 3 {
        zooms.push(Link::new(t!(lang, "keying-larger"), href(page, zoom + 1)));
    }
    let mut pages = Vec::new();
    if page > 1 {
        pages.push(Link::new(t!(lang, "keying-page-before"), href(page - 1, zoom)));
    }
    if page < keying.pages {
        pages.push(Link::new(t!(lang, "keying-page-after"), href(page + 1, zoom)));
    }
    Scan::new(picture("fit"), picture("large"), label)
        .zoom(zoom, zooms)
        .pages(pages)
}

pub(in crate::keying) fn grid(cx: &Cx, view: &View<'_>) -> Page {
    let lang = cx.lang();
    let (keying, shown) = (view.keying, view.shown);
    let key = format!("keying-entry-{}", view.turn.number());
    let title = t!(lang, &key, title = keying.title.as_str());
    let href = |page: i64, zoom: u8| {
        let other = Shown { page, zoom, from: 0 };
        other.href(keying, view.turn)
    };
    let picture = scan(lang, keying, shown.page, shown.zoom, href);
    let head = PageHead::new(&title)
        .eyebrow(t!(lang, &format!("import-kind-{}", keying.kind)))
        .lede(t!(
            lang,
            if view.is_open {
                "keying-entry-lede"
            } else {
                "keying-entry-closed"
            }
        ))
        .audience(t!(lang, "audience-office"));
    let rows = rows(lang, view);
    let part = html! {
        (ui::hidden("page", &shown.page.to_string()))
        (ui::hidden("zoom", &shown.zoom.to_string()))
        (ui::hidden("from", &shown.from.to_string()))
        (rows)
    };
    let form = Form::post(format!("{}/rows", keying.entry_href(view.turn)), part).wide();
    let form = if view.is_open {
        form.submit(t!(lang, "keying-keep"))
            .also(ui::button("then", "next", t!(lang, "keying-keep-next")))
    } else {
        form
    };
    let beside = html! {
        @if view.is_open { (ui::disclosure(t!(lang, "keying-keys"), keys(lang))) }
        (form)
        (parts(lang, view))
        @if view.is_open {
            (Form::post(format!("{}/end", keying.entry_href(view.turn)), html! {})
                .submit(t!(lang, "keying-end"))
                .secondary()
                .ask(t!(lang, "keying-end-ask"), t!(lang, "keying-end"), t!(lang, "keying-end-not")))
        }
    };
    let script = html! { script src={ "/assets/keying.js?v=" (asset_version()) } defer {} };
    let mut page = Page::new(&title)
        .head(script)
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "keying-list-title"), crate::keying::PATH),
                Link::new(&keying.title, keying.href()),
            ],
            t!(lang, &format!("keying-entry-short-{}", view.turn.number())),
        ))
        .body(&head);
    if !view.conflicts.is_empty() {
        page = page.body(&conflicts(lang, view));
    }
    page.body(&ui::beside_scan(&picture, beside))
}

/// Links to other parts of a long page.
fn parts(lang: Lang, view: &View<'_>) -> Markup {
    let count = view.on_page.div_ceil(ROWS_SHOWN).max(1);
    if count < 2 {
        return Markup::default();
    }
    let links: Vec<Markup> = (0..count)
        .map(|at| {
            let from = at * ROWS_SHOWN;
            let other = Shown { from, ..*view.shown };
            let words = t!(
                lang,
                "keying-rows-part",
                from = from + 1,
                until = (from + ROWS_SHOWN).min(view.on_page)
            );
            // The first part is said, or the last would be shown.
            let href = format!(
                "{}&from={from}",
                Shown { from: 0, ..other }.href(view.keying, view.turn)
            );
            Link::new(words, href).current(from == view.shown.from).render()
        })
        .collect();
    ui::actions(&links)
}

fn rows(lang: Lang, view: &View<'_>) -> KeyedRows {
    let keying = view.keying;
    let columns = keying.fields.0.iter().map(|field| KeyedColumn {
        field: field.clone(),
        label: column(lang, field),
        values: view.values.get(field).cloned().unwrap_or_default(),
    });
    let rows = view.rows.iter().map(|row| KeyedRow {
        id: row.id.to_string(),
        version: row.version,
        place: row.place,
        // What stands over somebody else's words is to be kept even if nothing more is typed.
        mark: if row.version > 0 && view.conflicts.iter().all(|(sent, _)| sent.id != row.id) {
            reading::mark(&row.cells.0)
        } else {
            String::new()
        },
        cells: keying
            .fields
            .0
            .iter()
            .map(|field| cell(&row.cells.0, field))
            .collect(),
    });
    let texts = KeyedTexts {
        caption: t!(lang, "keying-rows-of", page = view.shown.page),
        number: t!(lang, "import-column-row"),
        state: t!(lang, "keying-kept-column"),
        kept: t!(lang, "keying-row-kept"),
        unread: t!(lang, "keying-unread"),
        cell: t!(lang, "keying-cell", field = "{field}", row = "{row}"),
    };
    let facts = serde_json::json!({
        "save": format!("{}/rows", keying.entry_href(view.turn)),
        "suggest": format!("{}/suggestions", keying.href()),
        "open": view.is_open,
    });
    let said: BTreeMap<&str, String> = [
        ("kept", "keying-row-kept"),
        ("keeping", "keying-row-keeping"),
        ("open", "keying-row-open"),
        ("other", "keying-row-other"),
        ("somebody", "keying-somebody"),
        ("gone", "keying-row-gone"),
        ("mine", "keying-take-mine"),
        ("theirs", "keying-take-theirs"),
        ("unread", "keying-unread"),
        ("mark", "keying-mark-unread"),
        ("offline", "keying-offline"),
        ("refused", "keying-refused"),
        ("values", "keying-values"),
    ]
    .into_iter()
    .map(|(name, key)| (name, t!(lang, key)))
    .collect();
    KeyedRows::new(texts, columns.collect(), rows.collect(), view.shown.from + 1).script(
        facts.to_string(),
        serde_json::to_string(&said).unwrap_or_default(),
    )
}

fn cell(cells: &Cells, field: &str) -> KeyedCell {
    let said = said(cells, field);
    KeyedCell {
        is_unread: said.is_none(),
        text: said.unwrap_or_default(),
    }
}

/// What a cell says, in words.
pub(in crate::keying) fn words(lang: Lang, said: Option<&str>) -> String {
    match said {
        None => t!(lang, "keying-unread"),
        Some("") => t!(lang, "keying-empty"),
        Some(text) => text.to_owned(),
    }
}

/// Rows that somebody else changed meanwhile, cell by cell.
fn conflicts(lang: Lang, view: &View<'_>) -> Markup {
    let changes = view.conflicts.iter().flat_map(|(sent, there)| {
        let number = view
            .rows
            .iter()
            .position(|row| row.id == sent.id)
            .map_or(0, |at| at + 1);
        view.keying.fields.0.iter().filter_map(move |field| {
            let own = said(&sent.cells, field);
            let theirs = there.as_ref().map(|row| said(&row.cells.0, field));
            (theirs.as_ref() != Some(&own)).then(|| {
                let label = t!(
                    lang,
                    "keying-cell",
                    field = column(lang, field),
                    row = (view.shown.from + number).to_string()
                );
                let theirs = theirs.map_or_else(
                    || t!(lang, "keying-row-gone"),
                    |said| words(lang, said.as_deref()),
                );
                ui::Change::new(label, Some(words(lang, own.as_deref())), Some(theirs))
            })
        })
    });
    let changes: Vec<ui::Change> = changes.collect();
    let headings = [
        t!(lang, "keying-conflict-cell"),
        t!(lang, "keying-conflict-yours"),
        t!(lang, "keying-conflict-theirs"),
    ];
    let who: Vec<&str> = view.names.values().map(String::as_str).collect();
    let who = if who.is_empty() {
        t!(lang, "keying-somebody")
    } else {
        who.join(", ")
    };
    let words = t!(lang, "keying-conflict", who = who);
    html! {
        div role="alert" {
            (ui::note(Kind::Warn, html! {
                p { (words) }
                (ui::diff([&headings[0], &headings[1], &headings[2]], &t!(lang, "keying-empty"), &changes))
            }))
        }
    }
}

/// The keys of the grid.
fn keys(lang: Lang) -> Markup {
    const KEYS: [(&str, &str); 10] = [
        ("Tab, Enter", "keying-key-next"),
        ("↑ ↓", "keying-key-rows"),
        ("Alt ↑", "keying-key-repeat"),
        ("Alt ↓", "keying-key-suggest"),
        ("Esc", "keying-key-undo"),
        ("Alt U", "keying-key-unread"),
        ("Alt I", "keying-key-insert"),
        ("PgUp, PgDn", "keying-key-scroll"),
        ("Alt +, Alt −", "keying-key-zoom"),
        ("Alt PgUp, Alt PgDn", "keying-key-page"),
    ];
    let facts: Vec<ui::Fact> = KEYS
        .into_iter()
        .map(|(keys, key)| ui::Fact::new(html! { kbd { (keys) } }, t!(lang, key)))
        .collect();
    html! {
        p { (t!(lang, "keying-keys-lede")) }
        (ui::facts(&facts))
    }
}
