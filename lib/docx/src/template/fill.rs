//! A part written anew with its values; all that no tag touches stays as it is.
use super::blocks::{Item, Prepared, Region, What};
use super::fault::FillError;
use super::offer::{Value, Values};
use super::tags::Block;
use crate::write::run_text;
use crate::xml::{Node, Ns, Tree};
use crate::{Limits, Refusal};
use std::ops::Range;

/// A part of a filled document, at most, in bytes.
const LARGEST: usize = 256 << 20;

struct Filling<'a> {
    source: &'a str,
    items: &'a [Item],
    out: String,
}

pub(crate) fn fill(source: &str, prepared: &Prepared, values: &Values) -> Result<String, FillError> {
    let mut filling = Filling {
        source,
        items: &prepared.items,
        out: String::with_capacity(source.len()),
    };
    filling.stretch(0..source.len(), &prepared.regions, &mut vec![values])?;
    Ok(filling.out)
}

impl<'a> Filling<'a> {
    fn stretch(
        &mut self,
        range: Range<usize>,
        regions: &'a [Region],
        scope: &mut Vec<&'a Values>,
    ) -> Result<(), FillError> {
        let mut at = range.start;
        for region in regions {
            self.texts(at..region.whole.start, scope)?;
            match (region.block, value(scope, &region.name)?) {
                (Block::Each, Value::List(entries)) => {
                    for entry in entries {
                        scope.push(entry);
                        self.stretch(region.body.clone(), &region.within, scope)?;
                        scope.pop();
                    }
                }
                (Block::Each, _) => return Err(FillError::NoValue(region.name.clone())),
                (block, value) => {
                    if holds(value) == (block == Block::If) {
                        self.stretch(region.body.clone(), &region.within, scope)?;
                    }
                }
            }
            at = region.whole.end;
        }
        self.texts(at..range.end, scope)
    }

    /// A stretch without regions.
    fn texts(&mut self, range: Range<usize>, scope: &[&'a Values]) -> Result<(), FillError> {
        let first = self.items.partition_point(|item| item.span.start < range.start);
        let items = self.items[first..]
            .iter()
            .take_while(|item| item.span.end <= range.end);
        let mut at = range.start;
        for item in items {
            self.out.push_str(&self.source[at..item.span.start]);
            let text = text(item, scope)?;
            self.out.push_str(&under(run_text(&text), &item.prefix));
            at = item.span.end;
        }
        self.out.push_str(&self.source[at..range.end]);
        match self.out.len() > LARGEST {
            true => Err(FillError::TooLarge),
            false => Ok(()),
        }
    }
}

/// Elements under the prefix that the template's author's program uses.
fn under(elements: String, prefix: &str) -> String {
    match prefix {
        "w" => elements,
        "" => elements.replace("<w:", "<").replace("</w:", "</"),
        other => elements
            .replace("<w:", &format!("<{other}:"))
            .replace("</w:", &format!("</{other}:")),
    }
}

fn text(item: &Item, scope: &[&Values]) -> Result<String, FillError> {
    let mut text = String::new();
    for segment in &item.segments {
        let mut shown = true;
        for (name, wanted) in &segment.when {
            shown &= holds(value(scope, name)?) == *wanted;
        }
        if !shown {
            continue;
        }
        match &segment.what {
            What::Literal(literal) => text.push_str(literal),
            What::Field(name) => match value(scope, name)? {
                Value::Text(value) => text.push_str(value),
                _ => return Err(FillError::NoValue(name.clone())),
            },
        }
    }
    Ok(text)
}

fn value<'a>(scope: &[&'a Values], name: &str) -> Result<&'a Value, FillError> {
    let found = scope.iter().rev().find_map(|values| values.values.get(name));
    found.ok_or_else(|| FillError::NoValue(name.to_owned()))
}

fn holds(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::Truth(holds) => *holds,
        Value::List(entries) => !entries.is_empty(),
    }
}

/// What Word takes for damage is mended: a table without rows goes, and a cell, box, note,
/// header or footer ends with a paragraph (ECMA-376 part 1, 17.4.66).
pub(crate) fn mended(source: String, limits: &Limits) -> Result<String, Refusal> {
    let tree = Tree::parse(&source, limits)?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for node in tree.within(tree.root()) {
        match tree.kind(node) {
            (Ns::W, "tbl") if is_rowless(&tree, node) => edits.push((tree.span(node), String::new())),
            (Ns::W, "tc" | "txbxContent" | "hdr" | "ftr" | "footnote" | "endnote") => {
                let blocks = tree
                    .children(node)
                    .filter(|child| matches!(tree.kind(*child), (Ns::W, "p" | "tbl" | "sdt")));
                let last = blocks.filter(|child| !is_rowless(&tree, *child)).last();
                let end = tree.inner(node).end;
                let closed = last.is_some_and(|last| !tree.is(last, Ns::W, "tbl"));
                // An element written as empty has no place between its tags.
                if !closed && end < tree.span(node).end {
                    let prefix = tree.prefix(node);
                    let paragraph = if prefix.is_empty() {
                        "<p/>".to_owned()
                    } else {
                        format!("<{prefix}:p/>")
                    };
                    edits.push((end..end, paragraph));
                }
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        drop(tree);
        return Ok(source);
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (range, text) in edits {
        if range.start < at {
            continue;
        }
        out.push_str(&source[at..range.start]);
        out.push_str(&text);
        at = range.end;
    }
    out.push_str(&source[at..]);
    Ok(out)
}

fn is_rowless(tree: &Tree<'_>, node: Node) -> bool {
    tree.is(node, Ns::W, "tbl") && !tree.within(node).any(|inner| tree.is(inner, Ns::W, "tr"))
}
