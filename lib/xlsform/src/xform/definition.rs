//! A form as the engine that fills it in needs it.
use std::collections::{BTreeMap, HashMap};

use super::{
    data::is_beside,
    lists::List,
    plan::{Bound, Node, Plan, Sort},
    texts::is_text_message,
};
use crate::{
    expression::{
        self, At, Call, Expression,
        model::{self, Definition, Rule, Shape},
    },
    fault::Findings,
    form::{Form, Text},
    kind::{Metadata, QuestionKind, Source, extension},
    read::has_fraction,
};

/// What [`expression::Logic`] works with: every element of an answer with its rules, those
/// included that no row of the form has (`Other`, counts, the answer's name), and the lists.
///
/// `files` are the tables beside the form that it looks things up in; it has no other way to
/// know them. Expressions that cannot be read are left out; a form that was read has none.
pub fn definition(form: &Form, files: Vec<model::List>) -> Definition {
    let plan = Plan::of(form, &mut Findings::default());
    let mut definition = Definition::default();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, node) in plan.nodes.iter().enumerate() {
        if node.question().is_some_and(|question| is_beside(&question.kind)) {
            continue;
        }
        places.insert(at, definition.items.len());
        let parent = node.parent.and_then(|parent| places.get(&parent).copied());
        definition.items.push(item(node, parent));
        for (name, bound) in node.bind.iter().flatten() {
            if let Bound::Message(message) = bound {
                put_text(&mut definition, format!("{}:{name}", node.path), message, form);
            }
        }
    }
    for planned in &plan.lists {
        if planned.is_translated {
            for (at, choice) in planned.choices().enumerate() {
                if let Some(label) = &choice.label {
                    put_text(
                        &mut definition,
                        format!("{}-{at}", planned.list.name),
                        label,
                        form,
                    );
                }
            }
        }
        definition
            .lists
            .push(list(planned, &form.settings.default_language));
    }
    definition.lists.extend(external(form));
    definition.lists.extend(files);
    definition
}

fn put_text(definition: &mut Definition, id: String, text: &Text, form: &Form) {
    let by_language = definition.texts.entry(id).or_default();
    match text {
        Text::Plain(text) => {
            by_language.insert(form.settings.default_language.clone(), text.text.clone());
        }
        Text::Translated(all) => {
            by_language.extend(
                all.iter()
                    .map(|(language, text)| (language.clone(), text.text.clone())),
            );
        }
    }
}

fn item(node: &Node, parent: Option<usize>) -> model::Item {
    let mut item = model::Item {
        name: node.name.clone(),
        parent,
        ..model::Item::default()
    };
    item.shape = match &node.sort {
        Sort::Root | Sort::Meta | Sort::Group { .. } => Shape::Group,
        Sort::Repeat => Shape::Repeat(1),
        Sort::Question(_) => Shape::Question(answers(node)),
    };
    let mut rule = |rule: Rule, text: Option<&str>| {
        if let Some(expression) = text.and_then(|text| expression::parse(text).ok()) {
            item.rules.insert(rule, expression);
        }
    };
    for (name, of) in [
        ("relevant", Rule::Relevant),
        ("calculate", Rule::Calculate),
        ("readonly", Rule::Readonly),
        ("required", Rule::Required),
        ("constraint", Rule::Constraint),
    ] {
        rule(of, node.bound(name));
    }
    if matches!(node.sort, Sort::Repeat) {
        let count = node.control.iter().find(|(name, _)| name == "jr:count");
        rule(Rule::Count, count.map(|(_, text)| text.as_str()));
    }
    if let Some(question) = node.question() {
        // A filter over earlier answers looks at rows of the form, which is no list's.
        if choices(node).is_some() {
            rule(
                Rule::Choices,
                question.choice_filter.as_ref().map(|text| text.text.as_str()),
            );
        }
        item.triggers = question.trigger.iter().map(|name| name.text.clone()).collect();
        match &question.default {
            Some(default) if node.has_dynamic_default() => {
                item.default = expression::parse(&default.text).ok()
            }
            Some(default) => item.initial.clone_from(&default.text),
            None => item.default = filled(node, &question.kind),
        }
    }
    item.choices = choices(node);
    item.constraint_message = node.bind.iter().flatten().find_map(|(name, bound)| match bound {
        Bound::Message(message) if name == "jr:constraintMsg" => Some(said(node, name, message)),
        _ => None,
    });
    item
}

/// What fills an element that nobody answers, when the form is opened.
fn filled(node: &Node, kind: &QuestionKind) -> Option<Expression> {
    let text = match kind {
        QuestionKind::Metadata(Metadata::Start) => "now()".to_owned(),
        QuestionKind::Metadata(Metadata::Today) => "today()".to_owned(),
        // It is known only when the form is sent.
        QuestionKind::Metadata(Metadata::End) => return None,
        QuestionKind::Metadata(other) => format!("property('{}')", other.name()),
        _ if node.bound("jr:preload") == Some("uid") => "concat('uuid:', uuid())".to_owned(),
        _ => return None,
    };
    expression::parse(&text).ok()
}

/// A message as an expression: itself, or where it lies among the texts.
fn said(node: &Node, name: &str, message: &Text) -> Expression {
    match message {
        Text::Plain(text) if !is_text_message(name, message) => Expression::Text(text.text.clone()),
        _ => Expression::Call(Call {
            name: "jr:itext".to_owned(),
            at: At::default(),
            arguments: vec![Expression::Text(format!("{}:{name}", node.path))],
        }),
    }
}

/// As what expressions read an answer.
fn answers(node: &Node) -> model::Kind {
    use QuestionKind as K;
    let Some(question) = node.question() else {
        return model::Kind::Text;
    };
    match &question.kind {
        K::Integer => model::Kind::Whole,
        K::Decimal => model::Kind::Decimal,
        K::Range if has_fraction(&question.parameters) => model::Kind::Decimal,
        K::Range => model::Kind::Whole,
        K::Date => model::Kind::Day,
        K::DateTime => model::Kind::Instant,
        K::Metadata(metadata) => match metadata.preload().0 {
            "timestamp" => model::Kind::Instant,
            "date" => model::Kind::Day,
            _ => model::Kind::Text,
        },
        _ => model::Kind::Text,
    }
}

/// Where a question's choices come from; earlier answers are no list.
fn choices(node: &Node) -> Option<model::Choices> {
    let question = node.question()?;
    let list = match &node.select()?.from {
        Source::List(name) | Source::External(name) => name.clone(),
        Source::File(file) => extension(file).map_or(file.as_str(), |(stem, _)| stem).to_owned(),
        Source::Answers(_) => return None,
    };
    let seed = question
        .parameter("seed")
        .and_then(|seed| expression::parse(seed).ok());
    Some(model::Choices {
        list,
        shuffled: question.parameter("randomize") == Some("true"),
        seed,
    })
}

/// A list as a table: name, label (one a language), and what filters look at.
fn list(planned: &List<'_>, default: &str) -> model::List {
    let mut columns: Vec<String> = vec!["name".to_owned(), "label".to_owned()];
    let mut places: BTreeMap<String, usize> = columns.iter().cloned().zip(0..).collect();
    let mut rows = Vec::new();
    for (number, choice) in planned.choices().enumerate() {
        let mut row = Vec::new();
        let mut put = |column: &str, text: &str| {
            let at = *places.entry(column.to_owned()).or_insert_with(|| {
                columns.push(column.to_owned());
                columns.len() - 1
            });
            if row.len() <= at {
                row.resize(at + 1, String::new());
            }
            row[at] = text.to_owned();
        };
        put("name", &choice.name);
        match &choice.label {
            Some(Text::Plain(text)) => put("label", &text.text),
            Some(Text::Translated(all)) => {
                let usual = all
                    .iter()
                    .find(|(language, _)| language == default)
                    .or(all.first());
                put("label", usual.map_or("", |(_, text)| text.text.as_str()));
                for (language, text) in all {
                    put(&format!("label::{language}"), &text.text);
                }
            }
            None => {}
        }
        for (column, value) in &choice.further {
            put(column, value);
        }
        if planned.is_translated {
            // As expressions of the field ask for a label in the language that is shown.
            put("itextId", &format!("{}-{number}", planned.list.name));
        }
        rows.push(row);
    }
    model::List {
        id: planned.list.name.clone(),
        columns,
        rows,
    }
}

/// The lists of the sheet of external choices.
fn external(form: &Form) -> Vec<model::List> {
    let Some(external) = &form.external else {
        return Vec::new();
    };
    let named = |heading: &String| heading.to_lowercase().replace(' ', "_") == "list_name";
    let Some(at) = external.headings.iter().position(named) else {
        return Vec::new();
    };
    let mut lists: Vec<model::List> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in &external.rows {
        let Some(id) = row.get(at).filter(|id| !id.is_empty()) else {
            continue;
        };
        let place = *places.entry(id).or_insert_with(|| {
            lists.push(model::List {
                id: id.clone(),
                columns: external.headings.clone(),
                rows: Vec::new(),
            });
            lists.len() - 1
        });
        if let Some(list) = lists.get_mut(place) {
            list.rows.push(row.clone());
        }
    }
    lists
}
