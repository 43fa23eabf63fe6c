//! A text in several languages: one is the source, translations may lag behind it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Lang;

/// Language → text. Kept as a document in the database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The language in which it was written first.
    pub source: String,
    /// The texts by language code; the source among them.
    pub texts: BTreeMap<String, String>,
    /// Languages whose text is older than the source's.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub stale: BTreeSet<String>,
}

impl Words {
    /// A text in one language.
    pub fn new(source: &str, text: impl Into<String>) -> Self {
        Self {
            source: source.to_owned(),
            texts: BTreeMap::from([(source.to_owned(), text.into())]),
            stale: BTreeSet::new(),
        }
    }

    /// An English text.
    pub fn en(text: impl Into<String>) -> Self {
        Self::new("en", text)
    }

    /// The text in a language, else in the source's; empty when there is none.
    pub fn get(&self, lang: Lang) -> &str {
        self.texts
            .get(lang.code())
            .or_else(|| self.texts.get(&self.source))
            .map_or("", String::as_str)
    }

    /// Writes the text of a language. A new source text marks the others as stale.
    pub fn set(&mut self, code: &str, text: impl Into<String>) {
        let text = text.into();
        if self.texts.get(code) == Some(&text) {
            return;
        }
        self.texts.insert(code.to_owned(), text);
        if code == self.source {
            self.stale = self.texts.keys().filter(|key| *key != code).cloned().collect();
        } else {
            self.stale.remove(code);
        }
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_source_text_marks_the_translations_as_stale() {
        let mut words = Words::en("Meeting");
        words.set("id", "Rapat");
        assert!(words.stale.is_empty());
        words.set("en", "Plenary meeting");
        assert!(words.stale.contains("id"));
        words.set("id", "Rapat pleno");
        assert!(words.stale.is_empty());
    }
}
