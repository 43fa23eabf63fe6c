//! A form as its author meant it: settings, questions in groups and repeats, choices.

use std::fmt;

use crate::kind::QuestionKind;

/// A form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// What holds for the whole form.
    pub settings: Settings,
    /// Every language of a text, as the headings name it, in their order; `default` stands for
    /// texts of translated columns without a language.
    pub languages: Vec<String>,
    /// Questions, groups and repeats, in their order.
    pub items: Vec<Item>,
    /// Lists of choices, in the order in which they begin.
    pub lists: Vec<ChoiceList>,
    /// Rows of the sheet of external choices, where there is one.
    pub external: Option<ExternalChoices>,
    /// Tags that questions about a map's objects ask for.
    pub tags: Vec<ChoiceList>,
}

/// What holds for the whole form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Name of the answers' root element.
    pub root: String,
    /// The form's id.
    pub id: String,
    /// Its title; the id where the author gave none.
    pub title: String,
    /// Its version, as the author counts.
    pub version: Option<String>,
    /// The language of texts without one; `default` where the author named none.
    pub default_language: String,
    /// How pages are laid out (`pages`, `theme-grid`).
    pub style: Option<String>,
    /// The expression that names an answer.
    pub instance_name: Option<Written>,
    /// Where answers are sent.
    pub submission_url: Option<String>,
    /// The public key that answers are encrypted to.
    pub public_key: Option<String>,
    /// Whether devices send by themselves.
    pub auto_send: Option<String>,
    /// Whether devices delete what they sent.
    pub auto_delete: Option<String>,
    /// Whether answers may be changed where they were given.
    pub client_editable: bool,
    /// Whether two choices of a list may have one name.
    pub allow_choice_duplicates: bool,
    /// Whether runs of blanks in texts are kept.
    pub keep_blanks: bool,
    /// Whether answers go without an id of their own.
    pub omit_instance_id: bool,
    /// What fills the answer's id, where it is not the usual.
    pub instance_id: Option<String>,
    /// XML namespace of the answers' root element.
    pub instance_xmlns: Option<String>,
    /// Further namespaces: prefix and address.
    pub namespaces: Vec<(String, String)>,
    /// Further attributes of the answers' root element.
    pub attributes: Vec<(String, String)>,
    /// Prefix of the compact form of an answer, for messages by SMS.
    pub compact_prefix: Option<String>,
    /// What divides its values.
    pub compact_delimiter: Option<String>,
}

/// Where something stood in its file: for people who look for it. Two forms are the same
/// though their cells lie elsewhere, so all places are equal.
#[derive(Debug, Clone, Copy, Default)]
pub struct At {
    /// Row, from 1; 0 for what was not read from a sheet.
    pub row: u32,
    /// Column, from 0.
    pub column: usize,
}

impl PartialEq for At {
    fn eq(&self, _: &At) -> bool {
        true
    }
}

impl Eq for At {}

/// A cell's text with its place; expressions stay as their author wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its cell.
    pub at: At,
}

impl Written {
    /// A text that was not read from a sheet.
    pub fn new(text: impl Into<String>) -> Self {
        Written {
            text: text.into(),
            at: At::default(),
        }
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A text in one or several languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The same in every language.
    Plain(Written),
    /// By language, in the order of the columns.
    Translated(Vec<(String, Written)>),
}

impl Text {
    /// The text in a language: that one's, else the plain one, else none.
    pub fn in_language(&self, language: &str) -> Option<&str> {
        match self {
            Text::Plain(text) => Some(&text.text),
            Text::Translated(all) => all
                .iter()
                .find(|(of, _)| of == language)
                .map(|(_, text)| text.text.as_str()),
        }
    }

    /// All wordings.
    pub fn wordings(&self) -> Vec<&Written> {
        match self {
            Text::Plain(text) => vec![text],
            Text::Translated(all) => all.iter().map(|(_, text)| text).collect(),
        }
    }

    /// Takes a further wording, as the columns bring them: a plain one beside translated
    /// ones is that of the default language.
    pub(crate) fn add(this: &mut Option<Text>, language: Option<&str>, text: Written, default: &str) {
        let taken = this.take();
        *this = Some(match (taken, language) {
            (None, None) => Text::Plain(text),
            (None, Some(language)) => Text::Translated(vec![(language.to_owned(), text)]),
            (Some(Text::Plain(_)), None) => Text::Plain(text),
            (Some(Text::Plain(plain)), Some(language)) if language == default => {
                drop(plain);
                Text::Translated(vec![(language.to_owned(), text)])
            }
            (Some(Text::Plain(plain)), Some(language)) => {
                Text::Translated(vec![(default.to_owned(), plain), (language.to_owned(), text)])
            }
            (Some(Text::Translated(mut all)), language) => {
                let named = language.unwrap_or(default);
                match all.iter_mut().find(|(of, _)| of == named) {
                    // What names its language goes before what does not.
                    Some(_) if language.is_none() => {}
                    Some((_, there)) => *there = text,
                    None => all.push((named.to_owned(), text)),
                }
                Text::Translated(all)
            }
        });
    }
}

/// A kind of media beside a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Media {
    /// A picture.
    Image,
    /// A larger picture, shown when the first is touched.
    BigImage,
    /// A sound.
    Audio,
    /// A film.
    Video,
}

impl Media {
    /// All kinds.
    pub const ALL: [Media; 4] = [Media::Image, Media::BigImage, Media::Audio, Media::Video];

    /// Its name in headings and in XForms.
    pub fn name(self) -> &'static str {
        match self {
            Media::Image => "image",
            Media::BigImage => "big-image",
            Media::Audio => "audio",
            Media::Video => "video",
        }
    }

    pub(crate) fn of(name: &str) -> Option<Media> {
        Media::ALL.into_iter().find(|media| media.name() == name)
    }
}

/// A question, a group or a repeat.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Name of its element.
    pub name: String,
    /// Where its name stands.
    pub at: At,
    /// What is asked, or the group's heading.
    pub label: Option<Text>,
    /// A help for whoever answers.
    pub hint: Option<Text>,
    /// A help that is shown on demand.
    pub guidance: Option<Text>,
    /// Media beside the label.
    pub media: Vec<(Media, Text)>,
    /// Its rules.
    pub logic: Logic,
    /// How it is shown.
    pub appearance: Option<String>,
    /// Further attributes of what is drawn.
    pub body: Vec<(String, String)>,
    /// Further attributes of the answer's element.
    pub instance: Vec<(String, String)>,
    /// What it is.
    pub kind: Kind,
}

/// The rules of an item, as expressions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Logic {
    /// When it is asked.
    pub relevant: Option<Written>,
    /// When it cannot be changed.
    pub readonly: Option<Written>,
    /// When it must be answered.
    pub required: Option<Written>,
    /// What is said where it was not.
    pub required_message: Option<Text>,
    /// What an answer must fulfil.
    pub constraint: Option<Written>,
    /// What is said where it does not.
    pub constraint_message: Option<Text>,
    /// What is worked out.
    pub calculation: Option<Written>,
    /// What is said where an app is missing.
    pub no_app_message: Option<Text>,
    /// Further attributes of the binding.
    pub further: Vec<(String, Written)>,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A question.
    Question(Box<Question>),
    /// A group.
    Group(Group),
    /// A repeat.
    Repeat(Repeat),
}

/// What is of a question alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The answer before anyone answers: a value, or an expression.
    pub default: Option<Written>,
    /// Questions whose change works it out.
    pub trigger: Vec<Written>,
    /// Parameters: key and value, in their order; checked for its kind.
    pub parameters: Vec<(String, String)>,
    /// Which choices are offered, as an expression about each.
    pub choice_filter: Option<Written>,
}

impl Question {
    /// A parameter's value.
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters
            .iter()
            .rfind(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }
}

/// What is of a group alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// Whether its questions stand in one table under the choices.
    pub table_list: bool,
    /// Whether it was made for each choice of a list.
    pub is_loop: bool,
    /// What is in it.
    pub items: Vec<Item>,
}

/// What is of a repeat alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Repeat {
    /// How many times, as an expression; as often as wanted where there is none.
    pub count: Option<Written>,
    /// Whether its questions stand in one table under the choices.
    pub table_list: bool,
    /// What is in it.
    pub items: Vec<Item>,
}

/// A list of choices.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChoiceList {
    /// Its name.
    pub name: String,
    /// Its choices.
    pub choices: Vec<Choice>,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// The value of an answer.
    pub name: String,
    /// Where it stands.
    pub at: At,
    /// What is shown.
    pub label: Option<Text>,
    /// Media beside the label.
    pub media: Vec<(Media, Text)>,
    /// What stands for it in a message by SMS.
    pub sms_option: Option<String>,
    /// Further columns, which filters look at.
    pub further: Vec<(String, String)>,
}

/// The sheet of external choices, which goes beside the form as a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExternalChoices {
    /// Headings.
    pub headings: Vec<String>,
    /// Rows, as wide as the headings.
    pub rows: Vec<Vec<String>>,
}

impl Item {
    /// An item with a name and nothing else.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Item {
            name: name.into(),
            at: At::default(),
            label: None,
            hint: None,
            guidance: None,
            media: Vec::new(),
            logic: Logic::default(),
            appearance: None,
            body: Vec::new(),
            instance: Vec::new(),
            kind,
        }
    }

    /// What is in it; nothing for a question.
    pub fn items(&self) -> &[Item] {
        match &self.kind {
            Kind::Question(_) => &[],
            Kind::Group(group) => &group.items,
            Kind::Repeat(repeat) => &repeat.items,
        }
    }
}

impl ChoiceList {
    /// Whether `Other` is among its choices.
    pub(crate) fn has_other(&self) -> bool {
        self.choices.iter().any(|choice| choice.name == "other")
    }

    /// The choice `Other`, in the languages of its list.
    pub(crate) fn other(&self) -> Choice {
        let mut languages: Vec<&String> = Vec::new();
        for choice in &self.choices {
            if let Some(Text::Translated(all)) = &choice.label {
                for (language, _) in all {
                    if !languages.contains(&language) {
                        languages.push(language);
                    }
                }
            }
        }
        let word = || Written::new("Other");
        let label = match languages.is_empty() {
            true => Text::Plain(word()),
            false => Text::Translated(
                languages
                    .into_iter()
                    .map(|language| (language.clone(), word()))
                    .collect(),
            ),
        };
        Choice {
            name: "other".to_owned(),
            label: Some(label),
            ..Choice::default()
        }
    }
}
