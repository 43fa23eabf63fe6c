//! Looking up what an expression refers to, and noting what it depends on.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Code, CodeStep, From, Nodes, Rows};
use super::functions::nearest;
use super::model::{Rule, Shape, Wrong};
use super::names::Names;
use super::pattern::Pattern;
use super::{At, Call, Expression, Operator, Path, Reference, Start, Step, Test, parse};

/// That a rule reads an item: when a node of it changes, the rule is due below the same `anchor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    pub item: usize,
    /// The deepest item above both whose very same node both share.
    pub anchor: usize,
}

/// What is looked at while an expression is read.
#[derive(Clone, Copy)]
enum Here {
    /// A node of this item; down to `anchor` it is the very one that the rule's own node is in.
    Item { item: usize, anchor: usize },
    /// A row of a list, within the condition of a path that began at such a node.
    Row { list: usize },
}

/// Compiles the expressions of one rule.
pub(super) struct Compiler<'a> {
    names: &'a Names<'a>,
    /// The item whose rule it is.
    item: usize,
    rule: Option<Rule>,
    pub needs: BTreeSet<Need>,
}

type Compiled<T> = Result<T, Wrong>;

impl<'a> Compiler<'a> {
    pub fn new(names: &'a Names<'a>, item: usize, rule: Option<Rule>) -> Self {
        Self {
            names,
            item,
            rule,
            needs: BTreeSet::new(),
        }
    }

    /// An expression that looks at the item itself.
    pub fn compile(&mut self, expression: &Expression) -> Compiled<Code> {
        let here = Here::Item {
            item: self.item,
            anchor: self.item,
        };
        self.code(expression, here)
    }

    /// An expression that looks at the rows of a list: a choice filter.
    pub fn compile_filter(&mut self, expression: &Expression, list: usize) -> Compiled<Code> {
        self.code(expression, Here::Row { list })
    }

    fn wrong<T>(&self, at: At, sentence: impl Into<String>) -> Compiled<T> {
        Err(Wrong::new(self.item, self.rule, at, sentence))
    }

    fn code(&mut self, expression: &Expression, here: Here) -> Compiled<Code> {
        Ok(match expression {
            Expression::Number(number) => Code::Number(*number),
            Expression::Text(text) => Code::Text(text.clone()),
            Expression::Negative(part) => Code::Negative(Box::new(self.code(part, here)?)),
            Expression::Chain(first, rest) => {
                let parts = std::iter::once(first.as_ref()).chain(rest.iter().map(|(_, part)| part));
                let union = rest.iter().any(|(operator, _)| *operator == Operator::Union);
                if union && !parts.clone().all(|part| matches!(part, Expression::Path(_))) {
                    return self.wrong(At(0), "`|` joins questions only; `or` joins conditions.");
                }
                let first = Box::new(self.code(first, here)?);
                let mut chain = Vec::with_capacity(rest.len());
                for (operator, part) in rest {
                    chain.push((*operator, self.code(part, here)?));
                }
                Code::Chain(first, chain)
            }
            Expression::Call(call) => self.call(call, here)?,
            Expression::Path(path) => self.path(path, here)?,
        })
    }

    fn call(&mut self, call: &Call, here: Here) -> Compiled<Code> {
        let text = |place: usize| match call.arguments.get(place) {
            Some(Expression::Text(text)) => text.as_str(),
            _ => "",
        };
        match call.name.as_str() {
            "regex" => {
                let value = self.code(&call.arguments[0], here)?;
                return match Pattern::read(text(1)) {
                    Ok(pattern) => Ok(Code::Matches(Box::new(value), pattern)),
                    Err(reason) => self.wrong(call.at, reason),
                };
            }
            "pulldata" => {
                let list = self.list(text(0), call.at)?;
                let column = self.column(list, text(1), call.at)?;
                let key = self.column(list, text(2), call.at)?;
                let value = self.code(&call.arguments[3], here)?;
                return Ok(Code::Lookup(list, column, key, Box::new(value)));
            }
            "jr:choice-name" => return self.choice_name(call, here),
            "indexed-repeat" => return self.indexed_repeat(call, here),
            "position" => self.note_position(call, here)?,
            _ => {}
        }
        let name = match call.name.as_str() {
            "is-selected" => "selected",
            "enclosed-area" => "area",
            name => name,
        };
        let arguments = call
            .arguments
            .iter()
            .map(|part| self.code(part, here))
            .collect::<Compiled<_>>()?;
        Ok(Code::Call(name.to_owned(), arguments))
    }

    fn choice_name(&mut self, call: &Call, here: Here) -> Compiled<Code> {
        let value = self.code(&call.arguments[0], here)?;
        let quoted;
        let target = match &call.arguments[1] {
            Expression::Text(text) => {
                quoted = parse(text.trim())
                    .map_err(|fault| Wrong::new(self.item, self.rule, call.at, fault.sentence))?;
                &quoted
            }
            other => other,
        };
        let Expression::Path(path) = target else {
            return self.wrong(
                call.at,
                "the second argument of jr:choice-name() names the question.",
            );
        };
        // What the question holds does not matter here, only which one it is.
        let needs = self.needs.clone();
        let found = self.walk(path, here)?.1;
        self.needs = needs;
        let choices = found
            .last()
            .and_then(|item| self.names.definition.items[*item].choices.as_ref());
        match choices {
            Some(choices) => Ok(Code::Label(Box::new(value), self.list(&choices.list, call.at)?)),
            None => self.wrong(call.at, "jr:choice-name() names a question with choices."),
        }
    }

    /// The row numbers stand with the steps into those repeats; before the first of them the path
    /// shares the rows of the item that asks.
    fn indexed_repeat(&mut self, call: &Call, here: Here) -> Compiled<Code> {
        let Expression::Path(path) = &call.arguments[0] else {
            return self.wrong(call.at, "indexed-repeat() begins with a question.");
        };
        let target = self.only_item(path, here, call.at)?;
        let chain = self.names.definition.chain(target);
        let mut rows: BTreeMap<usize, &Expression> = BTreeMap::new();
        for pair in call.arguments[1..].chunks(2) {
            let [Expression::Path(path), number] = pair else {
                return self.wrong(
                    call.at,
                    "indexed-repeat() takes repeats with the numbers of their rows.",
                );
            };
            let repeat = self.only_item(path, here, call.at)?;
            let is_repeat = matches!(self.names.definition.items[repeat].shape, Shape::Repeat(_));
            if !is_repeat || !chain[..chain.len() - 1].contains(&repeat) {
                let sentence = format!(
                    "`{}` is not a repeat that `{}` is in.",
                    self.names.definition.items[repeat].name, self.names.definition.items[target].name
                );
                return self.wrong(call.at, sentence);
            }
            rows.insert(repeat, number);
        }
        let (from, item, anchor) = self.main(here);
        let own = self.names.definition.chain(item);
        let shared = own
            .iter()
            .zip(&chain)
            .take_while(|(own, other)| own == other && !rows.contains_key(*own))
            .count()
            .max(1);
        let mut steps = Vec::new();
        for pair in chain[shared - 1..].windows(2) {
            let row = match rows.get(&pair[1]) {
                Some(number) => Some(self.code(number, here)?),
                None => None,
            };
            steps.push(CodeStep {
                slot: self.names.children[pair[0]]
                    .iter()
                    .position(|child| *child == pair[1]),
                row,
                predicates: Vec::new(),
            });
        }
        let top = chain[shared - 1];
        self.note(&chain[shared..], self.names.common(top, anchor));
        Ok(Code::Nodes(Nodes {
            from,
            up: own.len() - shared,
            steps,
        }))
    }

    /// The item that a path without conditions leads to.
    fn only_item(&mut self, path: &Path, here: Here, at: At) -> Compiled<usize> {
        let needs = self.needs.clone();
        let (code, items) = self.walk(path, here)?;
        self.needs = needs;
        match (code, items.as_slice()) {
            (Code::Nodes(_), [.., item]) => Ok(*item),
            _ => self.wrong(at, "a question, group or repeat is meant here."),
        }
    }

    /// A position changes when rows come and go.
    fn note_position(&mut self, call: &Call, here: Here) -> Compiled<()> {
        let item = match (call.arguments.first(), here) {
            (Some(Expression::Path(path)), here) => {
                let needs = self.needs.clone();
                let found = self.walk(path, here)?.1.last().copied();
                self.needs = needs;
                found
            }
            (None, Here::Item { item, .. }) => Some(item),
            _ => None,
        };
        let Some(item) = item else { return Ok(()) };
        let chain = self.names.definition.chain(item);
        let repeat = chain
            .windows(2)
            .rev()
            .find(|pair| matches!(self.names.definition.items[pair[1]].shape, Shape::Repeat(_)));
        if let Some(pair) = repeat {
            let anchor = self.names.common(pair[0], self.item);
            self.needs.insert(Need {
                item: pair[1],
                anchor,
            });
        }
        Ok(())
    }

    fn path(&mut self, path: &Path, here: Here) -> Compiled<Code> {
        self.walk(path, here).map(|found| found.0)
    }

    /// Compiles a path; also tells the items it leads through, the last last.
    fn walk(&mut self, path: &Path, here: Here) -> Compiled<(Code, Vec<usize>)> {
        match &path.start {
            Start::Instance(list) => Ok((self.rows(list, path)?, Vec::new())),
            Start::Named(reference) if reference.last_saved => Ok((self.saved(reference, path)?, Vec::new())),
            Start::Named(reference) => {
                let item = match self.names.find(&reference.name) {
                    Ok(item) => item,
                    Err(sentence) => return self.wrong(reference.at, sentence),
                };
                let mut steps: Vec<Step> = self
                    .names
                    .definition
                    .chain(item)
                    .iter()
                    .map(|item| Step {
                        test: Test::Name(self.names.definition.items[*item].name.clone()),
                        predicates: Vec::new(),
                    })
                    .collect();
                if let Some(last) = steps.last_mut() {
                    last.predicates.clone_from(&path.predicates);
                }
                steps.extend(path.steps.iter().cloned());
                self.absolute(&steps, here, path.at)
            }
            Start::Root => self.absolute(&path.steps, here, path.at),
            Start::Current => {
                let start = Here::Item {
                    item: self.item,
                    anchor: self.item,
                };
                let from = if self.is_own(here) {
                    From::Here
                } else {
                    From::Question
                };
                self.relative(from, start, &path.steps, path.at)
            }
            // Authors write `null` for nothing: there is no such node, and so there it is nothing.
            Start::Here if is_null(path) && !self.has_null(here) => {
                Ok((Code::Text(String::new()), Vec::new()))
            }
            Start::Here => match here {
                Here::Row { list } => self.cell(list, path).map(|code| (code, Vec::new())),
                Here::Item { .. } => self.relative(From::Here, here, &path.steps, path.at),
            },
        }
    }

    fn has_null(&self, here: Here) -> bool {
        match here {
            Here::Item { item, .. } => self.names.child(item, "null").is_some(),
            Here::Row { list } => {
                let columns = &self.names.definition.lists[list].columns;
                columns.iter().any(|column| column == "null")
            }
        }
    }

    fn is_own(&self, here: Here) -> bool {
        matches!(here, Here::Item { item, anchor } if item == self.item && anchor == self.item)
    }

    /// Where paths of the form begin: within the condition of a list it is the question that asks.
    fn main(&self, here: Here) -> (From, usize, usize) {
        match here {
            Here::Item { item, anchor } => (From::Here, item, anchor),
            Here::Row { .. } => (From::Question, self.item, self.item),
        }
    }

    /// A path from the root shares the rows of the node that is looked at, as far as the two go
    /// the same way (JavaRosa, `TreeReference.contextualize`).
    fn absolute(&mut self, steps: &[Step], here: Here, at: At) -> Compiled<(Code, Vec<usize>)> {
        let definition = self.names.definition;
        let is_step_to = |step: &Step, item: usize| matches!(&step.test, Test::Name(name) if *name == definition.items[item].name);
        if steps.first().is_some_and(|first| !is_step_to(first, 0)) {
            let root = &definition.items[0].name;
            return self.wrong(at, format!("a path from the root begins with `/{root}`."));
        }
        // Within a condition the node that is looked at comes first, unless the question that asks
        // goes further along the same way.
        let mut ways = vec![(From::Question, self.item, self.item)];
        if let Here::Item { item, anchor } = here {
            ways.insert(0, (From::Here, item, anchor));
        }
        let mut best: Option<(usize, From, Vec<usize>, usize)> = None;
        for (from, item, anchor) in ways {
            let own = definition.chain(item);
            let mut shared = 1;
            while shared < steps.len().min(own.len())
                && is_step_to(&steps[shared], own[shared])
                && steps[shared].predicates.is_empty()
            {
                shared += 1;
            }
            if best.as_ref().is_none_or(|(most, ..)| shared > *most) {
                best = Some((shared, from, own, anchor));
            }
        }
        let Some((shared, from, own, anchor)) = best else {
            return self.wrong(at, "a path cannot stand here.");
        };
        let top = own[shared - 1];
        let rest = steps.get(shared..).unwrap_or_default();
        self.down(
            from,
            own.len() - shared,
            top,
            self.names.common(top, anchor),
            rest,
            at,
        )
    }

    fn relative(&mut self, from: From, start: Here, steps: &[Step], at: At) -> Compiled<(Code, Vec<usize>)> {
        let Here::Item { mut item, anchor } = start else {
            return self.wrong(at, "a path cannot begin here.");
        };
        let mut up = 0;
        let mut rest = steps;
        while let [first, others @ ..] = rest {
            match first.test {
                Test::Itself => {}
                Test::Parent => {
                    let Some(parent) = self.names.definition.items[item].parent else {
                        return self.wrong(at, "this path leads out of the form: it has too many `..`.");
                    };
                    item = parent;
                    up += 1;
                }
                _ => break,
            }
            rest = others;
        }
        self.down(from, up, item, self.names.common(item, anchor), rest, at)
    }

    /// The steps down from an item; a `..` among them takes the step before it back.
    fn down(
        &mut self,
        from: From,
        up: usize,
        top: usize,
        anchor: usize,
        steps: &[Step],
        at: At,
    ) -> Compiled<(Code, Vec<usize>)> {
        let mut items = vec![top];
        let mut code: Vec<CodeStep> = Vec::new();
        // All items that a `*` leads to; names below it are looked up in each.
        let mut wide: Option<Vec<usize>> = None;
        for step in steps {
            let last = items.last().copied().unwrap_or(top);
            let (slot, found) = match &step.test {
                Test::Itself => continue,
                Test::Parent => {
                    if wide.is_some() || code.pop().is_none_or(|taken| !taken.predicates.is_empty()) {
                        return self.wrong(at, "`..` cannot follow a condition or `*`.");
                    }
                    items.pop();
                    continue;
                }
                Test::Name(_) | Test::Any if wide.is_some() => {
                    return self.wrong(at, "`*` can only be the last step of a path.");
                }
                Test::Any => (None, None),
                Test::Name(name) => match self.names.child(last, name) {
                    Some((slot, child)) => (Some(slot), Some(child)),
                    None => {
                        let children = self.names.children[last].iter();
                        let names = children.map(|child| self.names.definition.items[*child].name.as_str());
                        let near = nearest(name, names)
                            .map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
                        let place = self.names.definition.path(last);
                        return self.wrong(at, format!("there is no `{name}` in `{place}`.{near}"));
                    }
                },
            };
            let mut predicates = Vec::new();
            if !step.predicates.is_empty() {
                let Some(child) = found else {
                    return self.wrong(at, "a condition cannot follow `*`.");
                };
                let here = Here::Item { item: child, anchor };
                for predicate in &step.predicates {
                    predicates.push(self.code(predicate, here)?);
                }
            }
            match found {
                Some(child) => items.push(child),
                None => wide = Some(self.names.children[last].clone()),
            }
            code.push(CodeStep {
                slot,
                row: None,
                predicates,
            });
        }
        self.note(&items[1..], anchor);
        if let Some(wide) = wide {
            for item in wide {
                self.needs.insert(Need { item, anchor });
            }
        } else if items.len() == 1 {
            self.needs.insert(Need { item: top, anchor });
        }
        let nodes = Nodes {
            from,
            up,
            steps: code,
        };
        Ok((Code::Nodes(nodes), items))
    }

    /// A path reads what it ends at, and which rows there are in the repeats on its way.
    fn note(&mut self, items: &[usize], anchor: usize) {
        for (place, item) in items.iter().enumerate() {
            let is_repeat = matches!(self.names.definition.items[*item].shape, Shape::Repeat(_));
            if is_repeat || place + 1 == items.len() {
                self.needs.insert(Need { item: *item, anchor });
            }
        }
    }

    fn list(&self, id: &str, at: At) -> Compiled<usize> {
        let lists = &self.names.definition.lists;
        match lists.iter().position(|list| list.id == id) {
            Some(list) => Ok(list),
            None => {
                let near = nearest(id, lists.iter().map(|list| list.id.as_str()));
                let proposal = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
                self.wrong(at, format!("there is no list called `{id}`.{proposal}"))
            }
        }
    }

    fn column(&self, list: usize, name: &str, at: At) -> Compiled<usize> {
        let list = &self.names.definition.lists[list];
        match list.columns.iter().position(|column| column == name) {
            Some(column) => Ok(column),
            None => {
                let near = nearest(name, list.columns.iter().map(String::as_str));
                let proposal = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
                let sentence = format!(
                    "the list `{}` has no column `{name}`.{proposal} A text stands in quotes: '{name}'.",
                    list.id
                );
                self.wrong(at, sentence)
            }
        }
    }

    /// `instance('list')/root/item[...]/column`
    fn rows(&mut self, id: &str, path: &Path) -> Compiled<Code> {
        let list = self.list(id, path.at)?;
        let is = |step: Option<&Step>, wanted: &str| {
            step.is_some_and(|step| matches!(&step.test, Test::Name(name) if name == wanted))
        };
        if !is(path.steps.first(), "root")
            || !is(path.steps.get(1), "item")
            || !path.steps[0].predicates.is_empty()
            || path.steps.len() > 3
        {
            return self.wrong(
                path.at,
                format!("a list is read as instance('{id}')/root/item[condition]/column."),
            );
        }
        let mut predicates = Vec::new();
        for predicate in &path.steps[1].predicates {
            predicates.push(self.code(predicate, Here::Row { list })?);
        }
        let column = match path.steps.get(2) {
            None => None,
            Some(Step {
                test: Test::Name(name),
                predicates,
            }) if predicates.is_empty() => Some(self.column(list, name, path.at)?),
            Some(_) => return self.wrong(path.at, "after the rows of a list stands the name of a column."),
        };
        Ok(Code::Rows(Rows {
            list,
            column,
            predicates,
        }))
    }

    fn cell(&self, list: usize, path: &Path) -> Compiled<Code> {
        let steps: Vec<&Step> = path
            .steps
            .iter()
            .filter(|step| step.test != Test::Itself)
            .collect();
        match steps.as_slice() {
            [
                Step {
                    test: Test::Name(name),
                    predicates,
                },
            ] if predicates.is_empty() => Ok(Code::Cell(self.column(list, name, path.at)?)),
            _ => self.wrong(
                path.at,
                "within a condition on a list stands the name of a column; the question itself is current().",
            ),
        }
    }

    fn saved(&self, reference: &Reference, path: &Path) -> Compiled<Code> {
        match self.names.find(&reference.name) {
            Err(sentence) => self.wrong(reference.at, sentence),
            Ok(_) if !path.steps.is_empty() || !path.predicates.is_empty() => {
                self.wrong(reference.at, "nothing can follow `${last-saved#...}`.")
            }
            Ok(item) => Ok(Code::Saved(self.names.definition.path(item))),
        }
    }
}

fn is_null(path: &Path) -> bool {
    matches!(path.steps.as_slice(), [Step { test: Test::Name(name), predicates }] if name == "null" && predicates.is_empty())
}
