//! What an activity gains from a list besides its own fields: levels that it also
//! serves, and co-organisers. A list adds, it never takes away: what somebody else
//! wrote down stays.

pub(super) mod store;

use std::collections::HashSet;

use balai_directory::{PartyId, party::import::Finder};
use balai_kernel::{
    import::{PlannedRow, Question},
    text::Message,
};
use balai_names::{fold, tidy};
use uuid::Uuid;

use super::store::Record;
use crate::level::import::{Level, Levels};

/// What an activity has already.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub initiatives: HashSet<Uuid>,
    pub purposes: HashSet<Uuid>,
    /// Folded names of its co-organisers.
    pub co_organisers: HashSet<String>,
    /// Where the next co-organiser stands.
    pub next: i64,
}

/// What a row adds to it.
#[derive(Debug, Clone, Default)]
pub struct Gained {
    pub initiatives: Vec<Uuid>,
    pub purposes: Vec<Uuid>,
    pub co_organisers: Vec<(String, Option<PartyId>)>,
    /// Where the first of them stands.
    pub next: i64,
}

impl Gained {
    /// The columns of a list by which something is added.
    pub fn fields(&self) -> Vec<&'static str> {
        [
            ("also_initiative", self.initiatives.is_empty()),
            ("also_purpose", self.purposes.is_empty()),
            ("co_organisers", self.co_organisers.is_empty()),
        ]
        .into_iter()
        .filter_map(|(field, is_empty)| (!is_empty).then_some(field))
        .collect()
    }
}

/// What a row adds to an activity; nothing when the row was settled, because somebody
/// has to say what a word means.
pub fn gained(
    finder: &Finder,
    agencies: &HashSet<String>,
    levels: &Levels,
    row: &mut PlannedRow,
    record: &Record,
    kept: &Kept,
) -> Option<Gained> {
    let mut initiatives = also(&levels.initiatives, row, "initiative", "also_initiative")?;
    initiatives.retain(|id| Some(*id) != record.initiative && !kept.initiatives.contains(id));
    let mut purposes = also(&levels.purposes, row, "purpose", "also_purpose")?;
    purposes.retain(|id| Some(*id) != record.core_purpose && !kept.purposes.contains(id));
    let mut seen = kept.co_organisers.clone();
    let co_organisers = co_organisers(finder, agencies, row)
        .into_iter()
        .filter(|(name, _)| seen.insert(fold(name)))
        .collect();
    Some(Gained {
        initiatives,
        purposes,
        co_organisers,
        next: kept.next,
    })
}

/// All levels that a row names in the column of the counted one (`4; also 2`) and in a
/// column of its own.
fn also(level: &Level, row: &mut PlannedRow, counted: &str, field: &'static str) -> Option<Vec<Uuid>> {
    let answer = row.answer(field).map(str::to_owned);
    let mut found = Vec::new();
    for column in [counted, field] {
        let Some(text) = row.get(column).map(str::to_owned) else {
            continue;
        };
        let several = level.several(&text);
        found.extend(several.found);
        let Some(written) = several.unknown else { continue };
        match answer.as_deref() {
            Some(code) => found.extend(level.named(code).filter(|_| code != "leave")),
            // The counted one is asked about where it is read.
            None if column == counted && level.named(&text).is_none() => {}
            None => {
                let mut choices = level.offered();
                choices.push(("leave".to_owned(), Message::new("import-choice-leave-also")));
                let reason = Message::new("import-level-also-unknown").with("written", written);
                row.ask(reason, Question::of(field, choices));
                row.cell = row.places.get(column).cloned();
                return None;
            }
        }
    }
    let mut once = HashSet::new();
    found.retain(|id| once.insert(*id));
    Some(found)
}

/// The co-organisers of a row. `UNODC and Interpol` are two where both halves are known,
/// else it may be one body with "and" in its name.
fn co_organisers(
    finder: &Finder,
    agencies: &HashSet<String>,
    row: &PlannedRow,
) -> Vec<(String, Option<PartyId>)> {
    row.get("co_organisers")
        .unwrap_or_default()
        .split([';', '\n', '|'])
        .flat_map(|text| {
            let is_known = |name: &str| finder.sure(name).is_some() || agencies.contains(&fold(name));
            several(text, &is_known)
        })
        .map(|name| tidy(&name).text)
        .filter(|name| name.chars().any(char::is_alphabetic))
        .map(|name| {
            let party = finder.sure(&name);
            (name, party)
        })
        .collect()
}

fn several(text: &str, is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let parts = parts(text);
    if parts.len() > 1 && !is_known(text) && parts.iter().all(|part| is_known(part)) {
        return parts;
    }
    vec![text.to_owned()]
}

/// What stands between "and", commas and slashes.
fn parts(text: &str) -> Vec<String> {
    let plain = text
        .replace(" & ", ",")
        .replace(" and ", ",")
        .replace(" dan ", ",");
    plain
        .split([',', '/'])
        .map(|part| part.trim().to_owned())
        .collect()
}

/// Folded names in cells of co-organisers that may be two in one.
pub fn doubtful<'a>(rows: impl Iterator<Item = &'a PlannedRow>) -> Vec<String> {
    let cells = rows.filter_map(|row| row.get("co_organisers"));
    let texts = cells.flat_map(|cell| cell.split([';', '\n', '|']));
    let mut names: Vec<String> = texts
        .filter(|text| parts(text).len() > 1)
        .flat_map(|text| [vec![text.to_owned()], parts(text)].concat())
        .map(|name| fold(&name))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn two_known_names_with_and_between_are_two_and_others_are_one() {
        let known = |name: &str| ["UNODC", "Interpol", "IOM", "Trinidad and Tobago"].contains(&name);
        assert_eq!(several("UNODC and Interpol", &known), ["UNODC", "Interpol"]);
        assert_eq!(several("UNODC & Interpol", &known), ["UNODC", "Interpol"]);
        assert_eq!(
            several("IOM, UNODC and Interpol", &known),
            ["IOM", "UNODC", "Interpol"]
        );
        for one in [
            "Trinidad and Tobago",
            "Ministry of Law and Justice",
            "IOM and friends",
        ] {
            assert_eq!(several(one, &known), [one]);
        }
    }
}
