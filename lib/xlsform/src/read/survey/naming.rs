//! Names: each once where it must be, and the references of the column `trigger`.
use super::{PATH, Reader};
use crate::{
    fault::{Place, What},
    form::{Item, Kind, Written},
    read::row::Row,
    reference,
    table::heading::Column,
};

impl Reader<'_> {
    /// Takes the row's name, or none with a fault.
    pub(super) fn name(&mut self, row: &mut Row, kind: &str) -> bool {
        let Some(name) = row.name.take() else {
            if kind == "note" {
                // A note is only read: nobody asks for its name.
                let name = format!("generated_note_name_{}", row.number);
                row.item.name.clone_from(&name);
                *self.names.entry(name).or_default() += 1;
                return true;
            }
            let what = What::NameMissing {
                kind: kind.to_owned(),
            };
            self.findings.fault(Place::row("survey", row.number), what);
            return false;
        };
        let place = row.place(&Column::Name);
        row.item.at = name.at;
        let value = name.text;
        if !reference::is_name(&value) {
            self.findings.fault(place, What::NameInvalid { value });
            return false;
        }
        let around: usize = self.open.iter().map(|open| open.header.name.len() + 1).sum();
        if around + value.len() > PATH {
            let what = What::PathLong {
                most: PATH.to_string(),
            };
            self.findings.fault(place, what);
            return false;
        }
        *self.names.entry(value.clone()).or_default() += 1;
        row.item.name.clone_from(&value);
        let Some(open) = self.open.last_mut() else {
            return true;
        };
        if value == "meta" {
            self.findings.fault(place, What::NameReserved { value });
            return true;
        }
        if let Some(other) = open.names.insert(value.clone(), row.number) {
            let what = What::NameTwice {
                value,
                row: other.to_string(),
            };
            self.findings.fault(place, what);
            return true;
        }
        if open.lower.insert(value.to_lowercase(), row.number).is_some() {
            self.findings.warn(place, What::NameCase { value });
        }
        true
    }

    pub(super) fn repeat_name(&mut self, row: &Row) {
        let value = row.item.name.clone();
        let place = row.place(&Column::Name);
        if value == self.form.settings.root {
            self.findings.fault(place, What::RepeatNameRoot { value });
            return;
        }
        if let Some(other) = self.repeats.insert(value.clone(), row.number) {
            let what = What::RepeatNameTwice {
                value,
                row: other.to_string(),
            };
            self.findings.fault(place, what);
        }
    }

    /// What stands in a loop is there once for each choice: its names mean several.
    pub(super) fn multiply(&mut self, items: &[Item], times: usize) {
        for item in items {
            if let Some(count) = self.names.get_mut(&item.name) {
                *count = (*count + times).saturating_sub(1).max(1);
            }
            if matches!(item.kind, Kind::Repeat(_)) && times > 1 {
                let row = item.at.row;
                let what = What::RepeatNameTwice {
                    value: item.name.clone(),
                    row: row.to_string(),
                };
                self.findings.fault(Place::row("survey", row), what);
            }
            self.multiply(item.items(), times);
        }
    }

    /// The questions that set a row off.
    pub(super) fn trigger(&mut self, row: &Row) -> Vec<Written> {
        let Some(cell) = &row.trigger else {
            return Vec::new();
        };
        let place = row.place(&Column::Trigger);
        let text = cell.text.clone();
        if !text.contains("${") {
            self.findings.fault(place, What::TriggerInvalid { text });
            return Vec::new();
        }
        let mut all = Vec::new();
        for part in text.split(',') {
            let what = match reference::references(part) {
                Ok(found) => match found.as_slice() {
                    [] => continue,
                    [one] => {
                        all.push(Written {
                            text: one.name.to_owned(),
                            at: cell.at,
                        });
                        self.triggers.push((one.name.to_owned(), place.clone()));
                        continue;
                    }
                    _ => What::TriggerCommas {},
                },
                Err(malformed) => What::ReferenceMalformed { text: malformed.0 },
            };
            self.findings.fault(place.clone(), what);
        }
        all
    }
}
