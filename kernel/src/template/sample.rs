//! What a template may ask for, shown: as a document to begin with, and as the list in the handbook.

use std::fmt::Write as _;

use balai_docx::{Draft, Grid, Line, Values, write};

use super::{Field, FieldKind, PaperKind};
use crate::{
    error::{Error, Result},
    print::word_language,
    t,
    text::Lang,
};

fn label(lang: Lang, field: &Field) -> String {
    t!(lang, &format!("template-field-{}", field.name))
}

/// A document that uses every field of a kind, to be given the office's own look.
///
/// # Errors
/// When it cannot be packed.
pub fn sample(lang: Lang, kind: &PaperKind) -> Result<Vec<u8>> {
    let name = t!(lang, &format!("template-{}", kind.code));
    let mut draft = Draft::new(&name, word_language(lang));
    draft.header("{{office}}");
    for field in kind.fields {
        match (field.name, field.kind) {
            ("office", _) => {}
            ("title", FieldKind::Text) => {
                draft.title("{{title}}");
            }
            _ => put(&mut draft, lang, field, 1),
        }
    }
    write(&draft).map_err(|error| Error::setup(error.to_string()))
}

fn put(draft: &mut Draft, lang: Lang, field: &Field, level: u8) {
    let (name, label) = (field.name, label(lang, field));
    match field.kind {
        FieldKind::Text => {
            draft.paragraph(format!("{label}: {{{{{name}}}}}"));
        }
        FieldKind::Truth => {
            draft.paragraph(format!("{{{{#if {name}}}}}{label}{{{{/if}}}}"));
        }
        FieldKind::List([only]) if only.kind == FieldKind::Text => {
            draft.heading(level, label);
            let item = format!("{{{{#each {name}}}}}{{{{{}}}}}{{{{/each}}}}", only.name);
            draft.list(false, [(0, Line::from(item))]);
        }
        FieldKind::List(entry) if entry.iter().all(|one| one.kind == FieldKind::Text) => {
            draft.heading(level, label);
            let last = entry.len().saturating_sub(1);
            let cells = entry.iter().enumerate().map(|(at, one)| {
                let open = if at == 0 {
                    format!("{{{{#each {name}}}}}")
                } else {
                    String::new()
                };
                let close = if at == last { "{{/each}}" } else { "" };
                Line::from(format!("{open}{{{{{}}}}}{close}", one.name))
            });
            draft.table(Grid {
                headings: entry.iter().map(|one| self::label(lang, one)).collect(),
                rows: vec![cells.collect()],
                ..Grid::default()
            });
        }
        FieldKind::List(entry) => {
            draft.heading(level, label);
            draft.paragraph(format!("{{{{#each {name}}}}}"));
            for one in entry {
                put(draft, lang, one, level + 1);
            }
            draft.paragraph("{{/each}}");
        }
    }
}

/// Something in the place of every field, to try a template with.
pub(super) fn tried(lang: Lang, fields: &[Field]) -> Values {
    fields
        .iter()
        .fold(Values::new(), |values, field| match field.kind {
            FieldKind::Text => values.text(field.name, label(lang, field)),
            FieldKind::Truth => values.truth(field.name, true),
            FieldKind::List(entry) => {
                let one = tried(lang, entry);
                values.list(field.name, [one.clone(), one])
            }
        })
}

/// The fields of papers as the handbook lists them, in English.
pub fn described<'a>(kinds: impl IntoIterator<Item = &'a PaperKind>) -> String {
    let mut out = String::new();
    for kind in kinds {
        let name = t!(Lang::EN, &format!("template-{}", kind.code));
        // A String takes whatever is written into it.
        let _ = writeln!(out, "### {name}\n\n| field | what stands there |\n|---|---|");
        rows(&mut out, kind.fields, "");
        out.push('\n');
    }
    out
}

fn rows(out: &mut String, fields: &[Field], within: &str) {
    for field in fields {
        let written = match field.kind {
            FieldKind::Text => format!("{{{{{}}}}}", field.name),
            FieldKind::Truth => format!("{{{{#if {}}}}}", field.name),
            FieldKind::List(_) => format!("{{{{#each {}}}}}", field.name),
        };
        let _ = writeln!(out, "| {within}`{written}` | {} |", label(Lang::EN, field));
        if let FieldKind::List(entry) = field.kind {
            rows(out, entry, &format!("{within}… "));
        }
    }
}
