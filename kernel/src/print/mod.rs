//! Documents for print: what one is made of, and who sets it in type. The kernel sets nothing itself:
//! one module gives [`crate::Module::typeset`], and every other asks [`App::typeset`].

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    module::App,
};

/// What a document is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its source, in the typesetter's language.
    pub main: String,
    /// Pictures by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Year, month, day.
    pub today: (i32, u8, u8),
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Made {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// Its pages, at least 1.
    pub pages: usize,
    /// Whether it conforms to PDF/UA-1.
    pub is_accessible: bool,
    /// What its maker should know.
    pub warnings: Vec<String>,
}

/// Sets a document in type.
pub type TypesetFn = fn(Job) -> BoxFuture<'static, Result<Made>>;

impl App {
    /// Sets a document in type.
    ///
    /// # Errors
    /// A sentence that says what to change, that it took too long or too much memory, or that no
    /// module sets documents.
    pub async fn typeset(&self, job: Job) -> Result<Made> {
        let set = self.modules.iter().find_map(|module| module.typeset);
        let set = set.ok_or_else(|| {
            Error::setup("No module of this program sets documents, so no PDF was made. Take the Word document instead.")
        })?;
        set(job).await
    }

    /// The office's day, as documents are dated.
    pub fn printed_on(&self) -> (i32, u8, u8) {
        let today = self.today();
        (
            i32::from(today.year()),
            u8::try_from(today.month()).unwrap_or(1),
            u8::try_from(today.day()).unwrap_or(1),
        )
    }
}

/// Writes down what the typesetter remarked, for who looks after the look: it names lines of the
/// document, never people.
pub fn remarked(warning: &str) {
    tracing::info!(warning, "the typesetter remarked on a paper");
}

/// The type of a document of Word.
pub const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A string literal of the typesetter's language. Control characters are left out.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || ('\u{E000}'..='\u{F8FF}').contains(&c) => {}
            // Marks of direction and joiners of other systems have no glyph to show.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}' => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Words as content, in markup of the typesetter's language.
pub fn words(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("#{};", literal(text))
    }
}

/// The language of a document of Word, with the region whose spelling its programs know.
pub fn word_language(lang: crate::text::Lang) -> String {
    match lang.code() {
        "en" => "en-GB".to_owned(),
        "id" => "id-ID".to_owned(),
        code => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_never_markup() {
        for text in ["#read(\"/etc/passwd\")", "a\\", "\"]; #panic()", "$x$ <a> @b = c"] {
            let literal = literal(text);
            let inner = &literal[1..literal.len() - 1];
            let mut escaped = false;
            for c in inner.chars() {
                assert!(c != '"' || escaped, "{text}");
                escaped = c == '\\' && !escaped;
            }
            assert!(!escaped, "{text}");
        }
    }
}
