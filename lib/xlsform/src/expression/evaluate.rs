//! Working out one expression at one node.

use std::collections::BTreeMap;
use std::fmt;

use super::Operator;
use super::code::{Code, From, Nodes, Rows};
use super::dates;
use super::graph::Logic;
use super::model::Shape;
use super::tree_of_answers::Tree;
use super::value::{Trouble, Value};

/// How many nodes, rows and calls one act may take; an expression that needs more has no value.
pub(super) const MOST_STEPS: u64 = 5_000_000;

/// Everything about the moment and place of filling in a form. Nothing else reaches the engine.
pub struct Context {
    /// Milliseconds since 1970-01-01T00:00 UTC.
    pub now: i64,
    /// The zone, in minutes east of UTC.
    pub offset: i32,
    /// Which translation of labels and texts is shown.
    pub language: String,
    /// What `property('...')` finds.
    pub properties: BTreeMap<String, String>,
    /// What `version()` gives.
    pub version: String,
    /// The answers of the record saved last, by path: `/data/village`.
    pub saved: BTreeMap<String, String>,
    /// How months and days are called.
    pub names: dates::Names,
    /// Gives 32 random bits at a time.
    pub random: Box<dyn FnMut() -> u32 + Send>,
}

impl fmt::Debug for Context {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Context")
            .field("now", &self.now)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

/// Where an expression looks from.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub node: u32,
    /// The list and row, within a condition on a list.
    pub row: Option<(usize, usize)>,
    /// The number among those that a condition looks at; 0 outside of conditions.
    pub position: usize,
}

pub(super) struct Evaluator<'a> {
    pub logic: &'a Logic,
    pub tree: &'a Tree,
    pub context: &'a mut Context,
    pub steps: &'a mut u64,
    /// The node that the expression belongs to.
    pub question: u32,
}

pub(super) type Worked<T> = Result<T, Trouble>;

impl Evaluator<'_> {
    pub fn spend(&mut self, steps: usize) -> Worked<()> {
        *self.steps += steps as u64;
        if *self.steps > MOST_STEPS {
            Err(Trouble::Slow)
        } else {
            Ok(())
        }
    }

    pub fn offset(&self) -> i32 {
        self.context.offset
    }

    pub fn here(&self) -> Spot {
        Spot {
            node: self.question,
            row: None,
            position: 0,
        }
    }

    /// The value, nodes left as nodes.
    pub fn value(&mut self, code: &Code, spot: Spot) -> Worked<Value> {
        self.spend(1)?;
        Ok(match code {
            Code::Number(number) => Value::Number(*number),
            Code::Text(text) => Value::Text(text.clone()),
            Code::Negative(part) => Value::Number(-self.number(part, spot)?),
            Code::Chain(first, rest) => self.chain(first, rest, spot)?,
            Code::Call(name, arguments) => self.call(name, arguments, spot)?,
            Code::Nodes(nodes) => Value::Nodes(self.nodes(nodes, spot)?),
            Code::Rows(rows) => Value::Rows(rows.list, rows.column, self.rows(rows, spot)?),
            Code::Cell(column) => match spot.row {
                Some((list, row)) => Value::Text(self.cell(list, row, *column)),
                None => Value::Text(String::new()),
            },
            Code::Saved(path) => Value::Text(self.context.saved.get(path).cloned().unwrap_or_default()),
            Code::Matches(text, pattern) => {
                let text = self.text(text, spot)?;
                self.spend(text.len())?;
                Value::Truth(pattern.matches(&text))
            }
            Code::Label(value, list) => {
                let value = self.text(value, spot)?;
                self.lookup(*list, "label", "name", &value)?
            }
            Code::Lookup(list, column, key, value) => {
                let value = self.text(value, spot)?;
                let found = self.find(*list, *key, &value)?;
                Value::Text(found.map_or_else(String::new, |row| self.cell(*list, row, *column)))
            }
        })
    }

    /// One value: that of the only node, the empty text where there is none.
    pub fn single(&mut self, code: &Code, spot: Spot) -> Worked<Value> {
        if let Code::Nodes(nodes) = code
            && let Some(node) = self.only_node(nodes, spot)
        {
            self.spend(1)?;
            return Ok(self.tree.value(self.logic, node, self.offset()));
        }
        let value = self.value(code, spot)?;
        self.unpacked(value)
    }

    pub fn unpacked(&self, value: Value) -> Worked<Value> {
        match value {
            Value::Nodes(nodes) => match nodes.as_slice() {
                [] => Ok(Value::Text(String::new())),
                [node] => Ok(self.tree.value(self.logic, *node, self.offset())),
                _ => Err(Trouble::Many),
            },
            Value::Rows(list, column, rows) => match rows.as_slice() {
                [] => Ok(Value::Text(String::new())),
                [row] => {
                    Ok(Value::Text(column.map_or_else(String::new, |column| {
                        self.cell(list, *row, column)
                    })))
                }
                _ => Err(Trouble::Many),
            },
            value => Ok(value),
        }
    }

    /// The values of all nodes, or the one value.
    pub fn all(&mut self, code: &Code, spot: Spot) -> Worked<Vec<Value>> {
        let offset = self.offset();
        match self.value(code, spot)? {
            Value::Nodes(nodes) => {
                self.spend(nodes.len())?;
                Ok(nodes
                    .iter()
                    .map(|node| self.tree.value(self.logic, *node, offset))
                    .collect())
            }
            Value::Rows(list, column, rows) => {
                self.spend(rows.len())?;
                let text =
                    |row: &usize| column.map_or_else(String::new, |column| self.cell(list, *row, column));
                Ok(rows.iter().map(|row| Value::Text(text(row))).collect())
            }
            value => Ok(vec![value]),
        }
    }

    pub fn text(&mut self, code: &Code, spot: Spot) -> Worked<String> {
        let offset = self.offset();
        Ok(self.single(code, spot)?.text(offset))
    }

    pub fn number(&mut self, code: &Code, spot: Spot) -> Worked<f64> {
        let offset = self.offset();
        Ok(self.single(code, spot)?.number(offset))
    }

    pub fn truth(&mut self, code: &Code, spot: Spot) -> Worked<bool> {
        Ok(self.single(code, spot)?.truth())
    }

    fn chain(&mut self, first: &Code, rest: &[(Operator, Code)], spot: Spot) -> Worked<Value> {
        let offset = self.offset();
        match rest.first().map(|(operator, _)| *operator) {
            Some(Operator::And | Operator::Or) => {
                let decides = rest[0].0 == Operator::Or;
                let mut truth = self.truth(first, spot)?;
                for (_, part) in rest {
                    if truth == decides {
                        break;
                    }
                    truth = self.truth(part, spot)?;
                }
                return Ok(Value::Truth(truth));
            }
            Some(Operator::Union) => return self.union(first, rest, spot),
            _ => {}
        }
        let mut left = self.single(first, spot)?;
        for (operator, part) in rest {
            let right = self.single(part, spot)?;
            let (one, two) = (left.number(offset), right.number(offset));
            left = match operator {
                Operator::Equal => Value::Truth(left.equals(&right, offset)),
                Operator::Unequal => Value::Truth(!left.equals(&right, offset)),
                Operator::Less => Value::Truth(one < two),
                Operator::AtMost => Value::Truth(one <= two),
                Operator::More => Value::Truth(one > two),
                Operator::AtLeast => Value::Truth(one >= two),
                Operator::Plus => Value::Number(one + two),
                Operator::Minus => Value::Number(one - two),
                Operator::Times => Value::Number(one * two),
                Operator::Divided => Value::Number(one / two),
                Operator::Modulo => Value::Number(one % two),
                Operator::And | Operator::Or | Operator::Union => left,
            };
        }
        Ok(left)
    }

    /// Nodes in the order written, each once.
    fn union(&mut self, first: &Code, rest: &[(Operator, Code)], spot: Spot) -> Worked<Value> {
        let mut seen = std::collections::BTreeSet::new();
        let mut found = Vec::new();
        for part in std::iter::once(first).chain(rest.iter().map(|(_, part)| part)) {
            let Value::Nodes(nodes) = self.value(part, spot)? else {
                return Err(Trouble::Nodes);
            };
            found.extend(nodes.into_iter().filter(|node| seen.insert(*node)));
        }
        Ok(Value::Nodes(found))
    }

    fn start(&self, nodes: &Nodes, spot: Spot) -> u32 {
        let mut at = match nodes.from {
            From::Here => spot.node,
            From::Question => self.question,
        };
        for _ in 0..nodes.up {
            at = self.tree.nodes[at as usize].parent;
        }
        at
    }

    /// The node where there can be one only, found without a list; none where there may be more,
    /// or where it is not relevant.
    fn only_node(&self, nodes: &Nodes, spot: Spot) -> Option<u32> {
        let mut at = self.start(nodes, spot);
        for step in &nodes.steps {
            let (Some(slot), None, true) = (step.slot, &step.row, step.predicates.is_empty()) else {
                return None;
            };
            let [only] = self.tree.nodes[at as usize].slots[slot].as_slice() else {
                return None;
            };
            at = *only;
        }
        self.tree.nodes[at as usize].relevant.then_some(at)
    }

    fn nodes(&mut self, path: &Nodes, spot: Spot) -> Worked<Vec<u32>> {
        let mut found = vec![self.start(path, spot)];
        for step in &path.steps {
            let row = match &step.row {
                Some(row) => Some(self.number(row, spot)?),
                None => None,
            };
            let mut next = Vec::new();
            for at in found {
                let node = &self.tree.nodes[at as usize];
                let mut children: Vec<u32> = match step.slot {
                    Some(slot) => node.slots[slot].clone(),
                    None => node.slots.iter().flatten().copied().collect(),
                };
                self.spend(children.len() + 1)?;
                if let Some(row) = row {
                    // A row that cannot be is the first (JavaRosa, `indexedRepeat`).
                    let row = if row >= 1.0 { row.trunc() } else { 1.0 };
                    children = children.get(row as usize - 1).copied().into_iter().collect();
                }
                for predicate in &step.predicates {
                    let mut kept = Vec::new();
                    for (place, child) in children.iter().enumerate() {
                        let spot = Spot {
                            node: *child,
                            row: None,
                            position: place + 1,
                        };
                        if self.holds(predicate, spot)? {
                            kept.push(*child);
                        }
                    }
                    children = kept;
                }
                next.extend(children);
            }
            found = next;
        }
        found.retain(|node| self.tree.nodes[*node as usize].relevant);
        Ok(found)
    }

    /// Whether a condition holds; a number is the position that is meant.
    pub fn holds(&mut self, predicate: &Code, spot: Spot) -> Worked<bool> {
        Ok(match self.single(predicate, spot)? {
            Value::Number(number) => number == spot.position as f64,
            value => value.truth(),
        })
    }

    fn rows(&mut self, path: &Rows, spot: Spot) -> Worked<Vec<usize>> {
        let count = self.logic.definition.lists[path.list].rows.len();
        let mut rows: Vec<usize> = (0..count).collect();
        for predicate in &path.predicates {
            rows = self.filtered(path.list, rows, predicate, spot.node)?;
        }
        Ok(rows)
    }

    /// The rows of a list for which a condition holds.
    pub fn filtered(
        &mut self,
        list: usize,
        rows: Vec<usize>,
        predicate: &Code,
        node: u32,
    ) -> Worked<Vec<usize>> {
        self.spend(rows.len())?;
        // `column = something else` is worked out once, not in each row.
        if let Code::Chain(first, rest) = predicate
            && let (Code::Cell(column), [(Operator::Equal, other)]) = (first.as_ref(), rest.as_slice())
            && !other.reads_row()
        {
            let spot = Spot {
                node,
                row: Some((list, 0)),
                position: 0,
            };
            let offset = self.offset();
            let wanted = self.single(other, spot)?;
            let rows = rows.into_iter();
            if let Value::Text(wanted) = &wanted {
                let cells = &self.logic.definition.lists[list];
                if !cells.has_translations() {
                    return Ok(rows.filter(|row| cells.cell(*row, *column) == wanted).collect());
                }
            }
            return Ok(rows
                .filter(|row| Value::Text(self.cell(list, *row, *column)).equals(&wanted, offset))
                .collect());
        }
        let mut kept = Vec::new();
        for (place, row) in rows.into_iter().enumerate() {
            let spot = Spot {
                node,
                row: Some((list, row)),
                position: place + 1,
            };
            if self.holds(predicate, spot)? {
                kept.push(row);
            }
        }
        Ok(kept)
    }

    /// The cell of a row; in the reader's language where the column has a translation.
    pub fn cell(&self, list: usize, row: usize, column: usize) -> String {
        let list = &self.logic.definition.lists[list];
        list.cell(row, list.translated(column, &self.context.language))
            .to_owned()
    }

    /// The first row with that text in a column.
    fn find(&mut self, list: usize, key: usize, value: &str) -> Worked<Option<usize>> {
        let rows = &self.logic.definition.lists[list].rows;
        self.spend(rows.len())?;
        Ok((0..rows.len()).find(|row| self.logic.definition.lists[list].cell(*row, key) == value))
    }

    fn lookup(&mut self, list: usize, column: &str, key: &str, value: &str) -> Worked<Value> {
        let columns = &self.logic.definition.lists[list].columns;
        let place = |name: &str| columns.iter().position(|column| column == name);
        let (Some(column), Some(key)) = (place(column), place(key)) else {
            return Ok(Value::Text(String::new()));
        };
        let found = self.find(list, key, value)?;
        Ok(Value::Text(
            found.map_or_else(String::new, |row| self.cell(list, row, column)),
        ))
    }

    /// The number of a node among the rows of its repeat; 1 outside of repeats.
    pub fn row_number(&self, node: u32) -> usize {
        let node = &self.tree.nodes[node as usize];
        match self.logic.definition.items[node.item as usize].shape {
            Shape::Repeat(_) => node.row as usize + 1,
            _ => 1,
        }
    }
}

impl Code {
    /// Whether it reads the row that a condition looks at.
    fn reads_row(&self) -> bool {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Saved(_) => false,
            Self::Cell(_) => true,
            // Conditions on other lists have rows of their own; to be safe they are worked out each time.
            Self::Rows(rows) => !rows.predicates.is_empty(),
            Self::Nodes(nodes) => !nodes
                .steps
                .iter()
                .all(|step| step.row.is_none() && step.predicates.is_empty()),
            Self::Call(name, parts) => {
                matches!(name.as_str(), "position" | "random" | "uuid" | "randomize")
                    || parts.iter().any(Self::reads_row)
            }
            Self::Negative(part)
            | Self::Matches(part, _)
            | Self::Label(part, _)
            | Self::Lookup(_, _, _, part) => part.reads_row(),
            Self::Chain(first, rest) => first.reads_row() || rest.iter().any(|(_, part)| part.reads_row()),
        }
    }
}
