//! A form out of its file.
mod choices;
mod loops;
mod parameters;
mod range;
mod row;
mod select;
mod settings;
mod survey;
mod translations;

pub(crate) use range::has_fraction;

use std::collections::HashMap;

use balai_sheets::Limits;

use crate::{
    fault::{self, Fault, Findings, Place, What},
    form::{Form, Item, Text},
    logic, reference,
    table::{self, SHEETS, Table, Tables, heading},
    xform,
};

/// How a form is read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name of the answers' root element where the settings give none; `data` without it.
    pub root: Option<String>,
    /// What the file may cost.
    pub limits: Limits,
}

/// What came of reading a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The form, where nothing is wrong with it.
    pub form: Option<Form>,
    /// Why it is refused; empty where it is accepted.
    pub faults: Vec<Fault>,
    /// What is worth a look.
    pub warnings: Vec<Fault>,
}

/// Reads a form: a workbook (xlsx, xlsm, xls, ods), separated text or Markdown tables; what the
/// file is, its content tells. `file_name` gives the form its id where the settings do not.
pub fn read(file_name: &str, bytes: &[u8], options: &Options) -> Reading {
    let mut findings = Findings::default();
    let form = match table::read(file_name, bytes, &options.limits) {
        Ok(tables) => Some(form(&tables, options, &mut findings)),
        Err(fault) => {
            findings.fault(fault.place, fault.what);
            None
        }
    };
    if let Some(form) = &form {
        logic::check(form, &mut findings);
        // What only shows when a form is put together needs all its parts.
        if findings.faults.is_empty() {
            xform::check(form, &mut findings);
        }
    }
    let (faults, warnings) = findings.close();
    Reading {
        form: form.filter(|_| faults.is_empty()),
        faults,
        warnings,
    }
}

fn form(tables: &Tables, options: &Options, findings: &mut Findings) -> Form {
    findings.warnings.extend(tables.warnings.iter().cloned());
    let mut form = Form::default();
    let Some(survey) = tables
        .get("survey")
        .filter(|table| !table.headings.is_empty() || !table.rows.is_empty())
    else {
        let names = match tables.names.as_slice() {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        findings.fault(Place::nowhere(), What::NoSurvey { names });
        return form;
    };
    long_cells(tables, findings);
    if !findings.faults.is_empty() {
        return form;
    }
    failed_formulas(tables, findings);
    form.settings = settings::read(tables, options, findings);
    form.lists = choices::lists(tables.get("choices"), &form.settings, findings);
    if form.lists.len() > LISTS {
        let what = What::TooManyLists {
            most: LISTS.to_string(),
        };
        findings.fault(Place::sheet("choices"), what);
        return form;
    }
    form.external = tables.get("external_choices").map(choices::external);
    form.tags = choices::tags(tables.get("osm"), &form.settings, findings);
    if let Some(entities) = tables.get("entities")
        && let Some(row) = entities.rows.first()
    {
        findings.fault(Place::row("entities", row.number), What::Entities {});
    }
    let read = survey::read(survey, &form, findings);
    form.items = read.items;
    form.settings.overrule(read.settings);
    let default = form.settings.default_language.clone();
    form.languages = translations::languages(survey, tables.get("choices"), &default);
    if form.languages.len() > LANGUAGES {
        let what = What::TooManyLanguages {
            most: LANGUAGES.to_string(),
        };
        findings.fault(Place::nowhere(), what);
    }
    if !form.languages.contains(&default) && form.items.iter().any(has_plain_hint) {
        // Older types bring a hint of their own.
        form.languages.push(default);
    }
    translations::check(survey, tables.get("choices"), read.or_other, findings);
    references(tables, &read.names, findings);
    similar_sheets(tables, findings);
    form
}

fn has_plain_hint(item: &Item) -> bool {
    matches!(item.hint, Some(Text::Plain(_))) || item.items().iter().any(has_plain_hint)
}

/// Characters of a cell: more no workbook holds.
const LONGEST: usize = 32_767;

/// Lists of choices in a form.
const LISTS: usize = 5_000;

/// Languages of a form.
const LANGUAGES: usize = 100;

/// Cells that are longer than those of a workbook, as other files can have them.
fn long_cells(tables: &Tables, findings: &mut Findings) {
    for table in &tables.tables {
        for row in &table.rows {
            for (at, text) in &row.cells {
                if text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
                    let what = What::CellLong {
                        most: LONGEST.to_string(),
                    };
                    findings.fault(place(table, row.number, *at), what);
                }
            }
        }
    }
}

/// A failed formula anywhere under a heading is a word that nobody wrote.
fn failed_formulas(tables: &Tables, findings: &mut Findings) {
    const MARKS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    for table in &tables.tables {
        for row in &table.rows {
            for (at, text) in &row.cells {
                if text.starts_with('#') && MARKS.contains(&text.as_str()) {
                    let what = What::FailedFormula { mark: text.clone() };
                    findings.fault(place(table, row.number, *at), what);
                }
            }
        }
    }
}

/// The place of a cell: `at` counts the table's headings.
fn place(table: &Table, row: u32, at: usize) -> Place {
    match table.headings.get(at) {
        Some((column, heading)) => Place::cell(&table.name, row, *column, heading),
        None => Place::row(&table.name, row),
    }
}

/// Every reference leads to one question.
fn references(tables: &Tables, names: &HashMap<String, usize>, findings: &mut Findings) {
    for name in ["settings", "survey", "choices"] {
        let Some(table) = tables.get(name) else { continue };
        let looked_at = referring_columns(table);
        for row in &table.rows {
            for (at, text) in &row.cells {
                if !text.contains("${") || !looked_at.get(*at).copied().unwrap_or_default() {
                    continue;
                }
                let what = match reference::references(text) {
                    Err(malformed) => What::ReferenceMalformed { text: malformed.0 },
                    Ok(found) => {
                        let wrong = found
                            .iter()
                            .find_map(|reference| match names.get(reference.name) {
                                None => Some(What::ReferenceUnknown {
                                    name: reference.name.to_owned(),
                                    nearest: match findings.are_many() {
                                        true => String::new(),
                                        false => {
                                            fault::was_meant(reference.name, names.keys().map(String::as_str))
                                        }
                                    },
                                }),
                                Some(1) => None,
                                Some(_) => Some(What::ReferenceAmbiguous {
                                    name: reference.name.to_owned(),
                                }),
                            });
                        match wrong {
                            Some(what) => what,
                            None => continue,
                        }
                    }
                };
                findings.fault(place(table, row.number, *at), what);
            }
        }
    }
}

/// Of each heading, whether references under it are replaced.
fn referring_columns(table: &Table) -> Vec<bool> {
    let doubled = heading::is_doubled(table.headings.iter().map(|(_, heading)| heading.as_str()));
    let headings = table.headings.iter().map(|(_, heading)| heading.as_str());
    match table.name.as_str() {
        "survey" => headings
            .map(|text| {
                let first = heading::survey(text, doubled)
                    .parts
                    .first()
                    .cloned()
                    .unwrap_or_default();
                !matches!(first.as_str(), "type" | "name" | "trigger")
            })
            .collect(),
        "choices" => headings
            .map(|text| {
                let first = heading::choices(text, doubled)
                    .parts
                    .first()
                    .cloned()
                    .unwrap_or_default();
                matches!(first.as_str(), "label" | "media")
            })
            .collect(),
        _ => headings.map(|_| true).collect(),
    }
}

/// Sheets that are nearly named as one that is missing.
fn similar_sheets(tables: &Tables, findings: &mut Findings) {
    for sheet in ["choices", "settings"] {
        if tables.get(sheet).is_some() {
            continue;
        }
        let similar = tables.names.iter().find(|name| {
            let lower = name.to_lowercase();
            !name.starts_with('_')
                && !SHEETS.contains(&lower.as_str())
                && strsim::osa_distance(&lower, sheet) <= 2
        });
        if let Some(similar) = similar {
            let what = What::SheetNear {
                sheet: sheet.to_owned(),
                similar: similar.clone(),
            };
            findings.warn(Place::nowhere(), what);
        }
    }
}

/// Whether a cell says yes or no; none where it says neither.
fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// Quotation marks that word processors round are straight in expressions.
fn straight(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            c => c,
        })
        .collect()
}

/// Parts of every heading of a table, with a fault for two that mean the same.
fn split_headings(
    table: &Table,
    split: fn(&str, bool) -> heading::Heading,
    findings: &mut Findings,
) -> Vec<heading::Heading> {
    let doubled = heading::is_doubled(table.headings.iter().map(|(_, heading)| heading.as_str()));
    let mut seen: HashMap<Vec<String>, &str> = HashMap::new();
    let mut all = Vec::with_capacity(table.headings.len());
    for (column, text) in &table.headings {
        let heading = split(text, doubled);
        if let Some(other) = seen.get(&heading.parts)
            && *other != text
            && heading.found != *text
        {
            let what = What::HeadingsAlike {
                heading: text.clone(),
                other: (*other).to_owned(),
            };
            findings.fault(Place::heading(&table.name, *column, text), what);
        }
        seen.insert(heading.parts.clone(), text);
        all.push(heading);
    }
    all
}
