//! An expression as XPath.

use std::fmt::Write as _;

use super::{Call, Expression, Operator, Path, Reference, Start, Step, Test};

impl Expression {
    /// The expression as XPath, with each `${name}` written by `resolve`, such as ` /data/name `.
    ///
    /// Also the reference in quotes that `jr:choice-name` takes is resolved, and stays in quotes.
    pub fn write_xpath(&self, resolve: &mut dyn FnMut(&Reference) -> String) -> String {
        let mut out = String::new();
        self.write(&mut out, resolve);
        out
    }

    /// The expression as a form's author writes it.
    pub fn write_source(&self) -> String {
        self.write_xpath(&mut |reference| {
            let prefix = if reference.last_saved { "last-saved#" } else { "" };
            format!("${{{prefix}{}}}", reference.name)
        })
    }

    fn write(&self, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
        match self {
            Self::Number(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Text(text) => write_text(out, text),
            Self::Call(call) => write_call(call, out, resolve),
            Self::Path(path) => write_path(path, out, resolve),
            Self::Negative(part) => {
                out.push('-');
                match part.as_ref() {
                    Self::Chain(_, rest)
                        if !rest.iter().all(|(operator, _)| *operator == Operator::Union) =>
                    {
                        part.write_in_brackets(out, resolve);
                    }
                    part => part.write(out, resolve),
                }
            }
            Self::Chain(first, rest) => {
                let level = rest.first().map_or(0, |(operator, _)| operator.level());
                first.write_operand(level, out, resolve);
                for (operator, part) in rest {
                    // A name may end in a minus: the spaces keep the two apart.
                    let _ = write!(out, " {} ", operator.sign());
                    part.write_operand(level, out, resolve);
                }
            }
        }
    }

    fn write_operand(&self, level: u8, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
        let brackets = match self {
            Self::Chain(_, rest) => rest.iter().any(|(operator, _)| operator.level() <= level),
            Self::Negative(_) => level == Operator::Union.level(),
            _ => false,
        };
        if brackets {
            self.write_in_brackets(out, resolve);
        } else {
            self.write(out, resolve);
        }
    }

    fn write_in_brackets(&self, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
        out.push('(');
        self.write(out, resolve);
        out.push(')');
    }
}

fn write_text(out: &mut String, text: &str) {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    out.push(quote);
    out.push_str(text);
    out.push(quote);
}

fn write_call(call: &Call, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
    let quoted = call.quoted_reference();
    out.push_str(&call.name);
    out.push('(');
    for (place, argument) in call.arguments.iter().enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        match &quoted {
            Some(reference) if place == 1 => write_text(out, &resolve(reference)),
            _ => argument.write(out, resolve),
        }
    }
    out.push(')');
}

fn write_path(path: &Path, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
    let mut slash = true;
    match &path.start {
        Start::Root => out.push('/'),
        Start::Here => {}
        Start::Current => out.push_str("current()"),
        Start::Instance(list) => {
            out.push_str("instance(");
            write_text(out, list);
            out.push(')');
        }
        Start::Named(reference) => out.push_str(&resolve(reference)),
    }
    if matches!(path.start, Start::Root | Start::Here) {
        slash = false;
    }
    write_predicates(&path.predicates, out, resolve);
    for step in &path.steps {
        if slash {
            out.push('/');
        }
        slash = true;
        write_step(step, out, resolve);
    }
}

fn write_step(step: &Step, out: &mut String, resolve: &mut dyn FnMut(&Reference) -> String) {
    match &step.test {
        Test::Name(name) => out.push_str(name),
        Test::Any => out.push('*'),
        Test::Itself => out.push('.'),
        Test::Parent => out.push_str(".."),
    }
    write_predicates(&step.predicates, out, resolve);
}

fn write_predicates(
    predicates: &[Expression],
    out: &mut String,
    resolve: &mut dyn FnMut(&Reference) -> String,
) {
    for predicate in predicates {
        out.push('[');
        predicate.write(out, resolve);
        out.push(']');
    }
}
