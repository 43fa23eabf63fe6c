//! Inputs to bodies in workbooks: what the office put into a meeting of a working group or another body.

use balai_directory::body;
use balai_kernel::{
    Result,
    import::{ColumnSpec, EntryKind, Head, PlanContext, PlannedRow},
};
use balai_names::fold;
use futures::future::BoxFuture;

use super::{BodyInput, key, titled};

/// Imports inputs to bodies.
pub struct Inputs;

impl EntryKind for Inputs {
    type Entry = BodyInput;
    type Known = body::BodyIndex;

    const CODE: &'static str = "inputs";
    const COLUMNS: &'static [ColumnSpec] = COLUMNS;
    const NAMES: &'static [&'static str] = &[
        "inputs",
        "working group inputs",
        "inputs to bodies",
        "working groups",
        "contributions to working groups",
        "masukan",
        "masukan kelompok kerja",
        "kelompok kerja",
        "aportes",
        "contributions",
        "ข้อมูลต่อคณะทำงาน",
        "đóng góp nhóm công tác",
    ];
    const ORDER: u8 = 70;
    const NAMED_BY: &'static str = "body";
    const NAMELESS: &'static str = "import-no-body";
    // Everyone who is signed in.
    const AUDIENCE: &'static str = "members office";

    fn known<'a>(context: &'a PlanContext<'a>) -> BoxFuture<'a, Result<body::BodyIndex>> {
        Box::pin(body::index(context.db, context.profile))
    }

    fn keys(row: &PlannedRow, bodies: &body::BodyIndex) -> Vec<String> {
        let Some(written) = body_of(row).filter(|body| !fold(body).is_empty()) else {
            return Vec::new();
        };
        let meeting = row.text("meeting").unwrap_or_default();
        let by_name = key(None, &written, &meeting);
        match bodies.find(&written) {
            // It may stand there from before the body was known by this name.
            Some(body) => vec![key(Some(body), &written, &meeting), by_name],
            None => vec![by_name],
        }
    }

    fn entry(
        row: &mut PlannedRow,
        bodies: &body::BodyIndex,
        head: Head,
        before: Option<&BodyInput>,
    ) -> Option<BodyInput> {
        let as_written = body_of(row)?;
        let body = bodies.find(&as_written);
        // The name that stands there stays: another spelling of it is no change.
        let same = before.filter(|before| before.body.is_some() && before.body == body);
        let written = same.map_or(as_written, |before| before.body_written.clone());
        let meeting = row.text("meeting").unwrap_or_default();
        Some(BodyInput {
            head,
            body,
            words: fold(&titled(&written, &meeting)),
            body_written: written,
            meeting,
            summary: row.text("summary").or_else(|| before?.summary.clone()),
        })
    }
}

/// The body as written; a list may name only the meeting.
fn body_of(row: &PlannedRow) -> Option<String> {
    row.text("body").or_else(|| row.text("meeting"))
}

const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec::new(
        "body",
        &[
            "body",
            "working group",
            "group",
            "forum",
            "kelompok kerja",
            "badan",
            "groupe de travail",
            "grupo de trabajo",
            "คณะทำงาน",
            "nhóm công tác",
        ],
    )
    .needed(1),
    ColumnSpec::new(
        "meeting",
        &[
            "meeting",
            "meeting title",
            "subject",
            "session",
            "rapat",
            "pertemuan",
            "réunion",
            "reunión",
            "การประชุม",
            "cuộc họp",
        ],
    ),
    ColumnSpec::new(
        "summary",
        &[
            "summary",
            "input",
            "description",
            "contribution",
            "ringkasan",
            "masukan",
            "résumé",
            "resumen",
            "notes",
            "สรุป",
            "tóm tắt",
        ],
    ),
    ColumnSpec::DATE,
    ColumnSpec::START,
    ColumnSpec::END,
];
