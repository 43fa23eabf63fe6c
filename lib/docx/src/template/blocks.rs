//! From tags to what is filled, kept or repeated.
use super::fault::{Fault, Place, Wrong};
use super::offer::{FieldKind, Offer};
use super::tags::{Block, Found, Scan, Tag, ancestors};
use crate::xml::{Node, Ns, Tree};
use std::collections::BTreeSet;
use std::ops::Range;

/// A stretch of one text element.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// What must hold for it to be there: name, and whether it must hold or must not.
    pub(crate) when: Vec<(String, bool)>,
    pub(crate) what: What,
}

#[derive(Debug, Clone)]
pub(crate) enum What {
    Literal(String),
    Field(String),
}

/// A text element that is written anew.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) span: Range<usize>,
    /// The prefix of its name.
    pub(crate) prefix: String,
    pub(crate) segments: Vec<Segment>,
}

/// Rows or paragraphs that are repeated or depend on something.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    pub(crate) block: Block,
    pub(crate) name: String,
    /// All it covers.
    pub(crate) whole: Range<usize>,
    /// What of it is shown.
    pub(crate) body: Range<usize>,
    pub(crate) within: Vec<Region>,
}

/// A part that is ready to be filled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prepared {
    pub(crate) items: Vec<Item>,
    pub(crate) regions: Vec<Region>,
}

/// A block: its two tags, and the block around it.
struct Pair {
    open: usize,
    close: usize,
    block: Block,
    name: String,
    around: Option<usize>,
}

/// Where a block takes effect.
enum Extent {
    /// Within one paragraph.
    Inline,
    Whole {
        whole: Range<usize>,
        body: Range<usize>,
    },
}

pub(crate) struct Preparing<'t, 'a> {
    pub(crate) tree: &'t Tree<'a>,
    pub(crate) scan: Scan,
    pub(crate) offer: &'t Offer,
    /// Names used at the outermost level and within lists, as `list.name`.
    pub(crate) used: BTreeSet<String>,
    /// Those of them that something is repeated for.
    pub(crate) repeated: BTreeSet<String>,
}

impl Preparing<'_, '_> {
    pub(crate) fn prepare(&mut self) -> (Prepared, Vec<Fault>) {
        let pairs = self.pairs();
        if !self.scan.faults.is_empty() {
            return (Prepared::default(), std::mem::take(&mut self.scan.faults));
        }
        let mut inline: Vec<&Pair> = Vec::new();
        let mut regions: Vec<(usize, Region)> = Vec::new();
        for (at, pair) in pairs.iter().enumerate() {
            match self.extent(pair) {
                Ok(Extent::Inline) => inline.push(pair),
                Ok(Extent::Whole { whole, body }) => {
                    let region = Region {
                        block: pair.block,
                        name: pair.name.clone(),
                        whole,
                        body,
                        within: Vec::new(),
                    };
                    regions.push((at, region));
                }
                Err(wrong) => self.fault(pair.open, wrong),
            }
        }
        let items = self.items(&inline);
        let regions = self.nested(regions, &pairs);
        (Prepared { items, regions }, std::mem::take(&mut self.scan.faults))
    }

    fn fault(&mut self, found: usize, wrong: Wrong) {
        let place = self
            .scan
            .found
            .get(found)
            .and_then(|found| self.scan.paragraphs.get(found.paragraph));
        let place = place.map_or_else(Place::default, |written| written.place.clone());
        self.scan.faults.push(Fault { place, wrong });
    }

    /// Matches ends to beginnings, and names to what is offered where they stand.
    fn pairs(&mut self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut scopes: Vec<(String, &Offer)> = vec![(String::new(), self.offer)];
        let mut wrongs = Vec::new();
        for (at, found) in self.scan.found.iter().enumerate() {
            match &found.tag {
                Tag::Field(name) => match look(&scopes, name) {
                    Some((path, FieldKind::Text)) => {
                        self.used.insert(path);
                    }
                    Some((_, FieldKind::Truth)) => wrongs.push((at, Wrong::IsTruth(name.clone()))),
                    Some((_, FieldKind::List(_))) => wrongs.push((at, Wrong::IsList(name.clone()))),
                    None => wrongs.push((at, unknown(&scopes, name))),
                },
                Tag::Open(block, name) => {
                    match (block, look(&scopes, name)) {
                        (Block::Each, Some((path, FieldKind::List(entry)))) => {
                            self.used.insert(path.clone());
                            self.repeated.insert(path.clone());
                            scopes.push((path, entry));
                        }
                        (Block::Each, Some(_)) => wrongs.push((at, Wrong::NoList(name.clone()))),
                        (_, Some((path, _))) => {
                            self.used.insert(path);
                        }
                        (_, None) => wrongs.push((at, unknown(&scopes, name))),
                    }
                    // After a fault the block still closes, so that one slip is told once.
                    if *block == Block::Each && wrongs.last().is_some_and(|(wrong, _)| *wrong == at) {
                        let last = scopes.last().cloned();
                        scopes.extend(last);
                    }
                    pairs.push(Pair {
                        open: at,
                        close: at,
                        block: *block,
                        name: name.clone(),
                        around: open.last().copied(),
                    });
                    open.push(pairs.len() - 1);
                }
                Tag::Close(block) => match open.pop() {
                    Some(pair) if pairs[pair].block == *block => {
                        pairs[pair].close = at;
                        if *block == Block::Each {
                            scopes.pop();
                        }
                    }
                    Some(pair) => {
                        let opened = self.scan.found[pairs[pair].open].tag.shown();
                        wrongs.push((
                            at,
                            Wrong::Crossed {
                                open: opened,
                                close: found.tag.shown(),
                            },
                        ));
                        // What follows would only repeat it.
                        open.clear();
                        break;
                    }
                    None => wrongs.push((at, Wrong::NotOpened(found.tag.shown()))),
                },
            }
        }
        for pair in open {
            let at = pairs[pair].open;
            wrongs.push((at, Wrong::Unclosed(self.scan.found[at].tag.shown())));
        }
        for (at, wrong) in wrongs {
            self.fault(at, wrong);
        }
        pairs
    }

    fn extent(&self, pair: &Pair) -> Result<Extent, Wrong> {
        let (open, close) = (&self.scan.found[pair.open], &self.scan.found[pair.close]);
        let shown = || open.tag.shown();
        let first = &self.scan.paragraphs[open.paragraph];
        let last = &self.scan.paragraphs[close.paragraph];
        if open.paragraph == close.paragraph {
            let span = self.tree.span(first.node);
            return match (first.only(&(open.range.start..close.range.end)), pair.block) {
                (true, _) => Ok(Extent::Whole {
                    whole: span.clone(),
                    body: span,
                }),
                (false, Block::Each) => Err(Wrong::PartRepeated(shown())),
                (false, _) => Ok(Extent::Inline),
            };
        }
        let parent = self.tree.parent(first.node);
        if parent == self.tree.parent(last.node) {
            if !first.only(&open.range) || !last.only(&close.range) {
                return Err(Wrong::NotAlone(shown()));
            }
            let (first, last) = (self.tree.span(first.node), self.tree.span(last.node));
            return Ok(Extent::Whole {
                whole: first.start..last.end,
                body: first.end..last.start,
            });
        }
        self.rows(open, close).ok_or_else(|| Wrong::Scattered(shown()))
    }

    /// The rows of the innermost table that holds both tags. A row with nothing but the tag
    /// in it is left out.
    fn rows(&self, open: &Found, close: &Found) -> Option<Extent> {
        let row_in = |table: Node, paragraph: Node| {
            let row = ancestors(self.tree, paragraph)
                .take_while(|node| *node != table)
                .last()?;
            self.tree.is(row, Ns::W, "tr").then_some(row)
        };
        let first = self.scan.paragraphs[open.paragraph].node;
        let last = self.scan.paragraphs[close.paragraph].node;
        let table = ancestors(self.tree, first)
            .filter(|node| self.tree.is(*node, Ns::W, "tbl"))
            .find(|table| self.tree.within(*table).contains(&last))?;
        let (top, bottom) = (row_in(table, first)?, row_in(table, last)?);
        let whole = self.tree.span(top).start..self.tree.span(bottom).end;
        let mut body = whole.clone();
        if top != bottom && self.only_tag(top, open) {
            body.start = self.tree.span(top).end;
        }
        if top != bottom && self.only_tag(bottom, close) {
            body.end = self.tree.span(bottom).start;
        }
        Some(Extent::Whole { whole, body })
    }

    fn only_tag(&self, row: Node, found: &Found) -> bool {
        let written = &self.scan.paragraphs[found.paragraph];
        let own: BTreeSet<Node> = written.pieces.iter().map(|(_, node)| *node).collect();
        let others = self.tree.within(row).filter(|node| {
            let shows = matches!(
                self.tree.kind(*node),
                (Ns::W, "t" | "drawing" | "pict" | "object" | "fldSimple")
            );
            shows && !own.contains(node)
        });
        written.only(&found.range)
            && others
                .into_iter()
                .all(|node| self.tree.is(node, Ns::W, "t") && self.tree.text(node).trim().is_empty())
    }

    /// The text elements that tags touch, cut into what stays and what is filled in.
    fn items(&self, inline: &[&Pair]) -> Vec<Item> {
        let mut items = Vec::new();
        for (at, written) in self.scan.paragraphs.iter().enumerate() {
            let tags: Vec<(usize, &Found)> = (0..)
                .zip(&self.scan.found)
                .filter(|(_, found)| found.paragraph == at)
                .collect();
            for (piece, node) in &written.pieces {
                let segments = self.segments(&written.text, piece, &tags, inline);
                items.push(Item {
                    span: self.tree.span(*node),
                    prefix: self.tree.prefix(*node).to_owned(),
                    segments,
                });
            }
        }
        items.sort_by_key(|item| item.span.start);
        items
    }

    fn segments(
        &self,
        text: &str,
        piece: &Range<usize>,
        tags: &[(usize, &Found)],
        inline: &[&Pair],
    ) -> Vec<Segment> {
        let when = |at: usize| -> Vec<(String, bool)> {
            let around = inline.iter().filter(|pair| {
                let (open, close) = (&self.scan.found[pair.open], &self.scan.found[pair.close]);
                tags.iter().any(|(tag, _)| *tag == pair.open)
                    && (open.range.end..=close.range.start).contains(&at)
            });
            around
                .map(|pair| (pair.name.clone(), pair.block == Block::If))
                .collect()
        };
        let mut segments = Vec::new();
        let mut at = piece.start;
        let literal = |from: usize, to: usize, segments: &mut Vec<Segment>| {
            if from < to {
                segments.push(Segment {
                    when: when(from),
                    what: What::Literal(text[from..to].to_owned()),
                });
            }
        };
        for (_, found) in tags {
            let range = &found.range;
            if range.end <= piece.start || range.start >= piece.end {
                continue;
            }
            literal(at, range.start.min(piece.end), &mut segments);
            // The value goes where the tag begins, in that run's format.
            if let Tag::Field(name) = &found.tag
                && piece.contains(&range.start)
            {
                segments.push(Segment {
                    when: when(range.start),
                    what: What::Field(name.clone()),
                });
            }
            at = range.end.min(piece.end);
        }
        literal(at, piece.end, &mut segments);
        segments
    }

    /// Puts regions into one another; those that claim the same places are faults.
    fn nested(&mut self, mut regions: Vec<(usize, Region)>, pairs: &[Pair]) -> Vec<Region> {
        regions
            .sort_by_key(|(pair, region)| (region.whole.start, std::cmp::Reverse(region.whole.end), *pair));
        let ends: Vec<usize> = regions.iter().map(|(pair, _)| *pair).collect();
        let mut done: Vec<Region> = Vec::new();
        let mut open: Vec<(usize, Region)> = Vec::new();
        for (pair, region) in regions {
            while open
                .last()
                .is_some_and(|(_, outer)| outer.whole.end <= region.whole.start)
            {
                close(&mut open, &mut done);
            }
            // Around it, by its tags: the nearest block that is a region.
            let mut around = pairs[pair].around;
            while around.is_some_and(|at| !ends.contains(&at)) {
                around = around.and_then(|at| pairs[at].around);
            }
            let fits = open.last().is_none_or(|(_, outer)| {
                outer.body.start <= region.whole.start && region.whole.end <= outer.body.end
            });
            if !fits || around != open.last().map(|(at, _)| *at) {
                let shown = self.scan.found[pairs[pair].open].tag.shown();
                self.fault(pairs[pair].open, Wrong::Overlapping(shown));
                continue;
            }
            open.push((pair, region));
        }
        while !open.is_empty() {
            close(&mut open, &mut done);
        }
        done
    }
}

fn close(open: &mut Vec<(usize, Region)>, done: &mut Vec<Region>) {
    if let Some((_, region)) = open.pop() {
        match open.last_mut() {
            Some((_, outer)) => outer.within.push(region),
            None => done.push(region),
        }
    }
}

/// A name's path and kind, looked for from the innermost list outwards.
fn look<'o>(scopes: &[(String, &'o Offer)], name: &str) -> Option<(String, &'o FieldKind)> {
    let found = scopes.iter().rev().find_map(|(path, offer)| {
        let field = offer.fields.get(name)?;
        Some((path, field))
    });
    found.map(|(path, field)| (path_of(path, name), &field.kind))
}

/// The name of a field within a list: `people.name`.
pub(crate) fn path_of(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}

fn unknown(scopes: &[(String, &Offer)], name: &str) -> Wrong {
    let known = scopes.iter().rev().flat_map(|(_, offer)| offer.fields.keys());
    let mut seen = BTreeSet::new();
    Wrong::Unknown {
        name: name.to_owned(),
        known: known
            .filter(|name| seen.insert(*name))
            .take(20)
            .cloned()
            .collect(),
    }
}
