//! A form being filled in: one answer changes, and only what depends on it is worked out again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::code::Code;
use super::evaluate::Context;
use super::graph::Logic;
use super::model::{Rule, Shape};
use super::tree_of_answers::{NONE, Tree};
use super::value::Trouble;

/// The most nodes of a record.
pub const MOST_NODES: usize = 200_000;
/// The most rows of one repeat within one row of the one around it.
pub const MOST_ROWS: usize = 10_000;

/// A record being filled in.
pub struct Filling<'a> {
    pub(super) logic: &'a Logic,
    pub(super) tree: Tree,
    pub(super) context: Context,
    /// Which nodes each rule is due at.
    pub(super) pending: Vec<Vec<u32>>,
    /// The rules that are due, first the first.
    pub(super) due: BinaryHeap<Reverse<usize>>,
    /// How the nodes were before this act.
    pub(super) before: Vec<(u32, Look)>,
    /// How many rows the repeats had before this act: the node around, the repeat, the count.
    pub(super) rows_before: Vec<(u32, usize, usize)>,
    /// The nodes that this act made.
    pub(super) fresh: Vec<u32>,
    pub(super) steps: u64,
}

/// How a node looks from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Look {
    text: String,
    relevant: bool,
    readonly: bool,
    required: bool,
    broken: Option<String>,
    choices: Option<Vec<usize>>,
    trouble: Option<Trouble>,
}

/// One thing that changed, at the node of a path such as `/data/person[2]/name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub path: String,
    /// What is so now.
    pub now: Now,
}

/// What is so now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Now {
    /// The answer.
    Value(String),
    /// Whether it is asked.
    Relevant(bool),
    /// Whether it cannot be changed.
    Readonly(bool),
    /// Whether it must be answered.
    Required(bool),
    /// What is said of the broken constraint, which may be nothing; none where it holds.
    Broken(Option<String>),
    /// The rows of the list that can be chosen, from 0; none where all can.
    Choices(Option<Vec<usize>>),
    /// How many rows there are; the path is that of the repeat, without a number.
    Rows(usize),
    /// What kept a rule from being worked out; none where nothing does.
    Trouble(Option<Trouble>),
}

/// How a question, group or row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where.
    pub path: String,
    /// The place of its item in the definition.
    pub item: usize,
    /// The answer.
    pub value: String,
    /// Whether it is asked.
    pub relevant: bool,
    /// Whether it cannot be changed.
    pub readonly: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// What is said of the broken constraint; none where it holds.
    pub broken: Option<String>,
    /// The rows of the list that can be chosen; none where all can.
    pub choices: Option<Vec<usize>>,
    /// What kept a rule from being worked out.
    pub trouble: Option<Trouble>,
}

/// Why something cannot be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such question, group or row.
    NotThere,
    /// The form says how many rows there are.
    Counted,
    /// There would be more rows than a record may have.
    Full,
}

impl<'a> Filling<'a> {
    /// Opens an empty record: starting answers, then every rule.
    pub fn begin(logic: &'a Logic, context: Context) -> Self {
        let mut filling = Self::blank(logic, context, true);
        filling.settle_new(true);
        filling.changes();
        filling
    }

    /// Opens a record that has answers, by their paths: the rows that the paths name are made and no
    /// others (a row may be named by itself), no starting answer is put in, and every rule is worked out.
    ///
    /// # Errors
    /// The first path that leads nowhere, or one row too many.
    pub fn resume(logic: &'a Logic, context: Context, answers: &[(String, String)]) -> Result<Self, Refusal> {
        let mut filling = Self::blank(logic, context, false);
        for node in &mut filling.tree.nodes {
            node.text.clear();
        }
        for (path, text) in answers {
            let node = filling.reach(path)?;
            let item = filling.tree.node(node).item as usize;
            if matches!(logic.definition.items[item].shape, Shape::Question(_)) {
                filling.tree.nodes[node as usize].text.clone_from(text);
            }
        }
        filling.settle_new(false);
        filling.changes();
        Ok(filling)
    }

    fn blank(logic: &'a Logic, context: Context, with_rows: bool) -> Self {
        let mut filling = Self {
            logic,
            tree: Tree::default(),
            context,
            pending: vec![Vec::new(); logic.rules.len()],
            due: BinaryHeap::new(),
            before: Vec::new(),
            rows_before: Vec::new(),
            fresh: Vec::new(),
            steps: 0,
        };
        let mut new = Vec::new();
        filling.tree.grow(logic, 0, (NONE, 0), with_rows, &mut new);
        filling.fresh = new;
        filling
    }

    /// Moment and place; the time may be set before an act.
    pub fn context(&mut self) -> &mut Context {
        &mut self.context
    }

    /// Answers a question and works out what depends on it.
    ///
    /// # Errors
    /// Where there is no such question.
    pub fn set(&mut self, path: &str, text: &str) -> Result<Vec<Change>, Refusal> {
        self.steps = 0;
        let node = self.find(path).ok_or(Refusal::NotThere)?;
        let item = self.tree.node(node).item as usize;
        if !matches!(self.logic.definition.items[item].shape, Shape::Question(_)) {
            return Err(Refusal::NotThere);
        }
        self.write(node, text.to_owned());
        self.settle();
        Ok(self.changes())
    }

    /// Adds a row at the end of the repeat of that path: `/data/person`.
    ///
    /// # Errors
    /// Where there is no such repeat, where the form counts its rows, and where there are too many.
    pub fn add(&mut self, path: &str) -> Result<Vec<Change>, Refusal> {
        self.steps = 0;
        let (around, slot) = self.repeat(path).ok_or(Refusal::NotThere)?;
        let item = self.child_item(around, slot);
        if self.logic.items[item].rules.contains_key(&Rule::Count) {
            return Err(Refusal::Counted);
        }
        if !self.add_row(around, slot, true) {
            return Err(Refusal::Full);
        }
        self.settle_new(true);
        Ok(self.changes())
    }

    /// Takes a row away: `/data/person[2]`.
    ///
    /// # Errors
    /// Where there is no such row, and where the form counts them.
    pub fn remove(&mut self, path: &str) -> Result<Vec<Change>, Refusal> {
        self.steps = 0;
        let node = self.find(path).ok_or(Refusal::NotThere)?;
        let item = self.tree.node(node).item as usize;
        if !matches!(self.logic.definition.items[item].shape, Shape::Repeat(_)) || !path.ends_with(']') {
            return Err(Refusal::NotThere);
        }
        if self.logic.items[item].rules.contains_key(&Rule::Count) {
            return Err(Refusal::Counted);
        }
        self.remove_row(node);
        self.settle();
        Ok(self.changes())
    }

    /// The answer of a question as it is kept; none where there is no such question.
    pub fn value(&self, path: &str) -> Option<&str> {
        self.find(path).map(|node| self.tree.node(node).text.as_str())
    }

    /// How one question, group or row stands.
    pub fn state(&self, path: &str) -> Option<State> {
        self.find(path).map(|node| self.state_of(node))
    }

    /// How everything stands, in the order of the form.
    pub fn states(&self) -> Vec<State> {
        let mut found = Vec::new();
        let mut waiting = vec![0];
        while let Some(node) = waiting.pop() {
            found.push(self.state_of(node));
            waiting.extend(
                self.tree
                    .node(node)
                    .slots
                    .iter()
                    .rev()
                    .flat_map(|slot| slot.iter().rev()),
            );
        }
        found
    }

    /// What an expression gives at a node, as text.
    ///
    /// # Errors
    /// Why it gives nothing.
    pub fn evaluate(&mut self, code: &Code, path: &str) -> Result<String, Trouble> {
        self.steps = 0;
        let node = self.find(path).ok_or(Trouble::Nodes)?;
        let offset = self.context.offset;
        self.work(node, |worker, here| worker.single(code, here))
            .map(|value| value.text(offset))
    }

    /// How many nodes, rows and calls the last act looked at.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    fn state_of(&self, id: u32) -> State {
        let node = self.tree.node(id);
        let look = self.look(id);
        State {
            path: self.tree.path(self.logic, id),
            item: node.item as usize,
            value: look.text,
            relevant: look.relevant,
            readonly: look.readonly,
            required: look.required,
            broken: look.broken,
            choices: look.choices,
            trouble: look.trouble,
        }
    }

    pub(super) fn child_item(&self, around: u32, slot: usize) -> usize {
        self.logic.items[self.tree.node(around).item as usize].children[slot]
    }

    /// The steps of a path: the name and the number of the row, from 0.
    fn steps_of(path: &str) -> Option<Vec<(&str, usize)>> {
        let mut steps = Vec::new();
        for part in path.strip_prefix('/')?.split('/') {
            steps.push(
                match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
                    Some((name, number)) => (name, number.parse::<usize>().ok()?.checked_sub(1)?),
                    None => (part, 0),
                },
            );
        }
        Some(steps)
    }

    fn slot_of(&self, node: u32, name: &str) -> Option<usize> {
        let children = &self.logic.items[self.tree.node(node).item as usize].children;
        children
            .iter()
            .position(|child| self.logic.definition.items[*child].name == name)
    }

    fn find(&self, path: &str) -> Option<u32> {
        let steps = Self::steps_of(path)?;
        let (first, rest) = steps.split_first()?;
        if first.0 != self.logic.definition.items[0].name {
            return None;
        }
        let mut at = 0;
        for (name, row) in rest {
            let slot = self.slot_of(at, name)?;
            at = *self.tree.node(at).slots[slot].get(*row)?;
        }
        Some(at)
    }

    /// The same, making the rows that are named.
    fn reach(&mut self, path: &str) -> Result<u32, Refusal> {
        let steps = Self::steps_of(path).ok_or(Refusal::NotThere)?;
        let mut at = 0;
        for (place, (name, row)) in steps.iter().enumerate() {
            if place == 0 {
                if *name != self.logic.definition.items[0].name {
                    return Err(Refusal::NotThere);
                }
                continue;
            }
            let slot = self.slot_of(at, name).ok_or(Refusal::NotThere)?;
            let item = self.child_item(at, slot);
            let repeats = matches!(self.logic.definition.items[item].shape, Shape::Repeat(_));
            while repeats && self.tree.node(at).slots[slot].len() <= *row {
                let known = self.tree.nodes.len();
                if !self.add_row(at, slot, false) {
                    return Err(Refusal::Full);
                }
                for node in &mut self.tree.nodes[known..] {
                    node.text.clear();
                }
            }
            at = *self.tree.node(at).slots[slot]
                .get(*row)
                .ok_or(Refusal::NotThere)?;
        }
        Ok(at)
    }

    fn repeat(&self, path: &str) -> Option<(u32, usize)> {
        let (around, name) = path.rsplit_once('/')?;
        let around = self.find(around)?;
        let slot = self.slot_of(around, name)?;
        let item = self.child_item(around, slot);
        matches!(self.logic.definition.items[item].shape, Shape::Repeat(_)).then_some((around, slot))
    }

    // ---- What changed ----

    fn look(&self, node: u32) -> Look {
        let node = self.tree.node(node);
        Look {
            text: node.text.clone(),
            relevant: node.relevant,
            readonly: node.readonly,
            required: node.required,
            broken: node.broken.clone(),
            choices: node.choices.clone(),
            trouble: node.troubles.first().map(|(_, trouble)| *trouble),
        }
    }

    pub(super) fn touch(&mut self, node: u32) {
        if !self.tree.node(node).touched {
            self.before.push((node, self.look(node)));
            self.tree.nodes[node as usize].touched = true;
        }
    }

    /// How the nodes differ from before; new rows are told as a number of rows alone.
    fn changes(&mut self) -> Vec<Change> {
        let mut found = Vec::new();
        for (around, slot, before) in std::mem::take(&mut self.rows_before) {
            let node = self.tree.node(around);
            let now = node.slots[slot].len();
            if node.alive && !self.fresh.contains(&around) && now != before {
                let name = &self.logic.definition.items[self.child_item(around, slot)].name;
                let path = format!("{}/{name}", self.tree.path(self.logic, around));
                found.push(Change {
                    path,
                    now: Now::Rows(now),
                });
            }
        }
        for node in std::mem::take(&mut self.fresh) {
            self.tree.nodes[node as usize].touched = false;
        }
        for (node, before) in std::mem::take(&mut self.before) {
            self.tree.nodes[node as usize].touched = false;
            let now = self.look(node);
            if !self.tree.node(node).alive || now == before {
                continue;
            }
            let path = self.tree.path(self.logic, node);
            let told = [
                (now.text != before.text).then_some(Now::Value(now.text)),
                (now.relevant != before.relevant).then_some(Now::Relevant(now.relevant)),
                (now.readonly != before.readonly).then_some(Now::Readonly(now.readonly)),
                (now.required != before.required).then_some(Now::Required(now.required)),
                (now.broken != before.broken).then_some(Now::Broken(now.broken)),
                (now.choices != before.choices).then_some(Now::Choices(now.choices)),
                (now.trouble != before.trouble).then_some(Now::Trouble(now.trouble)),
            ];
            let changes = told.into_iter().flatten();
            found.extend(changes.map(|now| Change {
                path: path.clone(),
                now,
            }));
        }
        found
    }
}
