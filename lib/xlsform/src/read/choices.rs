//! The sheets of choices.
use std::collections::HashMap;

use super::{split_headings, straight};
use crate::{
    fault::{Findings, Place, What},
    form::{At, Choice, ChoiceList, ExternalChoices, Media, Settings, Text, Written},
    reference,
    table::{
        Table,
        heading::{self, ChoiceColumn},
    },
};

/// Reads the lists of the sheet `choices`.
pub(super) fn lists(table: Option<&Table>, settings: &Settings, findings: &mut Findings) -> Vec<ChoiceList> {
    let Some(table) = table.filter(|table| !table.rows.is_empty()) else {
        return Vec::new();
    };
    let lists = read(table, settings, findings);
    check(&lists, settings, findings);
    lists
}

/// Reads the lists of tags of the sheet `osm`.
pub(super) fn tags(table: Option<&Table>, settings: &Settings, findings: &mut Findings) -> Vec<ChoiceList> {
    table.map_or_else(Vec::new, |table| read(table, settings, findings))
}

/// The sheet of external choices as it stands.
pub(super) fn external(table: &Table) -> ExternalChoices {
    let headings: Vec<String> = table
        .headings
        .iter()
        .map(|(_, heading)| heading.clone())
        .collect();
    let rows = table.rows.iter().map(|row| {
        let mut cells = vec![String::new(); headings.len()];
        for (at, text) in &row.cells {
            if let Some(cell) = cells.get_mut(*at) {
                *cell = straight(text);
            }
        }
        cells
    });
    ExternalChoices {
        rows: rows.collect(),
        headings,
    }
}

fn read(table: &Table, settings: &Settings, findings: &mut Findings) -> Vec<ChoiceList> {
    let headings = split_headings(table, heading::choices, findings);
    let columns: Vec<ChoiceColumn> = headings.iter().map(heading::choice_column).collect();
    if table.name == "choices" && !columns.contains(&ChoiceColumn::Name) {
        let what = What::HeadingMissing {
            heading: "name".to_owned(),
        };
        findings.fault(Place::sheet(&table.name), what);
        return Vec::new();
    }
    let mut left_out = vec![false; columns.len()];
    for (at, column) in columns.iter().enumerate() {
        let Some((number, written)) = table.headings.get(at) else {
            continue;
        };
        let place = Place::heading(&table.name, *number, written);
        match column {
            ChoiceColumn::UnknownMedia(kind) => {
                findings.fault(place, What::MediaUnknown { kind: kind.clone() });
            }
            ChoiceColumn::Extra(heading) if !reference::is_name(heading) => {
                findings.warn(
                    place,
                    What::ChoiceHeading {
                        heading: heading.clone(),
                    },
                );
                left_out[at] = true;
            }
            _ => {}
        }
    }
    let mut lists: Vec<ChoiceList> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let mut list = None;
        let mut choice = Choice {
            at: At {
                row: row.number,
                column: 0,
            },
            ..Choice::default()
        };
        for (at, text) in &row.cells {
            let (Some(column), Some((number, _))) = (columns.get(*at), table.headings.get(*at)) else {
                continue;
            };
            if left_out.get(*at) == Some(&true) {
                continue;
            }
            let text = straight(text);
            let written = || Written {
                text: text.clone(),
                at: At {
                    row: row.number,
                    column: *number,
                },
            };
            match column {
                ChoiceColumn::ListName => list = Some(text),
                ChoiceColumn::Name => {
                    choice.at.column = *number;
                    choice.name = text;
                }
                ChoiceColumn::Label(lang) => {
                    Text::add(
                        &mut choice.label,
                        lang.as_deref(),
                        written(),
                        &settings.default_language,
                    );
                }
                ChoiceColumn::Media(media, lang) => {
                    add_media(
                        &mut choice.media,
                        *media,
                        lang.as_deref(),
                        written(),
                        &settings.default_language,
                    );
                }
                ChoiceColumn::SmsOption => choice.sms_option = Some(text),
                ChoiceColumn::Extra(heading) => choice.further.push((heading.clone(), text)),
                ChoiceColumn::UnknownMedia(_) => {}
            }
        }
        // A row without a list is a remark.
        let Some(list) = list else { continue };
        let at = *by_name.entry(list).or_insert_with_key(|list| {
            lists.push(ChoiceList {
                name: list.clone(),
                choices: Vec::new(),
            });
            lists.len() - 1
        });
        if let Some(list) = lists.get_mut(at) {
            list.choices.push(choice);
        }
    }
    lists
}

/// Takes a further wording of media.
pub(super) fn add_media(
    all: &mut Vec<(Media, Text)>,
    media: Media,
    language: Option<&str>,
    written: Written,
    default: &str,
) {
    match all.iter_mut().find(|(there, _)| *there == media) {
        Some((_, text)) => {
            let mut taken = Some(text.clone());
            Text::add(&mut taken, language, written, default);
            if let Some(taken) = taken {
                *text = taken;
            }
        }
        None => {
            let mut taken = None;
            Text::add(&mut taken, language, written, default);
            all.extend(taken.map(|text| (media, text)));
        }
    }
}

fn check(lists: &[ChoiceList], settings: &Settings, findings: &mut Findings) {
    for list in lists {
        let mut seen: HashMap<&str, u32> = HashMap::new();
        for choice in &list.choices {
            let place = Place::cell("choices", choice.at.row, choice.at.column, "name");
            if choice.name.is_empty() {
                findings.fault(Place::row("choices", choice.at.row), What::ChoiceNameMissing {});
                continue;
            }
            if choice.label.is_none() {
                findings.warn(
                    place.clone(),
                    What::ChoiceLabel {
                        name: choice.name.clone(),
                    },
                );
            }
            match seen.get(choice.name.as_str()) {
                Some(row) if !settings.allow_choice_duplicates => {
                    let what = What::ChoiceTwice {
                        name: choice.name.clone(),
                        list: list.name.clone(),
                        row: row.to_string(),
                    };
                    findings.fault(place, what);
                }
                Some(_) => {}
                None => {
                    seen.insert(&choice.name, choice.at.row);
                }
            }
        }
    }
}
