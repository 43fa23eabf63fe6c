//! Writing XLIFF 1.2.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::{File, Piece, Unit, pieces};

/// The file as XLIFF 1.2, in UTF-8.
pub fn write(file: &File) -> String {
    let mut out = String::with_capacity(512 + file.units.len() * 256);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
    let _ = writeln!(
        out,
        "<file original=\"{}\" source-language=\"{}\" target-language=\"{}\" datatype=\"plaintext\">\n<body>",
        clean(&file.original),
        clean(&file.from),
        clean(&file.to)
    );
    for unit in &file.units {
        one(&mut out, unit);
    }
    out.push_str("</body>\n</file>\n</xliff>\n");
    out
}

fn one(out: &mut String, unit: &Unit) {
    let approved = if unit.is_done { " approved=\"yes\"" } else { "" };
    let _ = write!(
        out,
        "<trans-unit id=\"{}\" xml:space=\"preserve\"{approved}>\n<source>{}</source>\n",
        clean(&unit.id),
        inline(&unit.source, &unit.source)
    );
    if !unit.target.is_empty() {
        let state = if unit.is_done {
            "translated"
        } else {
            "needs-review-translation"
        };
        let _ = writeln!(
            out,
            "<target state=\"{state}\">{}</target>",
            inline(&unit.target, &unit.source)
        );
    }
    if !unit.note.is_empty() {
        let _ = writeln!(out, "<note>{}</note>", clean(&unit.note));
    }
    out.push_str("</trans-unit>\n");
}

/// A text with its marks as elements; a mark has the number it has in the source.
fn inline(text: &str, source: &str) -> String {
    let marks: Vec<&str> = pieces(source)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Mark(mark) => Some(mark),
            Piece::Words(_) => None,
        })
        .collect();
    let mut used = vec![false; marks.len()];
    let mut out = String::new();
    let mut beyond = marks.len();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => out.push_str(&clean(words)),
            Piece::Mark(mark) => {
                let own = marks
                    .iter()
                    .zip(&used)
                    .position(|(other, used)| *other == mark && !used);
                let number = match own {
                    Some(at) => {
                        if let Some(used) = used.get_mut(at) {
                            *used = true;
                        }
                        at + 1
                    }
                    // One that the source does not have.
                    None => {
                        beyond += 1;
                        beyond
                    }
                };
                let _ = write!(out, "<x id=\"{number}\" equiv-text=\"{}\"/>", clean(mark));
            }
        }
    }
    out
}

/// A text as XML may hold it: escaped, without the control characters that XML has no way to write.
fn clean(text: &str) -> String {
    let allowed: String = text
        .chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r') || (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        })
        .collect();
    escape(allowed.as_str()).into_owned()
}
