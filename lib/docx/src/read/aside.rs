//! What stands beside the text: notes, comments, headers and footers.
use super::flow::{Flow, Gathered, cut, when};
use super::looks::Looks;
use super::part;
use crate::document::{Block, Comment, Note};
use crate::package::{Package, Relation};
use crate::{Limits, Refusal, xml::Node, xml::Ns, xml::Tree};
use std::collections::HashMap;

/// Characters of the text a comment stands at that are kept.
const QUOTED: usize = 4_000;

/// The footnotes or endnotes that the text refers to (ECMA-376 part 1, 17.11), once each.
pub(crate) fn notes(
    package: &mut Package<'_>,
    relations: &[Relation],
    looks: &Looks,
    limits: &Limits,
    gathered: &mut Gathered,
    kind: &str,
    at_end: bool,
) -> Result<Vec<Note>, Refusal> {
    let Some(source) = part(package, relations, kind)? else {
        return Ok(Vec::new());
    };
    let tree = Tree::parse(&source, limits)?;
    let mut by_id: HashMap<String, Node> = HashMap::new();
    for node in tree.children(tree.root()) {
        by_id.insert(tree.attribute(node, "id").unwrap_or_default(), node);
    }
    let references: Vec<(String, u32)> = gathered
        .notes
        .iter()
        .filter(|(end, ..)| *end == at_end)
        .map(|(_, id, paragraph)| (id.clone(), *paragraph))
        .collect();
    let mut notes = Vec::new();
    for (id, paragraph) in references {
        // Taken out: a note that is referred to twice is one note.
        let Some(node) = by_id.remove(&id) else {
            continue;
        };
        let mut flow = Flow::new(&tree, looks, &[], limits, gathered);
        flow.fixed = Some(paragraph);
        let blocks = flow.blocks(node)?;
        notes.push(Note {
            at_end,
            text: lines(&blocks),
            paragraph,
        });
    }
    Ok(notes)
}

/// The comments, with the text they stand at and what they answer.
pub(crate) fn comments(
    package: &mut Package<'_>,
    relations: &[Relation],
    looks: &Looks,
    limits: &Limits,
    gathered: &mut Gathered,
) -> Result<Vec<Comment>, Refusal> {
    let Some(source) = part(package, relations, "comments")? else {
        return Ok(Vec::new());
    };
    let tree = Tree::parse(&source, limits)?;
    let threads = part(package, relations, "commentsExtended")?;
    let threads = threads.map(|source| threads_of(&source, limits)).transpose()?;
    let threads = threads.unwrap_or_default();
    let mut comments = Vec::new();
    let mut by_paragraph: HashMap<String, usize> = HashMap::new();
    let mut parents = Vec::new();
    let mut aside = Gathered::default();
    for node in tree.all(Ns::W, "comment") {
        gathered.remark(limits)?;
        let id = tree.attribute(node, "id").unwrap_or_default();
        let mut flow = Flow::new(&tree, looks, &[], limits, &mut aside);
        flow.fixed = Some(0);
        let text = lines(&flow.blocks(node)?);
        let range = gathered.ranges.get(&id);
        let quoted = range.and_then(|range| gathered.after.get(range.from..range.to?));
        // A comment is named by its last paragraph in the list of threads.
        let named = tree
            .children(node)
            .filter(|node| tree.is(*node, Ns::W, "p"))
            .last();
        let named = named
            .and_then(|node| tree.attribute(node, "paraId"))
            .unwrap_or_default();
        let thread = threads.get(&named);
        if !named.is_empty() {
            by_paragraph.insert(named, comments.len());
        }
        parents.push(thread.and_then(|(parent, _)| parent.clone()));
        comments.push(Comment {
            author: tree.attribute(node, "author").unwrap_or_default(),
            at: when(tree.attribute(node, "date")),
            text,
            paragraph: range.map(|range| range.first),
            last_paragraph: range.map(|range| range.last.unwrap_or(range.first)),
            quoted: cut(quoted.unwrap_or_default().trim_end_matches('\n'), QUOTED),
            answers: None,
            done: thread.is_some_and(|(_, done)| *done),
            id,
        });
    }
    for (at, parent) in parents.into_iter().enumerate() {
        let place = parent.and_then(|parent| by_paragraph.get(&parent).copied());
        let answered = place
            .filter(|place| *place != at)
            .map(|place| comments[place].id.clone());
        comments[at].answers = answered;
    }
    Ok(comments)
}

/// By a comment's paragraph: the paragraph of the one it answers, and whether it is done.
type Threads = HashMap<String, (Option<String>, bool)>;

fn threads_of(source: &str, limits: &Limits) -> Result<Threads, Refusal> {
    let tree = Tree::parse(source, limits)?;
    let all = tree.all(Ns::W15, "commentEx").into_iter();
    Ok(all
        .filter_map(|node| {
            let done = matches!(tree.attribute(node, "done").as_deref(), Some("1" | "true"));
            let parent = tree.attribute(node, "paraIdParent");
            Some((tree.attribute(node, "paraId")?, (parent, done)))
        })
        .collect())
}

/// The texts of headers and footers, each once, empty ones left out.
pub(crate) fn margins(
    package: &mut Package<'_>,
    relations: &[Relation],
    looks: &Looks,
    limits: &Limits,
) -> Result<Vec<String>, Refusal> {
    let mut texts = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for relation in relations {
        let margin = matches!(relation.kind.as_str(), "header" | "footer") && !relation.external;
        if !margin || seen.contains(&relation.target.as_str()) || seen.len() == 1_000 {
            continue;
        }
        seen.push(&relation.target);
        let Some(source) = package.text(&relation.target)? else {
            continue;
        };
        let tree = Tree::parse(&source, limits)?;
        let mut aside = Gathered::default();
        let mut flow = Flow::new(&tree, looks, &[], limits, &mut aside);
        flow.fixed = Some(0);
        let text = lines(&flow.blocks(tree.root())?);
        if !text.is_empty() {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// Blocks as text, one paragraph a line; cells of a table follow one another.
fn lines(blocks: &[Block]) -> String {
    let mut texts = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => texts.push(paragraph.text()),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| lines(&cell.blocks)));
            }
        }
    }
    texts.join("\n").trim().to_owned()
}
