//! The log as a table, for files.

use balai_sheets::{Out, Table};

use super::pages;
use crate::{audit::store::Line, t, view::text, web::Cx};

/// The lines with what the page shows of them: no value of any field.
pub(super) fn table(cx: &Cx, lines: &[Line], parties: &[(String, String)]) -> Table {
    let lang = cx.lang();
    let columns = [
        ("audit-place", 10),
        ("audit-when", 26),
        ("audit-who", 28),
        ("audit-function", 28),
        ("audit-noun", 20),
        ("audit-act", 20),
        ("audit-fields", 28),
        ("audit-party", 24),
        ("audit-row", 34),
        ("audit-line", 34),
    ];
    let rows = lines
        .iter()
        .map(|line| {
            vec![
                line.place
                    .map_or(Out::Empty, |place| Out::Text(place.to_string())),
                Out::Text(line.at.fixed()),
                text(Some(&line.actor)),
                Out::Text(pages::function(lang, line)),
                Out::Text(pages::noun(lang, &line.noun)),
                Out::Text(pages::act(lang, &line.act)),
                Out::Text(line.fields.clone()),
                text(pages::party(line.party, parties)),
                line.row_id
                    .map_or(Out::Empty, |row| Out::Text(row.simple().to_string())),
                Out::Text(line.id.simple().to_string()),
            ]
        })
        .collect();
    Table {
        title: t!(lang, "audit-title"),
        columns: columns.map(|(key, width)| (t!(lang, key), width)).to_vec(),
        rows,
    }
}
