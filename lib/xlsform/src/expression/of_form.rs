//! From a form as its author meant it to what the engine works with.

use std::collections::BTreeMap;

use super::model::{Choices, Definition, Item, Kind, List, Rule, Shape, Wrong};
use super::{At, Call, Expression, Path, Reference, Start, Test, parse};
use crate::form::{self, ChoiceList, Form, Question, Text, Written};
use crate::kind::{Metadata, QuestionKind, Source};
use crate::reference;

impl Definition {
    /// The logic of a form. `files` are the tables beside it (`csv-external`, `select_one_from_file`), by
    /// their names without ending; of one that is not given the columns are those that expressions
    /// name, and it has no rows.
    ///
    /// # Errors
    /// Every expression that cannot be read; the item counts those of the definition, from the root.
    pub fn of_form(form: &Form, files: &[List]) -> Result<Self, Vec<Wrong>> {
        let mut definition = Self {
            lists: lists(form, files),
            ..Self::default()
        };
        for list in &mut definition.lists {
            name_texts(list, &mut definition.texts);
        }
        let mut reader = Reader {
            form,
            definition,
            wrong: Vec::new(),
        };
        reader.definition.items.push(Item {
            name: form.settings.root.clone(),
            shape: Shape::Group,
            ..Item::default()
        });
        reader.items(&form.items, 0);
        reader.meta();
        reader.name_columns();
        if reader.wrong.is_empty() {
            Ok(reader.definition)
        } else {
            Err(reader.wrong)
        }
    }
}

struct Reader<'a> {
    form: &'a Form,
    definition: Definition,
    wrong: Vec<Wrong>,
}

impl Reader<'_> {
    fn items(&mut self, items: &[form::Item], parent: usize) {
        for item in items {
            let own = self.definition.items.len();
            let shape = match &item.kind {
                form::Kind::Group(_) => Shape::Group,
                form::Kind::Repeat(_) => Shape::Repeat(1),
                form::Kind::Question(question) => match question.kind {
                    QuestionKind::CsvExternal | QuestionKind::XmlExternal => continue,
                    _ => Shape::Question(kind(question)),
                },
            };
            self.definition.items.push(Item {
                name: item.name.clone(),
                parent: Some(parent),
                shape,
                ..Item::default()
            });
            self.rules(own, item);
            match &item.kind {
                form::Kind::Question(question) => self.question(own, &item.name, question),
                form::Kind::Repeat(repeat) => {
                    let count = repeat.count.as_ref();
                    self.rule(own, Rule::Count, count);
                }
                form::Kind::Group(_) => {}
            }
            self.items(item.items(), own);
        }
    }

    fn rules(&mut self, own: usize, item: &form::Item) {
        let logic = &item.logic;
        self.rule(own, Rule::Relevant, logic.relevant.as_ref());
        self.rule(own, Rule::Calculate, logic.calculation.as_ref());
        self.rule(own, Rule::Readonly, logic.readonly.as_ref());
        self.rule(own, Rule::Required, logic.required.as_ref());
        self.rule(own, Rule::Constraint, logic.constraint.as_ref());
        let message = logic.constraint_message.as_ref();
        self.definition.items[own].constraint_message =
            message.map(|message| self.said(own, "constraint", message));
    }

    fn question(&mut self, own: usize, name: &str, question: &Question) {
        let hyphens = crate::logic::has_hyphens(&question.kind);
        match &question.default {
            Some(default) if reference::is_dynamic(&default.text, hyphens) => {
                self.definition.items[own].default = self.read(own, None, default);
            }
            Some(default) => self.definition.items[own].initial.clone_from(&default.text),
            None => self.definition.items[own].default = filled(&question.kind),
        }
        let triggers = question.trigger.iter();
        self.definition.items[own].triggers = triggers.map(|name| name.text.clone()).collect();
        self.rule(own, Rule::Choices, question.choice_filter.as_ref());
        let QuestionKind::Select(select) = &question.kind else {
            return;
        };
        let list = match &select.from {
            Source::List(name) | Source::External(name) => name.clone(),
            Source::File(name) => without_ending(name).to_owned(),
            // The choices are answers of other rows: the page takes them from there.
            Source::Answers(_) => {
                self.definition.items[own].rules.remove(&Rule::Choices);
                return;
            }
        };
        let seed = question.parameter("seed").map(Written::new);
        self.definition.items[own].choices = Some(Choices {
            list,
            shuffled: question.parameter("randomize") == Some("true"),
            seed: seed.and_then(|seed| self.read(own, Some(Rule::Choices), &seed)),
        });
        if select.or_other {
            let relevant = Written::new(format!("selected(../{name}, 'other')"));
            let other = self.definition.items.len();
            self.definition.items.push(Item {
                name: format!("{name}_other"),
                parent: self.definition.items[own].parent,
                ..Item::default()
            });
            self.rule(other, Rule::Relevant, Some(&relevant));
        }
    }

    /// The record's id and name.
    fn meta(&mut self) {
        let group = self.definition.items.len();
        let settings = &self.form.settings;
        self.definition.items.push(Item {
            name: "meta".to_owned(),
            parent: Some(0),
            shape: Shape::Group,
            ..Item::default()
        });
        if !settings.omit_instance_id {
            self.definition.items.push(Item {
                name: "instanceID".to_owned(),
                parent: Some(group),
                default: parse("concat('uuid:', uuid())").ok(),
                ..Item::default()
            });
        }
        if let Some(name) = &settings.instance_name {
            let own = self.definition.items.len();
            self.definition.items.push(Item {
                name: "instanceName".to_owned(),
                parent: Some(group),
                ..Item::default()
            });
            self.rule(own, Rule::Calculate, Some(name));
        }
    }

    fn rule(&mut self, own: usize, rule: Rule, written: Option<&Written>) {
        let Some(written) = written else { return };
        if let Some(read) = self.read(own, Some(rule), written) {
            self.definition.items[own].rules.insert(rule, read);
        }
    }

    fn read(&mut self, own: usize, rule: Option<Rule>, written: &Written) -> Option<Expression> {
        // Words of the sheets for true and false.
        let text = match written.text.trim() {
            "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" => "true()",
            "no" | "No" | "NO" | "false" | "False" | "FALSE" => "false()",
            text => text,
        };
        match parse(text) {
            Ok(read) => Some(read),
            Err(fault) => {
                self.wrong.push(Wrong {
                    item: own,
                    rule,
                    fault,
                });
                None
            }
        }
    }

    /// A message, with the answers that it names put in.
    fn said(&mut self, own: usize, what: &str, message: &Text) -> Expression {
        match message {
            Text::Plain(written) => with_answers(&written.text),
            Text::Translated(all) => {
                let id = format!("{}:{what}", self.definition.path(own));
                let texts = all
                    .iter()
                    .map(|(language, written)| (language.clone(), written.text.clone()));
                self.definition.texts.insert(id.clone(), texts.collect());
                call("jr:itext", vec![Expression::Text(id)])
            }
        }
    }

    /// Gives lists that are not known yet the columns that expressions name.
    fn name_columns(&mut self) {
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut filtered: Vec<(String, String)> = Vec::new();
        for item in &self.definition.items {
            let mut see = |part: &Expression| match part {
                Expression::Path(Path {
                    start: Start::Instance(list),
                    steps,
                    ..
                }) => {
                    let columns = named.entry(list.clone()).or_default();
                    for step in steps.iter().skip(1) {
                        if let Test::Name(name) = &step.test
                            && name != "item"
                        {
                            columns.push(name.clone());
                        }
                        for predicate in &step.predicates {
                            columns_of(predicate, columns);
                        }
                    }
                }
                Expression::Call(Call { name, arguments, .. }) if name == "pulldata" => {
                    if let [
                        Expression::Text(list),
                        Expression::Text(one),
                        Expression::Text(two),
                        ..,
                    ] = arguments.as_slice()
                    {
                        named
                            .entry(list.clone())
                            .or_default()
                            .extend([one.clone(), two.clone()]);
                    }
                }
                _ => {}
            };
            let default = item.default.iter().chain(&item.constraint_message);
            item.rules
                .values()
                .chain(default)
                .for_each(|rule| rule.visit(&mut see));
            if let (Some(choices), Some(filter)) = (&item.choices, item.rules.get(&Rule::Choices)) {
                let mut columns = Vec::new();
                columns_of(filter, &mut columns);
                filtered.extend(columns.into_iter().map(|column| (choices.list.clone(), column)));
            }
            if let Some(choices) = &item.choices {
                named.entry(choices.list.clone()).or_default();
            }
        }
        for (list, column) in filtered {
            named.entry(list).or_default().push(column);
        }
        for (id, columns) in named {
            if self.definition.lists.iter().any(|list| list.id == id) {
                continue;
            }
            let mut list = List {
                id,
                columns: vec!["name".to_owned(), "label".to_owned()],
                rows: Vec::new(),
            };
            for column in columns {
                if !list.columns.contains(&column) {
                    list.columns.push(column);
                }
            }
            self.definition.lists.push(list);
        }
    }
}

/// The columns that a condition on a list names, as first steps of paths that begin at the row.
fn columns_of(condition: &Expression, columns: &mut Vec<String>) {
    condition.visit(&mut |part| {
        if let Expression::Path(Path {
            start: Start::Here,
            steps,
            ..
        }) = part
            && let Some(Test::Name(name)) = steps.first().map(|step| &step.test)
        {
            columns.push(name.clone());
        }
    });
}

fn kind(question: &Question) -> Kind {
    match &question.kind {
        QuestionKind::Integer => Kind::Whole,
        QuestionKind::Decimal => Kind::Decimal,
        QuestionKind::Range if question.parameters.iter().any(|(_, value)| value.contains('.')) => {
            Kind::Decimal
        }
        QuestionKind::Range => Kind::Whole,
        QuestionKind::Date | QuestionKind::Metadata(Metadata::Today) => Kind::Day,
        QuestionKind::DateTime | QuestionKind::Metadata(Metadata::Start | Metadata::End) => Kind::Instant,
        _ => Kind::Text,
    }
}

/// What fills a question about the device.
fn filled(kind: &QuestionKind) -> Option<Expression> {
    match kind {
        QuestionKind::Metadata(Metadata::Start) => Some(call("now", Vec::new())),
        QuestionKind::Metadata(Metadata::Today) => Some(call("today", Vec::new())),
        QuestionKind::Metadata(Metadata::End) => None,
        QuestionKind::Metadata(other) => {
            Some(call("property", vec![Expression::Text(other.name().to_owned())]))
        }
        _ => None,
    }
}

fn call(name: &str, arguments: Vec<Expression>) -> Expression {
    Expression::Call(Call {
        name: name.to_owned(),
        at: At::default(),
        arguments,
    })
}

fn with_answers(text: &str) -> Expression {
    let mut parts = Vec::new();
    let mut from = 0;
    for found in reference::sound(text) {
        parts.push(Expression::Text(
            text.get(from..found.start).unwrap_or_default().to_owned(),
        ));
        parts.push(Expression::Path(Path {
            start: Start::Named(Reference {
                name: found.name.to_owned(),
                last_saved: found.last_saved,
                at: At::default(),
            }),
            predicates: Vec::new(),
            steps: Vec::new(),
            at: At::default(),
        }));
        from = found.end;
    }
    let rest = Expression::Text(text.get(from..).unwrap_or_default().to_owned());
    if parts.is_empty() {
        return rest;
    }
    parts.push(rest);
    call("concat", parts)
}

fn without_ending(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn lists(form: &Form, files: &[List]) -> Vec<List> {
    let mut found: Vec<List> = form.lists.iter().map(|list| choices(form, list)).collect();
    if let Some(external) = &form.external {
        let by = external
            .headings
            .iter()
            .position(|heading| heading == "list_name" || heading == "list name");
        for row in &external.rows {
            let id = by.and_then(|by| row.get(by)).cloned().unwrap_or_default();
            match found.iter_mut().find(|list| list.id == id) {
                Some(list) => list.rows.push(row.clone()),
                None => found.push(List {
                    id,
                    columns: external.headings.clone(),
                    rows: vec![row.clone()],
                }),
            }
        }
    }
    for file in files {
        if !found.iter().any(|list| list.id == file.id) {
            found.push(file.clone());
        }
    }
    found
}

/// A list of choices: name, label, its translations, then the columns that filters look at.
fn choices(form: &Form, list: &ChoiceList) -> List {
    let mut all = list.choices.clone();
    if asks_other(&form.items, &list.name) && !list.has_other() {
        all.push(list.other());
    }
    let mut columns = vec!["name".to_owned(), "label".to_owned()];
    let languages: Vec<&String> = form
        .languages
        .iter()
        .filter(|language| {
            all.iter().any(|choice| {
                matches!(&choice.label, Some(Text::Translated(texts)) if texts.iter().any(|(of, _)| of == *language))
            })
        })
        .collect();
    columns.extend(languages.iter().map(|language| format!("label::{language}")));
    let plain = columns.len();
    for (column, _) in all.iter().flat_map(|choice| &choice.further) {
        if !columns[plain..].contains(column) {
            columns.push(column.clone());
        }
    }
    let rows = all.iter().map(|choice| {
        let label = |language: &str| {
            let text = choice
                .label
                .as_ref()
                .and_then(|label| label.in_language(language));
            text.unwrap_or_default().to_owned()
        };
        let further = |column: &String| {
            let cell = choice.further.iter().find(|(name, _)| name == column);
            cell.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let first = match &choice.label {
            Some(Text::Translated(texts)) if label(&form.settings.default_language).is_empty() => texts
                .first()
                .map(|(_, text)| text.text.clone())
                .unwrap_or_default(),
            _ => label(&form.settings.default_language),
        };
        [choice.name.clone(), first]
            .into_iter()
            .chain(languages.iter().map(|language| label(language)))
            .chain(columns[plain..].iter().map(further))
            .collect()
    });
    List {
        id: list.name.clone(),
        rows: rows.collect(),
        columns,
    }
}

/// Gives the labels of a translated list the ids that forms ask for by
/// `jr:itext(instance('list')/root/item[...]/itextId)`, as XForms made of it have them.
fn name_texts(list: &mut List, texts: &mut BTreeMap<String, BTreeMap<String, String>>) {
    let translated: Vec<(usize, String)> = list
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((place, column.strip_prefix("label::")?.to_owned())))
        .collect();
    if translated.is_empty() || list.columns.iter().any(|column| column == "itextId") {
        return;
    }
    list.columns.push("itextId".to_owned());
    let width = list.columns.len();
    for (number, row) in list.rows.iter_mut().enumerate() {
        let id = format!("{}-{number}", list.id);
        let said = translated.iter().map(|(place, language)| {
            let label = row.get(*place).cloned().unwrap_or_default();
            (language.clone(), label)
        });
        texts.insert(id.clone(), said.collect());
        row.resize(width - 1, String::new());
        row.push(id);
    }
}

/// Whether a question adds `Other` to a list.
fn asks_other(items: &[form::Item], list: &str) -> bool {
    items.iter().any(|item| match &item.kind {
        form::Kind::Question(question) => match &question.kind {
            QuestionKind::Select(select) => select.or_other && select.from.text() == list,
            _ => false,
        },
        _ => asks_other(item.items(), list),
    })
}
