//! Fields as people write them, found in paragraphs whose text Word may have cut anywhere.
use super::fault::{Fault, Place, Wrong};
use crate::read::Looks;
use crate::xml::{Node, Ns, Tree};
use std::ops::Range;

/// Characters of a paragraph that a place shows.
const SHOWN: usize = 80;
/// The longest name.
const NAME: usize = 60;

/// What stands between two pairs of braces; names in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tag {
    Field(String),
    Open(Block, String),
    Close(Block),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    Each,
    If,
    Unless,
}

impl Block {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Block::Each => "each",
            Block::If => "if",
            Block::Unless => "unless",
        }
    }
}

impl Tag {
    pub(crate) fn shown(&self) -> String {
        match self {
            Tag::Field(name) => format!("{{{{{name}}}}}"),
            Tag::Open(block, name) => format!("{{{{#{} {name}}}}}", block.word()),
            Tag::Close(block) => format!("{{{{/{}}}}}", block.word()),
        }
    }

    /// Reads what stands between the braces. Word makes the first letter of a sentence large.
    fn of(inside: &str) -> Option<Tag> {
        let block = |word: &str| {
            [Block::Each, Block::If, Block::Unless]
                .into_iter()
                .find(|block| block.word() == word)
        };
        let inside = inside.trim().to_lowercase();
        if let Some(rest) = inside.strip_prefix('/') {
            return block(rest.trim()).map(Tag::Close);
        }
        if let Some(rest) = inside.strip_prefix('#') {
            let (word, name) = rest.trim_start().split_once(char::is_whitespace)?;
            return Some(Tag::Open(block(word)?, name_of(name)?));
        }
        name_of(&inside).map(Tag::Field)
    }
}

fn name_of(text: &str) -> Option<String> {
    let text = text.trim();
    let sound = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    (sound && text.len() <= NAME).then(|| text.to_owned())
}

/// A tag in its paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) tag: Tag,
    /// Place of its paragraph in the list.
    pub(crate) paragraph: usize,
    /// Bytes in the paragraph's text, braces included.
    pub(crate) range: Range<usize>,
}

/// A paragraph with tags in it.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) node: Node,
    pub(crate) place: Place,
    pub(crate) text: String,
    /// Where the text of each `w:t` lies in it.
    pub(crate) pieces: Vec<(Range<usize>, Node)>,
}

impl Written {
    /// Whether nothing but blanks stands outside the range.
    pub(crate) fn only(&self, range: &Range<usize>) -> bool {
        self.text[..range.start].trim().is_empty() && self.text[range.end..].trim().is_empty()
    }
}

/// The paragraphs of a part that hold tags, the tags in order, and what is wrong with them.
pub(crate) struct Scan {
    pub(crate) paragraphs: Vec<Written>,
    pub(crate) found: Vec<Found>,
    pub(crate) faults: Vec<Fault>,
}

pub(crate) fn scan(tree: &Tree<'_>, looks: &Looks, part: &str) -> Scan {
    let mut scan = Scan {
        paragraphs: Vec::new(),
        found: Vec::new(),
        faults: Vec::new(),
    };
    let mut number = 0;
    let mut last = Place::default();
    for node in tree.within(tree.root()) {
        if tree.is(node, Ns::W, "p") {
            // What older programs show instead of a text box says the same again.
            number += u32::from(!inside(tree, node, |kind| kind == (Ns::Mc, "Fallback")));
            let (text, pieces) = text_of(tree, node);
            last = Place {
                part: part.to_owned(),
                paragraph: Some(number),
                text: crate::read::cut(text.trim(), SHOWN),
            };
            scan.paragraph(tree, looks, node, text, pieces, &last);
        }
        let tag = &tree.source[tree.span(node).start..tree.inner(node).start];
        let wrong = match tree.kind(node) {
            (Ns::W, "fldSimple") if tag.contains("{{") => Some(Wrong::InCode),
            _ if tag.contains("{{") => Some(Wrong::NotFilled),
            (Ns::W, "instrText" | "delInstrText") if tree.text(node).contains("{{") => Some(Wrong::InCode),
            (Ns::Drawing | Ns::Math, "t") if tree.text(node).contains("{{") => Some(Wrong::NotFilled),
            _ => None,
        };
        scan.faults.extend(wrong.map(|wrong| Fault {
            place: last.clone(),
            wrong,
        }));
    }
    scan.faults.dedup();
    scan
}

impl Scan {
    fn paragraph(
        &mut self,
        tree: &Tree<'_>,
        looks: &Looks,
        node: Node,
        text: String,
        pieces: Vec<(Range<usize>, Node)>,
        place: &Place,
    ) {
        if !text.contains("{{") && !text.contains("}}") {
            return;
        }
        let at = self.paragraphs.len();
        let mut wrongs = Vec::new();
        for found in tags(&text, &mut wrongs) {
            let (tag, range) = found;
            let shown = tag.shown();
            let touched = pieces
                .iter()
                .filter(|(piece, _)| piece.start < range.end && range.start < piece.end);
            let hidden_in = touched
                .filter_map(|(_, piece)| hidden(tree, looks, *piece, &shown))
                .next();
            wrongs.extend(hidden_in);
            self.found.push(Found {
                tag,
                paragraph: at,
                range,
            });
        }
        let faults = wrongs.into_iter().map(|wrong| Fault {
            place: place.clone(),
            wrong,
        });
        self.faults.extend(faults);
        self.paragraphs.push(Written {
            node,
            place: place.clone(),
            text,
            pieces,
        });
    }
}

/// The tags of a text; what is wrong with the braces goes into the list.
fn tags(text: &str, wrongs: &mut Vec<Wrong>) -> Vec<(Tag, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("{{").map(|open| at + open) {
        let inner = open + 2;
        let close = text[inner..].find("}}").map(|close| inner + close);
        let Some(close) = close.filter(|close| !text[inner..*close].contains("{{")) else {
            wrongs.push(Wrong::Unfinished);
            return found;
        };
        if text[at..open].contains("}}") {
            wrongs.push(Wrong::Unfinished);
        }
        let range = open..close + 2;
        match Tag::of(&text[inner..close]) {
            Some(tag) => found.push((tag, range.clone())),
            None => wrongs.push(Wrong::NoField(crate::refusal::quoted(&text[range.clone()]))),
        }
        at = range.end;
    }
    if text[at..].contains("}}") {
        wrongs.push(Wrong::Unfinished);
    }
    found
}

/// A paragraph's own text without that of boxes in it, and where its pieces come from.
fn text_of(tree: &Tree<'_>, paragraph: Node) -> (String, Vec<(Range<usize>, Node)>) {
    let mut text = String::new();
    let mut pieces = Vec::new();
    let range = tree.within(paragraph);
    let mut at = range.start + 1;
    while at < range.end {
        match tree.kind(at) {
            (Ns::W, "txbxContent") => {
                at = tree.within(at).end;
                continue;
            }
            (Ns::W, "t" | "delText") => {
                let from = text.len();
                text.push_str(&tree.text(at));
                pieces.push((from..text.len(), at));
            }
            // Whatever stands between cuts a tag in two.
            (Ns::W, "tab") if !inside(tree, at, |kind| kind == (Ns::W, "tabs")) => text.push('\t'),
            (Ns::W, "br" | "cr") => text.push('\n'),
            _ => {}
        }
        at += 1;
    }
    (text, pieces)
}

/// Whether an element lies in one of that kind.
pub(crate) fn inside(tree: &Tree<'_>, node: Node, is: impl Fn((Ns, &str)) -> bool) -> bool {
    ancestors(tree, node).any(|node| is(tree.kind(node)))
}

pub(crate) fn ancestors<'t>(tree: &'t Tree<'_>, node: Node) -> impl Iterator<Item = Node> + 't {
    std::iter::successors(tree.parent(node), |node| tree.parent(*node))
}

/// Why nobody would see what comes into a piece of text; none if they would.
fn hidden(tree: &Tree<'_>, looks: &Looks, piece: Node, shown: &str) -> Option<Wrong> {
    let mut run_hides = None;
    for node in ancestors(tree, piece) {
        match tree.kind(node) {
            (Ns::W, "r") => {
                let format = tree.child(node, Ns::W, "rPr");
                let own = format.and_then(|format| tree.switch(format, "vanish"));
                let style = format.and_then(|format| tree.val(format, "rStyle"));
                run_hides = own.or_else(|| style.and_then(|style| looks.run_hides(&style)));
            }
            (Ns::W, "p") => {
                let style = tree
                    .child(node, Ns::W, "pPr")
                    .and_then(|format| tree.val(format, "pStyle"));
                if run_hides.take().unwrap_or_else(|| looks.hides(style.as_deref())) {
                    return Some(Wrong::Hidden(shown.to_owned()));
                }
            }
            (Ns::W, "tr") => {
                let format = tree.child(node, Ns::W, "trPr");
                if format.and_then(|format| tree.switch(format, "hidden")) == Some(true) {
                    return Some(Wrong::Hidden(shown.to_owned()));
                }
            }
            (Ns::W, "ins" | "del" | "moveFrom" | "moveTo") => return Some(Wrong::Tracked(shown.to_owned())),
            (Ns::W, "sdt") => {
                let format = tree.child(node, Ns::W, "sdtPr");
                if format
                    .and_then(|format| tree.child(format, Ns::W, "dataBinding"))
                    .is_some()
                {
                    return Some(Wrong::Bound(shown.to_owned()));
                }
            }
            _ => {}
        }
    }
    None
}
