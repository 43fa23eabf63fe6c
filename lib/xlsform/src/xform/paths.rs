//! References as paths: whole ones, and within a repeat those that stay in the same row.
use super::{
    plan::{Plan, Sort},
    xml::{Child, Element},
};
use crate::reference::{self, Reference};

/// How references of an expression are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Relative paths begin at the question, not at the node that is looked at.
    pub(super) from_question: bool,
    /// The whole repeat is meant, not the row.
    pub(super) whole_repeat: bool,
}

/// A common ancestor: how many steps above the source, and which.
struct Common {
    steps: usize,
    node: usize,
}

impl Plan<'_> {
    /// An expression with paths for its references; `context` is the element it belongs to.
    pub(super) fn resolved(&self, text: &str, context: Option<usize>, manner: Manner) -> String {
        if !text.contains("${") {
            return text.to_owned();
        }
        let spans = Spans::of(text);
        let mut out = String::with_capacity(text.len() + 32);
        let mut done = 0;
        for found in reference::sound(text) {
            out.push_str(text.get(done..found.start).unwrap_or_default());
            out.push_str(&self.path_of(text, &spans, &found, context, manner));
            done = found.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// A text with the answers it speaks of as elements; none where it speaks of none.
    pub(super) fn with_outputs(&self, text: &str, context: Option<usize>) -> Option<Vec<Child>> {
        if text == "-" || !(text.contains("${") || text.contains("instance(")) {
            return None;
        }
        let output = |value: String| Child::Element(Element::new("output").with("value", value));
        let mut children = Vec::new();
        let say = |children: &mut Vec<Child>, words: &str| {
            if !words.is_empty() {
                children.push(Child::Text(words.to_owned()));
            }
        };
        let outside = |children: &mut Vec<Child>, piece: &str| {
            let mut done = 0;
            let spans = Spans::of(piece);
            for found in reference::sound(piece) {
                say(children, piece.get(done..found.start).unwrap_or_default());
                children.push(output(self.path_of(
                    piece,
                    &spans,
                    &found,
                    context,
                    Manner::default(),
                )));
                done = found.end;
            }
            say(children, piece.get(done..).unwrap_or_default());
        };
        let mut done = 0;
        for (start, end) in reference::instance_paths(text) {
            outside(&mut children, text.get(done..start).unwrap_or_default());
            let expression = text.get(start..end).unwrap_or_default();
            children.push(output(self.resolved(expression, context, Manner::default())));
            done = end;
        }
        outside(&mut children, text.get(done..).unwrap_or_default());
        let changed = children.iter().any(|child| matches!(child, Child::Element(_)));
        changed.then_some(children)
    }

    fn path_of(
        &self,
        text: &str,
        spans: &Spans,
        found: &Reference<'_>,
        context: Option<usize>,
        manner: Manner,
    ) -> String {
        let Some(&target) = self.by_name.get(found.name) else {
            return format!("${{{}}}", found.name);
        };
        if let Some(context) = context
            && !found.last_saved
            && spans.stays_in_row(text, found)
        {
            let from_question = manner.from_question || spans.in_predicate(found);
            if let Some(path) = self.relative(context, target, from_question, manner.whole_repeat) {
                return path;
            }
        }
        let instance = if found.last_saved {
            "instance('__last-saved')"
        } else {
            ""
        };
        format!(" {instance}{} ", self.path(target))
    }

    pub(super) fn path(&self, at: usize) -> &str {
        self.nodes.get(at).map_or("", |node| node.path.as_str())
    }

    /// A path within the innermost repeat around both; none where there is none.
    fn relative(&self, source: usize, target: usize, from_question: bool, whole: bool) -> Option<String> {
        let repeat = self.common(source, target, |plan, at| plan.is_repeat(at))?;
        let (steps, path) = self.beyond(source, target, &repeat, whole);
        if steps == 0 {
            return None;
        }
        let name = self.nodes.get(target).map(|node| node.name.as_str())?;
        let path = if path.ends_with(name) {
            path
        } else {
            format!("/{name}")
        };
        let start = if from_question { " current()/" } else { " " };
        Some(format!("{start}{}{path} ", vec![".."; steps].join("/")))
    }

    /// Steps up, and the way down from there.
    fn beyond(&self, source: usize, target: usize, repeat: &Common, whole: bool) -> (usize, String) {
        if whole {
            let around = |at: usize| self.ancestors(at).find(|at| self.is_repeat(*at));
            let (source_in, target_in) = (around(source), around(target));
            let outermost = around(repeat.node).is_none();
            if target_in == Some(repeat.node) && (outermost || source_in != Some(repeat.node)) {
                let above = self.nodes.get(repeat.node).and_then(|node| node.parent);
                return (repeat.steps + 1, self.below(target, above));
            }
        }
        match self.common(source, target, |plan, at| {
            plan.nodes.get(at).is_some_and(super::plan::Node::is_section)
        }) {
            Some(common) => (common.steps, self.below(target, Some(common.node))),
            None => (0, String::new()),
        }
    }

    /// The nearest ancestor of both that fits.
    fn common(&self, source: usize, target: usize, fits: impl Fn(&Self, usize) -> bool) -> Option<Common> {
        let above_target: Vec<usize> = self.ancestors(target).collect();
        self.ancestors(source)
            .enumerate()
            .find(|(_, at)| fits(self, *at) && above_target.contains(at))
            .map(|(steps, node)| Common {
                steps: steps + 1,
                node,
            })
    }

    /// Ancestors, the nearest first.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let parent = |at: usize| self.nodes.get(at).and_then(|node| node.parent);
        std::iter::successors(parent(at), move |at| parent(*at))
    }

    pub(super) fn is_repeat(&self, at: usize) -> bool {
        self.nodes
            .get(at)
            .is_some_and(|node| matches!(node.sort, Sort::Repeat))
    }

    /// The path to an element from one of its ancestors.
    fn below(&self, at: usize, above: Option<usize>) -> String {
        let mut names: Vec<&str> = self
            .ancestors(at)
            .take_while(|ancestor| Some(*ancestor) != above)
            .filter_map(|ancestor| self.nodes.get(ancestor).map(|node| node.name.as_str()))
            .collect();
        names.reverse();
        names.extend(self.nodes.get(at).map(|node| node.name.as_str()));
        format!("/{}", names.join("/"))
    }
}

/// Where references of a text mean other than the same row, and where other data is looked at.
struct Spans {
    /// Arguments of `indexed-repeat`: from, to.
    indexed: Vec<(usize, usize)>,
    /// Brackets, where the text looks at other data: from, to.
    predicates: Vec<(usize, usize)>,
}

impl Spans {
    fn of(text: &str) -> Self {
        let brackets = if text.contains("instance(") {
            between(text, "[", ']')
        } else {
            Vec::new()
        };
        Spans {
            indexed: between(text, "indexed-repeat(", ')'),
            predicates: brackets,
        }
    }

    /// Whether a reference may mean the same row. The arguments of `indexed-repeat` that name
    /// questions and repeats mean all rows; its numbers do not.
    fn stays_in_row(&self, text: &str, found: &Reference<'_>) -> bool {
        around(&self.indexed, found).is_none_or(|(start, _)| {
            let before = text.get(start..found.start).unwrap_or_default();
            let argument = before.bytes().filter(|byte| *byte == b',').count();
            !matches!(argument, 0 | 1 | 3 | 5)
        })
    }

    /// Whether a reference stands in the brackets of a path into other data.
    fn in_predicate(&self, found: &Reference<'_>) -> bool {
        around(&self.predicates, found).is_some()
    }
}

/// What lies between an opening and the next closing: from, to.
fn between(text: &str, opening: &str, closing: char) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find(opening)) {
        let start = at + offset + opening.len();
        let Some(length) = text.get(start..).and_then(|rest| rest.find(closing)) else {
            break;
        };
        found.push((start, start + length));
        at = start + length + 1;
    }
    found
}

fn around(spans: &[(usize, usize)], found: &Reference<'_>) -> Option<(usize, usize)> {
    let after = spans.partition_point(|(start, _)| *start <= found.start);
    let span = *spans.get(after.checked_sub(1)?)?;
    (found.end <= span.1).then_some(span)
}
