//! Which column of a sheet means what, as it is shown, corrected by a person, remembered.

use std::collections::BTreeMap;

use balai_dates::{Hint, Order, Parsed, parse};
use balai_names::fold;
use serde::{Deserialize, Serialize};

/// Why a column was taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// By its heading.
    Heading,
    /// By what stands in it.
    Contents,
    /// As a person confirmed it for the same headings before.
    Remembered,
    /// A person said so.
    Chosen,
}

impl How {
    /// Its word in the catalogue (`import-how-heading`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Contents => "contents",
            Self::Remembered => "remembered",
            Self::Chosen => "chosen",
        }
    }
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Its place, from 0.
    pub column: usize,
    /// Its heading as written.
    pub heading: String,
    /// The field it fills, if any.
    pub field: Option<String>,
    /// Why.
    pub how: How,
    /// The beginnings of a few different cells below the heading; not remembered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<String>,
}

/// What is understood of a sheet as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Its columns with a heading, in order.
    pub columns: Vec<MappedColumn>,
    /// Why the sheet is left out as a whole; none for one that is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<How>,
    /// What is known beside the cells.
    pub hints: Hints,
}

/// What is known of a sheet beside its cells.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Hints {
    /// The year meant where a date gives none.
    pub year: Option<i16>,
    /// The order of day and month in a field's dates, where proven or told.
    #[serde(default)]
    pub orders: BTreeMap<String, Order>,
    /// The greatest number of a field.
    #[serde(default)]
    pub greatest: BTreeMap<String, f64>,
    /// The sheet's name and the lines above its headings.
    #[serde(default)]
    pub titles: Vec<String>,
    /// The fields that have a column.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The heading of the first column of a field, as written.
    #[serde(default)]
    pub headings: BTreeMap<String, String>,
    /// The letters of columns of a group (`Day 1`, `Day 2`) in which nothing stands at all.
    #[serde(default)]
    pub blank: Vec<String>,
}

impl Hints {
    /// What reading a date of a field needs.
    pub fn date(&self, field: &str) -> Hint {
        Hint {
            year: self.year,
            order: self.orders.get(field).copied(),
            ..Hint::default()
        }
    }

    /// Whether the sheet has a column for a field.
    pub fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|known| known == field)
    }
}

impl Mapping {
    /// The columns that fill fields: place and field.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &str)> {
        self.columns
            .iter()
            .filter_map(|column| Some((column.column, column.field.as_deref()?)))
    }

    /// The key under which a mapping for these headings is remembered: the headings,
    /// folded, in order.
    pub fn headings_key(&self) -> String {
        headings_key(self.columns.iter().map(|column| column.heading.as_str()))
    }

    /// What of it is remembered: which heading means what, and nothing of the cells.
    pub fn to_remember(&self) -> Self {
        let columns = self.columns.iter().map(|column| MappedColumn {
            samples: Vec::new(),
            ..column.clone()
        });
        Self {
            columns: columns.collect(),
            left_out: None,
            hints: Hints::default(),
        }
    }
}

/// The word under which it is remembered that a sheet was left out; no kind has it.
pub(super) const LEFT_OUT: &str = "left-out";

/// Mappings that were confirmed before, newest first.
#[derive(Default)]
pub(super) struct Remembered(Vec<((String, String), Mapping)>);

impl Remembered {
    /// Takes headings and kind with their mapping, newest first.
    pub fn new(rows: Vec<((String, String), Mapping)>) -> Self {
        Self(rows)
    }

    /// The kinds that sheets with these headings were, newest first.
    pub fn kinds(&self, headings: &str) -> Vec<&str> {
        self.0
            .iter()
            .filter(|((known, kind), _)| known == headings && kind != LEFT_OUT)
            .map(|((_, kind), _)| kind.as_str())
            .collect()
    }

    /// Whether a sheet with these headings was left out when one was last seen.
    pub fn is_left_out(&self, headings: &str) -> bool {
        self.of(headings, LEFT_OUT).is_some()
    }

    /// What the columns of such a sheet meant.
    pub fn of(&self, headings: &str, kind: &str) -> Option<&Mapping> {
        self.0
            .iter()
            .find(|((known, own), _)| known == headings && own == kind)
            .map(|(_, mapping)| mapping)
    }
}

/// The key under which what was said of headings is remembered: folded, in order.
pub(super) fn headings_key<'a>(headings: impl Iterator<Item = &'a str>) -> String {
    let folded: Vec<String> = headings.map(fold).collect();
    folded.join("|").chars().take(2_000).collect()
}

/// The year that titles name, newest first if several; Buddhist years are turned.
pub(super) fn year_in(texts: &[String]) -> Option<i16> {
    texts.iter().find_map(|text| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|run| run.len() == 4)
            .filter_map(|run| run.parse::<i16>().ok())
            .find_map(|year| match year {
                1950..=2099 => Some(year),
                2493..=2642 => Some(year - 543),
                _ => None,
            })
    })
}

/// The year that most dates name.
pub(super) fn year_of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<i16> {
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for text in cells {
        if let Parsed::Sure(found) = parse(text, &Hint::default()) {
            *years.entry(found.from.year()).or_default() += 1;
        }
    }
    years
        .into_iter()
        .max_by_key(|(year, count)| (*count, *year))
        .map(|(year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_in_a_title_also_in_the_buddhist_era() {
        assert_eq!(year_in(&["Participants 2024 - list".into()]), Some(2024));
        assert_eq!(year_in(&["รายชื่อ 2567".into()]), Some(2024));
        assert_eq!(year_in(&["prepared by desk 12345".into()]), None);
    }
}
