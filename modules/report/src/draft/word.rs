//! The draft as a document of Word in the built-in look.

use std::collections::BTreeMap;

use balai_docx::{Draft, Grid, Line, Piece, Shown, write};
use balai_kernel::{App, Error, Result, file, print::word_language, t, template, text::Lang};

use super::{Shape, Where, kinds, leaves, mark, stretches};
use crate::{
    block::Block,
    edition::{self, Edition, Extra, Material, Part, compose},
    prose::{Inline, Passage},
    report::Report,
};

/// A paragraph's words as pieces.
fn line(inlines: &[Inline]) -> Line {
    let mut pieces: Vec<Piece> = Vec::new();
    for stretch in stretches(inlines) {
        // What looks alike is one piece, as if somebody had typed it.
        if let Some(last) = pieces.last_mut()
            && (last.bold, last.italic) == (stretch.bold, stretch.italic)
        {
            last.text.push_str(&stretch.text);
            continue;
        }
        let piece = Piece::from(stretch.text);
        let piece = if stretch.bold { piece.bold() } else { piece };
        pieces.push(if stretch.italic { piece.italic() } else { piece });
    }
    Line::of(pieces)
}

fn named(line: Line, block: Option<&Block>, place: Where) -> Line {
    match block.and_then(|block| mark(block, place)) {
        Some(name) => line.marked(&name),
        None => line,
    }
}

fn table(draft: &mut Draft, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let plain = |cell: &Vec<Inline>| -> String { stretches(cell).into_iter().map(|one| one.text).collect() };
    draft.table(Grid {
        headings: head.iter().map(plain).collect(),
        widths: Vec::new(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| line(cell)).collect())
            .collect(),
    });
}

/// The report as a document of Word, in the office's own look where it gave one.
///
/// # Errors
/// When the database fails or the document cannot be packed.
pub(crate) async fn document(app: &App, report: &Report) -> Result<Vec<u8>> {
    let material = edition::gather(app, report).await?;
    let edition = compose(&material);
    let values = || kinds::of_report(&edition);
    if let Some(own) = template::filled(app, &kinds::REPORT_DRAFT, values).await? {
        return Ok(own);
    }
    let mut pictures = BTreeMap::new();
    for picture in &material.pictures {
        pictures.insert(picture.file_name(), file::read(app, &picture.storage_key).await?);
    }
    built_in(&material, &edition, &pictures)
}

/// The whole report; `pictures` gives the bytes of each by its file name.
///
/// # Errors
/// When it cannot be packed.
fn built_in(material: &Material, edition: &Edition, pictures: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let lang = Lang::EN;
    let mut draft = Draft::new(&edition.title, word_language(lang));
    draft
        .header(format!("{} · {}", edition.office, t!(lang, "draft-header")))
        .page_numbers("", " / ", "")
        .title(edition.title.as_str());
    if !edition.subtitle.is_empty() {
        draft.paragraph(Line::from(edition.subtitle.as_str()).small());
    }
    draft.paragraph(Line::from(t!(lang, "draft-how")).small());
    for part in &edition.parts {
        let block = material.blocks.iter().find(|block| block.slug == part.slug);
        put(&mut draft, edition, part, block, pictures);
    }
    write(&draft).map_err(|error| Error::setup(error.to_string()))
}

fn put(
    draft: &mut Draft,
    edition: &Edition,
    part: &Part,
    block: Option<&Block>,
    pictures: &BTreeMap<String, Vec<u8>>,
) {
    if !part.eyebrow.is_empty() {
        draft.paragraph(Line::from(part.eyebrow.as_str()).small().with_next());
    }
    if !part.heading.is_empty() {
        let heading = named(Line::from(part.heading.as_str()), block, Where::Heading);
        draft.heading(part.level, heading);
    }
    let mut list: Vec<(u8, Line)> = Vec::new();
    let mut is_counted = false;
    for (at, (shape, inlines)) in leaves(&part.passages).into_iter().enumerate() {
        let line = named(line(inlines), block, Where::Passage(at));
        if let Shape::Item(level, counted) = shape {
            if counted != is_counted {
                draft.list(is_counted, std::mem::take(&mut list));
            }
            is_counted = counted;
            list.push((level, line));
            continue;
        }
        draft.list(is_counted, std::mem::take(&mut list));
        match shape {
            Shape::Heading(rank) => draft.heading(part.level + rank, line),
            _ => draft.paragraph(line),
        };
    }
    draft.list(is_counted, list);
    for passage in &part.passages {
        if let Passage::Table(head, rows) = passage {
            table(draft, head, rows);
        }
    }
    extra(draft, edition, part, pictures);
}

fn extra(draft: &mut Draft, edition: &Edition, part: &Part, pictures: &BTreeMap<String, Vec<u8>>) {
    let lang = Lang::EN;
    let source = |draft: &mut Draft, source: &str| {
        if !source.is_empty() {
            draft.paragraph(Line::from(t!(lang, "report-source", source = source)).small());
        }
    };
    match &part.extra {
        Extra::Thanks(groups) => {
            for (gift, names) in groups {
                draft.heading(part.level + 1, t!(lang, &format!("gift-{}", gift.code())));
                draft.list(false, names.iter().map(|name| (0, Line::from(name.as_str()))));
            }
        }
        Extra::Signatures(people) => {
            for (name, function) in people {
                draft.paragraph(Line::of([
                    Piece::from(name.as_str()).bold(),
                    Piece::from(format!("\n{function}")),
                ]));
            }
        }
        Extra::Figures(groups) => {
            for (heading, keys) in groups {
                if !heading.is_empty() {
                    draft.heading(part.level + 1, heading.as_str());
                }
                let row = |key: &crate::edition::Key| {
                    let note = key.note.map_or_else(String::new, |note| format!(" [{note}]"));
                    let value = Line::of([Piece::from(key.value.as_str()).bold()]);
                    vec![value, Line::from(format!("{}{note}", key.label))]
                };
                draft.table(Grid {
                    headings: Vec::new(),
                    widths: vec![1.0, 4.0],
                    rows: keys.iter().map(row).collect(),
                });
            }
        }
        Extra::Chart(chart) => {
            draft.paragraph(Line::of([Piece::from(chart.title.as_str()).bold()]));
            // The numbers behind a chart are what a reader in a ministry checks.
            if let Ok(table) = balai_charts::table(chart) {
                draft.table(Grid {
                    headings: table.header.clone(),
                    widths: vec![3.0],
                    rows: table
                        .rows
                        .iter()
                        .map(|row| row.iter().map(|cell| Line::from(cell.as_str())).collect())
                        .collect(),
                });
            }
            source(draft, &chart.source);
        }
        Extra::Table(caption, rows, from) => {
            if let Some((head, rows)) = rows.split_first() {
                let caption = stretches(caption)
                    .into_iter()
                    .map(|one| Piece::from(one.text).bold());
                draft.paragraph(Line::of(caption));
                table(draft, head, rows);
            }
            source(draft, from);
        }
        Extra::Drawn(rows, rule) => {
            if let Some((head, rows)) = rows.split_first() {
                table(draft, head, rows);
            }
            draft.paragraph(Line::from(rule.as_str()).small());
        }
        Extra::Said(by) if !by.is_empty() => {
            draft.paragraph(Line::from(by.as_str()).small());
        }
        Extra::Picture(picture) => {
            if let Some(bytes) = pictures.get(&picture.file_name())
                && !picture.alternative.trim().is_empty()
            {
                draft.picture(Shown {
                    bytes: bytes.clone(),
                    description: picture.alternative.clone(),
                    width: 150.0,
                });
            }
            for words in [&picture.caption, &picture.credit] {
                if !words.is_empty() {
                    draft.paragraph(Line::from(words.as_str()).small());
                }
            }
        }
        Extra::Terms(terms) => {
            draft.table(Grid {
                headings: Vec::new(),
                widths: vec![1.0, 3.0],
                rows: terms
                    .iter()
                    .map(|(term, meaning)| {
                        vec![
                            Line::of([Piece::from(term.as_str()).bold()]),
                            Line::from(meaning.as_str()),
                        ]
                    })
                    .collect(),
            });
        }
        Extra::Notes => {
            // Numbered by hand: the text refers to these numbers.
            for (at, note) in edition.notes.iter().enumerate() {
                draft.paragraph(Line::from(format!("[{}] {note}", at + 1)).small());
            }
            if !edition.definitions.is_empty() {
                draft.heading(2, t!(lang, "report-definitions"));
                for (definition, version) in &edition.definitions {
                    let version = t!(lang, "report-definition-version", n = *version);
                    draft.paragraph(Line::from(format!("{definition} {version}")).small());
                }
            }
        }
        _ => {}
    }
}
