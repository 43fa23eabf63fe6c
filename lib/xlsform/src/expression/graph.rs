//! A form whose rules stand in the order in which they must be worked out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use serde_json::{Value as Json, json};

use super::At;
use super::code::{Code, From};
use super::compile::{Compiler, Need};
use super::model::{Definition, Rule, Shape, Wrong};
use super::names::Names;

/// The most items of a form, and how deep groups may stand within one another.
const MOST_ITEMS: usize = 50_000;
const DEEPEST_GROUP: usize = 48;
/// How many of a circle are named.
const SHOWN: usize = 20;

/// A form's logic, looked up and put in order. It holds no answers and serves any number of records.
#[derive(Clone, Debug)]
pub struct Logic {
    pub(super) definition: Definition,
    pub(super) items: Vec<LogicItem>,
    /// In an order in which none reads what a later one works out.
    pub(super) rules: Vec<LogicRule>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct LogicItem {
    pub children: Vec<usize>,
    /// The place among the parent's children.
    pub slot: usize,
    pub depth: usize,
    pub default: Option<Code>,
    pub message: Option<Code>,
    pub seed: Option<Code>,
    /// The place of its list.
    pub list: Option<usize>,
    /// The place of its own rules among all.
    pub rules: BTreeMap<Rule, usize>,
    /// The rules that are due when a node of it changes, with the item up to which both are in the same nodes.
    pub triggers: Vec<(usize, usize)>,
}

#[derive(Clone, Debug)]
pub(super) struct LogicRule {
    pub item: usize,
    pub rule: Rule,
    /// The item whose nodes it is worked out at: its own, and for the number of rows the one around.
    pub at: usize,
    pub code: Code,
}

struct Draft {
    item: usize,
    rule: Rule,
    code: Code,
    needs: BTreeSet<Need>,
    /// Needs that only put the rule in order, and not even that where they lead in a circle.
    wishes: BTreeSet<Need>,
}

impl Logic {
    /// Looks up every reference and puts the rules in order.
    ///
    /// # Errors
    /// Everything that is wrong with the form's rules: names that are not there, and calculations
    /// or conditions that depend on themselves, with the way round.
    pub fn compile(definition: Definition) -> Result<Self, Vec<Wrong>> {
        let mut items = shape(&definition).map_err(|wrong| vec![wrong])?;
        let names = Names::new(&definition);
        let mut wrong = Vec::new();
        let mut drafts = Vec::new();
        for (at, item) in items.iter_mut().enumerate() {
            draft_item(&names, at, item, &mut drafts, &mut wrong);
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let by_rule: BTreeMap<(usize, Rule), usize> = drafts
            .iter()
            .enumerate()
            .map(|(place, draft)| ((draft.item, draft.rule), place))
            .collect();
        let edges = |with_wishes: bool| -> Vec<BTreeSet<usize>> {
            drafts
                .iter()
                .map(|draft| before(&definition, &by_rule, draft, with_wishes))
                .collect()
        };
        let order = match sorted(&edges(true)) {
            Ok(order) => order,
            Err(_) => sorted(&edges(false)).map_err(|circles| {
                circles
                    .iter()
                    .map(|circle| told(&definition, &drafts, circle))
                    .collect::<Vec<_>>()
            })?,
        };
        let mut slots: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
        let mut rules = Vec::with_capacity(slots.len());
        for place in order {
            let Some(draft) = slots[place].take() else {
                continue;
            };
            let number = rules.len();
            items[draft.item].rules.insert(draft.rule, number);
            for need in &draft.needs {
                items[need.item].triggers.push((number, need.anchor));
            }
            let at = match draft.rule {
                Rule::Count => definition.items[draft.item].parent.unwrap_or(0),
                _ => draft.item,
            };
            rules.push(LogicRule {
                item: draft.item,
                rule: draft.rule,
                at,
                code: draft.code,
            });
        }
        Ok(Self {
            definition,
            items,
            rules,
        })
    }

    /// The tree that the browser's engine carries out; `docs/forms-expressions.md` says what is what.
    pub fn to_json(&self) -> Json {
        let definition = &self.definition;
        let items = definition.items.iter().zip(&self.items).map(|(item, own)| {
            let shape = match item.shape {
                Shape::Question(kind) => kind as i64,
                Shape::Group => -1,
                Shape::Repeat(rows) => -2 - rows as i64,
            };
            let parent = item.parent.map_or(-1, |parent| parent as i64);
            let mut row = vec![json!(item.name), json!(parent), json!(shape), json!(item.initial)];
            let mut more = serde_json::Map::new();
            let codes = [
                ("default", &own.default),
                ("message", &own.message),
                ("seed", &own.seed),
            ];
            for (name, code) in codes {
                if let Some(code) = code {
                    more.insert(name.to_owned(), code.to_json());
                }
            }
            if let Some(list) = own.list {
                more.insert("list".to_owned(), json!(list));
            }
            if item.choices.as_ref().is_some_and(|choices| choices.shuffled) {
                more.insert("shuffled".to_owned(), json!(true));
            }
            if !item.triggers.is_empty() {
                more.insert("triggered".to_owned(), json!(true));
            }
            if !more.is_empty() {
                row.push(Json::Object(more));
            }
            Json::Array(row)
        });
        let rules = self
            .rules
            .iter()
            .map(|rule| json!([rule.item, rule.rule as u8, rule.code.to_json()]));
        let triggers = self.items.iter().map(|item| {
            let pairs = item.triggers.iter().flat_map(|(rule, anchor)| [*rule, *anchor]);
            Json::Array(pairs.map(|number| json!(number)).collect())
        });
        let lists = definition
            .lists
            .iter()
            .map(|list| json!([list.columns, list.rows]));
        json!({
            "form": 1,
            "items": Json::Array(items.collect()),
            "rules": Json::Array(rules.collect()),
            "triggers": Json::Array(triggers.collect()),
            "lists": Json::Array(lists.collect()),
            "texts": definition.texts,
        })
    }

    /// Compiles an expression as a calculation of an item, to be tried by itself.
    ///
    /// # Errors
    /// What it refers to and is not there.
    pub fn try_out(&self, item: usize, expression: &super::Expression) -> Result<Code, Wrong> {
        let names = Names::new(&self.definition);
        Compiler::new(&names, item, None).compile(expression)
    }

    /// The form that this is the logic of.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }
}

/// The tree of the items, checked.
fn shape(definition: &Definition) -> Result<Vec<LogicItem>, Wrong> {
    let fault = |item: usize, sentence: String| Err(Wrong::new(item, None, At(0), sentence));
    if definition.items.is_empty() || definition.items.len() > MOST_ITEMS {
        return fault(0, format!("a form has 1 to {MOST_ITEMS} questions and groups."));
    }
    let mut items = vec![LogicItem::default(); definition.items.len()];
    for (at, item) in definition.items.iter().enumerate() {
        match item.parent {
            None if at == 0 => {}
            Some(parent) if parent < at && !matches!(definition.items[parent].shape, Shape::Question(_)) => {
                items[at].slot = items[parent].children.len();
                items[at].depth = items[parent].depth + 1;
                items[parent].children.push(at);
                if items[at].depth > DEEPEST_GROUP {
                    return fault(
                        at,
                        format!("more than {DEEPEST_GROUP} groups stand within one another."),
                    );
                }
            }
            _ => return fault(at, format!("`{}` stands in no group of the form.", item.name)),
        }
    }
    Ok(items)
}

fn draft_item(
    names: &Names<'_>,
    at: usize,
    logic: &mut LogicItem,
    drafts: &mut Vec<Draft>,
    wrong: &mut Vec<Wrong>,
) {
    let item = &names.definition.items[at];
    let mut keep = |compiled: Result<Code, Wrong>| match compiled {
        Ok(code) => Some(code),
        Err(fault) => {
            wrong.push(fault);
            None
        }
    };
    let mut outside = Compiler::new(names, at, None);
    if let Some(default) = &item.default {
        logic.default = keep(outside.compile(default));
    }
    let list = item.choices.as_ref().map(|choices| {
        let found = names
            .definition
            .lists
            .iter()
            .position(|list| list.id == choices.list);
        (choices, found)
    });
    if let Some((choices, found)) = &list {
        logic.list = *found;
        if found.is_none() {
            let sentence = format!("there is no list called `{}`.", choices.list);
            keep(Err(Wrong::new(at, Some(Rule::Choices), At(0), sentence)));
            return;
        }
    }
    for rule in Rule::ALL {
        let mut compiler = Compiler::new(names, at, Some(rule));
        let mut wishes = BTreeSet::new();
        let code = match (rule, item.rules.get(&rule), &list) {
            (Rule::Choices, filter, Some((choices, Some(list)))) if filter.is_some() || choices.shuffled => {
                if let Some(seed) = &choices.seed {
                    logic.seed = keep(compiler.compile(seed));
                }
                match filter {
                    Some(filter) => keep(compiler.compile_filter(filter, *list)),
                    None => Some(Code::Call("true".to_owned(), Vec::new())),
                }
            }
            (Rule::Choices, _, _) | (_, None, _) => continue,
            (Rule::Count, Some(expression), _) => keep(compiler.compile(expression).and_then(|code| {
                code.seen_from_around().ok_or_else(|| {
                    let sentence = "the number of rows cannot be read from the rows themselves.";
                    Wrong::new(at, Some(rule), At(0), sentence)
                })
            })),
            (_, Some(expression), _) => keep(compiler.compile(expression)),
        };
        if rule == Rule::Constraint {
            // Also a condition that does not name its own question is about it.
            compiler.needs.insert(Need { item: at, anchor: at });
            if let Some(message) = &item.constraint_message {
                logic.message = keep(compiler.compile(message));
            }
        }
        if rule == Rule::Calculate && !item.triggers.is_empty() {
            wishes = std::mem::take(&mut compiler.needs);
            for name in &item.triggers {
                match names.find(name) {
                    Ok(found) => {
                        let anchor = names.common(found, at);
                        compiler.needs.insert(Need { item: found, anchor });
                    }
                    Err(sentence) => {
                        keep(Err(Wrong::new(at, Some(rule), At(0), sentence)));
                    }
                }
            }
        }
        if let Some(code) = code {
            drafts.push(Draft {
                item: at,
                rule,
                code,
                needs: compiler.needs,
                wishes,
            });
        }
    }
}

/// The rules that must be worked out before this one.
fn before(
    definition: &Definition,
    by_rule: &BTreeMap<(usize, Rule), usize>,
    draft: &Draft,
    with_wishes: bool,
) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let wishes = if with_wishes { Some(&draft.wishes) } else { None };
    for need in draft.needs.iter().chain(wishes.into_iter().flatten()) {
        found.extend(by_rule.get(&(need.item, Rule::Calculate)));
        let mut at = Some(need.item);
        while let Some(item) = at {
            found.extend(by_rule.get(&(item, Rule::Relevant)));
            found.extend(by_rule.get(&(item, Rule::Count)));
            at = definition.items[item].parent;
        }
    }
    // A row is there before its own rules are worked out.
    let mut at = match draft.rule {
        Rule::Count => definition.items[draft.item].parent,
        _ => Some(draft.item),
    };
    while let Some(item) = at {
        found.extend(by_rule.get(&(item, Rule::Count)));
        at = definition.items[item].parent;
    }
    if !makes(draft.rule) {
        // Nothing waits for it, so it can lead in no circle.
        if let Some(own) = by_rule.get(&(draft.item, draft.rule)) {
            found.remove(own);
        }
    }
    found
}

/// Whether other rules can wait for what such a rule works out.
fn makes(rule: Rule) -> bool {
    matches!(rule, Rule::Relevant | Rule::Count | Rule::Calculate)
}

/// The places in an order in which each stands after those before it; else the circles.
fn sorted(before: &[BTreeSet<usize>]) -> Result<Vec<usize>, Vec<Vec<usize>>> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    let mut waits: Vec<usize> = vec![0; before.len()];
    for (place, firsts) in before.iter().enumerate() {
        waits[place] = firsts.len();
        for first in firsts {
            after[*first].push(place);
        }
    }
    let mut free: BinaryHeap<Reverse<usize>> = (0..before.len())
        .filter(|place| waits[*place] == 0)
        .map(Reverse)
        .collect();
    let mut order = Vec::with_capacity(before.len());
    let mut circles = Vec::new();
    let mut placed = vec![false; before.len()];
    loop {
        while let Some(Reverse(place)) = free.pop() {
            if std::mem::replace(&mut placed[place], true) {
                continue;
            }
            order.push(place);
            for next in &after[place] {
                waits[*next] = waits[*next].saturating_sub(1);
                if waits[*next] == 0 && !placed[*next] {
                    free.push(Reverse(*next));
                }
            }
        }
        // Whoever is left waits for someone who is left: going back from anyone leads into a circle.
        let Some(start) = placed.iter().position(|placed| !placed) else {
            break;
        };
        let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
        let mut way = Vec::new();
        let mut at = start;
        while !seen.contains_key(&at) {
            seen.insert(at, way.len());
            way.push(at);
            match before[at].iter().find(|first| !placed[**first]) {
                Some(first) => at = *first,
                None => break,
            }
        }
        let circle = way.split_off(seen.get(&at).copied().unwrap_or(0));
        free.extend(circle.iter().map(|place| Reverse(*place)));
        circles.push(circle);
        if circles.len() > 20 {
            break;
        }
    }
    if circles.is_empty() {
        Ok(order)
    } else {
        Err(circles)
    }
}

fn told(definition: &Definition, drafts: &[Draft], circle: &[usize]) -> Wrong {
    let first = &drafts[circle[0]];
    let name = |place: &usize| {
        let draft = &drafts[*place];
        format!(
            "{} of `{}`",
            draft.rule.column(),
            definition.items[draft.item].name
        )
    };
    let sentence = if circle.len() == 1 {
        format!("the {} reads what it works out itself.", name(&circle[0]))
    } else {
        let mut way: Vec<String> = circle.iter().take(SHOWN).map(name).collect();
        if circle.len() > SHOWN {
            way.push(format!("and {} more", circle.len() - SHOWN));
        }
        way.push(name(&circle[0]));
        format!(
            "these lead in a circle, each reading the next: {}.",
            way.join(", ")
        )
    };
    Wrong::new(first.item, Some(first.rule), At(0), sentence)
}

impl Code {
    /// The same, read from the node around the one it was compiled for.
    fn seen_from_around(mut self) -> Option<Self> {
        if self.lower(true) { Some(self) } else { None }
    }

    fn lower(&mut self, outermost: bool) -> bool {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Cell(_) | Self::Saved(_) => true,
            Self::Call(_, parts) => parts.iter_mut().all(|part| part.lower(outermost)),
            Self::Negative(part)
            | Self::Matches(part, _)
            | Self::Label(part, _)
            | Self::Lookup(_, _, _, part) => part.lower(outermost),
            Self::Chain(first, rest) => {
                first.lower(outermost) && rest.iter_mut().all(|(_, part)| part.lower(outermost))
            }
            Self::Rows(rows) => rows.predicates.iter_mut().all(|part| part.lower(false)),
            Self::Nodes(nodes) => {
                if outermost || nodes.from == From::Question {
                    let Some(up) = nodes.up.checked_sub(1) else {
                        return false;
                    };
                    nodes.up = up;
                }
                nodes.steps.iter_mut().all(|step| {
                    step.row.as_mut().is_none_or(|row| row.lower(outermost))
                        && step.predicates.iter_mut().all(|part| part.lower(false))
                })
            }
        }
    }
}
