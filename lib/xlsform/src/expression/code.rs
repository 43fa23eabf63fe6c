//! An expression whose references are looked up: what both engines carry out.

use serde_json::{Value as Json, json};

use super::Operator;
use super::pattern::{Instruction, Pattern};

/// One part of a compiled expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A function by its name.
    Call(String, Vec<Code>),
    /// A minus before something.
    Negative(Box<Code>),
    /// Operands and operators from left to right.
    Chain(Box<Code>, Vec<(Operator, Code)>),
    /// Nodes of the form.
    Nodes(Nodes),
    /// Rows of a list, or their cells in one column.
    Rows(Rows),
    /// The cell of the row that a condition looks at.
    Cell(usize),
    /// An answer of the record saved last, by its path.
    Saved(String),
    /// Whether a text matches.
    Matches(Box<Code>, Pattern),
    /// The label of a choice in a list.
    Label(Box<Code>, usize),
    /// `pulldata`: the list, the column wanted, the column searched, what is searched.
    Lookup(usize, usize, usize, Box<Code>),
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The node that is looked at.
    Here,
    /// The question that the expression belongs to.
    Question,
}

/// A path in the form: so many levels up, then down.
#[derive(Clone, Debug, PartialEq)]
pub struct Nodes {
    /// Where it begins.
    pub from: From,
    /// How many levels up from there.
    pub up: usize,
    /// Down from there.
    pub steps: Vec<CodeStep>,
}

/// A step down.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeStep {
    /// Which child, by its place among the children; none for all.
    pub slot: Option<usize>,
    /// The number of the row (from 1), worked out where the path begins: `indexed-repeat`.
    pub row: Option<Code>,
    /// Conditions, in order.
    pub predicates: Vec<Code>,
}

/// Rows of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The list's place in the form.
    pub list: usize,
    /// The column; none for the row as such.
    pub column: Option<usize>,
    /// Conditions, in order.
    pub predicates: Vec<Code>,
}

impl Code {
    /// As the tree that the browser's engine carries out; `docs/forms-expressions.md` says what is what.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Number(number) => json!(number),
            Self::Text(text) => json!(text),
            Self::Call(name, arguments) => list(json!(name), arguments.iter().map(Self::to_json)),
            Self::Negative(part) => json!(["-", part.to_json()]),
            Self::Chain(first, rest) => {
                let rest = rest
                    .iter()
                    .flat_map(|(operator, part)| [json!(operator.sign()), part.to_json()]);
                list(json!("~"), std::iter::once(first.to_json()).chain(rest))
            }
            Self::Nodes(nodes) => {
                let head = [json!(u8::from(nodes.from == From::Question)), json!(nodes.up)];
                list(
                    json!("n"),
                    head.into_iter().chain(nodes.steps.iter().map(step_json)),
                )
            }
            Self::Rows(rows) => {
                let head = [json!(rows.list), place(rows.column)];
                list(
                    json!("l"),
                    head.into_iter().chain(rows.predicates.iter().map(Self::to_json)),
                )
            }
            Self::Cell(column) => json!(["c", column]),
            Self::Saved(path) => json!(["s", path]),
            Self::Matches(text, pattern) => json!(["r", text.to_json(), pattern_json(pattern)]),
            Self::Label(value, list) => json!(["k", value.to_json(), list]),
            Self::Lookup(list, column, key, value) => json!(["p", list, column, key, value.to_json()]),
        }
    }
}

fn list(head: Json, rest: impl Iterator<Item = Json>) -> Json {
    Json::Array(std::iter::once(head).chain(rest).collect())
}

fn place(place: Option<usize>) -> Json {
    place.map_or(json!(-1), |place| json!(place))
}

fn step_json(step: &CodeStep) -> Json {
    let slot = place(step.slot);
    if step.row.is_none() && step.predicates.is_empty() {
        return slot;
    }
    let row = step.row.as_ref().map_or(Json::Null, Code::to_json);
    list(
        slot,
        std::iter::once(row).chain(step.predicates.iter().map(Code::to_json)),
    )
}

fn pattern_json(pattern: &Pattern) -> Json {
    let instructions = pattern.program.iter().map(|instruction| match instruction {
        Instruction::One(none_of, ranges) => list(
            json!(u8::from(*none_of)),
            ranges.iter().flat_map(|(from, to)| [json!(from), json!(to)]),
        ),
        Instruction::Split(one, other) => json!([2, one, other]),
        Instruction::Jump(to) => json!([3, to]),
        Instruction::Start => json!([4]),
        Instruction::End => json!([5]),
        Instruction::Done => json!([6]),
    });
    Json::Array(instructions.collect())
}
