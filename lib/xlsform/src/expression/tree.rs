//! An expression as it was written, before its references are looked up.

use super::At;

/// An expression, as parsed. Equal expressions mean the same wherever their parts were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number, never negative and never infinite: a sign is an expression of its own.
    Number(f64),
    /// A text between quotes.
    Text(String),
    /// A call of a function of the table in [`super::functions`].
    Call(Call),
    /// One or more nodes of the form, of a list or of what was saved last.
    Path(Path),
    /// What stands behind a minus.
    Negative(Box<Expression>),
    /// Operands of one level of precedence, from left to right: `1 + 2 - 3`.
    ///
    /// A chain is flat however long it is, so that nothing that walks the tree goes deeper
    /// than the brackets that were written.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
}

/// A function with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// As written, with its prefix: `jr:choice-name`.
    pub name: String,
    /// Where the name stands.
    pub at: At,
    /// In the order written.
    pub arguments: Vec<Expression>,
}

/// A location path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub start: Start,
    /// Conditions on the start itself; only a `${name}` has any.
    pub predicates: Vec<Expression>,
    /// From there on.
    pub steps: Vec<Step>,
    /// Where it was written.
    pub at: At,
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// `/data/...`
    Root,
    /// `.`, `..` or a name: the question that the expression belongs to, or the node that a predicate looks at.
    Here,
    /// `current()`: the question that the expression belongs to, also inside a predicate.
    Current,
    /// `instance('id')`: a list.
    Instance(String),
    /// `${name}`: a question, group or repeat by its name, as XLSForm writes it.
    Named(Reference),
}

/// `${name}` or `${last-saved#name}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The name between the braces.
    pub name: String,
    /// Whether the answer of the record that was saved last is meant.
    pub last_saved: bool,
    /// Where it stands.
    pub at: At,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which nodes.
    pub test: Test,
    /// Conditions between square brackets, in order.
    pub predicates: Vec<Expression>,
}

/// Which nodes a step leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Children of that name.
    Name(String),
    /// `*`: all children.
    Any,
    /// `.`: the node itself.
    Itself,
    /// `..`: the node around.
    Parent,
}

/// The operators, the loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `div`
    Divided,
    /// `mod`
    Modulo,
    /// `|`
    Union,
}

impl Operator {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divided => "div",
            Self::Modulo => "mod",
            Self::Union => "|",
        }
    }

    /// How tightly it binds, 0 to 6 (XPath 1.0, section 3.5); a minus before an operand stands between 5 and 6.
    pub fn level(self) -> u8 {
        match self {
            Self::Or => 0,
            Self::And => 1,
            Self::Equal | Self::Unequal => 2,
            Self::Less | Self::AtMost | Self::More | Self::AtLeast => 3,
            Self::Plus | Self::Minus => 4,
            Self::Times | Self::Divided | Self::Modulo => 5,
            Self::Union => 6,
        }
    }
}

impl Expression {
    /// Every `${name}`, also those inside predicates and inside the quoted
    /// second argument of `jr:choice-name`.
    pub fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        self.visit(&mut |part| match part {
            Self::Path(Path {
                start: Start::Named(reference),
                ..
            }) => found.push(reference.clone()),
            Self::Call(call) => found.extend(call.quoted_reference()),
            _ => {}
        });
        found
    }

    /// Shows this expression and all its parts, each before its own parts.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match self {
            Self::Number(_) | Self::Text(_) => {}
            Self::Call(call) => call.arguments.iter().for_each(|part| part.visit(see)),
            Self::Negative(part) => part.visit(see),
            Self::Chain(first, rest) => {
                first.visit(see);
                rest.iter().for_each(|(_, part)| part.visit(see));
            }
            Self::Path(path) => {
                let steps = path.steps.iter().flat_map(|step| &step.predicates);
                path.predicates
                    .iter()
                    .chain(steps)
                    .for_each(|part| part.visit(see));
            }
        }
    }
}

impl Call {
    /// The question whose choices `jr:choice-name` looks through, where it stands in quotes as
    /// XLSForm's documentation has it: `jr:choice-name(${country}, '${country}')`.
    pub fn quoted_reference(&self) -> Option<Reference> {
        if self.name != "jr:choice-name" {
            return None;
        }
        let Some(Expression::Text(quoted)) = self.arguments.get(1) else {
            return None;
        };
        let name = quoted.trim().strip_prefix("${")?.strip_suffix('}')?.trim();
        Some(Reference {
            name: name.to_owned(),
            last_saved: false,
            at: self.at,
        })
    }
}
