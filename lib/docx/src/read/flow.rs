//! The text from its first paragraph to its last.
use super::looks::{Looks, level};
use crate::document::{Block, Change, ChangeKind, ChangeOf, ListPlace, Paragraph, Picture};
use crate::package::Relation;
use crate::{Limits, Refusal, xml::Node, xml::Ns, xml::Tree};
use jiff::civil::DateTime;
use std::collections::HashMap;
use std::ops::Range;

/// Characters of a change's text that are kept.
const CHANGE: usize = 20_000;

/// Moves that are open at one place; each is looked through for every end of one.
const MOVES: usize = 1_000;

/// What is gathered from all parts of one document.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Paragraphs so far.
    pub(crate) number: u32,
    pub(crate) cells: usize,
    pub(crate) remarks: usize,
    pub(crate) embedded: usize,
    pub(crate) inserted: usize,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) changes: Vec<Change>,
    /// Where the text of each change lies in `all`.
    spans: Vec<Range<usize>>,
    /// Every text in reading order, also what is deleted.
    pub(crate) all: String,
    /// Every text that is there once all changes are accepted.
    pub(crate) after: String,
    /// Ranges of comments by their ids.
    pub(crate) ranges: HashMap<String, Stretch>,
    /// References to footnotes (false) and endnotes (true): id and paragraph.
    pub(crate) notes: Vec<(bool, String, u32)>,
}

/// Where a comment stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretch {
    pub(crate) first: u32,
    pub(crate) last: Option<u32>,
    pub(crate) from: usize,
    pub(crate) to: Option<usize>,
}

impl Gathered {
    /// Counts one more comment, change or note.
    pub(crate) fn remark(&mut self, limits: &Limits) -> Result<(), Refusal> {
        self.remarks += 1;
        match self.remarks > limits.remarks {
            true => Err(Refusal::TooMany {
                what: "comments and changes",
                most: limits.remarks,
            }),
            false => Ok(()),
        }
    }

    /// The changes with their texts. Changes within changes would each copy the same text:
    /// all copies together are bounded as the document's text is.
    pub(crate) fn finished_changes(&mut self, limits: &Limits) -> Result<Vec<Change>, Refusal> {
        let mut copied = 0u64;
        for (change, span) in self.changes.iter_mut().zip(&self.spans) {
            let text = self.all.get(span.clone()).unwrap_or_default();
            change.text = cut(text.trim_end_matches('\n'), CHANGE);
            copied += change.text.len() as u64;
            if copied > limits.unpacked {
                return Err(Refusal::Bomb);
            }
        }
        Ok(std::mem::take(&mut self.changes))
    }
}

/// The first characters of a text, with a mark if there were more.
pub(crate) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Reads one part's text.
pub(crate) struct Flow<'t, 'a> {
    pub(crate) tree: &'t Tree<'a>,
    pub(crate) looks: &'t Looks,
    pub(crate) relations: HashMap<&'t str, &'t Relation>,
    pub(crate) limits: &'t Limits,
    pub(crate) g: &'t mut Gathered,
    /// For a part beside the text: the number of the paragraph it belongs to.
    pub(crate) fixed: Option<u32>,
    /// The changes around the place that is read, outermost first.
    pub(crate) stack: Vec<usize>,
    /// Fields around the place that is read: whether it is their code.
    pub(crate) fields: Vec<bool>,
    /// How many of them are in their code.
    pub(crate) codes: usize,
    /// Names of the moves that are open: id, whether it is the end text goes from, name.
    pub(crate) moves: Vec<(String, bool, String)>,
    /// Text boxes of the paragraph that is read, with the changes around them.
    pub(crate) boxes: Vec<(Node, Vec<usize>)>,
    boxed: bool,
    pub(crate) inside: bool,
}

impl<'t, 'a> Flow<'t, 'a> {
    pub(crate) fn new(
        tree: &'t Tree<'a>,
        looks: &'t Looks,
        relations: &'t [Relation],
        limits: &'t Limits,
        g: &'t mut Gathered,
    ) -> Self {
        Flow {
            tree,
            looks,
            relations: relations.iter().map(|r| (r.id.as_str(), r)).collect(),
            limits,
            g,
            fixed: None,
            stack: Vec::new(),
            fields: Vec::new(),
            codes: 0,
            moves: Vec::new(),
            boxes: Vec::new(),
            boxed: false,
            inside: false,
        }
    }

    /// The paragraphs and tables in an element.
    pub(crate) fn blocks(&mut self, node: Node) -> Result<Vec<Block>, Refusal> {
        let mut blocks = Vec::new();
        self.blocks_into(node, &mut blocks)?;
        Ok(blocks)
    }

    fn blocks_into(&mut self, node: Node, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        let tree = self.tree;
        for child in tree.children(node) {
            match tree.kind(child) {
                (Ns::W, "p") => self.paragraph(child, blocks)?,
                (Ns::W, "tbl") => blocks.push(Block::Table(self.table(child)?)),
                (Ns::W, "sdt" | "sdtContent" | "customXml" | "smartTag") => {
                    self.blocks_into(child, blocks)?
                }
                (Ns::W, "ins" | "del" | "moveFrom" | "moveTo") => {
                    self.begin_change(child, ChangeOf::Text)?;
                    self.blocks_into(child, blocks)?;
                    self.end_change();
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(first) = self.first_alternative(child) {
                        self.blocks_into(first, blocks)?;
                    }
                }
                (Ns::W, "altChunk") => self.g.inserted += 1,
                _ => self.marker(child)?,
            }
        }
        Ok(())
    }

    /// Of alternative contents the first (ECMA-376 part 3, 7.6): programs write what says
    /// more before what older readers need, and one text must not be read twice.
    pub(crate) fn first_alternative(&self, node: Node) -> Option<Node> {
        let first = self.tree.child(node, Ns::Mc, "Choice");
        first.or_else(|| self.tree.child(node, Ns::Mc, "Fallback"))
    }

    fn paragraph(&mut self, node: Node, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        if self.fixed.is_none() {
            self.g.number += 1;
        }
        if self.g.number > self.limits.paragraphs {
            return Err(Refusal::TooMany {
                what: "paragraphs",
                most: self.limits.paragraphs as usize,
            });
        }
        let tree = self.tree;
        let properties = tree.child(node, Ns::W, "pPr");
        let style = properties.and_then(|node| tree.val(node, "pStyle"));
        let mut paragraph = self.shape(properties, style.as_deref());
        let hidden = self.looks.hides(style.as_deref());
        self.inside = true;
        self.inline(node, &mut paragraph, hidden, None)?;
        self.inside = false;
        let mark = properties.and_then(|node| tree.child(node, Ns::W, "rPr"));
        for child in mark.into_iter().flat_map(|node| tree.children(node)) {
            if let (Ns::W, "ins" | "del" | "moveFrom" | "moveTo") = tree.kind(child) {
                self.begin_change(child, ChangeOf::ParagraphEnd)?;
                self.end_change();
            }
        }
        self.g.all.push('\n');
        self.g.after.push('\n');
        blocks.push(Block::Paragraph(paragraph));
        let around = std::mem::take(&mut self.stack);
        let boxed = std::mem::replace(&mut self.boxed, true);
        for (inner, stack) in std::mem::take(&mut self.boxes) {
            self.stack = stack;
            self.blocks_into(inner, blocks)?;
        }
        self.boxed = boxed;
        self.stack = around;
        Ok(())
    }

    fn shape(&self, properties: Option<Node>, style: Option<&str>) -> Paragraph {
        let tree = self.tree;
        let own = properties.and_then(|node| tree.child(node, Ns::W, "numPr"));
        let own_list = own.and_then(|node| tree.val(node, "numId"));
        let own_level = own.and_then(|node| level(tree, node, "ilvl"));
        let styled = self.looks.list(style);
        let list = own_list.or_else(|| styled.as_ref().map(|(list, _)| list.clone()));
        let list = list.filter(|list| list != "0").map(|list| {
            let level = own_level.or(styled.map(|(_, level)| level)).unwrap_or(0).min(8);
            ListPlace {
                level,
                ordered: self.looks.is_ordered(&list, level),
            }
        });
        let outline = properties.and_then(|node| level(tree, node, "outlineLvl"));
        let heading = match outline {
            Some(level @ 0..=8) => Some(level + 1),
            Some(_) => None,
            None => self.looks.heading(style),
        };
        let right_to_left = properties.and_then(|node| tree.switch(node, "bidi"));
        Paragraph {
            number: self.here(),
            style: style.map(|style| self.looks.name(style)),
            heading,
            list,
            right_to_left: right_to_left.unwrap_or_else(|| self.looks.right_to_left(style)),
            boxed: self.boxed,
            marks: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// The number of the paragraph that is read.
    pub(crate) fn here(&self) -> u32 {
        self.fixed.unwrap_or(self.g.number)
    }

    /// Enters a tracked change; what is read until [`Flow::end_change`] lies in it.
    pub(crate) fn begin_change(&mut self, node: Node, of: ChangeOf) -> Result<(), Refusal> {
        self.g.remark(self.limits)?;
        let kind = match self.tree.name(node) {
            "del" => ChangeKind::Deleted,
            "moveFrom" => ChangeKind::MovedFrom,
            "moveTo" => ChangeKind::MovedTo,
            _ => ChangeKind::Inserted,
        };
        let end = match kind {
            ChangeKind::MovedFrom => Some(true),
            ChangeKind::MovedTo => Some(false),
            _ => None,
        };
        let moved = end.and_then(|end| self.moves.iter().rev().find(|(_, from, _)| *from == end));
        let change = Change {
            kind,
            of,
            author: self.tree.attribute(node, "author").unwrap_or_default(),
            at: when(self.tree.attribute(node, "date")),
            text: String::new(),
            // One that stands between paragraphs belongs to the next.
            paragraph: self.here() + u32::from(!self.inside && of == ChangeOf::Text && self.fixed.is_none()),
            within: self.stack.last().copied(),
            moved: moved.map(|(_, _, name)| name.clone()),
        };
        self.stack.push(self.g.changes.len());
        self.g.changes.push(change);
        self.g.spans.push(self.g.all.len()..self.g.all.len());
        Ok(())
    }

    pub(crate) fn end_change(&mut self) {
        let end = self.g.all.len();
        if let Some(span) = self.stack.pop().and_then(|at| self.g.spans.get_mut(at)) {
            span.end = end;
        }
    }

    /// Whether text at this place was there before any change, and is there after all.
    pub(crate) fn stands(&self) -> (bool, bool) {
        let kinds = || self.stack.iter().filter_map(|at| self.g.changes.get(*at));
        let before = !kinds().any(|change| change.kind.stays());
        let after = kinds().all(|change| change.kind.stays());
        (before, after)
    }

    /// Where ranges of comments and moves begin and end.
    pub(crate) fn marker(&mut self, node: Node) -> Result<(), Refusal> {
        let tree = self.tree;
        let id = || tree.attribute(node, "id").unwrap_or_default();
        let here = self.here() + u32::from(!self.inside && self.fixed.is_none());
        let at = self.g.after.len();
        match tree.kind(node) {
            (Ns::W, "commentRangeStart") => {
                self.g.remark(self.limits)?;
                let begun = Stretch {
                    first: here,
                    from: at,
                    ..Stretch::default()
                };
                self.g.ranges.entry(id()).or_insert(begun);
            }
            (Ns::W, "commentRangeEnd") => {
                let last = self.here();
                if let Some(range) = self.g.ranges.get_mut(&id()) {
                    range.last.get_or_insert(last.max(range.first));
                    range.to.get_or_insert(at);
                }
            }
            // Without a range a comment stands at its mark alone.
            (Ns::W, "commentReference") => {
                let mark = Stretch {
                    first: here,
                    last: Some(here),
                    from: at,
                    to: Some(at),
                };
                self.g.ranges.entry(id()).or_insert(mark);
            }
            (Ns::W, name @ ("moveFromRangeStart" | "moveToRangeStart")) => {
                self.g.remark(self.limits)?;
                let from = name == "moveFromRangeStart";
                let shared = tree.attribute(node, "name").unwrap_or_default();
                if self.moves.len() < MOVES {
                    self.moves.push((id(), from, shared));
                }
            }
            (Ns::W, "moveFromRangeEnd" | "moveToRangeEnd") => {
                let id = id();
                if let Some(at) = self.moves.iter().rposition(|(open, ..)| *open == id) {
                    self.moves.remove(at);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// A date as documents write it (`xsd:dateTime`), without its offset: programs write the
/// local time and call it universal.
pub(crate) fn when(text: Option<String>) -> Option<DateTime> {
    text?.get(..19)?.parse().ok()
}
