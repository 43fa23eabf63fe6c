//! A form on its way into a record: what was typed, what is wrong with it, and its
//! fields drawn with both, so that nothing typed is ever lost.

use std::collections::BTreeMap;

use balai_dates::{Hint, Parsed, Precision};
use balai_kernel::{
    Error, Id,
    error::FieldConflict,
    t,
    text::{Lang, Message},
    web::ui::{self, Choice, Field, FieldKind},
};
use jiff::civil::Date;
use maud::{Markup, Render, html};

use crate::{PartyId, party::Party};

/// What was typed into a form. The label of a field is `NOUN-FIELD` in the catalogue.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    noun: &'static str,
    values: BTreeMap<String, String>,
    wrong: Vec<(&'static str, Message)>,
}

impl Entry {
    /// The fields as they came.
    pub fn of(noun: &'static str, values: BTreeMap<String, String>) -> Self {
        Self {
            noun,
            values,
            wrong: Vec::new(),
        }
    }

    /// An empty form.
    pub fn empty(noun: &'static str) -> Self {
        Self::of(noun, BTreeMap::new())
    }

    /// The same with a value known beforehand.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.values.insert(field.to_owned(), value.to_string());
        self
    }

    /// What stands in a field.
    pub fn get(&self, field: &str) -> &str {
        self.values.get(field).map_or("", |value| value.trim())
    }

    /// The version of the record the form was made from.
    pub fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        self.get(field) == "yes"
    }

    /// An id that a choice sent.
    pub fn id<T>(&self, field: &str) -> Option<Id<T>> {
        self.get(field).parse().ok()
    }

    /// Says that something is wrong with a field.
    pub fn wrong(&mut self, field: &'static str, message: Message) {
        self.wrong.push((field, message));
    }

    /// Whether anything is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// One line of text, tidied; none when empty.
    pub fn line(&mut self, field: &'static str) -> Option<String> {
        let tidied = balai_names::tidy(self.get(field));
        if tidied.cut {
            self.wrong(field, Message::new("directory-too-long"));
        }
        Some(tidied.text).filter(|text| !text.is_empty())
    }

    /// One line of text that must be there.
    pub fn needed(&mut self, field: &'static str) -> String {
        let line = self.line(field);
        if line.is_none() {
            self.wrong(field, Message::new("directory-needed"));
        }
        line.unwrap_or_default()
    }

    /// Several lines that must be there, at most 4,000 characters.
    pub fn words(&mut self, field: &'static str) -> String {
        let text: String = self
            .get(field)
            .chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        if text.is_empty() {
            self.wrong(field, Message::new("directory-needed"));
        }
        if text.chars().count() > 4_000 {
            self.wrong(field, Message::new("directory-too-long"));
        }
        text
    }

    /// A day as people type it; none when empty.
    pub fn day(&mut self, field: &'static str) -> Option<Date> {
        let typed = self.get(field);
        if typed.is_empty() {
            return None;
        }
        match balai_dates::parse(typed, &Hint::default()) {
            Parsed::Sure(vague) if vague.precision == Precision::Day => Some(vague.from),
            Parsed::Ambiguous(_) => {
                self.wrong(field, Message::new("directory-day-unsure"));
                None
            }
            _ => {
                self.wrong(field, Message::new("directory-day-wrong"));
                None
            }
        }
    }

    /// One of some words; none when empty, wrong when it is another.
    pub fn one_of(&mut self, field: &'static str, words: &[&str]) -> Option<String> {
        let typed = self.get(field).to_owned();
        if typed.is_empty() {
            return None;
        }
        if words.contains(&typed.as_str()) {
            return Some(typed);
        }
        self.wrong(field, Message::new("directory-choose"));
        None
    }

    /// A party by its code; none when empty.
    pub fn party(&mut self, field: &'static str, parties: &[Party]) -> Option<PartyId> {
        let code = self.get(field);
        if code.is_empty() {
            return None;
        }
        let found = parties
            .iter()
            .find(|party| party.code == code)
            .map(|party| party.id);
        if found.is_none() {
            self.wrong(field, Message::new("directory-choose"));
        }
        found
    }

    /// Somebody was faster: in which of these fields that are `kept` now the form differs,
    /// with what stands in a field as `words` puts it.
    pub fn conflict_with(
        &self,
        lang: Lang,
        kept: &Self,
        fields: &[&str],
        words: impl Fn(&str, &str) -> String,
    ) -> Error {
        Error::conflict(fields.iter().map(|field| {
            let said = |entry: &Self| words(field, entry.get(field));
            FieldConflict::between(self.label(lang, field), said(self), said(kept))
        }))
    }

    fn label(&self, lang: Lang, field: &str) -> String {
        t!(lang, &format!("{}-{field}", self.noun))
    }

    /// A field of a kind with its label, what stands in it and what is wrong with it.
    pub fn field(&self, lang: Lang, kind: FieldKind, name: &str) -> Field {
        let field = Field::new(kind, name, self.label(lang, name))
            .value(self.get(name))
            .error(self.error(lang, name));
        let help = format!("{}-{name}-help", self.noun);
        if balai_kernel::text::catalogue().has(Lang::EN, &help) {
            field.help(t!(lang, &help))
        } else {
            field
        }
    }

    /// The same for a line of text.
    pub fn text(&self, lang: Lang, name: &str) -> Field {
        self.field(lang, FieldKind::Text, name).max_length(200)
    }

    /// The same for one of many, nothing first.
    pub fn select(&self, lang: Lang, name: &str, choices: Vec<(String, String)>) -> Field {
        let mut all = vec![Choice::new("", t!(lang, "directory-none"))];
        all.extend(
            choices
                .into_iter()
                .map(|(value, label)| Choice::new(value, label)),
        );
        self.field(lang, FieldKind::Select(all), name)
    }

    /// What is wrong with a field.
    pub fn error(&self, lang: Lang, name: &str) -> Option<String> {
        self.wrong
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, message)| message.say(lang))
    }

    /// The whole form under its head.
    pub fn draw(
        &self,
        lang: Lang,
        head: &ui::PageHead,
        action: &str,
        back: &str,
        fields: impl Render,
    ) -> Markup {
        let form = self.form(lang, action, back, t!(lang, "form-save"), fields);
        html! { (head) (form) }
    }

    /// The form alone, with the words on its button and what is wrong with it above.
    pub fn form(
        &self,
        lang: Lang,
        action: &str,
        back: &str,
        submit: impl Render,
        fields: impl Render,
    ) -> Markup {
        let errors: Vec<(String, String)> = self
            .wrong
            .iter()
            .map(|(field, message)| {
                let label = self.label(lang, field);
                (format!("f-{field}"), format!("{label}: {}", message.say(lang)))
            })
            .collect();
        let version = self.get("version");
        let body = html! {
            @if !version.is_empty() { (ui::hidden("version", version)) }
            (fields)
        };
        html! {
            (ui::error_summary(&t!(lang, "form-errors"), &errors))
            (ui::Form::post(action, body)
                .submit(submit)
                .also(ui::Link::new(t!(lang, "form-cancel"), back).classed("button")))
        }
    }
}

/// What a form that could not be taken is answered with: the same page, status 422.
pub(crate) fn again(page: balai_kernel::web::axum::response::Response) -> balai_kernel::web::Answer {
    let mut page = page;
    *page.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}
