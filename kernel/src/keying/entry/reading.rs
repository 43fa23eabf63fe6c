//! Rows as a form sends them: `ID.FIELD` with the text, `ID.unread.FIELD` for what cannot be read,
//! `ID.version`, `ID.place`, and `ID.mark` of what stood there. Values in, values out.

use std::collections::BTreeMap;

use super::{EntryRow, LONGEST, SentRow};
use crate::{
    error::{Error, Result},
    id::Id,
    keying::Cells,
};

/// Most rows that one form carries.
const MOST: usize = 400;

/// A text as it is kept: one line without what cannot be shown.
pub fn tidied(text: &str) -> String {
    balai_names::tidy(text).text.chars().take(LONGEST).collect()
}

/// The rows of a form, in the order of their places; `fields` are the sheet's columns and `page` the
/// page of the scan.
///
/// # Errors
/// [`Error::Refused`] for more rows than a form has.
pub fn rows(sent: &[(String, String)], fields: &[String], page: i64) -> Result<Vec<SentRow>> {
    let mut rows: BTreeMap<Id<EntryRow>, SentRow> = BTreeMap::new();
    for (name, value) in sent {
        let Some((id, field)) = name.split_once('.') else {
            continue;
        };
        let Ok(id) = id.parse::<Id<EntryRow>>() else {
            continue;
        };
        let row = rows.entry(id).or_insert_with(|| SentRow {
            id,
            version: 0,
            page,
            place: 0.0,
            cells: Cells::new(),
            mark: String::new(),
        });
        match field {
            "mark" => value.clone_into(&mut row.mark),
            "version" => row.version = value.parse().unwrap_or(0),
            "place" => row.place = place_of(value),
            _ => match field.strip_prefix("unread.") {
                Some(field) if value == "yes" && knows(fields, field) => {
                    row.cells.insert(field.to_owned(), None);
                }
                Some(_) => {}
                None if knows(fields, field) => {
                    let text = tidied(value);
                    // A box that was ticked says that what is typed beside it is a guess.
                    if !text.is_empty() && !matches!(row.cells.get(field), Some(None)) {
                        row.cells.insert(field.to_owned(), Some(text));
                    }
                }
                None => {}
            },
        }
        if rows.len() > MOST {
            return Err(Error::refused("keying-too-many-rows"));
        }
    }
    let mut rows: Vec<SentRow> = rows.into_values().collect();
    rows.sort_by(|one, other| one.place.total_cmp(&other.place).then(one.id.cmp(&other.id)));
    Ok(rows)
}

fn knows(fields: &[String], field: &str) -> bool {
    fields.iter().any(|known| known == field)
}

/// Tells cells as they were sent out from what was typed over them: 16 digits.
pub fn mark(cells: &Cells) -> String {
    // FNV-1a, of 64 bits: nobody gains by forging it but to have their own row left alone.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (field, text) in cells {
        add(field.as_bytes());
        add(&[0, u8::from(text.is_some())]);
        add(text.as_deref().unwrap_or_default().as_bytes());
        add(&[0]);
    }
    format!("{hash:016x}")
}

/// A place from 0 on; what is none is the first.
fn place_of(text: &str) -> f64 {
    text.parse::<f64>()
        .ok()
        .filter(|place| place.is_finite())
        .map_or(0.0, |place| place.clamp(0.0, 1e9))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn what_cannot_be_read_is_never_what_was_guessed() {
        let id = "0193f0f0f0f07000800000000000000a";
        let fields = ["name".to_owned(), "agency".to_owned()];
        for order in [[0, 1], [1, 0]] {
            let two = [("name", "Somch?"), ("unread.name", "yes")];
            let sent: Vec<(String, String)> = order
                .iter()
                .map(|at| (format!("{id}.{}", two[*at].0), two[*at].1.to_owned()))
                .collect();
            let rows = rows(&sent, &fields, 1).unwrap();
            assert_eq!(rows[0].cells, Cells::from([("name".to_owned(), None)]));
        }
    }

    #[test]
    fn fields_that_the_sheet_does_not_have_are_not_taken() {
        let id = "0193f0f0f0f07000800000000000000a";
        let sent = pairs(&[
            (&format!("{id}.salary"), "1"),
            (&format!("{id}.unread.salary"), "yes"),
            (&format!("{id}.name"), " Ann \u{202e} Example "),
            ("no-id.name", "x"),
        ]);
        let rows = rows(&sent, &["name".to_owned()], 2).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].page, 2);
        let text = rows[0].cells["name"].clone().unwrap();
        assert!(!text.contains('\u{202e}') && !text.starts_with(' '), "{text:?}");
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_read_or_left(sent in proptest::collection::vec(("[a-f0-9]{0,33}[.]?(name|unread.name|version|place)?", "\\PC{0,12}"), 0..20)) {
            let rows = rows(&sent, &["name".to_owned()], 1).unwrap();
            for row in rows {
                prop_assert!(row.place.is_finite());
                prop_assert!(row.cells.keys().all(|field| field == "name"));
            }
        }

        #[test]
        fn cells_that_differ_have_another_mark(one in "[a-c]{0,3}", other in "[a-c]{0,3}", unread in any::<bool>()) {
            let cells = |text: &str| Cells::from([("name".to_owned(), Some(text.to_owned()))]);
            prop_assert_eq!(mark(&cells(&one)) == mark(&cells(&other)), one == other);
            let none = Cells::from([("name".to_owned(), None)]);
            prop_assert!(unread || mark(&none) != mark(&cells("")));
        }
    }
}
