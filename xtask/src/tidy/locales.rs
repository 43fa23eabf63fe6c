//! Every language has every text, with the same values in it.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{File, Finding, Tree};

/// The language that the others are held against.
pub(super) const SOURCE: &str = "en";

/// One text of a catalogue: its line and the values it asks for.
pub(super) struct Entry {
    pub(super) line: usize,
    values: BTreeSet<String>,
}

/// The languages have the same files, keys and values.
pub fn every_language_has_every_text(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let source: BTreeMap<&str, (&File, &str)> = catalogues(tree, SOURCE).collect();
    for language in languages(tree) {
        let theirs: BTreeMap<&str, (&File, &str)> = catalogues(tree, language).collect();
        for (name, (file, text)) in &source {
            match theirs.get(name) {
                Some(other) => compare(language, (file, text), *other, &mut findings),
                None => findings.push(Finding::about(
                    file,
                    format!("there is no locales/{language}/{name}."),
                )),
            }
        }
        for (name, (file, _)) in &theirs {
            if !source.contains_key(name) {
                let sentence = format!("there is no locales/{SOURCE}/{name} to go with it.");
                findings.push(Finding::about(file, sentence));
            }
        }
    }
    for (file, text) in tree.texts(".ftl") {
        findings.extend(doubled(file, text));
    }
    findings
}

fn languages(tree: &Tree) -> BTreeSet<&str> {
    tree.files
        .iter()
        .filter_map(|file| file.path.strip_prefix("locales/")?.split_once('/'))
        .map(|(language, _)| language)
        .filter(|language| *language != SOURCE)
        .collect()
}

/// The catalogues of a language by name.
pub(super) fn catalogues<'a>(
    tree: &'a Tree,
    language: &str,
) -> impl Iterator<Item = (&'a str, (&'a File, &'a str))> {
    let folder = format!("locales/{language}/");
    tree.texts(".ftl").filter_map(move |(file, text)| {
        let name = file.path.strip_prefix(&folder)?;
        Some((name, (file, text)))
    })
}

fn compare(
    language: &str,
    (source, text): (&File, &str),
    (theirs, their_text): (&File, &str),
    findings: &mut Vec<Finding>,
) {
    let (ours, others) = (entries(text), entries(their_text));
    for (key, entry) in &ours {
        match others.get(key) {
            None => findings.push(Finding::at(
                source,
                entry.line,
                format!("{key} is missing in \"{language}\"."),
            )),
            Some(other) if other.values != entry.values => {
                let sentence = format!(
                    "{key} uses {} here and {} in \"{SOURCE}\".",
                    listed(&other.values),
                    listed(&entry.values)
                );
                findings.push(Finding::at(theirs, other.line, sentence));
            }
            Some(_) => {}
        }
    }
    for (key, entry) in &others {
        if !ours.contains_key(key) {
            let sentence = format!("{key} is not in \"{SOURCE}\".");
            findings.push(Finding::at(theirs, entry.line, sentence));
        }
    }
}

fn listed(values: &BTreeSet<String>) -> String {
    if values.is_empty() {
        return "no value".into();
    }
    let names: Vec<String> = values.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}

/// Keys given twice in one file: the second would silently win.
fn doubled(file: &File, text: &str) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| Some((index + 1, key_of(line)?)))
        .filter(|(_, key)| !seen.insert(*key))
        .map(|(line, key)| Finding::at(file, line, format!("{key} stands here a second time.")))
        .collect()
}

/// The texts of a catalogue by key; an attribute's key is `text.attribute`.
pub(super) fn entries(text: &str) -> BTreeMap<String, Entry> {
    let mut found: BTreeMap<String, Entry> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let opened = if let Some(key) = key_of(line) {
            message = key.to_owned();
            Some(message.clone())
        } else {
            attribute_of(line).map(|name| format!("{message}.{name}"))
        };
        if let Some(key) = opened {
            let entry = Entry {
                line: index + 1,
                values: BTreeSet::new(),
            };
            found.insert(key.clone(), entry);
            current = key;
        }
        if let Some(entry) = found.get_mut(&current) {
            entry.values.extend(values_in(line));
        }
    }
    found
}

fn key_of(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim_end();
    is_name(key.strip_prefix('-').unwrap_or(key)).then_some(key)
}

fn attribute_of(line: &str) -> Option<&str> {
    let name = line.trim_start().strip_prefix('.')?.split_once('=')?.0.trim_end();
    (line.starts_with(' ') && is_name(name)).then_some(name)
}

fn values_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).filter_map(|rest| {
        let end = rest.find(|sign: char| !is_name_sign(sign)).unwrap_or(rest.len());
        is_name(&rest[..end]).then(|| rest[..end].to_owned())
    })
}

fn is_name(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_alphabetic()) && text.chars().all(is_name_sign)
}

fn is_name_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '-' || sign == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_text_that_a_language_lacks_is_found_both_ways() {
        let tree = Tree::of(&[
            ("locales/en/events.ftl", "title = Events\nempty = None yet\n"),
            ("locales/id/events.ftl", "title = Acara\nkosong = Belum ada\n"),
        ]);
        let findings = said(&every_language_has_every_text(&tree));
        assert_eq!(
            findings,
            [
                "locales/en/events.ftl:2: empty is missing in \"id\".",
                "locales/id/events.ftl:2: kosong is not in \"en\"."
            ]
        );
    }

    #[test]
    fn a_missing_catalogue_is_found() {
        let tree = Tree::of(&[
            ("locales/en/events.ftl", "a = A\n"),
            ("locales/id/web.ftl", "b = B\n"),
        ]);
        assert_eq!(every_language_has_every_text(&tree).len(), 2);
    }

    #[test]
    fn other_values_than_in_the_source_are_found_also_in_plurals_and_attributes() {
        let en = "count = { $number ->\n    [one] one of { $all }\n   *[other] { $number }\n  }\nfield =\n    .label = Name of { $party }\n";
        let id =
            "count = { $number ->\n   *[other] { $number }\n  }\nfield =\n    .label = Nama { $party }\n";
        let tree = Tree::of(&[("locales/en/a.ftl", en), ("locales/id/a.ftl", id)]);
        let findings = said(&every_language_has_every_text(&tree));
        assert_eq!(
            findings,
            ["locales/id/a.ftl:1: count uses $number here and $all, $number in \"en\"."]
        );
    }

    #[test]
    fn a_key_given_twice_is_found() {
        let tree = Tree::of(&[("locales/en/a.ftl", "a = A\na = B\n")]);
        assert_eq!(
            said(&every_language_has_every_text(&tree)),
            ["locales/en/a.ftl:2: a stands here a second time."]
        );
    }
}
