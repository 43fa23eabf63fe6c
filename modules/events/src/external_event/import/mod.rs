//! External events in workbooks: someone else's, to which the office contributed.

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
    ColumnSpec::new(
        "initiative",
        &[
            "initiative",
            "initiative no",
            "inisiatif",
            "iniciativa",
            "แผนงาน",
            "sáng kiến",
        ],
    ),
    ColumnSpec::new(
        "purpose",
        &[
            "core purpose",
            "purpose",
            "cp",
            "tujuan inti",
            "propósito",
            "mục đích",
        ],
    ),
];

/// Imports external events.
pub struct ExternalEvents;

impl ImportKind for ExternalEvents {
    fn code(&self) -> &'static str {
        "external-events"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "external events",
            "external event",
            "events attended",
            "engagements",
            "external engagements",
            "kegiatan eksternal",
            "acara eksternal",
            "événements externes",
            "eventos externos",
            "กิจกรรมภายนอก",
            "sự kiện bên ngoài",
        ]
    }

    fn order(&self) -> u8 {
        60
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
