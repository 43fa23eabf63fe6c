//! The public site's own words in other languages: what the profile says of the office, which is
//! typed text, not text of the program.

use uuid::Uuid;

use crate::{
    App, Id, Result,
    account::Account,
    profile::Texts,
    text::Lang,
    translation::{Part, Record, Translates, Unit, fill, paragraphs, plain},
};

/// The page about the office, which has no row of its own.
pub(super) const ABOUT: Uuid = Uuid::from_u128(0x0ba1_a100_0000_7000_8000_0000_0000_0001);

/// The page as its translators see it.
pub const TRANSLATES: Translates = Translates {
    noun: "page",
    find: |app, actor, id| {
        Box::pin(async move {
            let is_ours = id == ABOUT;
            Ok(is_ours.then(|| record(app, actor.lang)))
        })
    },
    faithful: plain,
    index: None,
    own_way: None,
};

/// What the profile itself says in other languages.
fn given(texts: &Texts) -> Vec<(String, String)> {
    let words = texts.words();
    let others = words.texts.iter().filter(|(code, _)| **code != words.source);
    others.map(|(code, text)| (code.clone(), text.clone())).collect()
}

fn named<'a>(field: &'static str, all: impl Iterator<Item = &'a Texts>) -> impl Iterator<Item = Unit> {
    all.enumerate()
        .map(move |(at, texts)| Unit::new(field, at, texts.get(Lang::EN)).given(given(texts)))
}

/// The page with its paragraphs; what it is called, in the language of whoever works at it.
pub(super) fn record(app: &App, lang: Lang) -> Record {
    let profile = &app.profile;
    let office = &profile.office;
    let mut units = vec![
        Unit::new("title", 0, office.name.get(Lang::EN)).given(given(&office.name)),
        Unit::new("motto", 0, office.motto.get(Lang::EN)).given(given(&office.motto)),
    ];
    let about = &profile.process.about;
    let mut body = paragraphs("body", about.get(Lang::EN));
    if let [only] = body.as_mut_slice() {
        only.given = given(about);
    }
    units.extend(body);
    units.extend(named(
        "purpose",
        profile.core_purposes.iter().map(|each| &each.name),
    ));
    units.extend(named(
        "initiative",
        profile.initiatives.iter().map(|each| &each.name),
    ));
    units.extend(named("forum", profile.bodies.iter().map(|each| &each.name)));
    let title = crate::t!(lang, "about-title");
    Record {
        noun: "page",
        id: ABOUT,
        title: title.clone(),
        href: "/about".to_owned(),
        public: "/about".to_owned(),
        is_public: true,
        parts: vec![Part {
            id: ABOUT,
            title,
            units: units
                .into_iter()
                .filter(|unit| !unit.source.trim().is_empty())
                .collect(),
        }],
    }
}

/// Where the page is translated.
pub fn editions() -> String {
    format!("/app/translations/page/{ABOUT}")
}

const URDU: &[(&str, &str)] = &[
    (
        "Regional Support Office of the Bali Process",
        "بالی پراسیس کا علاقائی معاون دفتر",
    ),
    (
        "Cooperation across borders, in practice",
        "سرحدوں کے پار تعاون، عملی صورت میں",
    ),
    (
        "Since 2002 the Bali Process has brought together the states and organisations that deal with people smuggling, trafficking in persons and related crime in the Asia-Pacific. It is voluntary and non-binding, co-chaired by Indonesia and Australia.",
        "سن 2002 سے بالی پراسیس ان ریاستوں اور تنظیموں کو یکجا کرتا ہے جو ایشیا و بحرالکاہل میں انسانی اسمگلنگ، افراد کی خرید و فروخت اور ان سے جڑے جرائم سے نمٹتی ہیں۔ یہ رضاکارانہ ہے اور کسی کو پابند نہیں کرتا؛ انڈونیشیا اور آسٹریلیا مل کر اس کی صدارت کرتے ہیں۔",
    ),
];

/// The demo's edition of the page, in a language from right to left, begun and shown.
///
/// # Errors
/// When the database fails.
pub async fn demo(app: &App, by: Option<Id<Account>>) -> Result<()> {
    let record = record(app, Lang::EN);
    fill(app, (&TRANSLATES, &record), "ur", URDU, (by, None), by).await
}
