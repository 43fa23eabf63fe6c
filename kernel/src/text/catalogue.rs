//! The texts of every page, by language; Fluent files embedded in the program.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use super::{Lang, show};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../locales"]
#[include = "*.ftl"]
struct Files;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::embedded);

/// The program's texts: constant once it has started.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

/// A value inside a text.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number, shown with the language's separators, and chosen by for plurals.
    Int(i64),
    /// A text, shown as it is.
    Text(String),
    /// Another message, said in the same language.
    Said(Box<Message>),
}
impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}
impl From<jiff::civil::Date> for Value {
    /// A day, written as the reader's language writes it.
    fn from(day: jiff::civil::Date) -> Self {
        let month = Message {
            key: Cow::Owned(format!("month-{}", day.month())),
            args: Vec::new(),
        };
        Message::new("date-day")
            .with("day", day.day().to_string())
            .with("month", month)
            .with("year", day.year().to_string())
            .into()
    }
}
impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<i32> for Value {
    fn from(n: i32) -> Self {
        Self::Int(n.into())
    }
}
impl From<usize> for Value {
    fn from(n: usize) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Value {
    fn from(n: u64) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

/// A text to be said later, in the language of whoever reads it: kept in jobs,
/// import rows and errors.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// The key in the catalogue.
    pub key: Cow<'static, str>,
    /// Its values by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Value)>,
}

impl Message {
    /// A message without values.
    pub const fn new(key: &'static str) -> Self {
        Self {
            key: Cow::Borrowed(key),
            args: Vec::new(),
        }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// The text in a language.
    pub fn say(&self, lang: Lang) -> String {
        let args: Vec<(&str, Value)> = self
            .args
            .iter()
            .map(|(name, value)| (name.as_ref(), value.clone()))
            .collect();
        catalogue().say(lang, &self.key, &args)
    }
}

/// All texts in all languages.
pub struct Catalogue {
    languages: Vec<(Lang, FluentBundle<FluentResource>)>,
    problems: Vec<String>,
}

impl Catalogue {
    fn embedded() -> Self {
        let mut texts: HashMap<String, Vec<(String, String)>> = HashMap::new();
        let mut problems = Vec::new();
        for path in Files::iter() {
            let Some((code, name)) = path.split_once('/') else {
                continue;
            };
            let Some(file) = Files::get(&path) else {
                continue;
            };
            let text = String::from_utf8_lossy(&file.data).into_owned();
            texts
                .entry(code.to_owned())
                .or_default()
                .push((name.to_owned(), text));
        }
        let mut codes: Vec<String> = texts.keys().cloned().collect();
        // English first: it is what a missing text falls back to.
        codes.sort_by_key(|code| (code != "en", code.clone()));
        let languages = codes
            .into_iter()
            .map(|code| {
                let files = texts.remove(&code).unwrap_or_default();
                let bundle = bundle(&code, files, &mut problems);
                (Lang::known(code.leak()), bundle)
            })
            .collect();
        Self { languages, problems }
    }

    /// The languages there are, English first.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + '_ {
        self.languages.iter().map(|(lang, _)| *lang)
    }

    /// The language with this code, if there are texts in it.
    pub fn language(&self, code: &str) -> Option<Lang> {
        self.languages().find(|lang| lang.code() == code)
    }

    /// What is wrong with the files: parse errors and doubled keys.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Whether a language has a text of its own for a key.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundle(lang).is_some_and(|bundle| bundle.has_message(key))
    }

    /// A text in a language, in English where it is missing, else the key in
    /// double brackets, which a test looks for on every page.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
        self.try_say(lang, key, args)
            .or_else(|| self.try_say(Lang::EN, key, args))
            .unwrap_or_else(|| {
                tracing::warn!(key, "a text is missing in the catalogue");
                format!("\u{27e6}{key}\u{27e7}")
            })
    }

    fn try_say(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let bundle = self.bundle(lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Int(n) => fluent.set(*name, FluentValue::from(*n)),
                Value::Text(text) => fluent.set(*name, FluentValue::from(text.as_str())),
                Value::Said(message) => fluent.set(*name, FluentValue::from(message.say(lang))),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        Some(text.into_owned())
    }

    fn bundle(&self, lang: Lang) -> Option<&FluentBundle<FluentResource>> {
        self.languages
            .iter()
            .find(|(known, _)| *known == lang)
            .map(|(_, bundle)| bundle)
    }
}

fn bundle(
    code: &str,
    files: Vec<(String, String)>,
    problems: &mut Vec<String>,
) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks around every value would end up in feeds, exports and file names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match code {
        "id" => |value, _| format_number(value, "id"),
        _ => |value, _| format_number(value, "en"),
    }));
    for (name, text) in files {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            problems.extend(
                errors
                    .iter()
                    .map(|error| format!("locales/{code}/{name}: {error}")),
            );
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(
                errors
                    .iter()
                    .map(|error| format!("locales/{code}/{name}: {error}")),
            );
        }
    }
    bundle
}

fn format_number(value: &FluentValue<'_>, code: &'static str) -> Option<String> {
    match value {
        // A whole number has at most 15 digits here, which a double holds exactly.
        #[expect(clippy::cast_possible_truncation, reason = "whole by the test before")]
        FluentValue::Number(n) if n.value.fract() == 0.0 => {
            Some(show::number(Lang::known(code), n.value as i64))
        }
        _ => None,
    }
}
