//! What pages with sealed things share: the script, the lock, its sentences.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        asset_version,
        ui::{Field, Lock, LockTexts},
    },
};
use maud::{Markup, html};
use serde_json::{Map, Value};

/// The script that seals and opens, for the head of a page.
pub(crate) fn script() -> Markup {
    html! { script src={ "/assets/sealed.js?v=" (asset_version()) } defer {} }
}

/// Sentences of the script: the name there, the key in the catalogue.
const SAID: [(&str, &str); 12] = [
    ("altered", "sealed-altered"),
    ("away", "sealed-away"),
    ("exchanged", "sealed-exchanged"),
    ("failed", "sealed-failed"),
    ("keep-key", "sealing-key-keep"),
    ("missing", "sealed-missing"),
    ("own-exchanged", "sealed-own-exchanged"),
    ("no-secret", "sealed-no-secret"),
    ("refused", "sealed-refused"),
    ("too-large", "sealed-too-large"),
    ("wrong-key", "sealed-wrong-key"),
    ("wrong-last", "sealing-key-wrong-last"),
];

/// The lock of a page about `facts`.
pub(crate) fn lock(lang: Lang, facts: &Value) -> Lock {
    let said: Map<String, Value> = SAID
        .iter()
        .map(|(name, key)| ((*name).to_owned(), Value::from(t!(lang, key))))
        .collect();
    let texts = LockTexts {
        title: t!(lang, "lock-title"),
        needs: t!(lang, "lock-needs"),
        why: t!(lang, "lock-why"),
        passkey: t!(lang, "lock-passkey"),
        open: t!(lang, "lock-open"),
        opened: t!(lang, "lock-opened"),
        close: t!(lang, "lock-close"),
    };
    let key = Field::text("paper", t!(lang, "lock-paper"))
        .id("lock-paper")
        .help(t!(lang, "lock-paper-help"))
        .autocomplete("off");
    Lock::new(texts, facts.to_string(), Value::Object(said).to_string(), key)
}

/// Digits that two people read to each other: what they are digits of, for the script.
pub(crate) fn digits(point: &[u8]) -> Markup {
    html! { code data-digits=(crate::wire::write(point)) { "…" } }
}

/// The digits of the reader's own key: shown once the key is open, when the browser has seen that
/// what the office keeps as its public half is that.
pub(crate) fn own_digits(lang: Lang) -> Markup {
    html! { code data-own-digits { (t!(lang, "sealed-closed")) } }
}
