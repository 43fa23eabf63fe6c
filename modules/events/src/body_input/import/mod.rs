//! Inputs to bodies in workbooks: what the office put into a meeting of a working group or another body.

mod plan;
mod store;

use balai_kernel::{
    App, Clock, Result,
    import::{Applied, ColumnSpec, Holds, ImportKind, PlanContext, PlannedRow},
    store::Tx,
};
use futures::future::BoxFuture;
use uuid::Uuid;

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
    ColumnSpec::new(
        "date",
        &[
            "date",
            "dates",
            "when",
            "published",
            "published on",
            "date of publication",
            "year",
            "tanggal",
            "waktu",
            "tahun",
            "fecha",
            "année",
            "วันที่",
            "ปี",
            "ngày",
            "năm",
        ],
    )
    .holding(Holds::Date),
    ColumnSpec::new(
        "start",
        &[
            "start",
            "start date",
            "from",
            "mulai",
            "tanggal mulai",
            "début",
            "inicio",
            "วันเริ่ม",
            "ngày bắt đầu",
        ],
    )
    .holding(Holds::Date),
    ColumnSpec::new(
        "end",
        &[
            "end",
            "end date",
            "to",
            "until",
            "selesai",
            "tanggal selesai",
            "fin",
            "วันสิ้นสุด",
            "ngày kết thúc",
        ],
    )
    .holding(Holds::Date),
];

/// Imports inputs to bodies.
pub struct Inputs;

impl ImportKind for Inputs {
    fn code(&self) -> &'static str {
        "inputs"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
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
        ]
    }

    fn order(&self) -> u8 {
        70
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan::plan(context, rows))
    }

    fn apply<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(store::apply(tx, batch))
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::finish(app, batch))
    }

    fn discard<'a>(&'a self, tx: &'a Tx, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::discard(tx, batch))
    }
}
