//! Papers as source for the typesetter. Every word that people wrote stands in a string literal.

use std::{collections::BTreeMap, fmt::Write as _};

use balai_kernel::{
    print::{Job, literal, words},
    t,
    web::Cx,
};

use super::{Doc, Grid, Guest, Part, qr};

const LOOK: &str = include_str!("paper.typ");

fn begun(cx: &Cx, doc: &Doc, look: &str) -> String {
    let lang = cx.lang();
    let mut out = String::with_capacity(32 * 1024);
    out.push_str(LOOK);
    // A String takes whatever is written into it.
    let _ = writeln!(
        out,
        "\n#show: {look}.with(title: {}, office: {}, language: {}, wide: {})",
        literal(&format!("{}: {}", doc.title, doc.kind)),
        literal(cx.app.profile.office.name.get(lang)),
        literal(lang.code()),
        doc.is_wide
    );
    out
}

/// A paper that is read from top to bottom.
pub(super) fn document(cx: &Cx, doc: &Doc) -> Job {
    let mut out = begun(cx, doc, "look");
    let mut files = BTreeMap::new();
    let _ = writeln!(out, "#eyebrow({})\n= {}", literal(&doc.kind), words(&doc.title));
    for line in &doc.lines {
        let _ = writeln!(out, "#under({})", literal(line));
    }
    if let Some((address, said)) = &doc.code
        && let Some(bytes) = qr::png(address)
    {
        files.insert("code.png".to_owned(), bytes);
        let _ = writeln!(out, "#code({}, {})", literal(said), literal(address));
    }
    for part in &doc.parts {
        match part {
            Part::Heading(text) => {
                let _ = writeln!(out, "== {}", words(text));
            }
            Part::Paragraph(text) => {
                let _ = writeln!(out, "{}\n", words(text));
            }
            Part::Open(text) => {
                let _ = writeln!(out, "#open({})", literal(text));
            }
            Part::List(items) => {
                out.push_str("#list(");
                for item in items {
                    let _ = write!(out, "[{}], ", words(item));
                }
                out.push_str(")\n\n");
            }
            Part::Table(grid) => table(&mut out, grid),
        }
    }
    Job {
        main: out,
        files,
        today: cx.app.printed_on(),
    }
}

fn table(out: &mut String, grid: &Grid) {
    let widths: Vec<String> = grid.widths.iter().map(|width| format!("{width}fr")).collect();
    let _ = write!(
        out,
        "#grid-of(caption: {}, signed: {}, columns: ({},), headings: ({}), ",
        literal(&grid.caption),
        grid.is_signed,
        widths.join(", "),
        grid.headings
            .iter()
            .map(|text| format!("{}, ", literal(text)))
            .collect::<String>(),
    );
    for row in &grid.rows {
        for at in 0..grid.widths.len() {
            let text = row.get(at).map_or("", String::as_str);
            let lines: Vec<String> = text.lines().map(words).collect();
            let _ = write!(out, "[{}], ", lines.join(" #linebreak(); "));
        }
    }
    out.push_str(")\n\n");
}

fn guest(guest: &Guest) -> String {
    format!(
        "(name: {}, own: {}, agency: {}, party: {}), ",
        literal(&guest.name),
        literal(&guest.own_script),
        literal(&guest.agency),
        literal(&guest.party)
    )
}

/// Badges or name tents.
pub(super) fn cards(cx: &Cx, doc: &Doc, guests: &[Guest], is_tents: bool) -> Job {
    let look = match is_tents {
        true => "tent-pages",
        false => "badge-pages",
    };
    let mut out = begun(cx, doc, look);
    let call = match is_tents {
        true => "tents",
        false => "badges",
    };
    let _ = write!(out, "#{call}({}, ", literal(&doc.title));
    for one in guests {
        out.push_str(&guest(one));
    }
    out.push_str(")\n");
    if guests.is_empty() {
        let _ = writeln!(out, "{}", words(&t!(cx.lang(), "participation-empty")));
    }
    Job {
        main: out,
        files: BTreeMap::new(),
        today: cx.app.printed_on(),
    }
}
