//! The papers of the report that the office may give a look of its own.

use balai_docx::Values;
use balai_kernel::template::{Field, PaperKind};

use super::{leaves, stretches};
use crate::{
    brief::{Brief, Part as BriefPart, Table},
    edition::{Edition, Extra, Part},
    prose::{Inline, Passage},
};

const TEXT: &[Field] = &[Field::text("text")];
const FIGURE: &[Field] = &[Field::text("value"), Field::text("label")];
const ROW: &[Field] = &[
    Field::text("one"),
    Field::text("two"),
    Field::text("three"),
    Field::text("four"),
];
const NOTE: &[Field] = &[Field::text("number"), Field::text("text")];
const PART: &[Field] = &[
    Field::text("eyebrow"),
    Field::text("heading"),
    Field::list("paragraphs", TEXT),
    Field::list("figures", FIGURE),
    Field::text("caption"),
    Field::list("rows", ROW),
    Field::text("source"),
];

/// The draft of the report.
pub(crate) const REPORT_DRAFT: PaperKind = PaperKind {
    code: "report-draft",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("subtitle"),
        Field::text("year"),
        Field::list("parts", PART),
        Field::list("notes", NOTE),
    ],
};

const BRIEF_TABLE: &[Field] = &[Field::text("caption"), Field::list("rows", ROW)];
const BRIEF_PART: &[Field] = &[
    Field::text("heading"),
    Field::list("paragraphs", TEXT),
    Field::list("items", BRIEF_TABLE),
];

/// The brief about a party, a donor or a theme.
pub(crate) const BRIEF: PaperKind = PaperKind {
    code: "brief",
    fields: &[
        Field::text("office"),
        Field::text("title"),
        Field::text("kind"),
        Field::text("made"),
        Field::text("handling"),
        Field::list("figures", FIGURE),
        Field::list("parts", BRIEF_PART),
        Field::list("notes", NOTE),
    ],
};

/// Both, in the order of the settings.
pub(crate) const ALL: &[PaperKind] = &[BRIEF, REPORT_DRAFT];

fn text(text: impl Into<String>) -> Values {
    Values::new().text("text", text)
}

fn row(cells: &[String]) -> Values {
    let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
    Values::new()
        .text("one", cell(0))
        .text("two", cell(1))
        .text("three", cell(2))
        .text("four", cell(3))
}

fn figure(value: &str, label: &str) -> Values {
    Values::new().text("value", value).text("label", label)
}

fn note(at: usize, words: &str) -> Values {
    text(words).text("number", (at + 1).to_string())
}

fn plain(inlines: &[Inline]) -> String {
    stretches(inlines).into_iter().map(|one| one.text).collect()
}

fn part(part: &Part) -> Values {
    let mut paragraphs: Vec<String> = leaves(&part.passages)
        .into_iter()
        .map(|(_, inlines)| plain(inlines))
        .collect();
    let (mut figures, mut rows) = (Vec::new(), Vec::new());
    let (mut caption, mut source) = (String::new(), String::new());
    let cells = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>();
    for passage in &part.passages {
        if let Passage::Table(head, body) = passage {
            rows.push(cells(head));
            rows.extend(body.iter().map(cells));
        }
    }
    match &part.extra {
        Extra::Figures(groups) => {
            let keys = groups.iter().flat_map(|(_, keys)| keys);
            figures.extend(keys.map(|key| figure(&key.value, &key.label)));
        }
        Extra::Chart(chart) => {
            caption.clone_from(&chart.title);
            source.clone_from(&chart.source);
            if let Ok(table) = balai_charts::table(chart) {
                rows.push(table.header);
                rows.extend(table.rows);
            }
        }
        Extra::Table(words, body, from) => {
            caption = plain(words);
            source.clone_from(from);
            rows.extend(body.iter().map(cells));
        }
        Extra::Drawn(body, rule) => {
            source.clone_from(rule);
            rows.extend(body.iter().map(cells));
        }
        Extra::Thanks(groups) => {
            paragraphs.extend(groups.iter().map(|(_, names)| names.join(" · ")));
        }
        Extra::Signatures(people) => {
            paragraphs.extend(
                people
                    .iter()
                    .map(|(name, function)| format!("{name}, {function}")),
            );
        }
        Extra::Said(by) if !by.is_empty() => paragraphs.push(by.clone()),
        Extra::Picture(picture) => paragraphs.push(picture.caption.clone()),
        Extra::Terms(terms) => rows.extend(
            terms
                .iter()
                .map(|(term, meaning)| vec![term.clone(), meaning.clone()]),
        ),
        _ => {}
    }
    Values::new()
        .text("eyebrow", part.eyebrow.as_str())
        .text("heading", part.heading.as_str())
        .list("paragraphs", paragraphs.into_iter().map(text))
        .list("figures", figures)
        .text("caption", caption)
        .list("rows", rows.iter().map(|cells| row(cells)))
        .text("source", source)
}

/// What stands in the fields of the draft.
pub(super) fn of_report(edition: &Edition) -> Values {
    let notes = edition.notes.iter().enumerate();
    Values::new()
        .text("office", edition.office.as_str())
        .text("title", edition.title.as_str())
        .text("subtitle", edition.subtitle.as_str())
        .text("year", edition.year.to_string())
        .list("parts", edition.parts.iter().map(part))
        .list("notes", notes.map(|(at, words)| note(at, words)))
}

fn table(table: &Table) -> Values {
    let head: Vec<String> = table.columns.iter().map(|column| column.label.clone()).collect();
    let body = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>());
    let rows: Vec<Values> = std::iter::once(head)
        .chain(body)
        .map(|cells| row(&cells))
        .collect();
    Values::new()
        .text("caption", table.caption.as_str())
        .list("rows", rows)
}

/// What stands in the fields of a brief.
pub(crate) fn of_brief(office: &str, brief: &Brief) -> Values {
    let parts = brief.sections.iter().map(|section| {
        let sentences = section.parts.iter().filter_map(|part| match part {
            BriefPart::Sentence(sentence) => Some(text(sentence.as_str())),
            BriefPart::Table(_) => None,
        });
        let tables = section.parts.iter().filter_map(|part| match part {
            BriefPart::Table(one) => Some(table(one)),
            BriefPart::Sentence(_) => None,
        });
        Values::new()
            .text("heading", section.heading.as_str())
            .list("paragraphs", sentences)
            .list("items", tables)
    });
    let notes = brief.definitions.iter().enumerate();
    let keys = brief.keys.iter().map(|key| {
        let remarks = key
            .remarks
            .iter()
            .map(|remark| format!("\n{remark}"))
            .collect::<String>();
        figure(&key.value, &format!("{} [{}]{remarks}", key.label, key.note))
    });
    Values::new()
        .text("office", office)
        .text("title", brief.title.as_str())
        .text("kind", brief.kind.as_str())
        .text("made", brief.made.as_str())
        .text("handling", brief.handling.clone().unwrap_or_default())
        .list("figures", keys)
        .list("parts", parts)
        .list(
            "notes",
            notes.map(|(at, one)| note(at, &format!("{}: {}", one.name, one.rule))),
        )
}
