//! The demo's impact report in other languages: in Indonesian as far as the foreword, in Urdu its
//! first paragraphs.

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    translation::{Dictionary, fill},
};

use super::{TRANSLATES, found};
use crate::{
    period::Period,
    report::{IMPACT, store},
};

const THANKS: &str = "An office of this size does little alone. The work told of here was paid for, housed, taught and attended by others, and we thank them by name.";
const WAIT: &str = "Those who smuggle and traffic people work across borders with ease. The officers who answer them often wait weeks for a reply from the other side of the same river. Most of what this office does is meant to shorten that wait.";

const INDONESIAN: Dictionary<'static> = &[
    ("Impact report 2024", "Laporan dampak 2024"),
    (
        "{figure:events} activities, {figure:participations} participations, and what they were for",
        "{figure:events} kegiatan, {figure:participations} keikutsertaan, dan untuk apa semuanya itu",
    ),
    ("Acknowledgements", "Ucapan terima kasih"),
    (
        THANKS,
        "Kantor sekecil ini tidak banyak berbuat sendirian. Pekerjaan yang diceritakan di sini dibiayai, ditampung, diajarkan, dan dihadiri oleh pihak lain, dan kami berterima kasih kepada mereka satu per satu.",
    ),
    ("Foreword", "Kata pengantar"),
    (
        WAIT,
        "Mereka yang menyelundupkan dan memperdagangkan orang bekerja melintasi perbatasan dengan mudah. Petugas yang menghadapinya sering menunggu jawaban berminggu-minggu dari seberang sungai yang sama. Sebagian besar pekerjaan kantor ini dimaksudkan untuk memperpendek penantian itu.",
    ),
    (
        "In {year} it held or supported {figure:events} activities, among them {figure:dialogues} dialogues and {figure:trainings|words} trainings. They recorded {figure:participations} participations from {figure:parties} members and observers of the process; {figure:officers-trained} of these were officers at a training. The figures in this report are computed from the records of those events, and each can be opened down to its rows. Where we use a figure that is not ours, we say whose it is.",
        "Pada {year} kantor ini menyelenggarakan atau mendukung {figure:events} kegiatan, di antaranya {figure:dialogues} dialog dan {figure:trainings|words} pelatihan. Tercatat {figure:participations} keikutsertaan dari {figure:parties} anggota dan pengamat proses ini; {figure:officers-trained} di antaranya petugas yang mengikuti pelatihan. Angka dalam laporan ini dihitung dari catatan kegiatan itu, dan masing-masing dapat dibuka sampai ke barisnya. Bila kami memakai angka yang bukan milik kami, kami sebutkan milik siapa.",
    ),
    ("The year in figures", "Tahun ini dalam angka"),
    ("Participations by month", "Keikutsertaan per bulan"),
    ("The initiatives", "Prakarsa-prakarsa"),
];

const URDU: Dictionary<'static> = &[
    ("Impact report 2024", "اثرات کی رپورٹ 2024"),
    ("Acknowledgements", "اظہارِ تشکر"),
    (
        THANKS,
        "اتنا چھوٹا دفتر اکیلے کم ہی کچھ کر پاتا ہے۔ جس کام کا یہاں ذکر ہے، اس کے اخراجات دوسروں نے اٹھائے، جگہ دوسروں نے دی، پڑھایا بھی دوسروں نے اور شریک بھی وہی ہوئے؛ ہم نام لے کر ان کا شکریہ ادا کرتے ہیں۔",
    ),
    ("Foreword", "پیش لفظ"),
    (
        WAIT,
        "جو لوگ انسانوں کو اسمگل کرتے یا ان کی خرید و فروخت کرتے ہیں، وہ آسانی سے سرحدیں پار کر جاتے ہیں۔ ان کا سامنا کرنے والے افسر اکثر اسی دریا کے دوسرے کنارے سے جواب آنے کا ہفتوں انتظار کرتے ہیں۔ اس دفتر کا بیشتر کام اسی انتظار کو کم کرنے کے لیے ہے۔",
    ),
];

/// Begins the editions of the demo's impact report of a year.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, year: i16, by: (Option<Id<Account>>, Option<Id<Account>>)) -> Result<()> {
    let Some(report) = store::of_period(&app.db, IMPACT, Period::year(year).from).await? else {
        return Ok(());
    };
    let Some(record) = found(app, &Actor::office_job(), report.id).await? else {
        return Ok(());
    };
    fill(app, (&TRANSLATES, &record), "id", INDONESIAN, by, None).await?;
    fill(app, (&TRANSLATES, &record), "ur", URDU, (by.0, None), None).await
}
