//! Elements that wait for one another: what is worked out, asked or required by the answer
//! to what it is itself looked at for.
use std::collections::HashMap;

use super::plan::Plan;
use crate::{
    expression::{self, Expression, Path, Start, Test},
    fault::{Findings, Place, What},
};

/// Rules after which others are looked at again.
const RULES: [&str; 4] = ["relevant", "readonly", "required", "calculate"];

/// Circles told of one form.
const MOST: usize = 20;

/// Elements by what they lie in and their name.
type Children<'a> = HashMap<(usize, &'a str), usize>;

/// How far the search has come with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Finds circles, and names the questions of each in their order.
pub(super) fn check(plan: &Plan<'_>, findings: &mut Findings) {
    let feeds = feeds(plan);
    let mut told = 0;
    let mut marks = vec![Mark::New; plan.nodes.len()];
    for start in 0..plan.nodes.len() {
        if marks.get(start) != Some(&Mark::New) {
            continue;
        }
        // Elements on the way, and how many of what each feeds were looked at.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, seen)) = way.last_mut() {
            let here = *at;
            if let Some(mark) = marks.get_mut(here) {
                *mark = Mark::Open;
            }
            let next = feeds.get(here).and_then(|fed| fed.get(*seen)).copied();
            *seen += 1;
            match next {
                Some(next) => match marks.get(next) {
                    Some(Mark::New) => way.push((next, 0)),
                    // Whoever has so many is helped by the first.
                    Some(Mark::Open) if told >= MOST => return,
                    Some(Mark::Open) => {
                        told += 1;
                        let circle = way.iter().map(|(at, _)| *at).skip_while(|at| *at != next);
                        tell(plan, &circle.collect::<Vec<_>>(), findings);
                    }
                    _ => {}
                },
                None => {
                    if let Some(mark) = marks.get_mut(here) {
                        *mark = Mark::Done;
                    }
                    way.pop();
                }
            }
        }
    }
}

fn tell(plan: &Plan<'_>, circle: &[usize], findings: &mut Findings) {
    let nodes: Vec<_> = circle.iter().filter_map(|at| plan.nodes.get(*at)).collect();
    let mut names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    names.extend(names.first().copied());
    let row = nodes.iter().map(|node| node.at.row).max().unwrap_or_default();
    let what = What::Cycle {
        names: names.join(" → "),
    };
    findings.fault(Place::row("survey", row), what);
}

/// Of each element, what is looked at again when it changes.
fn feeds(plan: &Plan<'_>) -> Vec<Vec<usize>> {
    let mut feeds: Vec<Vec<usize>> = vec![Vec::new(); plan.nodes.len()];
    let mut children: Children<'_> = HashMap::new();
    for (at, node) in plan.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            children.entry((parent, node.name.as_str())).or_insert(at);
        }
    }
    for (at, node) in plan.nodes.iter().enumerate() {
        let is_set_off = node
            .question()
            .is_some_and(|question| !question.trigger.is_empty());
        let rules = RULES.iter().filter(|rule| !(is_set_off && **rule == "calculate"));
        for text in rules.filter_map(|rule| node.bound(rule)) {
            let Ok(expression) = expression::parse(text) else {
                continue;
            };
            let mut seen = Vec::new();
            looked_at((plan, &children), at, &expression, false, &mut seen);
            for from in seen {
                if let Some(fed) = feeds.get_mut(from)
                    && fed.last() != Some(&at)
                {
                    fed.push(at);
                }
            }
        }
        // What holds for a group holds for all that is in it; the root has no rules.
        if let Some(fed) = feeds.get_mut(at).filter(|_| at > 0) {
            fed.extend(node.children.iter().copied());
        }
    }
    feeds
}

/// The elements that an expression looks at.
fn looked_at(
    plan: (&Plan<'_>, &Children<'_>),
    here: usize,
    expression: &Expression,
    in_predicate: bool,
    seen: &mut Vec<usize>,
) {
    match expression {
        Expression::Number(_) | Expression::Text(_) => {}
        Expression::Negative(part) => looked_at(plan, here, part, in_predicate, seen),
        Expression::Call(call) => {
            for part in &call.arguments {
                looked_at(plan, here, part, in_predicate, seen);
            }
        }
        Expression::Chain(first, rest) => {
            looked_at(plan, here, first, in_predicate, seen);
            for (_, part) in rest {
                looked_at(plan, here, part, in_predicate, seen);
            }
        }
        Expression::Path(path) => {
            seen.extend(target(plan, here, path, in_predicate));
            let of_steps = path.steps.iter().flat_map(|step| &step.predicates);
            for part in path.predicates.iter().chain(of_steps) {
                looked_at(plan, here, part, true, seen);
            }
        }
    }
}

/// The element a path leads to; none in other data, or where there is none.
fn target(
    (plan, children): (&Plan<'_>, &Children<'_>),
    here: usize,
    path: &Path,
    in_predicate: bool,
) -> Option<usize> {
    let mut steps = path.steps.as_slice();
    let mut at = match &path.start {
        Start::Instance(_) => return None,
        Start::Here if in_predicate => return None,
        Start::Here | Start::Current => here,
        Start::Named(reference) if reference.last_saved => return None,
        Start::Named(reference) => *plan.by_name.get(&reference.name)?,
        Start::Root => {
            let (first, rest) = steps.split_first()?;
            let root = plan.nodes.first()?;
            if !matches!(&first.test, Test::Name(name) if *name == root.name) {
                return None;
            }
            steps = rest;
            0
        }
    };
    for step in steps {
        let node = plan.nodes.get(at)?;
        at = match &step.test {
            Test::Itself => at,
            Test::Parent => node.parent?,
            Test::Any => return Some(at),
            Test::Name(name) => *children.get(&(at, name.as_str()))?,
        };
    }
    Some(at)
}
