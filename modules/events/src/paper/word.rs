//! Papers as documents of Word.

use balai_docx::{Cards, Draft, Grid as Table, Line, Piece, Shown, write};
use balai_kernel::{Error, Result, print::word_language, t, web::Cx};

use super::{Doc, Guest, Part, qr};

/// Points for a name of so many characters, from the shortest.
const ON_BADGES: [(usize, u8); 4] = [(16, 20), (26, 16), (40, 13), (usize::MAX, 10)];
const ON_TENTS: [(usize, u8); 4] = [(14, 60), (24, 42), (38, 30), (usize::MAX, 20)];

fn draft(cx: &Cx, title: &str) -> Draft {
    let lang = cx.lang();
    let mut draft = Draft::new(title, word_language(lang));
    draft.header(cx.app.profile.office.name.get(lang));
    draft
}

fn packed(draft: &Draft) -> Result<Vec<u8>> {
    write(draft).map_err(|error| Error::setup(error.to_string()))
}

/// A paper that is read from top to bottom.
pub(super) fn document(cx: &Cx, doc: &Doc) -> Result<Vec<u8>> {
    let lang = cx.lang();
    let mut draft = draft(cx, &format!("{}: {}", doc.title, doc.kind));
    if doc.is_wide {
        draft.landscape();
    }
    draft
        .page_numbers(
            format!("{} ", t!(lang, "rows-document-page")),
            format!(" {} ", t!(lang, "rows-document-of")),
            "",
        )
        .paragraph(Line::from(doc.kind.as_str()).small())
        .title(doc.title.as_str());
    for line in &doc.lines {
        draft.paragraph(line.as_str());
    }
    for part in &doc.parts {
        match part {
            Part::Heading(words) => draft.heading(1, words.as_str()),
            Part::Paragraph(words) => draft.paragraph(words.as_str()),
            Part::Open(words) => draft.paragraph(Line::of([Piece::from(format!("[{words}]")).italic()])),
            Part::List(items) => draft.list(false, items.iter().map(|item| (0, Line::from(item.as_str())))),
            Part::Table(grid) => {
                if !grid.caption.is_empty() {
                    draft.paragraph(Line::of([Piece::from(grid.caption.as_str()).bold()]));
                }
                // A line of its own height under each name, to write on.
                let room = |cell: &String| match grid.is_signed && !cell.contains('\n') {
                    true => Line::from(format!("{cell}\n")),
                    false => Line::from(cell.as_str()),
                };
                draft.table(Table {
                    headings: grid.headings.clone(),
                    widths: grid.widths.iter().map(|width| f64::from(*width)).collect(),
                    rows: grid
                        .rows
                        .iter()
                        .map(|row| row.iter().map(room).collect())
                        .collect(),
                })
            }
        };
    }
    if let Some((address, words)) = &doc.code {
        draft.paragraph(Line::from(words.as_str()).small());
        if let Some(bytes) = qr::png(address) {
            draft.picture(Shown {
                bytes,
                description: format!("{words} {address}"),
                width: 28.0,
            });
        }
        draft.paragraph(Line::from(address.as_str()).small());
    }
    packed(&draft)
}

fn size(name: &str, sizes: &[(usize, u8); 4]) -> u8 {
    let length = name.chars().count();
    let fits = sizes.iter().find(|(most, _)| length <= *most);
    fits.map_or(10, |(_, points)| *points)
}

fn lines(guest: &Guest, top: &str, sizes: &[(usize, u8); 4], small: u8) -> Vec<Line> {
    let line = |text: &str, points: u8| Line::of([Piece::from(text).sized(points)]);
    let mut out = vec![line(top, small)];
    // Behind closed doors the name is written by hand.
    let name = match guest.name.is_empty() {
        true => "\u{a0}\n\u{a0}",
        false => guest.name.as_str(),
    };
    out.push(Line::of([Piece::from(name).bold().sized(size(name, sizes))]));
    if !guest.own_script.is_empty() {
        let points = size(&guest.own_script, sizes).saturating_mul(3) / 4;
        out.push(line(&guest.own_script, points.max(10)));
    }
    for (text, points) in [(&guest.agency, small + 1), (&guest.party, small + 3)] {
        if !text.is_empty() {
            out.push(line(text, points));
        }
    }
    out
}

/// Badges, two beside one another, eight a page.
pub(super) fn badges(cx: &Cx, doc: &Doc, guests: &[Guest]) -> Result<Vec<u8>> {
    let mut draft = draft(cx, &format!("{}: {}", doc.title, doc.kind));
    let cards = guests.iter().map(|guest| lines(guest, &doc.title, &ON_BADGES, 9));
    draft.cards(Cards {
        across: 2,
        height: 56.0,
        cards: cards.collect(),
    });
    packed(&draft)
}

/// Name tents, two a page: each is folded along its middle, with the name on its lower half.
pub(super) fn tents(cx: &Cx, doc: &Doc, guests: &[Guest]) -> Result<Vec<u8>> {
    let mut draft = draft(cx, &format!("{}: {}", doc.title, doc.kind));
    let mut cards = Vec::new();
    for guest in guests {
        cards.push(Vec::new());
        let without_agency = Guest {
            agency: String::new(),
            ..guest.clone()
        };
        cards.push(lines(&without_agency, "", &ON_TENTS, 18));
    }
    draft.cards(Cards {
        across: 1,
        height: 58.0,
        cards,
    });
    packed(&draft)
}
