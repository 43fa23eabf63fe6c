//! Activities in workbooks.

mod links;
mod plan;
mod store;
mod words;

use balai_kernel::{
    App, Clock, Result,
    import::{Applied, ColumnSpec, Holds, ImportKind, PlanContext, PlannedRow, Stage},
    stage,
    store::Tx,
    text::Lang,
};
use futures::future::BoxFuture;
use uuid::Uuid;

const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec::new(
        "code",
        &[
            "code",
            "activity code",
            "event code",
            "reference",
            "ref",
            "activity id",
            "activity no",
            "kode",
            "kode kegiatan",
            "nomor kegiatan",
            "code activité",
            "código",
            "รหัส",
            "รหัสกิจกรรม",
            "mã",
            "mã hoạt động",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "title",
        &[
            "title",
            "activity",
            "event",
            "activity title",
            "event title",
            "name of activity",
            "name of event",
            "activity name",
            "event name",
            "judul",
            "judul kegiatan",
            "nama kegiatan",
            "kegiatan",
            "titre",
            "activité",
            "título",
            "actividad",
            "ชื่อกิจกรรม",
            "กิจกรรม",
            "tên hoạt động",
            "hoạt động",
            "intitulé",
            "intitulé de l'activité",
            "titre de l'activité",
            "nom de l'activité",
            "nombre de la actividad",
            "título de la actividad",
            "uraian kegiatan",
            "name of training",
        ],
    )
    .needed(1),
    ColumnSpec::new(
        "kind",
        &[
            "type",
            "kind",
            "activity type",
            "event type",
            "type of activity",
            "type of event",
            "category",
            "jenis",
            "jenis kegiatan",
            "tipe",
            "type d'activité",
            "tipo",
            "ประเภท",
            "ประเภทกิจกรรม",
            "loại",
            "loại hình",
            "nature",
            "nature de l'activité",
            "bentuk kegiatan",
            "bentuk",
            "tipo de actividad",
            "type d'événement",
            "ประเภทของกิจกรรม",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "initiative",
        &[
            "initiative",
            "initiative no",
            "programme",
            "program",
            "inisiatif",
            "initiative number",
            "iniciativa",
            "แผนงาน",
            "sáng kiến",
        ],
    ),
    ColumnSpec::new(
        "also_initiative",
        &[
            "secondary initiative",
            "secondary initiatives",
            "other initiatives",
            "also supports",
            "supports initiatives",
            "inisiatif lain",
            "inisiatif pendukung",
            "autres initiatives",
            "otras iniciativas",
        ],
    ),
    ColumnSpec::new(
        "also_purpose",
        &[
            "secondary core purpose",
            "secondary purposes",
            "other core purposes",
            "other purposes",
            "tujuan inti lain",
            "autres objectifs",
            "otros propósitos",
        ],
    ),
    ColumnSpec::new(
        "part_of",
        &[
            "part of",
            "part of programme",
            "part of series",
            "belongs to",
            "parent activity",
            "main activity",
            "umbrella activity",
            "programme code",
            "series code",
            "bagian dari",
            "kegiatan induk",
            "program induk",
            "fait partie de",
            "activité principale",
            "parte de",
            "actividad principal",
            "เป็นส่วนหนึ่งของ",
            "thuộc chương trình",
        ],
    ),
    ColumnSpec::new(
        "project",
        &["project", "proyek", "projet", "proyecto", "โครงการ", "dự án"],
    ),
    ColumnSpec::new(
        "purpose",
        &[
            "core purpose",
            "purpose",
            "cp",
            "core purpose no",
            "tujuan inti",
            "objectif",
            "propósito",
            "วัตถุประสงค์หลัก",
            "mục đích",
        ],
    ),
    ColumnSpec::new(
        "start",
        &[
            "start",
            "start date",
            "from",
            "begin",
            "date from",
            "begins",
            "first day",
            "mulai",
            "tanggal mulai",
            "début",
            "date de début",
            "inicio",
            "fecha de inicio",
            "วันเริ่ม",
            "วันที่เริ่ม",
            "ngày bắt đầu",
            "bắt đầu",
            "date début",
            "tgl mulai",
            "debut",
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
            "date to",
            "ends",
            "last day",
            "selesai",
            "tanggal selesai",
            "fin",
            "date de fin",
            "fecha de fin",
            "วันสิ้นสุด",
            "ngày kết thúc",
            "kết thúc",
            "date fin",
            "tgl selesai",
        ],
    )
    .holding(Holds::Date),
    ColumnSpec::new(
        "dates",
        &[
            "date",
            "dates",
            "when",
            "date(s)",
            "tanggal",
            "waktu",
            "fecha",
            "fechas",
            "วันที่",
            "ngày",
            "period",
            "période",
            "dates de l'activité",
            "waktu pelaksanaan",
            "tanggal pelaksanaan",
            "tanggal kegiatan",
            "periodo",
            "thời gian",
        ],
    )
    .holding(Holds::Date),
    ColumnSpec::new(
        "place",
        &[
            "place",
            "venue",
            "location",
            "city",
            "city / country",
            "where",
            "tempat",
            "lokasi",
            "lieu",
            "lugar",
            "สถานที่",
            "địa điểm",
            "lieu de l'activité",
            "tempat pelaksanaan",
            "lugar de la actividad",
            "host city",
        ],
    ),
    ColumnSpec::new(
        "mode",
        &[
            "mode",
            "format",
            "modality",
            "delivery",
            "in person / online",
            "moda",
            "modalitas",
            "modalité",
            "modalidad",
            "รูปแบบ",
            "hình thức",
        ],
    ),
    ColumnSpec::new(
        "level",
        &[
            "level",
            "scope",
            "reach",
            "tingkat",
            "niveau",
            "nivel",
            "ระดับ",
            "cấp",
        ],
    ),
    ColumnSpec::new(
        "co_organisers",
        &[
            "co-organisers",
            "co-organizers",
            "co-organiser",
            "partners",
            "partner",
            "co-hosts",
            "organised with",
            "mitra",
            "penyelenggara bersama",
            "co-organisateurs",
            "socios",
            "ผู้ร่วมจัด",
            "đồng tổ chức",
            "partenaires",
            "mitra kerja",
            "mitra pelaksana",
            "organisé avec",
            "partenaire",
        ],
    ),
    ColumnSpec::new(
        "office_role",
        &[
            "office role",
            "role of office",
            "our role",
            "rso role",
            "peran kantor",
            "role of the office",
        ],
    ),
    ColumnSpec::new(
        "host",
        &[
            "host",
            "host party",
            "host country",
            "hosted by",
            "tuan rumah",
            "hôte",
            "anfitrión",
            "เจ้าภาพ",
            "nước chủ nhà",
        ],
    ),
    ColumnSpec::new(
        "series",
        &["series", "programme series", "seri", "série", "serie"],
    ),
    ColumnSpec::new(
        "funder",
        &[
            "funder",
            "funding",
            "donor",
            "funded by",
            "source of funds",
            "pendana",
            "sumber dana",
            "bailleur",
            "donante",
            "แหล่งทุน",
            "nhà tài trợ",
        ],
    ),
    ColumnSpec::new(
        "in_kind",
        &[
            "in-kind",
            "in kind",
            "in-kind contribution",
            "in-kind giver",
            "in-kind support",
        ],
    ),
    ColumnSpec::new(
        "state",
        &[
            "status",
            "state",
            "implementation status",
            "keadaan",
            "statut",
            "estado",
            "สถานะ",
            "trạng thái",
            "tình trạng",
            "état d'avancement",
            "état",
            "avancement",
            "status pelaksanaan",
            "keterangan status",
            "status kegiatan",
            "situación",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "reason",
        &[
            "reason",
            "reason for change",
            "alasan",
            "remarks on status",
            "raison",
            "motivo",
        ],
    ),
    ColumnSpec::new("source", &["source", "sumber", "fuente", "ที่มา", "nguồn"]),
    ColumnSpec::new(
        "summary",
        &[
            "summary",
            "description",
            "objective",
            "objectives",
            "notes",
            "remarks",
            "ringkasan",
            "keterangan",
            "description / remarks",
            "résumé",
            "resumen",
            "รายละเอียด",
            "mô tả",
        ],
    ),
];

/// Imports activities.
pub struct Activities;

impl ImportKind for Activities {
    fn code(&self) -> &'static str {
        "activities"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "activities",
            "activities and events",
            "work plan",
            "workplan",
            "events",
            "kegiatan",
            "rencana kerja",
            "activités",
            "actividades",
            "กิจกรรม",
            "hoạt động",
            "trainings and events",
        ]
    }

    fn order(&self) -> u8 {
        30
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[
            stage!("staged_activity", sides),
            stage!("staged_co_organiser"),
            stage!("staged_activity_link"),
        ];
        STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan::plan(context, rows))
    }

    fn choices<'a>(
        &'a self,
        app: &'a App,
        field: &'a str,
        lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(async move {
            match field {
                "kind" => Ok(app
                    .profile
                    .activity_kinds
                    .iter()
                    .map(|kind| (kind.code.clone(), kind.name.get(lang).to_owned()))
                    .collect()),
                "state" => Ok(crate::state::State::ALL
                    .into_iter()
                    .map(|state| (state.code().to_owned(), state.words(lang)))
                    .collect()),
                other => crate::level::import::choices(app, other, lang).await,
            }
        })
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(store::apply(tx, clock, batch))
    }

    fn undo<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, clock, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::finish(app, batch))
    }
}
