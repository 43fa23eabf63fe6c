//! Every text is used: its key stands in the code, or is put together there from words
//! that stand in the code and in the profiles.

use std::collections::{BTreeMap, BTreeSet};

use super::locales::{SOURCE, catalogues, entries};
use super::rust_text::{Kind, pieces, without_tests};
use super::tree::{File, Finding, Tree};

/// Beginnings of keys that are put together from what no code says, each with where it
/// comes from.
const COMPUTED: [(&str, &str); 5] = [
    (
        "audit-act-",
        "the acts of all modules, as they stand in the audit",
    ),
    (
        "audit-noun-",
        "the nouns of all modules, as they stand in the audit",
    ),
    ("measure-region-", "the regions in a profile's members.csv"),
    (
        "measure-status-",
        "a party's status and kind, joined by the database",
    ),
    ("token-noun-", "the addresses of the modules under /api/v1"),
];

/// Texts whose key neither stands in the code nor can be put together there.
pub fn every_text_is_used(tree: &Tree) -> Vec<Finding> {
    let said = Said::of(tree);
    let mut findings = Vec::new();
    for (_, (file, text)) in catalogues(tree, SOURCE) {
        for (key, entry) in entries(text) {
            // An attribute is used with its text.
            if !key.contains('.') && !said.uses(&key) {
                findings.push(Finding::at(file, entry.line, format!("{key} is used nowhere.")));
            }
        }
    }
    findings
}

/// What the code says.
#[derive(Default)]
struct Said {
    /// Whole keys.
    keys: BTreeSet<String>,
    /// The words of each crate, which can stand in a gap of a key; those of the profiles
    /// under no name.
    words: BTreeMap<String, BTreeSet<String>>,
    /// Keys with gaps, and the crate that each stands in.
    patterns: BTreeSet<(String, Vec<Part>)>,
}

/// A part of a key that is put together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Text(String),
    Gap,
}

impl Said {
    fn of(tree: &Tree) -> Self {
        let mut said = Self::default();
        for (file, text) in tree.texts(".rs").filter(|(file, _)| is_code(file)) {
            for piece in pieces(without_tests(text)) {
                if piece.kind == Kind::Text {
                    said.hear(crate_of(&file.path), &piece.text);
                }
            }
        }
        for (_, text) in tree.texts(".toml") {
            for part in text.split(['"', '=', '[', ']', '.', '\n']) {
                said.hear("", part.trim());
            }
        }
        for (_, text) in tree.texts(".ftl") {
            // A text may hold another one: `{ office-name }`.
            let held = text.split('{').skip(1).filter_map(|part| part.split('}').next());
            said.keys.extend(held.map(|key| key.trim().to_owned()));
        }
        said
    }

    fn hear(&mut self, from: &str, literal: &str) {
        if let Some(parts) = parts(literal) {
            self.patterns.insert((from.to_owned(), parts));
            return;
        }
        self.keys.insert(literal.to_owned());
        let own = self.words.entry(from.to_owned()).or_default();
        own.extend([literal.to_owned(), slug(literal)]);
        // What a statement gives as a word: `select 'host' as role`.
        own.extend(literal.split('\'').skip(1).step_by(2).map(str::to_owned));
    }

    fn uses(&self, key: &str) -> bool {
        self.keys.contains(key)
            || COMPUTED.iter().any(|(beginning, _)| key.starts_with(beginning))
            || self
                .patterns
                .iter()
                .any(|(from, parts)| self.fits(from, parts, key))
    }

    /// Whether a key is these parts with a word in each gap: one of the crate that puts it
    /// together, or of the profiles. The commons put keys together from anyone's words.
    fn fits(&self, from: &str, parts: &[Part], key: &str) -> bool {
        match parts {
            [] => key.is_empty(),
            [Part::Text(text), rest @ ..] => key
                .strip_prefix(text.as_str())
                .is_some_and(|key| self.fits(from, rest, key)),
            [Part::Gap, rest @ ..] => (1..=key.len())
                .filter_map(|end| key.split_at_checked(end))
                .any(|(word, left)| self.says(from, word) && self.fits(from, rest, left)),
        }
    }

    fn says(&self, from: &str, word: &str) -> bool {
        let is_heard = |(name, words): (&String, &BTreeSet<String>)| {
            (name == from || name.is_empty() || !from.starts_with("modules/")) && words.contains(word)
        };
        self.words.iter().any(is_heard) || word.chars().all(|sign| sign.is_ascii_digit())
    }
}

fn is_code(file: &File) -> bool {
    !file.is_test() && !file.path.starts_with("xtask/")
}

/// The crate that a file belongs to: `modules/events`, `kernel`.
fn crate_of(path: &str) -> &str {
    path.split_once("/src/").map_or("", |(folder, _)| folder)
}

/// A key with gaps, as `format!` fills it: `{noun}-{field}`. Nothing for what has no gap
/// or is no key.
fn parts(literal: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = literal;
    while let Some((text, behind)) = rest.split_once('{') {
        let (_, behind) = behind.split_once('}')?;
        parts.extend((!text.is_empty()).then(|| Part::Text(text.to_owned())));
        parts.push(Part::Gap);
        rest = behind;
    }
    parts.extend((!rest.is_empty()).then(|| Part::Text(rest.to_owned())));
    let is_key = |part: &Part| match part {
        Part::Text(text) => text
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign)),
        Part::Gap => true,
    };
    let joins = |part: &Part| matches!(part, Part::Text(text) if text.contains('-'));
    (parts.contains(&Part::Gap) && parts.iter().all(is_key) && parts.iter().any(joins)).then_some(parts)
}

/// A word as it stands in keys: `East Asia` is `east-asia`, `part_of` is `part-of`.
fn slug(word: &str) -> String {
    word.to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unused(en: &str, code: &str) -> Vec<String> {
        let tree = Tree::of(&[("locales/en/a.ftl", en), ("modules/a/src/lib.rs", code)]);
        every_text_is_used(&tree).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_text_is_used_by_its_key_or_by_another_text() {
        let en = "title = T\noffice = Office\nwelcome = To { office }\nlost = L\n";
        let code = "fn a() { t(\"title\"); t(\"welcome\"); }";
        assert_eq!(unused(en, code), ["locales/en/a.ftl:4: lost is used nowhere."]);
    }

    #[test]
    fn a_key_that_is_put_together_is_used_where_its_words_stand_in_the_code() {
        let en = "state-open = Open\nstate-gone = Gone\nmonth-2 = February\nfield-also-party = Also\n";
        let code = "fn a() { t(&format!(\"state-{code}\"), \"open\"); t(&format!(\"month-{n}\")); \
                    t(&format!(\"field-{field}\"), \"also_party\"); }";
        assert_eq!(
            unused(en, code),
            ["locales/en/a.ftl:2: state-gone is used nowhere."]
        );
    }

    #[test]
    fn a_key_that_begins_with_a_noun_is_used_where_the_noun_stands_in_the_same_crate() {
        let en = "focal-point-theme = Theme\nfocal-point-theme-help = Help\nchair-theme = Theme\n";
        let code = "fn a() { t(&format!(\"{}-{name}\", self.noun)); t(&format!(\"{noun}-{name}-help\")); \
                    of(\"focal-point\", \"theme\"); }";
        assert_eq!(
            unused(en, code),
            ["locales/en/a.ftl:3: chair-theme is used nowhere."]
        );
    }

    #[test]
    fn what_only_a_test_says_is_no_use() {
        let tree = Tree::of(&[
            ("locales/en/a.ftl", "title = T\n"),
            ("modules/a/src/tests.rs", "fn a() { t(\"title\"); }"),
        ]);
        assert_eq!(every_text_is_used(&tree).len(), 1);
    }
}
