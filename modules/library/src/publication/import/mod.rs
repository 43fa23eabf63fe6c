//! Publications in workbooks.

mod store;

use balai_kernel::{
    App, Result,
    import::{ColumnSpec, EntryKind, Head, PlanContext, PlannedRow},
    store::Json,
    text::{Lang, Words},
};
use balai_names::fold;
use balai_workplan::level::import::{self as level, Levels};
use futures::future::BoxFuture;

pub(crate) use store::Record;

/// Imports publications.
pub struct Publications;

impl EntryKind for Publications {
    type Entry = Record;
    type Known = Levels;

    const CODE: &'static str = "publications";
    const COLUMNS: &'static [ColumnSpec] = COLUMNS;
    const NAMES: &'static [&'static str] = &[
        "publications",
        "publication",
        "products",
        "publikasi",
        "publicaciones",
        "สิ่งพิมพ์",
        "ấn phẩm",
        "knowledge products",
    ];
    const ORDER: u8 = 80;
    const NAMED_BY: &'static str = "title";
    const NAMELESS: &'static str = "import-no-title";
    // Everyone, since they are published. A title that comes again in another year is a
    // new edition.
    const AUDIENCE: &'static str = "public";

    fn known<'a>(context: &'a PlanContext<'a>) -> BoxFuture<'a, Result<Levels>> {
        Box::pin(Levels::load(context.db))
    }

    fn keys(row: &PlannedRow, _known: &Levels) -> Vec<String> {
        row.text("title").iter().map(|title| fold(title)).collect()
    }

    fn entry(row: &mut PlannedRow, levels: &Levels, head: Head, before: Option<&Record>) -> Option<Record> {
        let initiative = levels.initiatives.of(row, "initiative")?;
        let core_purpose = levels.purposes.of(row, "purpose")?;
        // A title that was translated since keeps its translations.
        let title = match before {
            Some(before) => before.title.clone(),
            None => Json(Words::en(row.text("title")?)),
        };
        let mut summary = before.map_or_else(|| Words::en(""), |old| old.summary.0.clone());
        if let Some(text) = row.get("summary") {
            summary.set("en", text);
        }
        Some(Record {
            sort_key: head.folded.clone(),
            head,
            title,
            kind: kind(row)
                .or_else(|| Some(before?.kind.clone()))
                .unwrap_or_else(|| "report".to_owned()),
            published_with: row.text("with").or_else(|| before?.published_with.clone()),
            summary: Json(summary),
            href: link(row).or_else(|| before?.href.clone()),
            initiative: initiative.or_else(|| before?.initiative),
            core_purpose: core_purpose.or_else(|| before?.core_purpose),
        })
    }

    fn choices<'a>(app: &'a App, field: &'a str, lang: Lang) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(level::choices(app, field, lang))
    }
}

/// The kind in a word that can stand in an address.
fn kind(row: &PlannedRow) -> Option<String> {
    let folded = fold(row.get("kind")?).replace(' ', "-");
    (!folded.is_empty()).then(|| folded.chars().take(40).collect())
}

/// A link of the web; anything else could act when it is pressed.
fn link(row: &PlannedRow) -> Option<String> {
    let text = row.get("link")?.trim();
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    (is_web && text.len() < 2_000 && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec::new(
        "title",
        &[
            "title",
            "publication",
            "publication title",
            "name",
            "judul",
            "judul publikasi",
            "titre",
            "título",
            "ชื่อเรื่อง",
            "tiêu đề",
            "tên ấn phẩm",
        ],
    )
    .needed(1),
    ColumnSpec::new(
        "with",
        &[
            "with",
            "published with",
            "partner",
            "partners",
            "co-publisher",
            "in partnership with",
            "bersama",
            "mitra",
            "avec",
            "con",
            "ร่วมกับ",
            "cùng với",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "kind",
        &[
            "kind",
            "type",
            "jenis",
            "tipe",
            "type de publication",
            "tipo",
            "ประเภท",
            "loại",
        ],
    ),
    ColumnSpec::new(
        "link",
        &[
            "link",
            "url",
            "web address",
            "address",
            "tautan",
            "lien",
            "enlace",
            "ลิงก์",
            "đường dẫn",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "summary",
        &[
            "summary",
            "description",
            "abstract",
            "ringkasan",
            "résumé",
            "resumen",
            "สรุป",
            "tóm tắt",
        ],
    ),
    ColumnSpec::DATE,
    ColumnSpec::START,
    ColumnSpec::END,
    level::INITIATIVE,
    level::PURPOSE,
];
