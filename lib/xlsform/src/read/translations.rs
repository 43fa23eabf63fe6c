//! Which languages a form has, and which of its columns lack one.
use std::collections::BTreeMap;

use crate::{
    fault::{Findings, Place, What},
    table::{
        Table,
        heading::{self, ChoiceColumn, Column},
    },
};

/// A translatable column by the name of its first part, and its language.
type Translated = (String, Option<String>);

fn of_survey(table: &Table) -> Vec<Translated> {
    columns(table, |text, doubled| {
        let found = heading::column(&heading::survey(text, doubled), text);
        Some(match found {
            Column::Label(lang) => ("label".to_owned(), lang),
            Column::Hint(lang) => ("hint".to_owned(), lang),
            Column::GuidanceHint(lang) => ("guidance_hint".to_owned(), lang),
            Column::Media(media, lang) => (media.name().to_owned(), lang),
            Column::ConstraintMessage(lang) => ("constraint_message".to_owned(), lang),
            Column::RequiredMessage(lang) => ("required_message".to_owned(), lang),
            _ => return None,
        })
    })
}

fn of_choices(table: &Table) -> Vec<Translated> {
    columns(table, |text, doubled| {
        let found = heading::choice_column(&heading::choices(text, doubled));
        Some(match found {
            ChoiceColumn::Label(lang) => ("label".to_owned(), lang),
            ChoiceColumn::Media(media, lang) => (media.name().to_owned(), lang),
            _ => return None,
        })
    })
}

fn columns(table: &Table, of: impl Fn(&str, bool) -> Option<Translated>) -> Vec<Translated> {
    let doubled = heading::is_doubled(table.headings.iter().map(|(_, heading)| heading.as_str()));
    table
        .headings
        .iter()
        .filter_map(|(_, heading)| of(heading, doubled))
        .collect()
}

/// All languages in the order of the columns; the default one for columns without a language
/// where others have one.
pub(super) fn languages(survey: &Table, choices: Option<&Table>, default: &str) -> Vec<String> {
    let mut columns = of_survey(survey);
    columns.extend(choices.map(of_choices).unwrap_or_default());
    let mut all: Vec<String> = Vec::new();
    if columns.iter().all(|(_, language)| language.is_none()) {
        return vec![default.to_owned()];
    }
    for (_, language) in columns {
        let language = language.unwrap_or_else(|| default.to_owned());
        if !all.contains(&language) {
            all.push(language);
        }
    }
    all
}

/// Says which languages lack a column that others have, and which have no code.
pub(super) fn check(survey: &Table, choices: Option<&Table>, or_other: bool, findings: &mut Findings) {
    let sheets = [
        ("survey", of_survey(survey)),
        ("choices", choices.map(of_choices).unwrap_or_default()),
    ];
    let mut coded: Vec<String> = Vec::new();
    let mut several = false;
    for (sheet, columns) in &sheets {
        let mut by_language: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut names: Vec<&str> = Vec::new();
        for (name, language) in columns {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
            let language = language.clone().unwrap_or_else(|| "default".to_owned());
            by_language.entry(language).or_default().push(name);
        }
        if by_language.is_empty() || (by_language.len() == 1 && by_language.contains_key("default")) {
            continue;
        }
        several = true;
        for (language, has) in by_language {
            let missing: Vec<&str> = names.iter().copied().filter(|name| !has.contains(name)).collect();
            if !missing.is_empty() {
                let what = What::TranslationMissing {
                    language: language.clone(),
                    sheet: (*sheet).to_owned(),
                    columns: missing.join(", "),
                };
                findings.warn(Place::sheet(sheet), what);
            }
            if language != "default" && !coded.contains(&language) {
                coded.push(language);
            }
        }
    }
    coded.retain(|language| !has_code(language));
    if !coded.is_empty() {
        let what = What::LanguageCode {
            languages: coded.join(", "),
        };
        findings.warn(Place::nowhere(), what);
    }
    if or_other && several {
        findings.warn(Place::sheet("survey"), What::OtherTranslated {});
    }
}

/// `English (en)`: two to eight letters, perhaps a region after a hyphen.
fn has_code(language: &str) -> bool {
    let code = language
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(_, code)| code);
    code.is_some_and(|code| {
        let mut parts = code.split('-');
        let first = parts.next().unwrap_or_default();
        (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
