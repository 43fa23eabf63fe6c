//! What the engine needs to know of a form: its questions in a tree, their rules, its lists.

use std::collections::BTreeMap;

use super::{At, Expression, Fault};

/// A form, as far as its logic goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    /// Groups, repeats and questions; the first is the root, and each stands after the one it is in.
    pub items: Vec<Item>,
    /// Choices and other lists.
    pub lists: Vec<List>,
    /// What `jr:itext` finds: id, then language, then text.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// A group, repeat or question with its rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// As `${name}` has it.
    pub name: String,
    /// The group or repeat it stands in; none for the root alone.
    pub parent: Option<usize>,
    /// What it is.
    pub shape: Shape,
    /// The answer that stands there before anyone has answered.
    pub initial: String,
    /// The same, worked out once, when the form or the row is opened.
    pub default: Option<Expression>,
    /// The rules about it.
    pub rules: BTreeMap<Rule, Expression>,
    /// The questions whose change makes the calculation run; it then runs for nothing else.
    pub triggers: Vec<String>,
    /// Where it is answered by choosing.
    pub choices: Option<Choices>,
    /// What is said where the constraint is broken: a text, or a call of `jr:itext`.
    pub constraint_message: Option<Expression>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Holds others, once.
    Group,
    /// Holds others, any number of times; so many rows stand there at the beginning.
    Repeat(usize),
    /// Holds an answer.
    Question(Kind),
}

impl Default for Shape {
    fn default() -> Self {
        Self::Question(Kind::Text)
    }
}

/// As what an answer is read by expressions (ODK XForms, section "Data Types").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Also choices, times of a day, places and files.
    #[default]
    Text,
    /// `int`
    Whole,
    /// `decimal`
    Decimal,
    /// `date`
    Day,
    /// `dateTime`
    Instant,
    /// `boolean`
    Truth,
}

/// The rules that an item can have. Their order is the order of the bits in the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Whether it is asked at all.
    Relevant,
    /// How many rows a repeat has.
    Count,
    /// Its answer.
    Calculate,
    /// Whether it can be changed.
    Readonly,
    /// Whether it must be answered.
    Required,
    /// Whether the answer is allowed.
    Constraint,
    /// Which choices there are.
    Choices,
}

impl Rule {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Relevant,
        Self::Count,
        Self::Calculate,
        Self::Readonly,
        Self::Required,
        Self::Constraint,
        Self::Choices,
    ];

    /// As the column of XLSForm is called.
    pub fn column(self) -> &'static str {
        match self {
            Self::Relevant => "relevant",
            Self::Count => "repeat_count",
            Self::Calculate => "calculation",
            Self::Readonly => "readonly",
            Self::Required => "required",
            Self::Constraint => "constraint",
            Self::Choices => "choice_filter",
        }
    }
}

/// How a question is answered by choosing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The list's id.
    pub list: String,
    /// Whether they stand in random order (`randomize=true`).
    pub shuffled: bool,
    /// What makes the order the same each time.
    pub seed: Option<Expression>,
}

/// A table that expressions look things up in: the choices of one list, or a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// As `instance('id')` has it.
    pub id: String,
    /// The names of the columns; choices have `name` and `label`, and a translation is `label::French`.
    pub columns: Vec<String>,
    /// The cells of each row, by column.
    pub rows: Vec<Vec<String>>,
}

/// What keeps a form from working: where it stands and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Whose rule it is.
    pub item: usize,
    /// Which rule; none for a default, a message or a seed.
    pub rule: Option<Rule>,
    /// The place in the rule's text and the sentence.
    pub fault: Fault,
}

impl Wrong {
    pub(super) fn new(item: usize, rule: Option<Rule>, at: At, sentence: impl Into<String>) -> Self {
        Self {
            item,
            rule,
            fault: Fault::new(at, sentence),
        }
    }
}

impl Definition {
    /// The items from the root down to this one, itself last.
    pub(super) fn chain(&self, item: usize) -> Vec<usize> {
        let mut chain = vec![item];
        let mut at = item;
        while let Some(parent) = self.items[at].parent {
            chain.push(parent);
            at = parent;
        }
        chain.reverse();
        chain
    }

    /// The path of an item, without rows: `/data/person/name`.
    pub fn path(&self, item: usize) -> String {
        self.chain(item)
            .iter()
            .map(|item| format!("/{}", self.items[*item].name))
            .collect()
    }
}

impl List {
    /// A cell; the empty text where a row is short.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .map_or("", String::as_str)
    }

    pub(super) fn has_translations(&self) -> bool {
        self.columns.iter().any(|column| column.contains("::"))
    }

    /// The column that holds the translation of a column into a language, if there is one.
    pub(super) fn translated(&self, column: usize, language: &str) -> usize {
        if language.is_empty() || !self.has_translations() {
            return column;
        }
        let wanted = format!("{}::{language}", self.columns[column]);
        self.columns
            .iter()
            .position(|name| *name == wanted)
            .unwrap_or(column)
    }
}
