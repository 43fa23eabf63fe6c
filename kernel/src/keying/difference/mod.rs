//! Where two entries of one sheet differ, what was settled, and what stands in the end.

pub(super) mod pages;
pub(super) mod store;
pub(super) mod web;

use std::collections::HashMap;

use super::{Cells, alignment::align, entry::EntryRow};
use crate::{id::Id, store::FromRow};

/// A row that one entry missed is settled under this.
pub const WHOLE: &str = "";
/// The row is taken although one entry missed it.
pub const TAKEN: &str = "taken";
/// The row is left out.
pub const LEFT_OUT: &str = "left-out";

/// What is said of a cell: its text, empty for nothing, none where it cannot be read.
pub type Said = Option<String>;

/// What somebody settled.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Choice {
    /// The row of the first entry, or of the second where the first has none.
    pub keyed_row: Id<EntryRow>,
    /// The field; [`WHOLE`] for a row that one entry missed.
    pub field: String,
    /// What the first entry said then.
    pub first: Said,
    /// What the second said.
    pub second: Said,
    /// What stands: the text of the cell; for a row [`TAKEN`] or [`LEFT_OUT`].
    pub cell: Said,
}

/// A cell in which the entries differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field; [`WHOLE`] for a row that one entry missed.
    pub field: String,
    /// What the first entry says.
    pub first: Said,
    /// What the second says.
    pub second: Said,
    /// What was settled, if that still holds.
    pub settled: Option<Said>,
}

/// A line of the paper as the two entries have it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The row under which it is settled.
    pub anchor: Id<EntryRow>,
    /// The same line in the other entry.
    pub beside: Option<Id<EntryRow>>,
    /// The page of the scan.
    pub page: i64,
    /// What both say alike, or the one that has it.
    pub cells: Cells,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// How far two entries agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Cells in which at least one entry says something.
    pub cells: usize,
    /// Those of them in which both say the same.
    pub alike: usize,
    /// Rows that only one entry has.
    pub missed: usize,
}

impl Agreement {
    /// Per thousand of the cells; none where there are none.
    pub fn per_thousand(self) -> Option<usize> {
        (self.alike * 1000).checked_div(self.cells)
    }
}

/// What a row says of a field.
pub fn said(cells: &Cells, field: &str) -> Said {
    cells.get(field).cloned().unwrap_or_else(|| Some(String::new()))
}

/// Compares two entries cell by cell; `fields` are the sheet's columns.
pub fn compare(
    fields: &[String],
    first: &[EntryRow],
    second: &[EntryRow],
    choices: &[Choice],
) -> (Vec<Compared>, Agreement) {
    let texts = |rows: &[EntryRow]| -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| {
                let text = |field: &String| said(&row.cells.0, field).unwrap_or_default();
                fields.iter().map(text).collect()
            })
            .collect()
    };
    let settled: HashMap<(Id<EntryRow>, &str), &Choice> = choices
        .iter()
        .map(|choice| ((choice.keyed_row, choice.field.as_str()), choice))
        .collect();
    let settled = |anchor, field: &str, one: &Said, other: &Said| {
        let choice = settled.get(&(anchor, field))?;
        (choice.first == *one && choice.second == *other).then(|| choice.cell.clone())
    };
    let mut agreement = Agreement::default();
    let mut lines = Vec::new();
    for (one, other) in align(&texts(first), &texts(second)) {
        let (one, other) = (
            one.and_then(|at| first.get(at)),
            other.and_then(|at| second.get(at)),
        );
        let Some(row) = one.or(other) else { continue };
        let mut line = Compared {
            anchor: row.id,
            beside: one.and(other).map(|row| row.id),
            page: row.page,
            cells: Cells::new(),
            differences: Vec::new(),
        };
        match (one, other) {
            (Some(one), Some(other)) => {
                for field in fields {
                    let (own, theirs) = (said(&one.cells.0, field), said(&other.cells.0, field));
                    let is_alike = own == theirs;
                    let nothing = Some(String::new());
                    if own != nothing || theirs != nothing {
                        agreement.cells += 1;
                        agreement.alike += usize::from(is_alike);
                    }
                    if is_alike {
                        if own != nothing {
                            line.cells.insert(field.clone(), own);
                        }
                    } else {
                        line.differences.push(Difference {
                            field: field.clone(),
                            settled: settled(line.anchor, field, &own, &theirs),
                            first: own,
                            second: theirs,
                        });
                    }
                }
            }
            _ => {
                agreement.missed += 1;
                agreement.cells += row.cells.0.len();
                line.cells = row.cells.0.clone();
                let (own, theirs) = (one.map(|_| TAKEN.to_owned()), other.map(|_| TAKEN.to_owned()));
                line.differences.push(Difference {
                    field: WHOLE.to_owned(),
                    settled: settled(line.anchor, WHOLE, &own, &theirs),
                    first: own,
                    second: theirs,
                });
            }
        }
        lines.push(line);
    }
    (lines, agreement)
}

impl Compared {
    /// Whether something about it waits to be settled.
    pub fn is_open(&self) -> bool {
        self.differences.iter().any(|one| one.settled.is_none())
    }

    /// What stands in the end; none for a row that is left out.
    pub fn final_cells(&self) -> Option<Cells> {
        let mut cells = self.cells.clone();
        for one in &self.differences {
            let Some(settled) = &one.settled else { continue };
            if one.field == WHOLE {
                if settled.as_deref() != Some(TAKEN) {
                    return None;
                }
            } else if settled.as_deref() != Some("") {
                cells.insert(one.field.clone(), settled.clone());
            }
        }
        Some(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Instant, store::Json};

    fn row(number: u128, cells: &[(&str, Option<&str>)]) -> EntryRow {
        EntryRow {
            id: Id::of(uuid::Uuid::from_u128(number)),
            page: 1,
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            place: number as f64,
            cells: Json(
                cells
                    .iter()
                    .map(|(field, text)| ((*field).to_owned(), text.map(str::to_owned)))
                    .collect(),
            ),
            changed_by: None,
            changed_at: Instant::of(jiff::Timestamp::UNIX_EPOCH),
            version: 1,
        }
    }

    #[test]
    fn the_share_of_agreement_counts_cells_in_which_somebody_says_something() {
        let fields = ["name".to_owned(), "agency".to_owned()];
        let first = [
            row(
                1,
                &[("name", Some("Somchai Example")), ("agency", Some("Police"))],
            ),
            row(2, &[("name", Some("Dewi Contoh"))]),
        ];
        let second = [row(11, &[("name", Some("Somchai Example")), ("agency", None)])];
        let (lines, agreement) = compare(&fields, &first, &second, &[]);
        assert_eq!((agreement.cells, agreement.alike, agreement.missed), (3, 1, 1));
        assert_eq!(agreement.per_thousand(), Some(333));
        assert!(lines.iter().all(Compared::is_open));
        assert_eq!(Agreement::default().per_thousand(), None);
    }

    #[test]
    fn what_was_settled_holds_while_both_entries_say_what_they_said() {
        let fields = ["name".to_owned()];
        let (first, second) = (
            [row(1, &[("name", Some("Ann"))])],
            [row(2, &[("name", Some("Anna"))])],
        );
        let choice = Choice {
            keyed_row: first[0].id,
            field: "name".to_owned(),
            first: Some("Ann".to_owned()),
            second: Some("Anna".to_owned()),
            cell: None,
        };
        let (lines, _) = compare(&fields, &first, &second, std::slice::from_ref(&choice));
        assert!(!lines[0].is_open());
        assert_eq!(lines[0].final_cells().unwrap()["name"], None);
        let changed = [row(2, &[("name", Some("Anne"))])];
        let (lines, _) = compare(&fields, &first, &changed, &[choice]);
        assert!(lines[0].is_open());
    }
}
