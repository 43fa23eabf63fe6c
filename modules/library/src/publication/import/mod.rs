//! Publications in workbooks.

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

/// Imports publications.
pub struct Publications;

impl ImportKind for Publications {
    fn code(&self) -> &'static str {
        "publications"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "publications",
            "publication",
            "products",
            "publikasi",
            "publicaciones",
            "สิ่งพิมพ์",
            "ấn phẩm",
            "knowledge products",
        ]
    }

    fn order(&self) -> u8 {
        80
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
