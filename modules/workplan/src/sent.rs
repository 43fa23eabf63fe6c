//! A form as it was sent, and what is wrong with it. What was typed is kept as typed,
//! so that a page with errors loses nothing.

use crate::span;
use balai_kernel::{
    App, Error, Id,
    account::Account,
    audit::{Change, changed},
    error::FieldConflict,
    text::{Lang, Message},
    web::{
        Form,
        axum::extract::{FromRequest, Request},
    },
};
use jiff::civil::Date;

/// The fields of a form with what was typed, in order; a name may stand several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// The fields given.
    pub fn of<N: Into<String>, V: Into<String>>(fields: impl IntoIterator<Item = (N, V)>) -> Self {
        let own = |(name, value): (N, V)| (name.into(), value.into());
        Self(fields.into_iter().map(own).collect())
    }

    /// The same with one more field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// These fields, and after them those of another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// What was typed into a field, without blanks around it; empty where nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("")
    }

    /// Everything that was sent under a name, in order, without blanks around.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let wanted = name.to_owned();
        self.0
            .iter()
            .filter(move |(name, _)| *name == wanted)
            .map(|(_, value)| value.trim())
    }

    /// What was typed, if it is not empty.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// The version of the record that the form was made from; 0 where there is none.
    pub fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    /// The id in a field, if there is one that can be read.
    pub fn id<T>(&self, name: &str) -> Option<balai_kernel::Id<T>> {
        self.some(name)?.parse().ok()
    }

    /// A field as one line of text, fit to be kept; too long or (where `required`)
    /// empty is a problem.
    pub fn line(&self, name: &'static str, most: usize, required: bool, wrong: &mut Problems) -> String {
        let text = tidy(self.get(name), false);
        check(name, &text, most, required, wrong);
        text
    }

    /// The same for text of several lines.
    pub fn lines(&self, name: &'static str, most: usize, required: bool, wrong: &mut Problems) -> String {
        let text = tidy(self.get(name), true);
        check(name, &text, most, required, wrong);
        text
    }

    /// The same, with nothing for an empty field.
    pub fn maybe_line(&self, name: &'static str, most: usize, wrong: &mut Problems) -> Option<String> {
        Some(self.line(name, most, false, wrong)).filter(|text| !text.is_empty())
    }

    /// One of some words; the first where nothing was chosen.
    pub fn one_of(&self, name: &'static str, words: &[&'static str], wrong: &mut Problems) -> &'static str {
        let first = words.first().copied().unwrap_or("");
        match self.some(name) {
            None => first,
            Some(typed) => words
                .iter()
                .copied()
                .find(|word| *word == typed)
                .unwrap_or_else(|| {
                    wrong.add(name, Message::new("sent-choose"));
                    first
                }),
        }
    }

    /// In which of these fields another form differs from this one.
    pub fn changes_to(&self, new: &Self, fields: impl IntoIterator<Item = &'static str>) -> Vec<Change> {
        changed(
            fields
                .into_iter()
                .map(|field| Change::between(field, self.some(field), new.some(field))),
        )
    }

    /// Somebody was faster: in which of these fields that are `kept` now this form differs.
    pub fn conflict_with(
        &self,
        kept: &Self,
        fields: impl IntoIterator<Item = &'static str>,
        label: impl Fn(&str) -> String,
    ) -> Error {
        Error::conflict(
            fields
                .into_iter()
                .map(|field| FieldConflict::between(label(field), self.get(field), kept.get(field))),
        )
    }

    /// The same with the name of whoever a field means in the place of their id, for people to read.
    #[must_use]
    pub fn naming(self, field: &str, people: &[(Id<Account>, String)]) -> Self {
        let found = people.iter().find(|(id, _)| id.to_string() == self.get(field));
        match found {
            // Of a field that stands twice the first is read.
            Some((_, name)) => Self::of([(field, name.as_str())]).and(self),
            None => self,
        }
    }

    /// One day as people type it; nothing for an empty field. A month or a year is no day.
    pub fn day(&self, name: &'static str, required: bool, wrong: &mut Problems) -> Option<Date> {
        match span::read(self.get(name)) {
            Ok(Some(span)) if span.precision == "day" => return Some(span.from),
            Ok(None) if required => wrong.add(name, Message::new("sent-needed")),
            Ok(None) => {}
            _ => wrong.add(name, Message::new("sent-day")),
        }
        None
    }

    /// One of 1 to 5, as a risk is rated.
    pub fn one_to_five(&self, name: &'static str, wrong: &mut Problems) -> i64 {
        match self.get(name).parse() {
            Ok(n @ 1..=5) => n,
            _ => {
                wrong.add(name, Message::new("sent-choose"));
                1
            }
        }
    }

    /// A whole number from 0 to `most`; nothing for an empty field.
    pub fn number(&self, name: &'static str, most: i64, wrong: &mut Problems) -> Option<i64> {
        let typed = self.some(name)?;
        match typed.parse() {
            Ok(n) if (0..=most).contains(&n) => Some(n),
            _ => {
                wrong.add(name, Message::new("sent-number").with("most", most));
                None
            }
        }
    }
}

fn check(name: &'static str, text: &str, most: usize, required: bool, wrong: &mut Problems) {
    if required && text.is_empty() {
        wrong.add(name, Message::new("sent-needed"));
    } else if text.chars().count() > most {
        wrong.add(name, Message::new("sent-too-long").with("most", most));
    }
}

pub use balai_kernel::text::tidy;

impl FromRequest<App> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, app).await?;
        Ok(Self(fields))
    }
}

/// What is wrong with a form: field and sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Problems(Vec<(&'static str, Message)>);

impl Problems {
    /// Nothing wrong so far.
    pub fn none() -> Self {
        Self::default()
    }

    /// One more thing that is wrong.
    pub fn add(&mut self, field: &'static str, what: Message) {
        self.0.push((field, what));
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with a field, in a language.
    pub fn of(&self, lang: Lang, field: &str) -> Option<String> {
        let found = self.0.iter().find(|(name, _)| *name == field);
        found.map(|(_, what)| what.say(lang))
    }

    /// Everything that is wrong, as id on the page and sentence, for the summary.
    pub fn summary(&self, lang: Lang) -> Vec<(String, String)> {
        let said = |(field, what): &(&str, Message)| (format!("f-{field}"), what.say(lang));
        self.0.iter().map(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tidied_text_has_nothing_hidden_and_stays_as_it_is(text in ".*") {
            let once = tidy(&text, true);
            prop_assert_eq!(&tidy(&once, true), &once);
            let hidden = once.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}');
            prop_assert!(!hidden);
        }
    }

    #[test]
    fn a_name_that_turns_the_direction_is_made_harmless() {
        assert_eq!(tidy("Anna\u{202e}txt.exe", false), "Annatxt.exe");
    }

    #[test]
    fn a_number_out_of_range_is_refused_and_an_empty_one_is_none() {
        let mut wrong = Problems::none();
        let sent = Sent::of([("women", "-3"), ("men", ""), ("number", "12")]);
        assert_eq!(sent.number("women", 100, &mut wrong), None);
        assert_eq!(sent.number("men", 100, &mut wrong), None);
        assert_eq!(sent.number("number", 100, &mut wrong), Some(12));
        assert_eq!(wrong.summary(Lang::EN).len(), 1);
    }
}
