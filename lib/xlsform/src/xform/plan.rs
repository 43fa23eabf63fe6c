//! The form as it is written: with the elements that nobody asked for by a row of their own,
//! each with its path.
use std::collections::{HashMap, HashSet};

use crate::{
    fault::{Findings, Place, What},
    form::{At, Form, Item, Kind, Media, Question, Text, Written},
    kind::{QuestionKind, Select},
    logic, reference,
};

/// The form as it is written.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) form: &'a Form,
    /// Elements, parents before children; the first is the root.
    pub(super) nodes: Vec<Node>,
    /// Elements by name; the first of a name.
    pub(super) by_name: HashMap<String, usize>,
    /// Lists of choices, with `Other` where a question adds it.
    pub(super) lists: Vec<super::lists::List<'a>>,
    /// What a question sets off: other questions and their values.
    pub(super) sets_off: HashMap<String, Vec<Effect>>,
}

/// A question that another sets off.
#[derive(Debug, Clone)]
pub(super) struct Effect {
    pub(super) target: usize,
    pub(super) value: String,
    pub(super) is_place: bool,
}

/// An element of an answer.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    pub(super) at: At,
    pub(super) sort: Sort,
    pub(super) label: Option<Text>,
    pub(super) hint: Option<Text>,
    pub(super) guidance: Option<Text>,
    pub(super) media: Vec<(Media, Text)>,
    /// Attributes of its binding; none where it has none.
    pub(super) bind: Option<Vec<(String, Bound)>>,
    /// Attributes of what is drawn.
    pub(super) control: Vec<(String, String)>,
    pub(super) instance: Vec<(String, String)>,
}

/// The value of a binding's attribute.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Bound {
    Value(String),
    Message(Text),
}

/// What an element is.
#[derive(Debug, Clone)]
pub(super) enum Sort {
    Root,
    Meta,
    Group { is_loop: bool },
    Repeat,
    Question(Box<Question>),
}

impl Node {
    /// Whether references go round it: groups and repeats, not the root or a loop.
    pub(super) fn is_section(&self) -> bool {
        matches!(
            self.sort,
            Sort::Group { is_loop: false } | Sort::Meta | Sort::Repeat
        )
    }

    pub(super) fn question(&self) -> Option<&Question> {
        match &self.sort {
            Sort::Question(question) => Some(question),
            _ => None,
        }
    }

    pub(super) fn select(&self) -> Option<&Select> {
        match &self.question()?.kind {
            QuestionKind::Select(select) => Some(select),
            _ => None,
        }
    }

    pub(super) fn appearance(&self) -> Option<&str> {
        let found = self.control.iter().find(|(name, _)| name == "appearance");
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn bound(&self, name: &str) -> Option<&str> {
        self.bind.iter().flatten().find_map(|(there, value)| match value {
            Bound::Value(value) if there == name => Some(value.as_str()),
            _ => None,
        })
    }

    /// Whether the device searches its choices.
    pub(super) fn is_searched(&self) -> bool {
        self.appearance().is_some_and(|appearance| {
            appearance
                .find("search(")
                .is_some_and(|at| appearance.get(at..).is_some_and(|rest| rest.contains(')')))
        })
    }

    /// Whether its default is an expression.
    pub(super) fn has_dynamic_default(&self) -> bool {
        self.question().is_some_and(|question| {
            let hyphens = logic::has_hyphens(&question.kind);
            let default = question.default.as_ref();
            default.is_some_and(|text| reference::is_dynamic(&text.text, hyphens))
        })
    }
}

impl<'a> Plan<'a> {
    /// Plans a form; what contradicts itself goes to the findings.
    pub(super) fn of(form: &'a Form, findings: &mut Findings) -> Self {
        let mut plan = Plan {
            form,
            nodes: Vec::new(),
            by_name: HashMap::new(),
            lists: super::lists::of(form),
            sets_off: HashMap::new(),
        };
        let root = plan.node(None, form.settings.root.clone(), Sort::Root);
        let mut table = None;
        let mut audits = Vec::new();
        plan.items(root, &form.items, &mut table, &mut audits, findings);
        plan.meta(root, &audits);
        plan.set_off();
        plan
    }

    fn node(&mut self, parent: Option<usize>, name: String, sort: Sort) -> usize {
        let at = self.nodes.len();
        let path = match parent.and_then(|parent| self.nodes.get(parent)) {
            Some(parent) => format!("{}/{name}", parent.path),
            None => format!("/{name}"),
        };
        // The root is no question, and nobody refers to it.
        if parent.is_some() {
            self.by_name.entry(name.clone()).or_insert(at);
        }
        self.nodes.push(Node {
            name,
            path,
            parent,
            children: Vec::new(),
            at: At::default(),
            sort,
            label: None,
            hint: None,
            guidance: None,
            media: Vec::new(),
            bind: None,
            control: Vec::new(),
            instance: Vec::new(),
        });
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            parent.children.push(at);
        }
        at
    }

    fn items(
        &mut self,
        parent: usize,
        items: &[Item],
        table: &mut Option<Option<String>>,
        audits: &mut Vec<Item>,
        findings: &mut Findings,
    ) {
        let mut names: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
        let mut generated: Vec<(String, u32)> = Vec::new();
        for item in items {
            match &item.kind {
                Kind::Question(question) if question.kind == QuestionKind::Audit => {
                    names.remove("audit");
                    audits.push(item.clone());
                }
                Kind::Question(question) => {
                    if let Some(other) = self.question(parent, item, question, table, findings) {
                        generated.push((other, item.at.row));
                    }
                }
                Kind::Group(group) => {
                    let sort = Sort::Group {
                        is_loop: group.is_loop,
                    };
                    let at = self.section(parent, item, sort, group.table_list, table);
                    self.items(at, &group.items, table, audits, findings);
                    *table = None;
                }
                Kind::Repeat(repeat) => {
                    let count =
                        repeat
                            .count
                            .as_ref()
                            .map(|count| match reference::only_reference(&count.text) {
                                Some(_) => count.text.clone(),
                                None => {
                                    let name = format!("{}_count", item.name);
                                    self.worked_out(parent, name.clone(), &count.text, true);
                                    let reference = format!("${{{name}}}");
                                    generated.push((name, item.at.row));
                                    reference
                                }
                            });
                    let at = self.section(parent, item, Sort::Repeat, repeat.table_list, table);
                    if let (Some(count), Some(node)) = (count, self.nodes.get_mut(at)) {
                        node.control.push(("jr:count".to_owned(), count));
                    }
                    self.items(at, &repeat.items, table, audits, findings);
                    *table = None;
                }
            }
        }
        for (value, row) in generated {
            if names.contains(value.as_str()) {
                let what = What::GeneratedNameTaken {
                    value,
                    row: row.to_string(),
                };
                findings.fault(Place::row("survey", row), what);
            }
        }
    }

    fn worked_out(&mut self, parent: usize, name: String, calculation: &str, readonly: bool) -> usize {
        let at = self.node(
            Some(parent),
            name,
            Sort::Question(Box::new(plain(QuestionKind::Calculate))),
        );
        let mut bind = vec![("type".to_owned(), Bound::Value("string".to_owned()))];
        if readonly {
            bind.push(("readonly".to_owned(), Bound::Value("true()".to_owned())));
        }
        bind.push(("calculate".to_owned(), Bound::Value(calculation.to_owned())));
        if let Some(node) = self.nodes.get_mut(at) {
            node.bind = Some(bind);
        }
        at
    }

    /// A group or repeat; one in a table has its heading as a note within.
    fn section(
        &mut self,
        parent: usize,
        item: &Item,
        sort: Sort,
        table_list: bool,
        table: &mut Option<Option<String>>,
    ) -> usize {
        let at = self.node(Some(parent), item.name.clone(), sort);
        let mut control = Vec::new();
        if let Some(appearance) = &item.appearance {
            let appearance = match table_list {
                true => appearance
                    .split_whitespace()
                    .filter(|word| *word != "table-list")
                    .fold("field-list".to_owned(), |all, word| format!("{all} {word}")),
                false => appearance.clone(),
            };
            control.push(("appearance".to_owned(), appearance));
        }
        control.extend(item.body.iter().cloned());
        let bind = bindings(item, &[]);
        if let Some(node) = self.nodes.get_mut(at) {
            node.at = item.at;
            node.label = item.label.clone();
            node.hint = item.hint.clone();
            node.media = item.media.clone();
            node.instance = item.instance.clone();
            node.bind = (!bind.is_empty()).then_some(bind);
            node.control = control;
            if node.appearance() == Some("label") && node.label.is_none() {
                node.label = Some(blank());
            }
        }
        if table_list {
            *table = Some(None);
            if item.label.is_some() || item.hint.is_some() {
                let name = format!("generated_table_list_label_{}", item.at.row);
                let mut note = Item::new(name, Kind::Question(Box::new(plain(QuestionKind::Note))));
                note.label = item.label.clone();
                note.hint = item.hint.clone();
                if let Kind::Question(question) = &note.kind {
                    self.asked(at, &note, question);
                }
                if let Some(node) = self.nodes.get_mut(at) {
                    (node.label, node.hint) = (None, None);
                }
            }
        }
        at
    }

    /// A question, and what stands before and after it; the name of a question that is added.
    fn question(
        &mut self,
        parent: usize,
        item: &Item,
        question: &Question,
        table: &mut Option<Option<String>>,
        findings: &mut Findings,
    ) -> Option<String> {
        let QuestionKind::Select(select) = &question.kind else {
            self.asked(parent, item, question);
            return None;
        };
        let mut in_table = false;
        if let Some(first) = table {
            in_table = true;
            self.in_table(parent, item, question, select, first, findings);
        }
        let at = self.asked(parent, item, question);
        if in_table && let Some(node) = self.nodes.get_mut(at) {
            node.control.retain(|(name, _)| name != "appearance");
            node.control
                .push(("appearance".to_owned(), "list-nolabel".to_owned()));
        }
        if !select.or_other {
            return None;
        }
        let name = format!("{}_other", item.name);
        let mut other = Item::new(name.clone(), Kind::Question(Box::new(plain(QuestionKind::Text))));
        other.label = Some(Text::Plain(Written::new("Specify other.")));
        other.logic.relevant = Some(Written::new(format!("selected(../{}, 'other')", item.name)));
        if let Kind::Question(question) = &other.kind {
            self.asked(parent, &other, question);
        }
        Some(name)
    }

    /// The row of labels over a table of choices.
    fn in_table(
        &mut self,
        parent: usize,
        item: &Item,
        question: &Question,
        select: &Select,
        first: &mut Option<String>,
        findings: &mut Findings,
    ) {
        let list = select.from.text().to_owned();
        match first {
            Some(first) if *first != list => {
                let what = What::TableListMixed {
                    first: first.clone(),
                    second: list,
                };
                findings.fault(Place::row("survey", item.at.row), what);
            }
            Some(_) => {}
            None => {
                if question.choice_filter.is_some() {
                    findings.fault(Place::row("survey", item.at.row), What::TableListFilter {});
                }
                let name = format!("reserved_name_for_field_list_labels_{}", item.at.row);
                let select = Select {
                    or_other: false,
                    ..select.clone()
                };
                let kind = Kind::Question(Box::new(plain(QuestionKind::Select(select))));
                let mut header = Item::new(name, kind);
                header.appearance = Some("label".to_owned());
                if let Kind::Question(question) = &header.kind {
                    self.asked(parent, &header, question);
                }
                *first = Some(list);
            }
        }
    }

    /// The element of a question; none for a file beside the form.
    fn asked(&mut self, parent: usize, item: &Item, question: &Question) -> usize {
        let at = self.node(
            Some(parent),
            item.name.clone(),
            Sort::Question(Box::new(question.clone())),
        );
        let (usual, control) = super::facts::of(item, question);
        let bind = bindings(item, &usual);
        if let Some(node) = self.nodes.get_mut(at) {
            node.at = item.at;
            node.label = item.label.clone();
            node.hint = item.hint.clone();
            node.guidance = item.guidance.clone();
            node.media = item.media.clone();
            node.instance = item.instance.clone();
            node.bind = (!bind.is_empty()).then_some(bind);
            node.control = control;
            if node.appearance() == Some("label") && node.label.is_none() {
                node.label = Some(blank());
            }
        }
        at
    }

    /// What every answer says about itself.
    fn meta(&mut self, root: usize, audits: &[Item]) {
        let settings = &self.form.settings;
        if audits.is_empty() && settings.omit_instance_id && settings.instance_name.is_none() {
            return;
        }
        let meta = self.node(Some(root), "meta".to_owned(), Sort::Meta);
        for audit in audits {
            if let Kind::Question(question) = &audit.kind {
                self.asked(meta, audit, question);
            }
        }
        if !settings.omit_instance_id {
            let kind = Sort::Question(Box::new(plain(QuestionKind::Calculate)));
            let at = self.node(Some(meta), "instanceID".to_owned(), kind);
            let preload = settings.instance_id.clone().unwrap_or_else(|| "uid".to_owned());
            let value = |name: &str, value: &str| (name.to_owned(), Bound::Value(value.to_owned()));
            if let Some(node) = self.nodes.get_mut(at) {
                let all = [
                    value("type", "string"),
                    value("readonly", "true()"),
                    value("jr:preload", &preload),
                ];
                node.bind = Some(all.into());
            }
        }
        if let Some(name) = &settings.instance_name {
            let at = self.worked_out(meta, "instanceName".to_owned(), &name.text, false);
            if let Some(node) = self.nodes.get_mut(at) {
                node.at = name.at;
            }
        }
    }

    /// Puts each trigger beside the question that it is.
    fn set_off(&mut self) {
        for (at, node) in self.nodes.iter().enumerate() {
            let Some(question) = node.question() else { continue };
            for trigger in &question.trigger {
                let effect = Effect {
                    target: at,
                    value: node.bound("calculate").unwrap_or_default().to_owned(),
                    is_place: question.kind == QuestionKind::BackgroundGeopoint,
                };
                self.sets_off
                    .entry(trigger.text.clone())
                    .or_default()
                    .push(effect);
            }
        }
    }
}

/// A question of a kind and nothing else.
pub(super) fn plain(kind: QuestionKind) -> Question {
    Question {
        kind,
        default: None,
        trigger: Vec::new(),
        parameters: Vec::new(),
        choice_filter: None,
    }
}

/// A label that is one blank: what heads a table may have none.
fn blank() -> Text {
    Text::Plain(Written::new(" "))
}

/// Attributes of a binding: what is usual, and what the row says over it.
fn bindings(item: &Item, usual: &[(&str, String)]) -> Vec<(String, Bound)> {
    let mut all: Vec<(String, Bound)> = usual
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Bound::Value(value.clone())))
        .collect();
    let mut set = |name: &str, value: Bound| match all.iter_mut().find(|(there, _)| there == name) {
        Some((_, there)) => *there = value,
        None => all.push((name.to_owned(), value)),
    };
    let logic = &item.logic;
    for (column, written) in logic.expressions() {
        let name = if column == "calculation" {
            "calculate"
        } else {
            column
        };
        set(name, Bound::Value(yes_and_no(&written.text).to_owned()));
    }
    for (name, message) in [
        ("jr:constraintMsg", &logic.constraint_message),
        ("jr:requiredMsg", &logic.required_message),
        ("jr:noAppErrorString", &logic.no_app_message),
    ] {
        if let Some(message) = message {
            set(name, Bound::Message(message.clone()));
        }
    }
    for (name, written) in &logic.further {
        set(name, Bound::Value(written.text.clone()));
    }
    all
}

/// Yes and no as expressions.
fn yes_and_no(text: &str) -> &str {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" => "true()",
        "no" | "No" | "NO" | "false" | "False" | "FALSE" => "false()",
        other => other,
    }
}
