//! Forms that would become far larger than their files.
use super::plan::{Bound, Node, Plan};
use crate::{
    fault::{Findings, Place, What},
    form::{Media, Text},
};

/// Bytes of paths that references may become.
const PATHS: usize = 64 << 20;

/// Texts in all languages together.
const TEXTS: usize = 4_000_000;

/// Whether a form can be written.
pub(super) fn check(plan: &Plan<'_>, findings: &mut Findings) -> bool {
    let longest = plan
        .nodes
        .iter()
        .map(|node| node.path.len())
        .max()
        .unwrap_or_default();
    let references: usize = plan.nodes.iter().map(references).sum();
    let of_lists: usize = plan.lists.iter().map(|list| list.choices().count()).sum();
    let texts =
        (plan.nodes.len() * (Media::ALL.len() + 4) + of_lists).saturating_mul(plan.form.languages.len());
    let fits = references.saturating_mul(longest + 40) <= PATHS && texts <= TEXTS;
    if !fits {
        findings.fault(Place::nowhere(), What::TooMuch {});
    }
    fits
}

/// References in the texts of an element.
fn references(node: &Node) -> usize {
    let of = |text: &str| text.matches("${").count();
    let of_text = |text: &Text| text.wordings().iter().map(|text| of(&text.text)).sum::<usize>();
    let texts = [&node.label, &node.hint, &node.guidance].into_iter().flatten();
    let bound = node.bind.iter().flatten().map(|(_, bound)| match bound {
        Bound::Value(value) => of(value),
        Bound::Message(text) => of_text(text),
    });
    let drawn = node
        .control
        .iter()
        .chain(&node.instance)
        .map(|(_, value)| of(value));
    let asked = node.question().map_or(0, |question| {
        let texts = [&question.default, &question.choice_filter].into_iter().flatten();
        texts.map(|text| of(&text.text)).sum::<usize>() + question.trigger.len()
    });
    texts.map(of_text).sum::<usize>() + bound.sum::<usize>() + drawn.sum::<usize>() + asked
}
