//! The answers of one record, in a tree: a node for each question, a node for each row of a repeat.

use std::fmt::Write as _;

use super::calls::kind_of;
use super::graph::Logic;
use super::model::{Rule, Shape};
use super::value::{Trouble, Value};

/// No node: what stands above the root.
pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub item: u32,
    pub parent: u32,
    /// The place among the rows of its repeat; 0 for all else.
    pub row: u32,
    pub alive: bool,
    /// The answer, whether or not it is asked.
    pub text: String,
    /// Whether its own condition holds.
    pub asked: bool,
    /// Whether it and everything around it is asked.
    pub relevant: bool,
    pub readonly: bool,
    pub required: bool,
    /// What is said of the broken constraint; none where it holds.
    pub broken: Option<String>,
    /// The rows of its list that can be chosen; none where all can, in the list's order.
    pub choices: Option<Vec<usize>>,
    /// What kept its rules from being worked out, at most one a rule.
    pub troubles: Vec<(Rule, Trouble)>,
    /// Which of its rules are due.
    pub due: u8,
    /// Whether its state before the act is kept already.
    pub touched: bool,
    /// The children, by item.
    pub slots: Vec<Vec<u32>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// The answer as expressions see it: nothing where it is not relevant.
    pub fn value(&self, logic: &Logic, node: u32, offset: i32) -> Value {
        if self.node(node).relevant {
            self.kept(logic, node, offset)
        } else {
            Value::Text(String::new())
        }
    }

    /// The answer that is kept.
    pub fn kept(&self, logic: &Logic, node: u32, offset: i32) -> Value {
        let node = self.node(node);
        Value::of(
            &node.text,
            kind_of(logic.definition.items[node.item as usize].shape),
            offset,
        )
    }

    /// `/data/person[2]/name`
    pub fn path(&self, logic: &Logic, node: u32) -> String {
        let mut out = String::with_capacity(32);
        self.write_path(logic, node, &mut out);
        out
    }

    fn write_path(&self, logic: &Logic, node: u32, out: &mut String) {
        let node = self.node(node);
        if node.parent != NONE {
            self.write_path(logic, node.parent, out);
        }
        let item = &logic.definition.items[node.item as usize];
        out.push('/');
        out.push_str(&item.name);
        if let Shape::Repeat(_) = item.shape {
            // Writing to a text cannot fail.
            let _ = write!(out, "[{}]", node.row + 1);
        }
    }

    /// Adds a node with all that stands in it from the beginning, `with_rows` also the rows of
    /// repeats; the new nodes in document order.
    pub fn grow(
        &mut self,
        logic: &Logic,
        item: usize,
        (parent, row): (u32, usize),
        with_rows: bool,
        new: &mut Vec<u32>,
    ) -> u32 {
        let own = &logic.items[item];
        let id = self.nodes.len() as u32;
        self.nodes.push(Node {
            item: item as u32,
            parent,
            row: row as u32,
            alive: true,
            text: logic.definition.items[item].initial.clone(),
            asked: true,
            relevant: parent == NONE || self.node(parent).relevant,
            readonly: false,
            required: false,
            broken: None,
            choices: None,
            troubles: Vec::new(),
            due: 0,
            touched: true,
            slots: vec![Vec::new(); own.children.len()],
        });
        new.push(id);
        for (slot, child) in own.children.iter().enumerate() {
            let count = match logic.definition.items[*child].shape {
                Shape::Repeat(_) if !with_rows || logic.items[*child].rules.contains_key(&Rule::Count) => 0,
                Shape::Repeat(rows) => rows,
                _ => 1,
            };
            for row in 0..count {
                let node = self.grow(logic, *child, (id, row), with_rows, new);
                self.nodes[id as usize].slots[slot].push(node);
            }
        }
        id
    }

    /// All nodes of an item below one of an item above it.
    pub fn below(&self, logic: &Logic, top: u32, item: usize) -> Vec<u32> {
        let mut way = Vec::new();
        let mut at = item;
        while at != self.node(top).item as usize {
            way.push(logic.items[at].slot);
            match logic.definition.items[at].parent {
                Some(parent) => at = parent,
                None => return Vec::new(),
            }
        }
        let mut found = vec![top];
        for slot in way.into_iter().rev() {
            let next = found
                .iter()
                .flat_map(|node| &self.node(*node).slots[slot])
                .copied();
            found = next.collect();
        }
        found
    }
}
