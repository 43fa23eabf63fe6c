//! A form as it was typed and what is wrong with it, so that nothing typed is lost.

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::Markup;

use crate::{
    t,
    text::Lang,
    web::ui::{error_summary, kinds::id_of},
};

/// What was typed into a form.
#[derive(Debug, Default)]
pub struct Typed {
    values: BTreeMap<String, String>,
    wrong: Vec<(&'static str, String)>,
}

impl Typed {
    /// The fields as they came.
    pub fn of(values: BTreeMap<String, String>) -> Self {
        Self {
            values,
            wrong: Vec::new(),
        }
    }

    /// What stands in a field, without spaces around it; empty when there is none.
    pub fn get(&self, field: &str) -> &str {
        self.values.get(field).map_or("", |value| value.trim())
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        self.get(field) == "yes"
    }

    /// The text of a field that must be there, at most so many characters; line breaks become
    /// spaces and characters that are not seen are left out.
    pub fn needed(&mut self, lang: Lang, field: &'static str, longest: usize) -> String {
        let seen = self.get(field).chars().filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            c if c.is_control() || is_turning(c) => None,
            c => Some(c),
        });
        let text: String = seen.collect();
        let text = text.trim().to_owned();
        if text.is_empty() {
            self.refuse(field, t!(lang, "typed-missing"));
        } else if text.chars().count() > longest {
            self.refuse(field, t!(lang, "typed-too-long", n = longest));
        }
        text
    }

    /// Says what is wrong with a field.
    pub fn refuse(&mut self, field: &'static str, words: String) {
        self.wrong.push((field, words));
    }

    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<String> {
        let found = self.wrong.iter().find(|(name, _)| *name == field);
        found.map(|(_, words)| words.clone())
    }

    /// Whether anything is wrong.
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// What is wrong, each line leading to its field.
    pub fn summary(&self, lang: Lang) -> Markup {
        let lines: Vec<(String, String)> = self
            .wrong
            .iter()
            .map(|(field, words)| (id_of("f", field), words.clone()))
            .collect();
        error_summary(&t!(lang, "form-errors"), &lines)
    }

    /// The page with its status: a form that was not taken says so.
    pub fn answer(&self, page: Response) -> Response {
        if self.is_wrong() {
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        } else {
            page
        }
    }
}

/// Characters that turn the direction of what follows: a name written with one could be read
/// as another.
const fn is_turning(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
