//! A document's parts put together: its text, and beside it styles, lists, comments, notes,
//! headers and footers.
mod aside;
mod drawing;
mod flow;
mod inline;
mod looks;
mod table;

use crate::document::{Document, LeftOut};
use crate::package::{Package, Relation};
use crate::{Limits, Refusal, xml::Node, xml::Ns, xml::Tree};
pub(crate) use flow::cut;
use flow::{Flow, Gathered};
pub(crate) use looks::Looks;

/// Reads a document; see [`crate::read`].
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let (main, macros) = package.main()?;
    let relations = package.relations(&main)?;
    let looks = Looks::read(&mut package, &relations, limits)?;
    let mut gathered = Gathered::default();
    let mut document = Document {
        title: title(&mut package, limits)?,
        language: looks.language.clone(),
        ..Document::default()
    };

    let source = package.text(&main)?.unwrap_or_default();
    let tree = Tree::parse(&source, limits)?;
    let body = body(&tree)?;
    let mut flow = Flow::new(&tree, &looks, &relations, limits, &mut gathered);
    document.blocks = flow.blocks(body)?;
    drop(tree);
    drop(source);

    for (kind, at_end) in [("footnotes", false), ("endnotes", true)] {
        let mut notes = aside::notes(
            &mut package,
            &relations,
            &looks,
            limits,
            &mut gathered,
            kind,
            at_end,
        )?;
        document.notes.append(&mut notes);
    }
    document.comments = aside::comments(&mut package, &relations, &looks, limits, &mut gathered)?;
    document.margins = aside::margins(&mut package, &relations, &looks, limits)?;
    document.changes = gathered.finished_changes(limits)?;
    for picture in &mut gathered.pictures {
        picture.bytes = package.size(&picture.part).unwrap_or_default();
    }
    document.pictures = gathered.pictures;
    let outside = relations
        .iter()
        .filter(|relation| relation.external && relation.kind != "hyperlink")
        .count();
    let counted = [
        (outside, LeftOut::Outside as fn(usize) -> LeftOut),
        (gathered.embedded, LeftOut::Embedded),
        (gathered.inserted, LeftOut::Inserted),
    ];
    document.left_out.extend(macros.then_some(LeftOut::Macros));
    let counted = counted.into_iter().filter(|(count, _)| *count > 0);
    document.left_out.extend(counted.map(|(count, of)| of(count)));
    Ok(document)
}

/// The element that holds the text of a main part (ECMA-376 part 1, 17.2.2).
pub(crate) fn body(tree: &Tree<'_>) -> Result<Node, Refusal> {
    let root = tree.root();
    tree.child(root, Ns::W, "body")
        .filter(|_| tree.is(root, Ns::W, "document"))
        .ok_or_else(|| Refusal::damaged("its main part holds no text of Word's"))
}

/// The part a relation of that kind leads to, parsed by the caller.
fn part(package: &mut Package<'_>, relations: &[Relation], kind: &str) -> Result<Option<String>, Refusal> {
    let found = relations
        .iter()
        .find(|relation| relation.kind == kind && !relation.external);
    match found {
        Some(relation) => package.text(&relation.target),
        None => Ok(None),
    }
}

/// The title in the document's properties (ECMA-376 part 2, clause 11).
fn title(package: &mut Package<'_>, limits: &Limits) -> Result<Option<String>, Refusal> {
    let relations = package.relations("")?;
    let Some(source) = part(package, &relations, "core-properties")? else {
        return Ok(None);
    };
    let tree = Tree::parse(&source, limits)?;
    let title = tree
        .child(tree.root(), Ns::Dc, "title")
        .map(|node| tree.text(node));
    Ok(title.filter(|title| !title.is_empty()))
}
