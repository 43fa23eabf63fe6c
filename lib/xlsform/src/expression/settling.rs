//! Which rules are due, and working each out at the nodes where it is.

use std::cmp::Reverse;

use super::calls::kind_of;
use super::code::Code;
use super::evaluate::{Evaluator, Spot};
use super::filling::{Filling, MOST_NODES, MOST_ROWS};
use super::model::Rule;
use super::tree_of_answers::NONE;
use super::value::Trouble;

impl Filling<'_> {
    // ---- What is due ----

    fn mark(&mut self, rule: usize, node: u32) {
        let kind = self.logic.rules[rule].rule;
        if kind == Rule::Count {
            // The node around may hold several repeats: its own marks do not tell them apart.
            if self.pending[rule].contains(&node) {
                return;
            }
        } else {
            let bit = 1 << kind as u8;
            let due = &mut self.tree.nodes[node as usize].due;
            if *due & bit != 0 {
                return;
            }
            *due |= bit;
        }
        if self.pending[rule].is_empty() {
            self.due.push(Reverse(rule));
        }
        self.pending[rule].push(node);
    }

    /// Marks whatever reads this node.
    fn fire(&mut self, node: u32) {
        let logic = self.logic;
        let item = self.tree.node(node).item as usize;
        for (rule, anchor) in &logic.items[item].triggers {
            let mut top = node;
            while self.tree.node(top).item as usize != *anchor {
                top = self.tree.node(top).parent;
                if top == NONE {
                    break;
                }
            }
            if top == NONE {
                continue;
            }
            let at = logic.rules[*rule].at;
            // The usual ways first, without a list: the node itself, and what stands right in it.
            if at == *anchor {
                self.mark(*rule, top);
            } else if logic.definition.items[at].parent == Some(*anchor) {
                let slot = logic.items[at].slot;
                for row in 0..self.tree.node(top).slots[slot].len() {
                    self.mark(*rule, self.tree.node(top).slots[slot][row]);
                }
            } else {
                for node in self.tree.below(logic, top, at) {
                    self.mark(*rule, node);
                }
            }
        }
    }

    pub(super) fn settle(&mut self) {
        while let Some(Reverse(rule)) = self.due.pop() {
            let nodes = std::mem::take(&mut self.pending[rule]);
            for node in nodes {
                if self.tree.node(node).alive {
                    self.apply(rule, node);
                }
            }
        }
    }

    /// Puts starting answers into the nodes that are new, marks all their rules and works them out;
    /// rows that come up meanwhile too.
    pub(super) fn settle_new(&mut self, with_defaults: bool) {
        let new = self.fresh.clone();
        if with_defaults {
            self.put_defaults(&new);
        }
        self.mark_new(&new);
        self.settle();
    }

    fn put_defaults(&mut self, new: &[u32]) {
        let logic = self.logic;
        for node in new {
            let item = self.tree.node(*node).item as usize;
            if let Some(default) = &logic.items[item].default {
                let offset = self.context.offset;
                let kind = kind_of(logic.definition.items[item].shape);
                let worked = self.work(*node, |worker, here| worker.single(default, here));
                if let Ok(text) = worked.and_then(|value| value.kept(kind, offset)) {
                    self.tree.nodes[*node as usize].text = text;
                }
            }
        }
    }

    fn mark_new(&mut self, new: &[u32]) {
        let logic = self.logic;
        for node in new {
            let item = self.tree.node(*node).item as usize;
            for (rule, place) in &logic.items[item].rules {
                // What a trigger sets off waits for the trigger.
                let waits = *rule == Rule::Calculate && !logic.definition.items[item].triggers.is_empty();
                if *rule != Rule::Count && !waits {
                    self.mark(*place, *node);
                }
            }
            for child in &logic.items[item].children {
                if let Some(place) = logic.items[*child].rules.get(&Rule::Count) {
                    self.mark(*place, *node);
                }
            }
        }
    }

    // ---- One rule at one node ----

    pub(super) fn work<T>(
        &mut self,
        node: u32,
        act: impl FnOnce(&mut Evaluator<'_>, Spot) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let mut worker = Evaluator {
            logic: self.logic,
            tree: &self.tree,
            context: &mut self.context,
            steps: &mut self.steps,
            question: node,
        };
        let here = worker.here();
        act(&mut worker, here)
    }

    /// Works a rule out. One that cannot be worked out lets people go on: the question is asked and
    /// not required, its answer is allowed, and a calculation gives nothing.
    fn apply(&mut self, place: usize, node: u32) {
        let logic = self.logic;
        let rule = &logic.rules[place];
        if rule.rule != Rule::Count {
            self.tree.nodes[node as usize].due &= !(1 << rule.rule as u8);
        }
        let code = &rule.code;
        let truth = |filling: &mut Self| filling.work(node, |worker, here| worker.truth(code, here));
        let trouble = match rule.rule {
            Rule::Relevant => {
                let worked = truth(self);
                self.tree.nodes[node as usize].asked = worked.unwrap_or(true);
                self.refresh(node);
                worked.err()
            }
            Rule::Readonly => {
                let worked = truth(self);
                let readonly = worked.unwrap_or(false);
                if readonly != self.tree.node(node).readonly {
                    self.touch(node);
                    self.tree.nodes[node as usize].readonly = readonly;
                }
                worked.err()
            }
            Rule::Required => {
                let worked = truth(self);
                let required = worked.unwrap_or(false);
                if required != self.tree.node(node).required {
                    self.touch(node);
                    self.tree.nodes[node as usize].required = required;
                }
                worked.err()
            }
            Rule::Constraint => {
                let worked = if self.tree.node(node).text.is_empty() {
                    Ok(true)
                } else {
                    truth(self)
                };
                let broken = (worked == Ok(false)).then(|| self.message(node));
                if broken != self.tree.node(node).broken {
                    self.touch(node);
                    self.tree.nodes[node as usize].broken = broken;
                }
                worked.err()
            }
            Rule::Calculate => {
                let offset = self.context.offset;
                let kind = kind_of(logic.definition.items[rule.item].shape);
                let worked = self
                    .work(node, |worker, here| worker.single(code, here))
                    .and_then(|value| value.kept(kind, offset));
                let trouble = worked.as_ref().err().copied();
                self.write(node, worked.unwrap_or_default());
                trouble
            }
            Rule::Choices => {
                let worked = self.choose(node, rule.item, code);
                self.touch(node);
                let trouble = worked.as_ref().err().copied();
                self.tree.nodes[node as usize].choices = worked.ok();
                trouble
            }
            Rule::Count => {
                let worked = self.work(node, |worker, here| worker.number(code, here));
                let wanted = worked.map_or(0.0, |number| if number.is_nan() { 0.0 } else { number.trunc() });
                let full = !self.count(node, logic.items[rule.item].slot, wanted);
                worked.err().or(full.then_some(Trouble::Rows))
            }
        };
        let kept = &self.tree.nodes[node as usize].troubles;
        let before = kept
            .iter()
            .find(|(of, _)| *of == rule.rule)
            .map(|(_, trouble)| *trouble);
        if before != trouble {
            self.touch(node);
            let troubles = &mut self.tree.nodes[node as usize].troubles;
            troubles.retain(|(of, _)| *of != rule.rule);
            troubles.extend(trouble.map(|trouble| (rule.rule, trouble)));
            troubles.sort_by_key(|(of, _)| *of);
        }
    }

    fn message(&mut self, node: u32) -> String {
        let item = self.tree.node(node).item as usize;
        let Some(message) = &self.logic.items[item].message else {
            return String::new();
        };
        self.work(node, |worker, here| worker.text(message, here))
            .unwrap_or_default()
    }

    fn choose(&mut self, node: u32, item: usize, filter: &Code) -> Result<Vec<usize>, Trouble> {
        let own = &self.logic.items[item];
        let list = own.list.unwrap_or_default();
        let shuffled = self.logic.definition.items[item]
            .choices
            .as_ref()
            .is_some_and(|choices| choices.shuffled);
        let rows: Vec<usize> = (0..self.logic.definition.lists[list].rows.len()).collect();
        self.work(node, |worker, here| {
            let rows = worker.filtered(list, rows, filter, node)?;
            if !shuffled {
                return Ok(rows);
            }
            let seed = match &own.seed {
                Some(seed) => Some(worker.single(seed, here)?),
                None => None,
            };
            Ok(worker.shuffled(rows, seed.as_ref()))
        })
    }

    pub(super) fn write(&mut self, node: u32, text: String) {
        if self.tree.node(node).text != text {
            self.touch(node);
            self.tree.nodes[node as usize].text = text;
            self.fire(node);
        }
    }

    /// Whether a node is relevant follows from itself and the node around it.
    fn refresh(&mut self, node: u32) {
        let own = self.tree.node(node);
        let relevant = own.asked && (own.parent == NONE || self.tree.node(own.parent).relevant);
        if relevant == own.relevant {
            return;
        }
        self.touch(node);
        self.tree.nodes[node as usize].relevant = relevant;
        self.fire(node);
        for slot in 0..self.tree.node(node).slots.len() {
            for place in 0..self.tree.node(node).slots[slot].len() {
                self.refresh(self.tree.node(node).slots[slot][place]);
            }
        }
    }

    // ---- Rows ----

    fn count(&mut self, around: u32, slot: usize, wanted: f64) -> bool {
        let fits = wanted <= MOST_ROWS as f64;
        let wanted = wanted.clamp(0.0, MOST_ROWS as f64) as usize;
        while self.tree.node(around).slots[slot].len() > wanted {
            if let Some(last) = self.tree.node(around).slots[slot].last().copied() {
                self.remove_row(last);
            }
        }
        while self.tree.node(around).slots[slot].len() < wanted {
            let known = self.fresh.len();
            if !self.add_row(around, slot, true) {
                return false;
            }
            let new = self.fresh[known..].to_vec();
            self.put_defaults(&new);
            self.mark_new(&new);
        }
        fits
    }

    pub(super) fn add_row(&mut self, around: u32, slot: usize, with_rows: bool) -> bool {
        let row = self.tree.node(around).slots[slot].len();
        if row >= MOST_ROWS || self.tree.nodes.len() >= MOST_NODES {
            return false;
        }
        self.note_rows(around, slot);
        let item = self.child_item(around, slot);
        let mut new = Vec::new();
        let node = self
            .tree
            .grow(self.logic, item, (around, row), with_rows, &mut new);
        self.tree.nodes[around as usize].slots[slot].push(node);
        self.fresh.extend(new);
        self.fire(node);
        true
    }

    pub(super) fn remove_row(&mut self, node: u32) {
        let around = self.tree.node(node).parent;
        let item = self.tree.node(node).item as usize;
        let slot = self.logic.items[item].slot;
        self.note_rows(around, slot);
        self.fire(node);
        let from = self.tree.node(node).row as usize;
        self.tree.nodes[around as usize].slots[slot].remove(from);
        let later = self.tree.node(around).slots[slot][from..].to_vec();
        for other in later {
            self.tree.nodes[other as usize].row -= 1;
        }
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            let gone = &mut self.tree.nodes[node as usize];
            gone.alive = false;
            waiting.extend(gone.slots.iter().flatten());
        }
    }

    fn note_rows(&mut self, around: u32, slot: usize) {
        let is_known = |(node, known, _): &(u32, usize, usize)| *node == around && *known == slot;
        if !self.rows_before.iter().any(is_known) {
            let count = self.tree.node(around).slots[slot].len();
            self.rows_before.push((around, slot, count));
        }
    }
}
