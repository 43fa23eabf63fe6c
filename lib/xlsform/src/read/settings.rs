//! The sheet of settings: one row of values under their names.
use super::{Options, split_headings, straight, yes_no};
use crate::{
    fault::{Findings, Place, What},
    form::{At, Settings, Written},
    reference,
    table::{Tables, heading},
};

impl Settings {
    /// Settings that stand on the survey sheet, as old forms have them.
    pub(super) fn overrule(&mut self, settings: Vec<(&'static str, String)>) {
        for (key, value) in settings {
            match key {
                "title" => self.title = value,
                "id_string" => self.id = value,
                _ => self.compact_prefix = Some(value),
            }
        }
    }
}

/// Reads the settings; without a sheet they are what is usual.
pub(super) fn read(tables: &Tables, options: &Options, findings: &mut Findings) -> Settings {
    let mut settings = Settings {
        root: options.root.clone().unwrap_or_else(|| "data".to_owned()),
        default_language: "default".to_owned(),
        ..Settings::default()
    };
    let mut id = None;
    let mut title = None;
    let table = tables.get("settings").filter(|table| !table.rows.is_empty());
    if let Some(table) = table {
        let has_form_id = table.headings.iter().any(|(_, text)| text == "form_id");
        let twice = has_form_id && table.headings.iter().any(|(_, text)| text == "id_string");
        if twice {
            findings.warn(Place::sheet("settings"), What::IdTwice {});
        }
        let mut table = table.clone();
        if twice {
            // Its heading stays, so that the others keep their places, but says nothing.
            for (_, text) in &mut table.headings {
                if text == "id_string" {
                    "unused".clone_into(text);
                }
            }
        }
        let headings = split_headings(&table, heading::settings, findings);
        let Some(row) = table.rows.first() else {
            return settings;
        };
        for (at, text) in &row.cells {
            let Some(heading) = headings.get(*at) else {
                continue;
            };
            let place = super::place(&table, row.number, *at);
            let column = table.headings.get(*at).map_or(0, |(column, _)| *column);
            let text = straight(text);
            let parts: Vec<&str> = heading.parts.iter().map(String::as_str).collect();
            let yes = yes_no(&text) == Some(true);
            match parts.as_slice() {
                ["name"] => {
                    if !reference::is_name(&text) {
                        findings.fault(place, What::NameInvalid { value: text.clone() });
                    }
                    settings.root = text;
                }
                ["id_string"] => id = Some(text),
                ["title"] => title = Some(text),
                ["version"] => settings.version = Some(text),
                ["style"] => settings.style = Some(text),
                ["default_language"] => settings.default_language = text,
                ["instance_name"] => {
                    let at = At {
                        row: row.number,
                        column,
                    };
                    settings.instance_name = Some(Written { text, at });
                }
                ["public_key"] => settings.public_key = Some(text),
                ["submission_url"] => settings.submission_url = Some(text),
                ["auto_send"] => settings.auto_send = Some(text),
                ["auto_delete"] => settings.auto_delete = Some(text),
                ["client_editable"] => settings.client_editable = yes,
                ["allow_choice_duplicates"] => settings.allow_choice_duplicates = yes,
                ["clean_text_values"] => settings.keep_blanks = yes_no(&text) == Some(false),
                ["omit_instanceID"] => settings.omit_instance_id = yes,
                ["instance_id"] => settings.instance_id = Some(text),
                ["instance_xmlns"] => settings.instance_xmlns = Some(text),
                ["namespaces"] => settings.namespaces = namespaces(&text),
                ["prefix"] => settings.compact_prefix = Some(text),
                ["delimiter"] => settings.compact_delimiter = Some(text),
                ["attribute", name] => settings.attributes.push(((*name).to_owned(), text)),
                ["flat"] if !text.is_empty() => findings.warn(place, What::Flat {}),
                _ => {}
            }
        }
    }
    if settings.omit_instance_id && settings.public_key.is_some() {
        findings.fault(Place::sheet("settings"), What::IdNeeded {});
    }
    if !reference::is_name(&settings.root) && table.is_none() {
        let value = settings.root.clone();
        findings.fault(Place::nowhere(), What::NameInvalid { value });
    }
    settings.id = id
        .or_else(|| tables.stem.clone())
        .unwrap_or_else(|| "data".to_owned());
    settings.title = title.unwrap_or_else(|| settings.id.clone());
    settings
}

/// `prefix="address"` pairs, divided by blanks.
fn namespaces(text: &str) -> Vec<(String, String)> {
    text.split_whitespace()
        .filter_map(|pair| {
            let mut parts = pair.split('=');
            let (prefix, address) = (parts.next()?, parts.next()?);
            let fits = parts.next().is_none() && !prefix.is_empty();
            fits.then(|| (prefix.to_owned(), address.replace(['"', '\''], "")))
        })
        .collect()
}
