//! A form as the workbook that reads as the same form.
use std::collections::BTreeMap;

use balai_sheets::{ExportError, Out, Table};

use crate::{
    form::{ChoiceList, Form, Item, Kind, Media, Settings, Text, Written},
    kind::QuestionKind,
};

/// Writes a form as a workbook with the sheets `survey`, `choices` and `settings` (and those
/// of external choices and tags where there are any). Reading it gives the same form; loops
/// stand there as the groups that they make.
///
/// # Errors
/// When a sheet is larger than workbooks are.
pub fn to_xlsx(form: &Form) -> Result<Vec<u8>, ExportError> {
    let mut tables = vec![survey(form)];
    if !form.lists.is_empty() {
        tables.push(choices("choices", &form.lists, form));
    }
    if let Some(external) = &form.external {
        let mut sheet = Sheet::default();
        for heading in &external.headings {
            sheet.column(heading);
        }
        for row in &external.rows {
            sheet.begin();
            for (heading, text) in external.headings.iter().zip(row) {
                sheet.put(heading, text);
            }
        }
        tables.push(sheet.table("external_choices"));
    }
    if !form.tags.is_empty() {
        tables.push(choices("osm", &form.tags, form));
    }
    tables.push(settings(&form.settings));
    balai_sheets::to_book(&form.settings.title, &tables)
}

/// Rows under headings; a heading is there as soon as it is named.
#[derive(Debug, Default)]
struct Sheet {
    headings: Vec<String>,
    places: BTreeMap<String, usize>,
    rows: Vec<Vec<Out>>,
}

impl Sheet {
    fn column(&mut self, heading: &str) -> usize {
        if let Some(at) = self.places.get(heading) {
            return *at;
        }
        self.headings.push(heading.to_owned());
        self.places.insert(heading.to_owned(), self.headings.len() - 1);
        self.headings.len() - 1
    }

    fn begin(&mut self) {
        self.rows.push(Vec::new());
    }

    fn put(&mut self, heading: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let at = self.column(heading);
        if let Some(row) = self.rows.last_mut() {
            if row.len() <= at {
                row.resize(at + 1, Out::Empty);
            }
            row[at] = Out::Text(text.to_owned());
        }
    }

    fn put_text(&mut self, heading: &str, text: Option<&Text>) {
        match text {
            Some(Text::Plain(text)) => self.put(heading, &text.text),
            Some(Text::Translated(all)) => {
                for (language, text) in all {
                    self.put(&format!("{heading}::{language}"), &text.text);
                }
            }
            None => {}
        }
    }

    fn put_written(&mut self, heading: &str, written: Option<&Written>) {
        if let Some(written) = written {
            self.put(heading, &written.text);
        }
    }

    fn put_media(&mut self, media: &[(Media, Text)]) {
        for (kind, text) in media {
            self.put_text(&format!("media::{}", kind.name()), Some(text));
        }
    }

    fn table(self, title: &str) -> Table {
        let width = |heading: &String| if heading.starts_with("label") { 40 } else { 20 };
        Table {
            title: title.to_owned(),
            columns: self
                .headings
                .iter()
                .map(|heading| (heading.clone(), width(heading)))
                .collect(),
            rows: self.rows,
        }
    }
}

/// The texts of a form by the heading they stand under.
fn texts(items: &[Item], found: &mut BTreeMap<&'static str, (bool, bool)>, default: &str) {
    for item in items {
        let logic = &item.logic;
        for (heading, text) in [
            ("label", &item.label),
            ("hint", &item.hint),
            ("guidance_hint", &item.guidance),
            ("required_message", &logic.required_message),
            ("constraint_message", &logic.constraint_message),
        ] {
            see(heading, text.as_ref(), found, default);
        }
        texts(item.items(), found, default);
    }
}

/// Notes whether a text stands without a language, and whether in the default one by its name.
fn see(
    heading: &'static str,
    text: Option<&Text>,
    found: &mut BTreeMap<&'static str, (bool, bool)>,
    default: &str,
) {
    let seen = found.entry(heading).or_default();
    match text {
        Some(Text::Plain(_)) => seen.0 = true,
        Some(Text::Translated(all)) => seen.1 |= all.iter().any(|(language, _)| language == default),
        None => {}
    }
}

/// The columns of a text, a language each, in the form's order.
fn columns(sheet: &mut Sheet, heading: &str, form: &Form, (plain, named): (bool, bool)) {
    for language in &form.languages {
        if *language != form.settings.default_language {
            sheet.column(&format!("{heading}::{language}"));
            continue;
        }
        if plain || !named {
            sheet.column(heading);
        }
        if named {
            sheet.column(&format!("{heading}::{language}"));
        }
    }
}

fn survey(form: &Form) -> Table {
    let mut sheet = Sheet::default();
    sheet.column("type");
    sheet.column("name");
    let default = form.settings.default_language.as_str();
    let mut found = BTreeMap::new();
    found.insert("label", (false, false));
    texts(&form.items, &mut found, default);
    for heading in [
        "label",
        "hint",
        "guidance_hint",
        "required_message",
        "constraint_message",
    ] {
        let seen = found.get(heading).copied().unwrap_or_default();
        let is_used = heading == "label" || seen != (false, false) || uses(&form.items, heading);
        if is_used {
            columns(&mut sheet, heading, form, seen);
        }
    }
    rows(&mut sheet, &form.items);
    sheet.table("survey")
}

/// Whether any item has a text under a heading.
fn uses(items: &[Item], heading: &str) -> bool {
    items.iter().any(|item| {
        let text = match heading {
            "hint" => &item.hint,
            "guidance_hint" => &item.guidance,
            "required_message" => &item.logic.required_message,
            "constraint_message" => &item.logic.constraint_message,
            _ => &item.label,
        };
        text.is_some() || uses(item.items(), heading)
    })
}

fn rows(sheet: &mut Sheet, items: &[Item]) {
    for item in items {
        sheet.begin();
        let section = match &item.kind {
            Kind::Question(question) => {
                sheet.put("type", &question.kind.type_name());
                sheet.put_written("default", question.default.as_ref());
                sheet.put_written("choice_filter", question.choice_filter.as_ref());
                let triggers: Vec<String> = question
                    .trigger
                    .iter()
                    .map(|name| format!("${{{}}}", name.text))
                    .collect();
                sheet.put("trigger", &triggers.join(", "));
                let parameters: Vec<String> = question
                    .parameters
                    .iter()
                    .map(|(key, value)| format!("{key}={value}"))
                    .collect();
                sheet.put("parameters", &parameters.join(" "));
                None
            }
            Kind::Group(_) => Some("group"),
            Kind::Repeat(repeat) => {
                sheet.put_written("repeat_count", repeat.count.as_ref());
                Some("repeat")
            }
        };
        if let Some(section) = section {
            sheet.put("type", &format!("begin_{section}"));
        }
        row(sheet, item);
        if let Some(section) = section {
            rows(sheet, item.items());
            sheet.begin();
            sheet.put("type", &format!("end_{section}"));
        }
    }
}

fn row(sheet: &mut Sheet, item: &Item) {
    let is_audit = matches!(&item.kind, Kind::Question(question) if question.kind == QuestionKind::Audit);
    if !is_audit {
        sheet.put("name", &item.name);
    }
    sheet.put_text("label", item.label.as_ref());
    sheet.put_text("hint", item.hint.as_ref());
    sheet.put_text("guidance_hint", item.guidance.as_ref());
    sheet.put_media(&item.media);
    let logic = &item.logic;
    for (heading, written) in logic.expressions() {
        sheet.put(heading, &written.text);
    }
    sheet.put_text("required_message", logic.required_message.as_ref());
    sheet.put_text("constraint_message", logic.constraint_message.as_ref());
    sheet.put_text("no_app_error_string", logic.no_app_message.as_ref());
    for (name, written) in &logic.further {
        sheet.put(&format!("bind::{name}"), &written.text);
    }
    if let Some(appearance) = &item.appearance {
        sheet.put("appearance", appearance);
    }
    for (name, value) in &item.body {
        sheet.put(&format!("body::{name}"), value);
    }
    for (name, value) in &item.instance {
        sheet.put(&format!("instance::{name}"), value);
    }
}

fn choices(title: &str, lists: &[ChoiceList], form: &Form) -> Table {
    let mut sheet = Sheet::default();
    sheet.column("list_name");
    sheet.column("name");
    let default = form.settings.default_language.as_str();
    let mut found = BTreeMap::new();
    let all = || lists.iter().flat_map(|list| &list.choices);
    for choice in all() {
        see("label", choice.label.as_ref(), &mut found, default);
    }
    if all().any(|choice| choice.label.is_some()) {
        columns(
            &mut sheet,
            "label",
            form,
            found.get("label").copied().unwrap_or_default(),
        );
    }
    for list in lists {
        for choice in &list.choices {
            sheet.begin();
            sheet.put("list_name", &list.name);
            sheet.put("name", &choice.name);
            sheet.put_text("label", choice.label.as_ref());
            sheet.put_media(&choice.media);
            for (heading, value) in &choice.further {
                sheet.put(heading, value);
            }
            sheet.put("sms_option", choice.sms_option.as_deref().unwrap_or_default());
        }
    }
    sheet.table(title)
}

fn settings(settings: &Settings) -> Table {
    let mut sheet = Sheet::default();
    sheet.begin();
    sheet.put("form_title", &settings.title);
    sheet.put("form_id", &settings.id);
    sheet.put("name", &settings.root);
    if settings.default_language != "default" {
        sheet.put("default_language", &settings.default_language);
    }
    for (heading, value) in [
        ("version", &settings.version),
        ("style", &settings.style),
        ("submission_url", &settings.submission_url),
        ("public_key", &settings.public_key),
        ("auto_send", &settings.auto_send),
        ("auto_delete", &settings.auto_delete),
        ("instance_id", &settings.instance_id),
        ("instance_xmlns", &settings.instance_xmlns),
        ("prefix", &settings.compact_prefix),
        ("delimiter", &settings.compact_delimiter),
    ] {
        sheet.put(heading, value.as_deref().unwrap_or_default());
    }
    sheet.put_written("instance_name", settings.instance_name.as_ref());
    for (heading, value) in [
        ("client_editable", settings.client_editable),
        ("allow_choice_duplicates", settings.allow_choice_duplicates),
        ("omit_instanceID", settings.omit_instance_id),
    ] {
        sheet.put(heading, if value { "yes" } else { "" });
    }
    sheet.put("clean_text_values", if settings.keep_blanks { "no" } else { "" });
    let spaces: Vec<String> = settings
        .namespaces
        .iter()
        .map(|(prefix, address)| format!("{prefix}=\"{address}\""))
        .collect();
    sheet.put("namespaces", &spaces.join(" "));
    for (name, value) in &settings.attributes {
        sheet.put(&format!("attribute::{name}"), value);
    }
    sheet.table("settings")
}
