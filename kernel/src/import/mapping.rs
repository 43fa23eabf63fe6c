//! Which column of a sheet means what: guessed by headings and contents, shown,
//! corrected by a person, remembered.

use std::collections::{BTreeMap, HashSet};

use balai_dates::{Hint, Order, Parsed, parse};
use balai_names::{email, fold, heading_score};
use serde::{Deserialize, Serialize};

use super::{ColumnSpec, Holds, ImportKind};

/// Under this a heading says nothing about a meaning.
const SOME: u8 = 50;
/// Cells of a column that are looked at.
const SAMPLES: usize = 60;

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
}

/// What is understood of a sheet as a whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Its columns with a heading, in order.
    pub columns: Vec<MappedColumn>,
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
        let folded: Vec<String> = self.columns.iter().map(|c| fold(&c.heading)).collect();
        folded.join("|").chars().take(2_000).collect()
    }
}

/// A guess: the fields of the columns and how well the whole fits.
pub(super) struct Guess {
    pub fields: Vec<Option<(String, How)>>,
    /// Points; none when a needed column is missing.
    pub fits: Option<f64>,
}

/// Guesses the columns of a sheet for one kind. `samples` holds, for each heading,
/// some of the texts under it.
pub(super) fn guess(
    kind: &dyn ImportKind,
    names: &[&str],
    headings: &[String],
    samples: &[Vec<&str>],
) -> Guess {
    let specs = kind.columns();
    let mut scored: Vec<(u8, usize, usize)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let cells = samples.get(at).map_or(&[][..], Vec::as_slice);
        for (place, spec) in specs.iter().enumerate() {
            let points = points(heading, spec);
            if points >= SOME && holds(spec.holds, cells) != Some(false) {
                scored.push((points, place, at));
            }
        }
    }
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut fields: Vec<Option<(String, How)>> = vec![None; headings.len()];
    let mut taken = HashSet::new();
    let mut sum = 0.0;
    for (points, place, at) in scored {
        let (Some(spec), Some(slot)) = (specs.get(place), fields.get_mut(at)) else {
            continue;
        };
        if slot.is_none() && taken.insert(spec.field) {
            *slot = Some((spec.field.to_owned(), How::Heading));
            sum += f64::from(points) / 100.0;
        }
    }
    // A column of addresses is one whatever its heading says.
    for spec in specs.iter().filter(|spec| spec.holds == Holds::Email) {
        let found = (0..headings.len()).find(|at| {
            fields.get(*at).is_some_and(Option::is_none)
                && holds(Holds::Email, samples.get(*at).map_or(&[][..], Vec::as_slice)) == Some(true)
        });
        if let Some(slot) = found.and_then(|at| fields.get_mut(at))
            && taken.insert(spec.field)
        {
            *slot = Some((spec.field.to_owned(), How::Contents));
            sum += 0.6;
        }
    }
    let named = names
        .iter()
        .map(|name| heading_score(name, kind.names()))
        .max()
        .unwrap_or(0);
    let groups: HashSet<u8> = specs.iter().map(|spec| spec.needed).filter(|g| *g > 0).collect();
    let fits = groups.into_iter().all(|group| {
        // What the sheet is called stands in for every group but the first.
        (group > 1 && named >= SOME)
            || specs
                .iter()
                .any(|spec| spec.needed == group && taken.contains(spec.field))
    });
    let unused = fields.iter().filter(|field| field.is_none()).count();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred columns")]
    let points = sum + f64::from(named) / 40.0 - unused as f64 * 0.4;
    Guess {
        fields,
        fits: fits.then_some(points),
    }
}

/// The better of the whole heading and of what stands under a group heading.
fn points(heading: &str, spec: &ColumnSpec) -> u8 {
    let whole = heading_score(heading, spec.synonyms);
    match heading.rsplit_once(" / ") {
        Some((_, own)) => whole.max(heading_score(own, spec.synonyms).saturating_sub(1)),
        None => whole,
    }
}

/// Whether the cells look like what a column holds; nothing to say without cells or
/// for texts.
fn holds(what: Holds, cells: &[&str]) -> Option<bool> {
    let filled: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|c| !c.is_empty())
        .take(SAMPLES)
        .collect();
    if filled.is_empty() {
        return None;
    }
    let fits: fn(&str) -> bool = match what {
        Holds::Text | Holds::Party => return None,
        Holds::Email => |text| email(text).is_some(),
        Holds::Date => |text| {
            !matches!(
                parse(text, &any_year()),
                Parsed::No(balai_dates::Reason::NotADate)
            )
        },
        Holds::Number => |text| text.chars().any(|c| c.is_ascii_digit()) || text.len() < 4,
    };
    let count = filled.iter().filter(|text| fits(text)).count();
    // Addresses are told by most cells; other columns are ruled out by nearly none.
    Some(match what {
        Holds::Email => count * 2 >= filled.len(),
        _ => count * 5 >= filled.len(),
    })
}

fn any_year() -> Hint {
    Hint {
        year: Some(2000),
        ..Hint::default()
    }
}

/// The words of all synonyms: a cheap first question before headings are scored.
pub(super) fn known_words(kinds: &[std::sync::Arc<dyn ImportKind>]) -> HashSet<String> {
    kinds
        .iter()
        .flat_map(|kind| kind.columns())
        .flat_map(|spec| spec.synonyms)
        .flat_map(|synonym| {
            let folded = fold(synonym);
            folded.split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| !word.is_empty())
        .collect()
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

    #[test]
    fn a_column_without_an_address_is_no_column_of_addresses() {
        assert_eq!(holds(Holds::Email, &["yes", "no"]), Some(false));
        assert_eq!(holds(Holds::Email, &["a@b.example", ""]), Some(true));
        assert_eq!(holds(Holds::Email, &["", ""]), None);
    }
}
