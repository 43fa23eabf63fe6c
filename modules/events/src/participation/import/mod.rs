//! Participants in workbooks: who was at what, by name or by number.

mod events;
mod headcounts;
mod plan;
mod store;
#[cfg(test)]
mod tests;
mod words;

use balai_directory::{
    party,
    person::import::{rows, store as people},
};
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
        "event",
        &[
            "activity code",
            "event code",
            "activity",
            "event",
            "code",
            "training",
            "workshop",
            "course",
            "event title",
            "activity title",
            "event name",
            "activity name",
            "name of event",
            "name of activity",
            "meeting",
            "kode kegiatan",
            "kegiatan",
            "nama kegiatan",
            "acara",
            "pelatihan",
            "code activité",
            "activité",
            "événement",
            "actividad",
            "código actividad",
            "evento",
            "รหัสกิจกรรม",
            "กิจกรรม",
            "ชื่อกิจกรรม",
            "โครงการ",
            "mã hoạt động",
            "hoạt động",
            "sự kiện",
            "activity ref",
            "event ref",
            "activity id",
            "event id",
            "reference",
            "intitulé",
            "intitulé de l'activité",
            "titre de l'activité",
            "formation",
            "atelier",
            "nom de l'activité",
            "kegiatan yang diikuti",
            "nama acara",
            "nama pelatihan",
            "judul kegiatan",
            "nombre de la actividad",
            "curso",
            "taller",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "event_date",
        &[
            "event date",
            "activity date",
            "date of event",
            "date of activity",
            "date",
            "dates",
            "tanggal kegiatan",
            "tanggal",
            "fecha",
            "วันที่",
            "ngày",
        ],
    )
    .holding(Holds::Date),
    rows::NAME,
    rows::GIVEN,
    rows::FAMILY,
    rows::TITLE,
    rows::SEX,
    rows::PARTY,
    rows::AGENCY,
    rows::POST,
    rows::EMAIL,
    rows::PHONE,
    ColumnSpec::new(
        "role",
        &[
            "role",
            "roles",
            "role at event",
            "role in event",
            "participation type",
            "type of participant",
            "capacity",
            "peran",
            "rôle",
            "rol",
            "papel",
            "บทบาท",
            "vai trò",
            "attending as",
            "category of participant",
            "sebagai",
            "kapasitas",
            "status peserta",
            "en qualité de",
            "qualité",
            "rôle dans l'activité",
            "en calidad de",
            "calidad",
            "tư cách",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "attended",
        &[
            "attended",
            "attendance",
            "present",
            "participated",
            "attended (y/n)",
            "attendance status",
            "hadir",
            "kehadiran",
            "présent",
            "présence",
            "asistió",
            "asistencia",
            "การเข้าร่วม",
            "เข้าร่วม",
            "tham dự",
            "có mặt",
            "status",
            "participation status",
            "a participé",
            "participation",
            "status kehadiran",
            "keterangan hadir",
            "présent (oui/non)",
            "estado de asistencia",
        ],
    )
    .needed(2),
    ColumnSpec::new(
        "days",
        &[
            "days",
            "days attended",
            "number of days",
            "no of days",
            "hari",
            "jumlah hari",
            "jours",
            "días",
            "จำนวนวัน",
            "số ngày",
            "nombre de jours",
            "lama hari",
            "hari hadir",
            "número de días",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "hours",
        &[
            "hours",
            "hours attended",
            "number of hours",
            "jam",
            "jumlah jam",
            "heures",
            "horas",
            "จำนวนชั่วโมง",
            "số giờ",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "minutes",
        &[
            "minutes",
            "minutes attended",
            "number of minutes",
            "time attended",
            "duration",
            "time in session",
            "menit",
            "durasi",
            "lama hadir",
            "durée",
            "durée de présence",
            "minutos",
            "duración",
            "นาที",
            "ระยะเวลา",
            "số phút",
            "thời lượng",
            "lama kehadiran",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "way",
        &[
            "way",
            "mode",
            "mode of participation",
            "participation mode",
            "attendance mode",
            "in person / online",
            "online / in person",
            "format",
            "cara",
            "cara hadir",
            "modalité",
            "modalidad",
            "รูปแบบ",
            "hình thức",
        ],
    ),
    ColumnSpec::new(
        "pre_test",
        &[
            "pre-test",
            "pre test",
            "pre-test %",
            "pretest",
            "pre-test score",
            "pre score",
            "pre-training test",
            "before",
            "tes awal",
            "nilai pre test",
            "prueba inicial",
            "pré-test",
            "ก่อนอบรม",
            "คะแนนก่อน",
            "คะแนนก่อนอบรม",
            "kiểm tra đầu",
            "điểm đầu",
        ],
    )
    .holding(Holds::Number)
    .needed(2),
    ColumnSpec::new(
        "post_test",
        &[
            "post-test",
            "post test",
            "post-test %",
            "posttest",
            "post-test score",
            "post score",
            "post-training test",
            "after",
            "tes akhir",
            "nilai post test",
            "prueba final",
            "หลังอบรม",
            "คะแนนหลัง",
            "คะแนนหลังอบรม",
            "kiểm tra cuối",
            "điểm cuối",
        ],
    )
    .holding(Holds::Number)
    .needed(2),
    ColumnSpec::new(
        "completed",
        &[
            "completed",
            "completed training",
            "certificate",
            "certified",
            "graduated",
            "passed",
            "sertifikat",
            "lulus",
            "certificat",
            "certificado",
            "ประกาศนียบัตร",
            "chứng chỉ",
            "terminé",
            "formation achevée",
            "menyelesaikan pelatihan",
            "completó",
        ],
    ),
    ColumnSpec::new(
        "number",
        &[
            "number",
            "number of participants",
            "no of participants",
            "headcount",
            "number of persons",
            "pax",
            "count",
            "jumlah",
            "jumlah peserta",
            "nombre de participants",
            "número de participantes",
            "จำนวน",
            "จำนวนคน",
            "số lượng",
            "số người",
            "delegation size",
            "jumlah orang",
            "effectif",
            "nombre de personnes",
            "número de personas",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "women",
        &[
            "women",
            "female",
            "number of women",
            "of which women",
            "perempuan",
            "wanita",
            "femmes",
            "mujeres",
            "หญิง",
            "nữ",
            "females",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "men",
        &[
            "men",
            "male",
            "number of men",
            "of which men",
            "laki-laki",
            "pria",
            "hommes",
            "hombres",
            "ชาย",
            "nam",
            "males",
        ],
    )
    .holding(Holds::Number),
    ColumnSpec::new(
        "basis",
        &["basis", "counted or estimated", "counted / estimated", "dasar"],
    ),
];

/// Imports participants.
pub struct Participants;

impl ImportKind for Participants {
    fn code(&self) -> &'static str {
        "participants"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "participants",
            "all participants",
            "participant list",
            "list of participants",
            "attendance",
            "attendance list",
            "peserta",
            "daftar peserta",
            "daftar hadir",
            "liste des participants",
            "lista de participantes",
            "participantes",
            "ผู้เข้าร่วม",
            "รายชื่อผู้เข้าร่วม",
            "รายชื่อ",
            "danh sách",
            "danh sách tham dự",
            "registrations",
            "attendees",
        ]
    }

    fn order(&self) -> u8 {
        40
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[
            stage!("staged_participation", sides),
            stage!("staged_headcount", sides),
            stage!("staged_claim"),
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
                "party" => party::import::choices(&app.db, lang).await,
                "event" => store::event_choices(&app.db).await,
                "role" => Ok(app
                    .profile
                    .event_roles
                    .iter()
                    .map(|role| (role.code.clone(), role.name.get(lang).to_owned()))
                    .collect()),
                _ => Ok(Vec::new()),
            }
        })
    }

    fn learn<'a>(
        &'a self,
        tx: &'a Tx,
        field: &'a str,
        written: &'a str,
        value: &'a str,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            match field {
                "party" => party::import::learn(tx, written, value).await,
                _ => Ok(()),
            }
        })
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(async move {
            people::apply(tx, clock, batch).await?;
            store::apply(tx, batch).await
        })
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(balai_directory::person::import::finish(app, batch))
    }
}
