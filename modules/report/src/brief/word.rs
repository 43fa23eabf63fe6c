//! A brief as a document of Word, for whoever has to write on.

use balai_docx::{Draft, Grid, Line, Piece, write};
use balai_kernel::{App, Error, Result, t};

use super::{Brief, Part, Table};

/// The document.
///
/// # Errors
/// When it cannot be packed.
pub(super) fn document(app: &App, brief: &Brief) -> Result<Vec<u8>> {
    let lang = brief.lang;
    let edition = t!(lang, &format!("brief-edition-{}", brief.edition.code()));
    let language = match lang.code() {
        "en" => "en-GB".to_owned(),
        "id" => "id-ID".to_owned(),
        code => code.to_owned(),
    };
    let mut draft = Draft::new(format!("{}: {}", brief.title, brief.kind), language);
    draft
        .header(format!("{} · {edition}", app.profile.office.name.get(lang)))
        .page_numbers("", " / ", "")
        .paragraph(Line::from(format!("{} · {edition}", brief.kind)).small())
        .title(brief.title.as_str())
        .paragraph(Line::from(brief.made.as_str()).small());
    if let Some(handling) = &brief.handling {
        draft.paragraph(handling.as_str());
    }
    if !brief.keys.is_empty() {
        let rows = brief.keys.iter().map(|key| {
            let mut label = format!("{} [{}]", key.label, key.note);
            for remark in &key.remarks {
                label = format!("{label}\n{remark}");
            }
            vec![Line::of([Piece::from(key.value.as_str()).bold()]), label.into()]
        });
        draft.table(Grid {
            headings: Vec::new(),
            widths: vec![1.0, 5.0],
            rows: rows.collect(),
        });
    }
    for section in &brief.sections {
        draft.heading(1, section.heading.as_str());
        for part in &section.parts {
            match part {
                Part::Sentence(sentence) => {
                    draft.paragraph(sentence.as_str());
                }
                Part::Table(table) => {
                    if table.caption != section.heading {
                        let note = table.note.map_or_else(String::new, |note| format!(" [{note}]"));
                        draft.paragraph(Line::from(format!("{}{note}", table.caption)).small());
                    }
                    draft.table(grid(table));
                }
            }
        }
    }
    if !brief.definitions.is_empty() {
        draft.heading(1, t!(lang, "brief-definitions"));
        let items = brief.definitions.iter().map(|definition| {
            let name = Piece::from(format!("{}: ", definition.name)).bold();
            (0, Line::of([name, Piece::from(definition.rule.as_str())]).small())
        });
        draft.list(true, items);
    }
    write(&draft).map_err(|error| Error::setup(error.to_string()))
}

fn grid(table: &Table) -> Grid {
    let widths = table.columns.iter().enumerate().map(|(at, column)| match at {
        _ if column.is_number => 1.2,
        0 => 4.0,
        3 => 4.0,
        _ => 2.0,
    });
    Grid {
        headings: table.columns.iter().map(|column| column.label.clone()).collect(),
        widths: widths.collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| Line::from(cell.text.as_str())).collect())
            .collect(),
    }
}
