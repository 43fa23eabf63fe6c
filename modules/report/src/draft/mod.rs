//! The report as a draft in Word, for those who comment on it there. Each paragraph carries a name
//! that Word keeps and does not show, so that what comes back is found beside the paragraph it
//! belongs to; figures stand in it as plain text.

pub(crate) mod kinds;
mod word;

pub(crate) use word::document;

use crate::{
    block::Block,
    edition::{Edition, Extra, Part},
    prose::{Inline, Passage},
};

/// How a text of the report is called in the documents that go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Where {
    /// The heading of its block.
    Heading,
    /// The so many-th paragraph, heading or item of the block's text, from 0.
    Passage(usize),
    /// Elsewhere in the block: a caption, a figure, a cell of a table. Nothing is changed in place there.
    Elsewhere,
}

impl Where {
    /// As it is kept in the database: -1 for the heading, none for what is elsewhere.
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Heading => Some(-1),
            Self::Passage(at) => i64::try_from(at).ok(),
            Self::Elsewhere => None,
        }
    }

    /// The place with this number.
    pub fn of_number(number: Option<i64>) -> Self {
        match number {
            Some(-1) => Self::Heading,
            Some(at) => usize::try_from(at).map_or(Self::Elsewhere, Self::Passage),
            None => Self::Elsewhere,
        }
    }
}

/// A text of the report as it goes out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    /// The slug of its block.
    pub block: String,
    /// Where in the block.
    pub place: Where,
    /// As it is read.
    pub text: String,
    /// For each character 0, or which of the pieces it belongs to that the program wrote: figures,
    /// notes, references, from 1.
    pub fixed: Vec<usize>,
}

/// The name of a paragraph in a document: of a block and a place in it.
pub(crate) fn mark(block: &Block, place: Where) -> Option<String> {
    let id = block.id.uuid().simple();
    match place {
        Where::Heading => Some(format!("_b{id}_h")),
        Where::Passage(at) => Some(format!("_b{id}_{at}")),
        Where::Elsewhere => None,
    }
}

/// The block and the place that a name means, among these blocks.
pub(crate) fn marked<'a>(blocks: &'a [Block], name: &str) -> Option<(&'a Block, Where)> {
    let (id, place) = name.strip_prefix("_b")?.split_once('_')?;
    let block = blocks
        .iter()
        .find(|block| block.id.uuid().simple().to_string() == id)?;
    let place = match place {
        "h" => Where::Heading,
        number => Where::Passage(number.parse().ok()?),
    };
    Some((block, place))
}

/// The shape of a paragraph in a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As it is.
    Paragraph,
    /// A heading within the block.
    Heading(u8),
    /// An item of a list, with its level; whether it is counted.
    Item(u8, bool),
    /// Someone else's words.
    Quote,
}

/// The paragraphs, headings and items of a text in reading order; tables are left out.
pub(crate) fn leaves(passages: &[Passage]) -> Vec<(Shape, &[Inline])> {
    let mut out = Vec::new();
    put_leaves(passages, Shape::Paragraph, &mut out);
    out
}

fn put_leaves<'a>(passages: &'a [Passage], shape: Shape, out: &mut Vec<(Shape, &'a [Inline])>) {
    for passage in passages {
        match passage {
            Passage::Paragraph(inlines) => out.push((shape, inlines)),
            Passage::Heading(rank, inlines) => out.push((Shape::Heading(*rank), inlines)),
            Passage::List(first, items) => {
                let level = match shape {
                    Shape::Item(level, _) => level + 1,
                    _ => 0,
                };
                for item in items {
                    put_leaves(item, Shape::Item(level, first.is_some()), out);
                }
            }
            Passage::Quote(inner) => put_leaves(inner, Shape::Quote, out),
            Passage::Table(..) => {}
        }
    }
}

/// A stretch of a paragraph as it is written in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stretch {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// Whether the program wrote it.
    pub is_fixed: bool,
}

/// The stretches of a paragraph. The number of a source stands in brackets.
pub(crate) fn stretches(inlines: &[Inline]) -> Vec<Stretch> {
    let mut out = Vec::new();
    put_stretches(inlines, &Stretch::default(), &mut out);
    out
}

fn put_stretches(inlines: &[Inline], like: &Stretch, out: &mut Vec<Stretch>) {
    let put = |text: String, is_fixed: bool, out: &mut Vec<Stretch>| {
        out.push(Stretch {
            text,
            is_fixed,
            ..like.clone()
        });
    };
    for inline in inlines {
        match inline {
            Inline::Text(text) => put(text.clone(), false, out),
            Inline::Break => put("\n".to_owned(), false, out),
            Inline::Strong(inner) => {
                let like = Stretch {
                    bold: true,
                    ..like.clone()
                };
                put_stretches(inner, &like, out);
            }
            Inline::Emphasis(inner) => {
                let like = Stretch {
                    italic: true,
                    ..like.clone()
                };
                put_stretches(inner, &like, out);
            }
            Inline::Link(_, inner) => put_stretches(inner, like, out),
            Inline::Figure { written, note, .. } => {
                let note = note.map_or_else(String::new, |note| format!(" [{note}]"));
                put(format!("{written}{note}"), true, out);
            }
            Inline::Note(number) => put(format!(" [{number}]"), true, out),
            Inline::Reference { heading, .. } => put(heading.clone(), true, out),
            Inline::Mark(_) => {}
        }
    }
}

fn unit(block: &str, place: Where, inlines: &[Inline]) -> Unit {
    let (mut text, mut fixed) = (String::new(), Vec::new());
    let mut pieces = 0;
    for stretch in stretches(inlines) {
        pieces += usize::from(stretch.is_fixed);
        let piece = if stretch.is_fixed { pieces } else { 0 };
        fixed.extend(stretch.text.chars().map(|_| piece));
        text.push_str(&stretch.text);
    }
    Unit {
        block: block.to_owned(),
        place,
        text,
        fixed,
    }
}

fn plain(block: &str, place: Where, text: &str) -> Unit {
    Unit {
        block: block.to_owned(),
        place,
        text: text.to_owned(),
        fixed: vec![0; text.chars().count()],
    }
}

/// The texts of one part.
pub(crate) fn units_of(part: &Part) -> Vec<Unit> {
    let slug = part.slug.as_str();
    let mut out = Vec::new();
    if !part.heading.is_empty() {
        out.push(plain(slug, Where::Heading, &part.heading));
    }
    for (at, (_, inlines)) in leaves(&part.passages).into_iter().enumerate() {
        out.push(unit(slug, Where::Passage(at), inlines));
    }
    for passage in &part.passages {
        if let Passage::Table(head, rows) = passage {
            let cells = head.iter().chain(rows.iter().flatten());
            out.extend(cells.map(|cell| unit(slug, Where::Elsewhere, cell)));
        }
    }
    match &part.extra {
        Extra::Figures(groups) => {
            let keys = groups.iter().flat_map(|(_, keys)| keys);
            out.extend(keys.map(|key| plain(slug, Where::Elsewhere, &key.label)));
        }
        Extra::Chart(chart) => out.push(plain(slug, Where::Elsewhere, &chart.title)),
        Extra::Table(caption, rows, source) => {
            out.push(unit(slug, Where::Elsewhere, caption));
            let cells = rows.iter().flatten();
            out.extend(cells.map(|cell| unit(slug, Where::Elsewhere, cell)));
            out.push(plain(slug, Where::Elsewhere, source));
        }
        Extra::Drawn(rows, _) => {
            let cells = rows.iter().flatten();
            out.extend(cells.map(|cell| unit(slug, Where::Elsewhere, cell)));
        }
        _ => {}
    }
    out.retain(|unit| !unit.text.trim().is_empty());
    out
}

/// All texts of a report as it goes out, in reading order.
pub(crate) fn units(edition: &Edition) -> Vec<Unit> {
    edition.parts.iter().flat_map(units_of).collect()
}
