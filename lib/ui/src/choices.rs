//! Choosing one or several of a few things.

use crate::field::{error_line, help_line};
use crate::kinds::id_of;
use maud::{Markup, Render, html};

/// One thing that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line of help, shown where there is room for it.
    pub help: Option<String>,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Choice {
    /// A choice that is not chosen yet.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            help: None,
            chosen: false,
        }
    }

    /// Says whether it is chosen.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }
}

/// The parts that a group of radio buttons or check boxes has in common.
#[derive(Clone, Debug, Default)]
struct Group {
    name: String,
    legend: Markup,
    choices: Vec<Choice>,
    help: Option<Markup>,
    error: Option<Markup>,
    optional: Option<String>,
    required: bool,
}

impl Group {
    /// The first box carries the field's own id, so that an error in the summary leads to it.
    fn render(&self, kind: &str) -> Markup {
        let id = id_of("f", &self.name);
        let help_id = self.help.as_ref().map(|_| format!("{id}-help"));
        let error_id = self.error.as_ref().map(|_| format!("{id}-error"));
        let described = crate::field::described(help_id.as_deref(), error_id.as_deref());
        html! {
            fieldset.field.wrong[self.error.is_some()] aria-describedby=[described] {
                legend { (self.legend) @if let Some(words) = &self.optional { " " span.optional { (words) } } }
                (help_line(&id, self.help.as_ref()))
                (error_line(&id, self.error.as_ref()))
                @for (n, choice) in self.choices.iter().enumerate() {
                    @let box_id = if n == 0 { id.clone() } else { format!("{id}-{n}") };
                    @let box_help = choice.help.as_ref().map(|_| format!("{box_id}-hint"));
                    div.check {
                        input type=(kind) id=(box_id) name=(self.name) value=(choice.value) checked[choice.chosen]
                            required[self.required] aria-describedby=[box_help.as_ref()];
                        label for=(box_id) { (choice.label) }
                        @if let Some(words) = &choice.help { span.help id=[box_help.as_ref()] { (words) } }
                    }
                }
            }
        }
    }
}

macro_rules! group_builder {
    ($name:ident) => {
        impl $name {
            /// A group with its question and its choices.
            #[must_use]
            pub fn new(name: impl Into<String>, legend: impl Render, choices: Vec<Choice>) -> Self {
                let (name, legend) = (name.into(), legend.render());
                Self {
                    group: Group {
                        name,
                        legend,
                        choices,
                        ..Group::default()
                    },
                }
            }

            /// A line of help under the question.
            #[must_use]
            pub fn help(mut self, words: impl Render) -> Self {
                self.group.help = Some(words.render());
                self
            }

            /// What is wrong with the answer.
            #[must_use]
            pub fn error(mut self, words: Option<impl Render>) -> Self {
                self.group.error = words.map(|words| words.render());
                self
            }

            /// The word that marks it as not needed.
            #[must_use]
            pub fn optional(mut self, words: impl Into<String>) -> Self {
                self.group.optional = Some(words.into());
                self
            }
        }
    };
}

/// One of a few.
#[derive(Clone, Debug, Default)]
pub struct Radios {
    group: Group,
}

group_builder!(Radios);

impl Radios {
    /// One must be chosen.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.group.required = true;
        self
    }
}

impl Render for Radios {
    fn render(&self) -> Markup {
        self.group.render("radio")
    }
}

/// Any of a few.
#[derive(Clone, Debug, Default)]
pub struct CheckBoxes {
    group: Group,
}

group_builder!(CheckBoxes);

impl Render for CheckBoxes {
    fn render(&self) -> Markup {
        self.group.render("checkbox")
    }
}

/// One thing, yes or no.
#[derive(Clone, Debug, Default)]
pub struct Checkbox {
    name: String,
    label: Markup,
    checked: bool,
    help: Option<Markup>,
    error: Option<Markup>,
}

impl Checkbox {
    /// A box with its words; it sends `yes` when checked and nothing otherwise.
    #[must_use]
    pub fn new(name: impl Into<String>, label: impl Render, checked: bool) -> Self {
        Self {
            name: name.into(),
            label: label.render(),
            checked,
            ..Self::default()
        }
    }

    /// A line of help.
    #[must_use]
    pub fn help(mut self, words: impl Render) -> Self {
        self.help = Some(words.render());
        self
    }

    /// What is wrong with the answer.
    #[must_use]
    pub fn error(mut self, words: Option<impl Render>) -> Self {
        self.error = words.map(|words| words.render());
        self
    }
}

impl Render for Checkbox {
    fn render(&self) -> Markup {
        let id = id_of("f", &self.name);
        let help_id = self.help.as_ref().map(|_| format!("{id}-help"));
        let error_id = self.error.as_ref().map(|_| format!("{id}-error"));
        let described = crate::field::described(help_id.as_deref(), error_id.as_deref());
        html! {
            div.field.wrong[self.error.is_some()] {
                (error_line(&id, self.error.as_ref()))
                div.check {
                    input type="checkbox" id=(id) name=(self.name) value="yes" checked[self.checked]
                        aria-invalid=[self.error.as_ref().map(|_| "true")] aria-describedby=[described];
                    label for=(id) { (self.label) }
                    (help_line(&id, self.help.as_ref()))
                }
            }
        }
    }
}
