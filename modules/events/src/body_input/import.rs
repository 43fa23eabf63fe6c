//! Inputs to bodies in workbooks: what the office put into a meeting of a working group or another body.

use balai_directory::body;
use balai_kernel::{
    Result,
    import::{ColumnSpec, EntryKind, Head, PlanContext, PlannedRow},
};
use balai_names::fold;
use futures::future::BoxFuture;

use super::{BodyInput, titled};

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

    fn name(row: &PlannedRow) -> Option<String> {
        let body = body_of(row)?;
        let meeting = row.text("meeting").unwrap_or_default();
        (!fold(&body).is_empty()).then(|| titled(&body, &meeting))
    }

    fn entry(
        row: &mut PlannedRow,
        bodies: &body::BodyIndex,
        head: Head,
        before: Option<&BodyInput>,
    ) -> Option<BodyInput> {
        let written = body_of(row)?;
        Some(BodyInput {
            head,
            body: bodies.find(&written),
            body_written: written,
            meeting: row.text("meeting").unwrap_or_default(),
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
