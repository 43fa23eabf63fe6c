//! From words to a tree: the grammar of XPath 1.0, section 3, as far as ODK's clients know it.

use super::check::check_call;
use super::token::{Token, Word, tokens};
use super::{At, Call, Expression, Fault, Operator, Path, Reference, Start, Step, Test};

/// How deep brackets may stand within one another.
pub const DEEPEST: usize = 48;

/// Reads an expression and checks the functions in it: their names, how many arguments they take,
/// what must be a path and what must be written out as text.
///
/// Whether what it refers to is there is asked later, when the form is known.
///
/// # Errors
/// The first fault, with its place.
pub fn parse(text: &str) -> Result<Expression, Fault> {
    let tokens = tokens(text)?;
    let end = At(text.chars().count());
    let mut parser = Parser {
        tokens: &tokens,
        next: 0,
        end,
        depth: 0,
    };
    if tokens.is_empty() {
        return Err(Fault::new(At(0), "the expression is empty."));
    }
    let expression = parser.expression()?;
    match parser.tokens.get(parser.next) {
        None => Ok(expression),
        Some(token) => {
            let sentence = match token.word {
                Word::Close | Word::CloseSquare => "this bracket closes nothing.",
                Word::Comma => "a comma stands between the arguments of a function only.",
                _ => "an operator is missing before this.",
            };
            Err(Fault::new(token.at, sentence))
        }
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    next: usize,
    end: At,
    depth: usize,
}

impl Parser<'_> {
    fn word(&self) -> Option<&Word> {
        self.word_ahead(0)
    }

    fn word_ahead(&self, ahead: usize) -> Option<&Word> {
        self.tokens.get(self.next + ahead).map(|token| &token.word)
    }

    fn at(&self) -> At {
        self.tokens.get(self.next).map_or(self.end, |token| token.at)
    }

    fn takes(&mut self, word: &Word) -> bool {
        let is_next = self.word() == Some(word);
        self.next += usize::from(is_next);
        is_next
    }

    fn fault<T>(&self, sentence: impl Into<String>) -> Result<T, Fault> {
        Err(Fault::new(self.at(), sentence))
    }

    fn expression(&mut self) -> Result<Expression, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fault(format!(
                "more than {DEEPEST} brackets stand within one another; split this into calculations."
            ));
        }
        let expression = self.chain(0);
        self.depth -= 1;
        expression
    }

    /// All operands that are joined by operators of one level.
    fn chain(&mut self, level: u8) -> Result<Expression, Fault> {
        if level == 6 {
            return self.negative();
        }
        let first = self.chain(level + 1)?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator_of(level) {
            rest.push((operator, self.chain(level + 1)?));
        }
        Ok(chained(first, rest))
    }

    fn negative(&mut self) -> Result<Expression, Fault> {
        let mut signs = 0_usize;
        while self.takes(&Word::Operator(Operator::Minus)) {
            signs += 1;
        }
        if signs > 8 {
            return self.fault("too many minus signs stand in a row.");
        }
        let first = self.operand()?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator_of(6) {
            rest.push((operator, self.operand()?));
        }
        let mut expression = chained(first, rest);
        for _ in 0..signs {
            expression = Expression::Negative(Box::new(expression));
        }
        Ok(expression)
    }

    fn operator_of(&mut self, level: u8) -> Option<Operator> {
        match self.word() {
            Some(Word::Operator(operator)) if operator.level() == level => {
                let operator = *operator;
                self.next += 1;
                Some(operator)
            }
            _ => None,
        }
    }

    fn operand(&mut self) -> Result<Expression, Fault> {
        let at = self.at();
        let Some(word) = self.word().cloned() else {
            return self.fault("the expression ends where a value should stand.");
        };
        match word {
            Word::Number(number) => {
                self.next += 1;
                Ok(Expression::Number(number))
            }
            Word::Text(text) => {
                self.next += 1;
                Ok(Expression::Text(text))
            }
            Word::Open => {
                self.next += 1;
                let inner = self.expression()?;
                self.close(at)?;
                match self.word() {
                    Some(Word::OpenSquare | Word::Slash) => self
                        .fault("a condition or a step cannot follow a bracket; put it into the path itself."),
                    _ => Ok(inner),
                }
            }
            Word::Name(name) if self.word_ahead(1) == Some(&Word::Open) => self.call(name, at),
            Word::Reference(written) => {
                self.next += 1;
                let start = Start::Named(reference(&written, at));
                let predicates = self.predicates()?;
                self.path(start, predicates, at)
            }
            Word::Slash => {
                self.next += 1;
                if !self.begins_step() {
                    return Ok(Expression::Path(path_of(Start::Root, Vec::new(), Vec::new(), at)));
                }
                let steps = self.steps()?;
                Ok(Expression::Path(path_of(Start::Root, Vec::new(), steps, at)))
            }
            Word::DoubleSlash => self.fault(NO_DOUBLE_SLASH),
            Word::Operator(operator) => {
                self.fault(format!("a value is missing before `{}`.", operator.sign()))
            }
            Word::Close | Word::CloseSquare | Word::Comma => self.fault("a value is missing here."),
            _ => {
                let steps = self.steps()?;
                Ok(Expression::Path(path_of(Start::Here, Vec::new(), steps, at)))
            }
        }
    }

    fn close(&mut self, opened: At) -> Result<(), Fault> {
        if self.takes(&Word::Close) {
            return Ok(());
        }
        match self.word() {
            None => Err(Fault::new(opened, "the bracket that opens here is not closed.")),
            Some(Word::Comma) => self.fault("a comma stands between the arguments of a function only."),
            Some(_) => self.fault("an operator or a closing bracket is missing before this."),
        }
    }

    fn call(&mut self, name: String, at: At) -> Result<Expression, Fault> {
        self.next += 1;
        let opened = self.at();
        self.next += 1;
        let mut arguments = Vec::new();
        if !self.takes(&Word::Close) {
            arguments.push(self.expression()?);
            while self.takes(&Word::Comma) {
                arguments.push(self.expression()?);
            }
            self.close(opened)?;
        }
        match name.as_str() {
            "instance" => {
                let [Expression::Text(list)] = arguments.as_slice() else {
                    return Err(Fault::new(
                        at,
                        "instance() names one list, in quotes: instance('countries')/root/item.",
                    ));
                };
                if self.word() != Some(&Word::Slash) {
                    return Err(Fault::new(
                        at,
                        "instance() begins a path: instance('countries')/root/item.",
                    ));
                }
                self.path(Start::Instance(list.clone()), Vec::new(), at)
            }
            "current" => {
                if !arguments.is_empty() {
                    return Err(Fault::new(at, "current() takes nothing between its brackets."));
                }
                self.path(Start::Current, Vec::new(), at)
            }
            _ => {
                let call = Call { name, at, arguments };
                check_call(&call)?;
                match self.word() {
                    Some(Word::OpenSquare | Word::Slash) => self.fault(
                        "a condition or a step cannot follow a function; put it into the path itself.",
                    ),
                    _ => Ok(Expression::Call(call)),
                }
            }
        }
    }

    /// A path whose start is read, with the steps after it.
    fn path(&mut self, start: Start, predicates: Vec<Expression>, at: At) -> Result<Expression, Fault> {
        let steps = if self.takes(&Word::Slash) {
            self.steps()?
        } else {
            Vec::new()
        };
        if self.word() == Some(&Word::DoubleSlash) {
            return self.fault(NO_DOUBLE_SLASH);
        }
        Ok(Expression::Path(path_of(start, predicates, steps, at)))
    }

    fn begins_step(&self) -> bool {
        matches!(
            self.word(),
            Some(Word::Name(_) | Word::Star | Word::Dot | Word::DoubleDot | Word::Attribute)
        )
    }

    fn steps(&mut self) -> Result<Vec<Step>, Fault> {
        let mut steps = vec![self.step()?];
        while self.takes(&Word::Slash) {
            steps.push(self.step()?);
        }
        if self.word() == Some(&Word::DoubleSlash) {
            return self.fault(NO_DOUBLE_SLASH);
        }
        Ok(steps)
    }

    fn step(&mut self) -> Result<Step, Fault> {
        let at = self.at();
        let test = match self.word() {
            Some(Word::Name(_)) if matches!(self.word_ahead(1), Some(Word::Axis)) => {
                return self.fault("only names, `.`, `..` and `*` can be steps of a path.");
            }
            Some(Word::Name(_)) if self.word_ahead(1) == Some(&Word::Open) => {
                return self.fault("a function cannot be a step of a path.");
            }
            Some(Word::Name(name)) => Test::Name(name.clone()),
            Some(Word::Star) => Test::Any,
            Some(Word::Dot) => Test::Itself,
            Some(Word::DoubleDot) => Test::Parent,
            Some(Word::Attribute | Word::Axis) => {
                return self
                    .fault("forms hold no attributes or axes: only names, `.`, `..` and `*` can be steps.");
            }
            _ => return self.fault("a name is missing in this path."),
        };
        self.next += 1;
        let predicates = self.predicates()?;
        if !predicates.is_empty() && matches!(test, Test::Itself | Test::Parent) {
            return Err(Fault::new(
                at,
                "a condition belongs behind a name, not behind `.` or `..`.",
            ));
        }
        Ok(Step { test, predicates })
    }

    fn predicates(&mut self) -> Result<Vec<Expression>, Fault> {
        let mut predicates = Vec::new();
        loop {
            let opened = self.at();
            if !self.takes(&Word::OpenSquare) {
                return Ok(predicates);
            }
            predicates.push(self.expression()?);
            if !self.takes(&Word::CloseSquare) {
                return match self.word() {
                    None => Err(Fault::new(
                        opened,
                        "the square bracket that opens here is not closed.",
                    )),
                    Some(_) => self.fault("an operator or a closing square bracket is missing before this."),
                };
            }
        }
    }
}

const NO_DOUBLE_SLASH: &str = "`//` is not known to forms; write the whole path or `${name}`.";

fn chained(first: Expression, rest: Vec<(Operator, Expression)>) -> Expression {
    if rest.is_empty() {
        first
    } else {
        Expression::Chain(Box::new(first), rest)
    }
}

fn path_of(start: Start, predicates: Vec<Expression>, steps: Vec<Step>, at: At) -> Path {
    Path {
        start,
        predicates,
        steps,
        at,
    }
}

fn reference(written: &str, at: At) -> Reference {
    let plain = written.strip_prefix("last-saved#");
    Reference {
        name: plain.unwrap_or(written).to_owned(),
        last_saved: plain.is_some(),
        at,
    }
}
