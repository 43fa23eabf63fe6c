//! One field of a form: its label above, help under the label, the error beside it.

use crate::choices::Choice;
use crate::icon::{Icon, icon};
use crate::kinds::id_of;
use maud::{Markup, Render, html};

/// What a field takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Web,
    /// A password, never filled in again.
    Password,
    /// A date as people write it; the server reads it.
    Date,
    /// A number as people write it; the server reads it.
    Number,
    /// Several lines; how many are shown.
    Textarea(u8),
    /// One of many.
    Select(Vec<Choice>),
    /// A line of text with suggestions, found by value (a code) or label (a name).
    Suggest(Vec<Choice>),
    /// A file; which types, as in `.xlsx,.csv`.
    File(String),
}

/// One field of a form.
#[derive(Clone, Debug, Default)]
pub struct Field {
    name: String,
    id: Option<String>,
    label: Markup,
    kind: FieldKind,
    help: Option<Markup>,
    error: Option<Markup>,
    value: String,
    required: bool,
    optional: Option<String>,
    autocomplete: Option<String>,
    lang: Option<String>,
    max_length: Option<u32>,
    several: bool,
    quiet: bool,
    unsent: bool,
}

impl Field {
    /// A field of a kind with its name and label.
    #[must_use]
    pub fn new(kind: FieldKind, name: impl Into<String>, label: impl Render) -> Self {
        Self {
            kind,
            name: name.into(),
            label: label.render(),
            ..Self::default()
        }
    }

    /// A line of text.
    #[must_use]
    pub fn text(name: impl Into<String>, label: impl Render) -> Self {
        Self::new(FieldKind::Text, name, label)
    }

    /// What stands in it: what was typed before, or what is known.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// A line of help under the label.
    #[must_use]
    pub fn help(mut self, words: impl Render) -> Self {
        self.help = Some(words.render());
        self
    }

    /// What is wrong with what was typed, if anything.
    #[must_use]
    pub fn error(mut self, words: Option<impl Render>) -> Self {
        self.error = words.map(|words| words.render());
        self
    }

    /// It must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The word that marks it as not needed.
    #[must_use]
    pub fn optional(mut self, words: impl Into<String>) -> Self {
        self.optional = Some(words.into());
        self
    }

    /// What the browser may fill in, such as `email` or `current-password`.
    #[must_use]
    pub fn autocomplete(mut self, token: impl Into<String>) -> Self {
        self.autocomplete = Some(token.into());
        self
    }

    /// The language of what is typed.
    #[must_use]
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.lang = Some(lang.into());
        self
    }

    /// The most characters that are taken.
    #[must_use]
    pub fn max_length(mut self, characters: u32) -> Self {
        self.max_length = Some(characters);
        self
    }

    /// Several files at once.
    #[must_use]
    pub fn several(mut self) -> Self {
        self.several = true;
        self
    }

    /// Keeps the label for screen readers alone, where the row of a table says the same.
    #[must_use]
    pub fn quiet_label(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Never sent: it has no name for the browser, and a script seals what stands in it.
    #[must_use]
    pub fn unsent(mut self) -> Self {
        self.unsent = true;
        self
    }

    /// An id of its own, where one name stands twice on a page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The id of the field on the page: `f-` and its name unless it was given one.
    #[must_use]
    pub fn id_on_page(&self) -> String {
        self.id.clone().unwrap_or_else(|| id_of("f", &self.name))
    }

    fn control(&self, id: &str) -> Markup {
        let help_id = self.help.as_ref().map(|_| format!("{id}-help"));
        let error_id = self.error.as_ref().map(|_| format!("{id}-error"));
        let described = described(help_id.as_deref(), error_id.as_deref());
        let invalid = self.error.as_ref().map(|_| "true");
        let (kind, mode) = match &self.kind {
            FieldKind::Email => ("email", None),
            FieldKind::Phone => ("tel", None),
            FieldKind::Web => ("url", None),
            FieldKind::Password => ("password", None),
            FieldKind::Number => ("text", Some("decimal")),
            FieldKind::File(_) => ("file", None),
            _ => ("text", None),
        };
        let keeps = !matches!(self.kind, FieldKind::Password | FieldKind::File(_));
        let accept = if let FieldKind::File(types) = &self.kind {
            Some(types)
        } else {
            None
        };
        let name = (!self.unsent).then_some(&self.name);
        let field = self.unsent.then_some(&self.name);
        let list = matches!(self.kind, FieldKind::Suggest(_)).then(|| format!("{id}-list"));
        html! {
            @match &self.kind {
                FieldKind::Textarea(lines) => {
                    textarea id=(id) name=[name] data-field=[field] rows=(lines) required[self.required] maxlength=[self.max_length]
                        lang=[self.lang.as_ref()] dir="auto" autocomplete=[self.autocomplete.as_ref()]
                        aria-invalid=[invalid] aria-describedby=[described] { "\n" (self.value) }
                }
                FieldKind::Select(choices) => {
                    select id=(id) name=[name] data-field=[field] required[self.required] lang=[self.lang.as_ref()]
                        autocomplete=[self.autocomplete.as_ref()] aria-invalid=[invalid] aria-describedby=[described] {
                        (options(choices, &self.value))
                    }
                }
                _ => {
                    input id=(id) type=(kind) name=[name] data-field=[field] value=[keeps.then_some(&self.value)] inputmode=[mode]
                        required[self.required] maxlength=[self.max_length] autocomplete=[self.autocomplete.as_ref()]
                        lang=[self.lang.as_ref()] dir=[(kind == "text").then_some("auto")] accept=[accept] list=[list.as_ref()]
                        multiple[self.several] aria-invalid=[invalid] aria-describedby=[described];
                    @if let FieldKind::Suggest(choices) = &self.kind {
                        datalist id=[list.as_ref()] { (options(choices, "")) }
                    }
                }
            }
        }
    }
}

impl Render for Field {
    fn render(&self) -> Markup {
        let id = self.id_on_page();
        let short = matches!(self.kind, FieldKind::Date | FieldKind::Number);
        html! {
            div.field.short[short].wrong[self.error.is_some()] {
                label class=[self.quiet.then_some("away")] for=(id) { (self.label) @if let Some(words) = &self.optional { " " span.optional { (words) } } }
                (help_line(&id, self.help.as_ref()))
                (error_line(&id, self.error.as_ref()))
                (self.control(&id))
            }
        }
    }
}

/// The options of a select; `value` chooses one where the choices themselves do not.
pub(crate) fn options(choices: &[Choice], value: &str) -> Markup {
    html! {
        @for choice in choices {
            option value=(choice.value) selected[choice.chosen || (!value.is_empty() && choice.value == value)] { (choice.label) }
        }
    }
}

pub(crate) fn help_line(id: &str, words: Option<&Markup>) -> Markup {
    html! { @if let Some(words) = words { span.help id={ (id) "-help" } { (words) } } }
}

pub(crate) fn error_line(id: &str, words: Option<&Markup>) -> Markup {
    html! { @if let Some(words) = words { span.error id={ (id) "-error" } { (icon(Icon::Stop)) span { (words) } } } }
}

/// The ids that describe a field, for `aria-describedby`.
pub(crate) fn described(help: Option<&str>, error: Option<&str>) -> Option<String> {
    match (help, error) {
        (Some(help), Some(error)) => Some(format!("{help} {error}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}
