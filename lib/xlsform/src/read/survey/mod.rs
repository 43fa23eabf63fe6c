//! The survey sheet: rows into a tree of questions, groups and repeats.
mod naming;

use std::collections::{HashMap, HashSet};

use super::{loops, parameters, range, row::Row, select, split_headings, yes_no};
use crate::{
    fault::{self, Findings, Place, What},
    form::{Form, Group, Item, Kind, Logic, Question, Repeat, Text, Written},
    kind::{self, QuestionKind, Section, Source, TypeCell},
    reference,
    table::{
        Table,
        heading::{self, Column},
    },
};

/// Groups that may lie in one another: more are nobody's form, and every reader of a tree goes
/// as deep as it is.
const DEEP: usize = 100;

/// Questions and groups of a form, those counted that loops make.
const ITEMS: usize = 20_000;

/// Characters of the names from the root to a question, together.
const PATH: usize = 4_000;

/// What the survey sheet gives.
pub(super) struct Survey {
    pub(super) items: Vec<Item>,
    /// How often each name occurs.
    pub(super) names: HashMap<String, usize>,
    /// Settings that stand among the questions.
    pub(super) settings: Vec<(&'static str, String)>,
    /// Whether any question adds `Other`.
    pub(super) or_other: bool,
}

/// A group, repeat or loop whose end was not read yet.
struct Open {
    section: Section,
    header: Item,
    list: Option<String>,
    items: Vec<Item>,
    /// Names in it, and in which row.
    names: HashMap<String, u32>,
    lower: HashMap<String, u32>,
}

struct Reader<'a> {
    form: &'a Form,
    findings: &'a mut Findings,
    open: Vec<Open>,
    names: HashMap<String, usize>,
    repeats: HashMap<String, u32>,
    questions: HashMap<String, u32>,
    /// Data that questions bring along: external files and lists taken.
    instances: Vec<String>,
    triggers: Vec<(String, Place)>,
    geometries: Vec<(String, Place)>,
    settings: Vec<(&'static str, String)>,
    /// Questions and groups so far.
    count: usize,
    /// Lists to which a question adds `Other`.
    others: HashSet<String>,
}

/// Reads the sheet; `form` has its settings and choices already.
pub(super) fn read(table: &Table, form: &Form, findings: &mut Findings) -> Survey {
    let headings = split_headings(table, heading::survey, findings);
    let written = |at: usize| table.headings.get(at).map_or("", |(_, text)| text.as_str());
    let columns: Vec<Column> = headings
        .iter()
        .enumerate()
        .map(|(at, heading)| heading::column(heading, written(at)))
        .collect();
    if !columns.contains(&Column::Type) {
        let what = What::HeadingMissing {
            heading: "type".to_owned(),
        };
        findings.fault(Place::sheet("survey"), what);
    }
    near_headings(table, &columns, findings);
    let root = Item::new(form.settings.root.clone(), Kind::Group(Group::default()));
    let mut reader = Reader {
        form,
        findings,
        open: vec![Open::new(Section::Group, root, None)],
        names: HashMap::new(),
        repeats: HashMap::new(),
        questions: HashMap::new(),
        instances: Vec::new(),
        triggers: Vec::new(),
        geometries: Vec::new(),
        settings: Vec::new(),
        count: 0,
        others: lists_with_other(table, &columns),
    };
    if columns.contains(&Column::Type) {
        for row in &table.rows {
            if !reader.has_room(1) {
                break;
            }
            let kind = Kind::Group(Group::default());
            reader.row(Row::of(table, &columns, row, &form.settings, kind));
        }
    }
    reader.finish()
}

/// Lists to which any question adds `Other`: a loop over one has a group for it too.
fn lists_with_other(table: &Table, columns: &[Column]) -> HashSet<String> {
    let Some(wanted) = columns.iter().position(|column| *column == Column::Type) else {
        return HashSet::new();
    };
    let types = table.rows.iter().filter_map(|row| {
        let cell = row.cells.iter().find(|(at, _)| *at == wanted)?;
        match kind::read(&cell.1) {
            TypeCell::Select(select, _) if select.or_other => Some(select.from.text().to_owned()),
            _ => None,
        }
    });
    types.collect()
}

/// Headings that nothing knows but which resemble one.
fn near_headings(table: &Table, columns: &[Column], findings: &mut Findings) {
    for (at, column) in columns.iter().enumerate() {
        let (Column::Unknown(heading), Some((number, written))) = (column, table.headings.get(at)) else {
            continue;
        };
        if let Some(near) = fault::nearest(heading, heading::survey_names()) {
            let what = What::HeadingNear {
                heading: heading.clone(),
                nearest: near.to_owned(),
            };
            findings.warn(Place::heading("survey", *number, written), what);
        }
    }
}

impl Open {
    fn new(section: Section, header: Item, list: Option<String>) -> Self {
        Open {
            section,
            header,
            list,
            items: Vec::new(),
            names: HashMap::new(),
            lower: HashMap::new(),
        }
    }
}

impl Reader<'_> {
    fn row(&mut self, row: Row) {
        if row.is_blank {
            return;
        }
        if let Some(disabled) = &row.disabled {
            self.findings
                .warn(row.place(&Column::Disabled), What::DisabledColumn {});
            if yes_no(&disabled.text) == Some(true) {
                return;
            }
        }
        if row.save_to.is_some() {
            self.findings.fault(row.place(&Column::SaveTo), What::Entities {});
        }
        if let Some((kind, place)) = row.unknown_media() {
            let kind = kind.to_owned();
            self.findings.fault(place, What::MediaUnknown { kind });
        }
        let Some(cell) = row.kind.clone() else {
            let place = Place::row("survey", row.number);
            match row.name.is_none() && row.item.label.is_none() {
                true => self.findings.warn(place, What::RowSkipped {}),
                false => self.findings.fault(place, What::TypeMissing {}),
            }
            return;
        };
        match kind::read(&cell.text) {
            TypeCell::Setting(key) => {
                let value = row.name.map_or_else(String::new, |name| name.text);
                self.settings.push((key, value));
            }
            TypeCell::End(section) => self.end(section, &row),
            TypeCell::Begin(section, list) => self.begin(section, list, row),
            TypeCell::Include => self.findings.fault(row.place(&Column::Type), What::Include {}),
            TypeCell::Unknown => self.unknown(&cell.text, &row),
            TypeCell::Select(choice, wants_file) => {
                select::check(&row, wants_file, &choice, self.form, self.findings);
                if !matches!(choice.from, Source::External(_)) {
                    self.instances.push(stem(choice.from.text()).to_owned());
                }
                self.question(row, QuestionKind::Select(choice));
            }
            TypeCell::Question(QuestionKind::Audit, _) => self.audit(row),
            TypeCell::Question(kind, preset) => {
                let mut row = row;
                let logic = &mut row.item.logic;
                if let (None, Some(constraint)) = (&logic.constraint, preset.constraint) {
                    logic.constraint = Some(Written::new(constraint));
                }
                if let (None, Some(hint)) = (&row.item.hint, preset.hint) {
                    row.item.hint = Some(Text::Plain(Written::new(hint)));
                }
                self.question(row, kind);
            }
        }
    }

    /// Whether some more items can be taken.
    fn has_room(&mut self, more: usize) -> bool {
        self.count = self.count.saturating_add(more);
        if self.count > ITEMS {
            let what = What::TooManyItems {
                most: ITEMS.to_string(),
            };
            self.findings.fault(Place::sheet("survey"), what);
        }
        self.count <= ITEMS
    }

    fn unknown(&mut self, value: &str, row: &Row) {
        let what = match value {
            "select one"
            | "select_one"
            | "select_multiple"
            | "select all that apply"
            | "rank"
            | "select1" => What::ListNotNamed {
                value: value.to_owned(),
            },
            _ => What::TypeUnknown {
                value: value.to_owned(),
                nearest: fault::was_meant(
                    value.split(' ').next().unwrap_or(value),
                    kind::NAMES.iter().copied(),
                ),
            },
        };
        self.findings.fault(row.place(&Column::Type), what);
        // Its name may be referred to: one mistake is one fault.
        if let Some(name) = &row.name {
            *self.names.entry(name.text.clone()).or_default() += 1;
            self.questions.insert(name.text.clone(), row.number);
        }
    }

    fn audit(&mut self, mut row: Row) {
        if let Some(name) = row.name.take()
            && name.text != "audit"
        {
            let what = What::AuditName { value: name.text };
            self.findings.fault(row.place(&Column::Name), what);
        }
        "audit".clone_into(&mut row.item.name);
        let parameters = parameters::checked(&row, &QuestionKind::Audit, self.findings);
        self.put(row, QuestionKind::Audit, parameters, Vec::new());
    }

    fn begin(&mut self, section: Section, list: Option<&str>, mut row: Row) {
        if self.open.len() > DEEP {
            let what = What::TooDeep {
                most: DEEP.to_string(),
            };
            self.findings.fault(Place::row("survey", row.number), what);
        }
        let named = self.name(&mut row, section.name());
        if section == Section::Repeat && named {
            self.repeat_name(&row);
        }
        if section == Section::Loop
            && !self
                .form
                .lists
                .iter()
                .any(|there| Some(there.name.as_str()) == list)
        {
            let what = What::LoopList {
                list: list.unwrap_or_default().to_owned(),
            };
            self.findings.fault(row.place(&Column::Type), what);
        }
        if section == Section::Repeat && row.item.label.is_none() && row.item.media.is_empty() {
            let what = What::RepeatLabel {
                name: row.item.name.clone(),
            };
            self.findings.warn(Place::row("survey", row.number), what);
        }
        let table_list = row
            .item
            .appearance
            .as_deref()
            .is_some_and(|appearance| appearance.split_whitespace().any(|word| word == "table-list"));
        row.item.kind = match section {
            Section::Group => Kind::Group(Group {
                table_list,
                ..Group::default()
            }),
            Section::Loop => Kind::Group(Group {
                is_loop: true,
                ..Group::default()
            }),
            Section::Repeat => {
                let count = row.count.take();
                Kind::Repeat(Repeat {
                    count,
                    table_list,
                    items: Vec::new(),
                })
            }
        };
        if let Some(count) = row.count.take() {
            row.item.body.push(("jr:count".to_owned(), count.text));
        }
        if let Some(intent) = row.intent.take() {
            row.item.body.push(("intent".to_owned(), intent));
        }
        self.open
            .push(Open::new(section, row.item, list.map(str::to_owned)));
    }

    fn end(&mut self, section: Section, row: &Row) {
        let fits = self.open.len() > 1 && self.open.last().is_some_and(|open| open.section == section);
        if !fits {
            let what = What::EndUnmatched {
                kind: section.name().to_owned(),
            };
            self.findings.fault(Place::row("survey", row.number), what);
            return;
        }
        self.close();
    }

    fn close(&mut self) {
        let Some(Open {
            mut header,
            items,
            list,
            ..
        }) = self.open.pop()
        else {
            return;
        };
        match &mut header.kind {
            Kind::Group(group) if group.is_loop => {
                let choices = self
                    .form
                    .lists
                    .iter()
                    .find(|there| Some(&there.name) == list.as_ref());
                let times = choices.map_or(0, |list| list.choices.len() + 1);
                if self.has_room(loops::count(&items).saturating_mul(times)) {
                    group.items =
                        loops::groups(&items, choices, self.others.contains(&list.unwrap_or_default()));
                }
                self.multiply(&items, group.items.len());
            }
            Kind::Group(group) => group.items = items,
            Kind::Repeat(repeat) => repeat.items = items,
            Kind::Question(_) => {}
        }
        if let Some(outer) = self.open.last_mut() {
            outer.items.push(header);
        }
    }

    fn question(&mut self, mut row: Row, kind: QuestionKind) {
        let type_name = match kind {
            QuestionKind::Note => "note".to_owned(),
            _ => "question".to_owned(),
        };
        let named = self.name(&mut row, &type_name);
        let mut parameters = parameters::checked(&row, &kind, self.findings);
        let trigger = self.trigger(&row);
        match &kind {
            QuestionKind::Calculate => {
                let is_dynamic = row
                    .default
                    .as_ref()
                    .is_some_and(|text| reference::is_dynamic(&text.text, false));
                if row.item.logic.calculation.is_none() && !is_dynamic {
                    self.findings
                        .fault(Place::row("survey", row.number), What::CalculationMissing {});
                }
            }
            QuestionKind::Range => range::check(&row, &mut parameters, &self.form.lists, self.findings),
            QuestionKind::BackgroundGeopoint => {
                if row.trigger.is_none() {
                    self.findings
                        .fault(Place::row("survey", row.number), What::BackgroundTrigger {});
                }
                if row.item.logic.calculation.is_some() {
                    self.findings
                        .fault(row.place(&Column::Calculation), What::BackgroundCalculation {});
                }
            }
            QuestionKind::CsvExternal | QuestionKind::XmlExternal => {
                self.instances.push(stem(&row.item.name).to_owned());
            }
            QuestionKind::Geopoint | QuestionKind::Geotrace | QuestionKind::Geoshape => {
                if let Some(value) = parameters::get(&parameters, "reference-geometry") {
                    self.geometries
                        .push((value.to_owned(), row.place(&Column::Parameters)));
                }
            }
            QuestionKind::Metadata(old @ (kind::Metadata::SimSerial | kind::Metadata::SubscriberId)) => {
                let what = What::OldMetadata {
                    kind: old.name().to_owned(),
                };
                self.findings.warn(row.place(&Column::Type), what);
            }
            _ => {}
        }
        if named {
            self.questions.insert(row.item.name.clone(), row.number);
            self.put(row, kind, parameters, trigger);
        }
    }

    fn put(
        &mut self,
        row: Row,
        kind: QuestionKind,
        parameters: Vec<(String, String)>,
        trigger: Vec<Written>,
    ) {
        let mut item = row.item;
        item.kind = Kind::Question(Box::new(Question {
            kind,
            default: row.default,
            trigger,
            parameters,
            choice_filter: row.choice_filter,
        }));
        if let Some(count) = row.count {
            item.body.push(("jr:count".to_owned(), count.text));
        }
        if let Some(open) = self.open.last_mut() {
            open.items.push(item);
        }
    }

    fn finish(mut self) -> Survey {
        while self.open.len() > 1 {
            if let Some(open) = self.open.last() {
                let what = What::BeginUnmatched {
                    kind: open.section.name().to_owned(),
                    name: open.header.name.clone(),
                };
                self.findings
                    .fault(Place::row("survey", open.header.at.row), what);
            }
            self.close();
        }
        for (name, place) in std::mem::take(&mut self.triggers) {
            if !self.questions.contains_key(&name) {
                self.findings.fault(place, What::TriggerUnknown { name });
            }
        }
        for (value, place) in std::mem::take(&mut self.geometries) {
            let is_list = self.form.lists.iter().any(|list| list.name == value);
            let is_repeat =
                reference::only_reference(&value).is_some_and(|name| self.repeats.contains_key(name));
            if !is_list && !is_repeat && !self.instances.contains(&value) {
                self.findings.fault(place, What::GeometryUnknown { value });
            }
        }
        if !self.form.settings.omit_instance_id {
            *self.names.entry("instanceID".to_owned()).or_default() += 1;
        }
        Survey {
            items: self.open.pop().map(|open| open.items).unwrap_or_default(),
            names: self.names,
            settings: self.settings,
            or_other: !self.others.is_empty(),
        }
    }
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    kind::extension(name).map_or(name, |(stem, _)| stem)
}

impl Logic {
    /// Every expression of an item, under the name of its column.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = (&'static str, &Written)> {
        [
            ("relevant", &self.relevant),
            ("readonly", &self.readonly),
            ("required", &self.required),
            ("constraint", &self.constraint),
            ("calculation", &self.calculation),
        ]
        .into_iter()
        .filter_map(|(name, written)| Some((name, written.as_ref()?)))
    }
}
