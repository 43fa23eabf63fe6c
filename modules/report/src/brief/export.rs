//! A brief as source for the typesetter.

use std::{collections::BTreeMap, fmt::Write as _};

use balai_kernel::{App, t};

use super::{Brief, Definition, Edition, Part, Table};
use crate::{
    edition::export::{literal, words},
    pdf::Job,
};

const LOOK: &str = include_str!("brief.typ");

/// What the typesetter needs. Every word that people wrote stands in a string literal.
pub(super) fn job(app: &App, brief: &Brief) -> Job {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str(LOOK);
    let office = app.profile.office.name.get(brief.lang);
    let edition = t!(brief.lang, &format!("brief-edition-{}", brief.edition.code()));
    let title = format!("{}: {}", brief.title, brief.kind);
    let foot = match brief.edition {
        Edition::Office => format!("{} · {edition}", brief.title),
        Edition::Party => format!("{} · {office}", brief.title),
    };
    // A String takes whatever is written into it.
    let _ = writeln!(
        out,
        "\n#show: look.with(title: {}, office: {}, language: {}, foot: {})",
        literal(&title),
        literal(office),
        literal(brief.lang.code()),
        literal(&foot)
    );
    let eyebrow = format!("{} · {edition}", brief.kind);
    let _ = writeln!(out, "#eyebrow({})", literal(&eyebrow));
    let _ = writeln!(out, "= {}", words(&brief.title));
    let _ = writeln!(out, "#made({})", literal(&brief.made));
    if let Some(handling) = &brief.handling {
        let _ = writeln!(out, "#asked({})", literal(handling));
    }
    if !brief.keys.is_empty() {
        out.push_str("#keys(");
        for key in &brief.keys {
            let _ = write!(
                out,
                "key({}, [{}#super[{}]], {}), ",
                literal(&key.value),
                words(&key.label),
                key.note,
                literal(&key.remarks.join(" "))
            );
        }
        out.push_str(")\n");
    }
    for section in &brief.sections {
        let _ = writeln!(out, "== {}", words(&section.heading));
        for part in &section.parts {
            match part {
                Part::Sentence(sentence) => {
                    let _ = writeln!(out, "{}\n", words(sentence));
                }
                Part::Table(table) => {
                    let is_said = table.caption == section.heading;
                    write_table(&mut out, table, is_said);
                }
            }
        }
    }
    if !brief.definitions.is_empty() {
        let heading = t!(brief.lang, "brief-definitions");
        let _ = write!(out, "#definitions({}, [", literal(&heading));
        let all: usize = brief.definitions.iter().map(Definition::length).sum();
        let (mut before, mut is_left) = (0, true);
        for (at, definition) in brief.definitions.iter().enumerate() {
            // The second column begins where the first has about half of the words.
            if is_left && before > 0 && (before + definition.length() / 2) * 2 > all {
                out.push_str("], [");
                is_left = false;
            }
            before += definition.length();
            let name = format!("{}:", definition.name);
            let _ = write!(
                out,
                "#definition[#super[{}] #strong[{}] {}]",
                at + 1,
                words(&name),
                words(&definition.rule)
            );
        }
        out.push_str(if is_left { "], [])\n" } else { "])\n" });
    }
    let today = app.today();
    Job {
        main: out,
        files: BTreeMap::new(),
        today: (
            i32::from(today.year()),
            u8::try_from(today.month()).unwrap_or(1),
            u8::try_from(today.day()).unwrap_or(1),
        ),
    }
}

/// A table; without its caption where the heading above says the same.
fn write_table(out: &mut String, table: &Table, is_said: bool) {
    let widths: Vec<&str> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, _)| if at == 0 || at == 3 { "1fr" } else { "auto" })
        .collect();
    let sides: Vec<&str> = table
        .columns
        .iter()
        .map(|column| if column.is_number { "right" } else { "left" })
        .collect();
    let note = table
        .note
        .map_or_else(String::new, |note| format!("#super[{note}]"));
    let caption = match is_said {
        true => String::new(),
        false => format!("caption: [{}{note}], ", words(&table.caption)),
    };
    let _ = write!(
        out,
        "#figure(kind: table, supplement: none, numbering: none, {caption}table(columns: ({},), align: ({},), column-gutter: 5mm, table.header(",
        widths.join(", "),
        sides.join(", ")
    );
    for column in &table.columns {
        let _ = write!(out, "[{}], ", words(&column.label));
    }
    out.push_str("), ");
    for row in &table.rows {
        for at in 0..table.columns.len() {
            let text = row.get(at).map_or("", |cell| cell.text.as_str());
            let _ = write!(out, "[{}], ", words(text));
        }
    }
    out.push_str("))\n\n");
}
