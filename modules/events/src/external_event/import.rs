//! External events in workbooks: someone else's, to which the office contributed.

use balai_kernel::{
    App, Id, Result,
    import::{ColumnSpec, EntryKind, Head, PlanContext, PlannedRow, Span},
    text::Lang,
};
use balai_names::fold;
use balai_workplan::level::import::{self as level, Levels};
use futures::future::BoxFuture;

use super::ExternalEvent;

/// Imports external events.
pub struct ExternalEvents;

impl EntryKind for ExternalEvents {
    type Entry = ExternalEvent;
    type Known = Levels;

    const CODE: &'static str = "external-events";
    const COLUMNS: &'static [ColumnSpec] = COLUMNS;
    const NAMES: &'static [&'static str] = &[
        "external events",
        "external event",
        "events attended",
        "attended elsewhere",
        "engagements",
        "external engagements",
        "kegiatan eksternal",
        "acara eksternal",
        "événements externes",
        "eventos externos",
        "กิจกรรมภายนอก",
        "sự kiện bên ngoài",
    ];
    const ORDER: u8 = 60;
    const NAMED_BY: &'static str = "title";
    const NAMELESS: &'static str = "import-no-title";
    // Everyone who is signed in.
    const AUDIENCE: &'static str = "members office";

    fn known<'a>(context: &'a PlanContext<'a>) -> BoxFuture<'a, Result<Levels>> {
        Box::pin(Levels::load(context.db))
    }

    fn keys(row: &PlannedRow, _known: &Levels) -> Vec<String> {
        row.text("title").iter().map(|title| fold(title)).collect()
    }

    fn is_same(entry: &Head, span: &Span) -> bool {
        // The same name on other days is another event.
        entry.span.year == span.year && entry.span.overlaps(span)
    }

    fn entry(
        row: &mut PlannedRow,
        levels: &Levels,
        head: Head,
        before: Option<&ExternalEvent>,
    ) -> Option<ExternalEvent> {
        let initiative = levels.initiatives.of(row, "initiative")?.map(Id::of);
        let core_purpose = levels.purposes.of(row, "purpose")?.map(Id::of);
        Some(ExternalEvent {
            head,
            title: row.text("title")?,
            place: row.text("place").or_else(|| before?.place.clone()),
            contribution: row.text("contribution").or_else(|| before?.contribution.clone()),
            initiative: initiative.or_else(|| before?.initiative),
            core_purpose: core_purpose.or_else(|| before?.core_purpose),
        })
    }

    fn choices<'a>(app: &'a App, field: &'a str, lang: Lang) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(level::choices(app, field, lang))
    }
}

const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec::new(
        "title",
        &[
            "event",
            "external event",
            "title",
            "event title",
            "name of event",
            "meeting",
            "acara",
            "nama acara",
            "judul",
            "événement",
            "evento",
            "ชื่องาน",
            "กิจกรรม",
            "sự kiện",
        ],
    )
    .needed(1),
    ColumnSpec::new(
        "contribution",
        &[
            "contribution",
            "office contribution",
            "our contribution",
            "what we did",
            "our role",
            "rso contribution",
            "role",
            "input",
            "kontribusi",
            "contribución",
            "การมีส่วนร่วม",
            "đóng góp",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "place",
        &[
            "place",
            "venue",
            "location",
            "city",
            "tempat",
            "lokasi",
            "lieu",
            "lugar",
            "สถานที่",
            "địa điểm",
        ],
    ),
    ColumnSpec::DATE,
    ColumnSpec::START,
    ColumnSpec::END,
    level::INITIATIVE,
    level::PURPOSE,
];
