//! The data of a form: the empty answer, and what else questions look at.
use std::collections::HashMap;

use super::{
    lists::List,
    plan::{Node, Plan, Sort},
    xml::{Child, Element},
};
use crate::{
    fault::{Findings, Place, What},
    form::{Text, Written},
    kind::{QuestionKind, Source, extension, is_file},
    reference,
};

/// Data beside the answer.
pub(super) struct Instance {
    name: String,
    source: Option<String>,
    is_file_question: bool,
    row: u32,
}

impl Plan<'_> {
    /// The empty answer.
    pub(super) fn answer(&self) -> Element {
        let settings = &self.form.settings;
        let mut root = self.filled(0, false);
        for (name, value) in &settings.attributes {
            root.set(name.clone(), value.as_str());
        }
        root.set("id", settings.id.as_str());
        for (name, value) in [
            ("xmlns", &settings.instance_xmlns),
            ("version", &settings.version),
            ("odk:prefix", &settings.compact_prefix),
            ("odk:delimiter", &settings.compact_delimiter),
        ] {
            if let Some(value) = value {
                root.set(name, value.as_str());
            }
        }
        root
    }

    /// An element with what is in it. The first row of a repeat has its empty pattern before
    /// it, unless it lies in the first row of another (`in_row`).
    fn filled(&self, at: usize, in_row: bool) -> Element {
        let Some(node) = self.nodes.get(at) else {
            return Element::default();
        };
        let mut element = self.element(at, node);
        for &child in &node.children {
            let Some(there) = self.nodes.get(child) else {
                continue;
            };
            match &there.sort {
                Sort::Question(_) => element
                    .children
                    .extend(self.value(child, there).map(Child::Element)),
                Sort::Repeat => {
                    if !in_row {
                        element.push(self.pattern(child));
                    }
                    element.push(self.filled(child, true));
                }
                _ => element.push(self.filled(child, in_row)),
            }
        }
        element
    }

    /// The empty pattern of a repeat's rows.
    fn pattern(&self, at: usize) -> Element {
        let Some(node) = self.nodes.get(at) else {
            return Element::default();
        };
        let mut element = Element::new(node.name.clone()).with("jr:template", "");
        for &child in &node.children {
            let Some(there) = self.nodes.get(child) else {
                continue;
            };
            match &there.sort {
                Sort::Question(_) => element
                    .children
                    .extend(self.value(child, there).map(Child::Element)),
                Sort::Repeat => element.push(self.pattern(child)),
                _ => element.push(self.filled(child, false)),
            }
        }
        element
    }

    fn element(&self, at: usize, node: &Node) -> Element {
        let mut element = Element::new(node.name.clone());
        for (name, value) in &node.instance {
            element.set(
                name.clone(),
                self.resolved(value, Some(at), super::paths::Manner::default()),
            );
        }
        element
    }

    /// A question's element with its value; none for a file beside the form.
    fn value(&self, at: usize, node: &Node) -> Option<Element> {
        let question = node.question()?;
        if is_beside(&question.kind) {
            return None;
        }
        let mut element = self.element(at, node);
        if let Some(default) = question.default.as_ref().filter(|_| !node.has_dynamic_default()) {
            let text = match question.kind == QuestionKind::Image && !default.text.contains("jr://images/") {
                true => format!("jr://images/{}", default.text),
                false => default.text.clone(),
            };
            element.children.push(Child::Text(text));
        }
        Some(element)
    }

    /// Everything that questions look at beside the answer, in the order of the questions; the
    /// lists of choices last.
    pub(super) fn instances(&self, findings: &mut Findings) -> Vec<Element> {
        let mut all: Vec<Instance> = Vec::new();
        let mut last_saved = false;
        for node in &self.nodes {
            self.instances_of(node, &mut all);
            last_saved |= looks_back(node);
        }
        if last_saved {
            all.push(Instance {
                name: "__last-saved".to_owned(),
                source: Some("jr://instance/last-saved".to_owned()),
                is_file_question: false,
                row: 0,
            });
        }
        let mut elements = Vec::new();
        let mut seen: HashMap<String, (Option<String>, bool)> = HashMap::new();
        for instance in all {
            let twice = || What::InstanceTwice {
                name: instance.name.clone(),
            };
            match seen.get(&instance.name) {
                Some((source, is_file_question)) => {
                    if *source != instance.source || (*is_file_question && instance.is_file_question) {
                        findings.fault(Place::row("survey", instance.row), twice());
                    }
                    continue;
                }
                None => {
                    let value = (instance.source.clone(), instance.is_file_question);
                    seen.insert(instance.name.clone(), value);
                }
            }
            let mut element = Element::new("instance").with("id", instance.name);
            if let Some(source) = instance.source {
                element.set("src", source);
            }
            elements.push(element);
        }
        for list in self.lists.iter().filter(|list| !list.is_searched) {
            if seen.contains_key(&list.list.name) {
                let name = list.list.name.clone();
                let row = list.list.choices.first().map_or(0, |choice| choice.at.row);
                findings.fault(Place::row("choices", row), What::InstanceTwice { name });
                continue;
            }
            elements.push(choices(list));
        }
        elements
    }

    fn instances_of(&self, node: &Node, all: &mut Vec<Instance>) {
        let row = node.at.row;
        let mut put = |name: &str, source: String, is_file_question: bool| {
            let source = Some(source);
            all.push(Instance {
                name: name.to_owned(),
                source,
                is_file_question,
                row,
            });
        };
        for text in formulas(node) {
            for file in pulled(text) {
                put(&file, format!("jr://file-csv/{file}.csv"), false);
            }
        }
        let Some(question) = node.question() else { return };
        match &question.kind {
            QuestionKind::CsvExternal => put(&node.name, format!("jr://file-csv/{}.csv", node.name), true),
            QuestionKind::XmlExternal => put(&node.name, format!("jr://file/{}.xml", node.name), true),
            QuestionKind::Select(select) => {
                if let (Source::File(file), Some((stem, ending))) =
                    (&select.from, extension(select.from.text()))
                    && is_file(file)
                {
                    let folder = if ending == "csv" { "file-csv" } else { "file" };
                    put(stem, format!("jr://{folder}/{file}"), false);
                }
            }
            _ => {}
        }
    }
}

/// Whether a kind is a file beside the form, and no question.
pub(super) fn is_beside(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::CsvExternal | QuestionKind::XmlExternal)
}

/// The expressions of an element that may look at other data.
fn formulas(node: &Node) -> Vec<&str> {
    let names = ["calculate", "constraint", "readonly", "required", "relevant"];
    let mut all: Vec<&str> = names.iter().filter_map(|name| node.bound(name)).collect();
    if let Some(question) = node.question() {
        all.extend(question.choice_filter.as_ref().map(|text| text.text.as_str()));
        all.extend(question.default.as_ref().map(|text| text.text.as_str()));
    }
    all
}

fn looks_back(node: &Node) -> bool {
    formulas(node).iter().any(|text| {
        text.contains("last-saved#") && reference::sound(text).iter().any(|found| found.last_saved)
    })
}

/// The files that `pulldata` looks at.
fn pulled(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("pulldata") {
        rest = rest.get(at + "pulldata".len()..).unwrap_or_default();
        let Some(arguments) = rest.trim_start().strip_prefix('(') else {
            continue;
        };
        if let Some((first, after)) = arguments.split_once(',') {
            found.push(first.replace(['\'', '"'], "").trim().to_owned());
            rest = after;
        }
    }
    found
}

fn choices(list: &List<'_>) -> Element {
    let mut root = Element::new("root");
    for (at, choice) in list.choices().enumerate() {
        let mut item = Element::new("item");
        if list.is_translated {
            item.push(Element::text("itextId", format!("{}-{at}", list.list.name)));
        }
        item.push(Element::text("name", choice.name.as_str()));
        if let Some(Text::Plain(Written { text, .. })) = choice.label.as_ref().filter(|_| !list.is_translated)
        {
            item.push(Element::text("label", text.as_str()));
        }
        for (name, value) in &choice.further {
            item.push(Element::text(name.clone(), value.as_str()));
        }
        if let Some(option) = &choice.sms_option {
            item.push(Element::text("sms_option", option.as_str()));
        }
        root.push(item);
    }
    let mut instance = Element::new("instance").with("id", list.list.name.as_str());
    instance.push(root);
    instance
}
