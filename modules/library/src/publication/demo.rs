//! The demo office's publications in other languages: one in Indonesian, all but its last paragraph,
//! and in Urdu, begun.

use balai_kernel::{
    Actor, App, Id, Result,
    account::Account,
    search,
    store::Json,
    text::{Lang, Words},
    translation::{Dictionary, fill},
    web::Listing,
};

use super::{
    store,
    translation::{TRANSLATES, record},
};

const TITLE: &str = "Community perceptions of irregular migration";

const ABOUT: &str = "Most people who think of leaving ask their family and friends first, and almost nobody asks an office. This study asked migrants and those who know them in four countries what they had heard, whom they believed, and what they decided.\n\nIt describes how information travels in villages and online groups, and why warnings alone change little. It ends with what an information campaign can do: speak early, in the language of the village, and through somebody who has come back.\n\nThe questions and the way in which people were found are printed in full, so that others can ask again.";

const INDONESIAN: Dictionary<'static> = &[
    (TITLE, "Pandangan masyarakat tentang migrasi tidak teratur"),
    (
        "Most people who think of leaving ask their family and friends first, and almost nobody asks an office. This study asked migrants and those who know them in four countries what they had heard, whom they believed, and what they decided.",
        "Kebanyakan orang yang berniat pergi bertanya lebih dahulu kepada keluarga dan teman, dan hampir tidak seorang pun bertanya kepada kantor. Kajian ini menanyai para migran dan orang-orang yang mengenal mereka di empat negara: apa yang mereka dengar, siapa yang mereka percaya, dan apa yang mereka putuskan.",
    ),
    (
        "It describes how information travels in villages and online groups, and why warnings alone change little. It ends with what an information campaign can do: speak early, in the language of the village, and through somebody who has come back.",
        "Kajian ini menggambarkan bagaimana kabar beredar di desa dan di kelompok daring, dan mengapa peringatan saja tidak banyak mengubah keadaan. Di bagian akhir disebutkan apa yang dapat dilakukan kampanye informasi: berbicara sejak awal, dalam bahasa desa itu, dan melalui orang yang sudah kembali.",
    ),
];

const URDU: Dictionary<'static> = &[
    (TITLE, "بے ضابطہ ہجرت کے بارے میں لوگوں کے خیالات"),
    (
        "Most people who think of leaving ask their family and friends first, and almost nobody asks an office. This study asked migrants and those who know them in four countries what they had heard, whom they believed, and what they decided.",
        "جو لوگ گھر چھوڑنے کا سوچتے ہیں، ان میں سے اکثر پہلے اپنے خاندان اور دوستوں سے پوچھتے ہیں، اور شاید ہی کوئی کسی دفتر سے پوچھتا ہو۔ اس مطالعے میں چار ملکوں کے مہاجرین اور ان کے جاننے والوں سے پوچھا گیا کہ انہوں نے کیا سنا، کس پر یقین کیا، اور کیا فیصلہ کیا۔",
    ),
];

/// Gives one of the demo's publications its summary and its editions.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, by: (Option<Id<Account>>, Option<Id<Account>>)) -> Result<()> {
    let all = store::list(&app.db, &Actor::office_job(), &Listing::default(), true).await?;
    let found = all.into_iter().find(|one| one.title.0.get(Lang::EN) == TITLE);
    let Some(mut publication) = found.filter(|one| one.summary.0.is_empty()) else {
        return Ok(());
    };
    publication.summary = Json(Words::en(ABOUT));
    let changed = &publication;
    app.db
        .write("publication.demo", |tx| async move {
            store::summarise(&tx, changed.id, &changed.summary.0).await?;
            search::put(&tx, &changed.doc()).await
        })
        .await?;
    let record = record(&publication);
    fill(app, (&TRANSLATES, &record), "id", INDONESIAN, by, by.0).await?;
    fill(app, (&TRANSLATES, &record), "ur", URDU, (by.0, None), by.0).await
}
