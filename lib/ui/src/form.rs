//! Whole forms, their errors and their buttons.

use crate::icon::{Icon, icon};
use crate::kinds::{Kind, Link};
use maud::{Markup, Render, html};

/// A form in one column. It works without script; the browser's own checks are off, because ours say more.
#[derive(Clone, Debug, Default)]
pub struct Form {
    action: String,
    get: bool,
    files: bool,
    wide: bool,
    body: Markup,
    submit: Option<Markup>,
    submit_kind: &'static str,
    also: Vec<Markup>,
    confirm: Option<(String, String, String)>,
}

impl Form {
    /// A form that posts to an address, with its fields.
    #[must_use]
    pub fn post(action: impl Into<String>, body: impl Render) -> Self {
        Self {
            action: action.into(),
            body: body.render(),
            submit_kind: "primary",
            ..Self::default()
        }
    }

    /// A form whose fields end in the address.
    #[must_use]
    pub fn get(action: impl Into<String>, body: impl Render) -> Self {
        Self {
            get: true,
            ..Self::post(action, body)
        }
    }

    /// The words on the button, a verb: "Send to 12 focal points".
    #[must_use]
    pub fn submit(mut self, words: impl Render) -> Self {
        self.submit = Some(words.render());
        self
    }

    /// Makes the button one of several: a page has one that is foremost.
    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.submit_kind = "";
        self
    }

    /// Makes the button warn of what it does.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.submit_kind = "danger";
        self
    }

    /// Another button or link beside the first.
    #[must_use]
    pub fn also(mut self, action: impl Render) -> Self {
        self.also.push(action.render());
        self
    }

    /// The form holds a table and is as wide as the page lets it.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The form carries files.
    #[must_use]
    pub fn files(mut self) -> Self {
        self.files = true;
        self
    }

    /// Asks before sending: the question, the word for yes, the word for no. Without script nothing is
    /// asked, so what cannot be undone needs a [`Confirm`] page.
    #[must_use]
    pub fn ask(mut self, question: impl Into<String>, yes: impl Into<String>, no: impl Into<String>) -> Self {
        self.confirm = Some((question.into(), yes.into(), no.into()));
        self
    }
}

impl Render for Form {
    fn render(&self) -> Markup {
        let ask = self.confirm.as_ref();
        html! {
            form.form.wide[self.wide] action=(self.action) method=(if self.get { "get" } else { "post" }) novalidate
                enctype=[self.files.then_some("multipart/form-data")]
                data-confirm=[ask.map(|(question, _, _)| question)]
                data-confirm-yes=[ask.map(|(_, yes, _)| yes)] data-confirm-no=[ask.map(|(_, _, no)| no)] {
                (self.body)
                @if self.submit.is_some() || !self.also.is_empty() {
                    div.actions {
                        @if let Some(words) = &self.submit {
                            button class={ "button " (self.submit_kind) } type="submit" { (words) }
                        }
                        @for action in &self.also { (action) }
                    }
                }
            }
        }
    }
}

/// All that is wrong with a form, each leading to its field: field id and message. Nothing when all is well.
#[must_use]
pub fn error_summary(title: &str, errors: &[(String, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.errors role="alert" tabindex="-1" aria-labelledby="errors-title" {
                h2 id="errors-title" { (icon(Icon::Stop)) (title) }
                ul { @for (field, message) in errors { li { a href={ "#" (field) } { (message) } } } }
            }
        }
    }
}

/// Buttons and links in a row.
#[must_use]
pub fn actions(parts: &[Markup]) -> Markup {
    html! { div.actions { @for part in parts { (part) } } }
}

/// A button that posts with a name and a value of its own, such as `then=next`.
#[must_use]
pub fn button(name: &str, value: &str, words: impl Render) -> Markup {
    html! { button.button type="submit" name=(name) value=(value) { (words) } }
}

/// A button that prints the page; hidden where no script can show it.
#[must_use]
pub fn print_button(words: impl Render) -> Markup {
    html! { button.button type="button" data-print hidden { (words) } }
}

/// Fields that belong together, under a heading of their own.
#[must_use]
pub fn fieldset(legend: impl Render, help: Option<&str>, body: impl Render) -> Markup {
    html! {
        fieldset.group {
            legend { (legend) }
            @if let Some(words) = help { p.help { (words) } }
            (body)
        }
    }
}

/// A value that goes along unseen.
#[must_use]
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A page that asks before something that is hard to undo, and says what will happen.
#[derive(Clone, Debug)]
pub struct Confirm {
    title: Markup,
    body: Markup,
    consequences: Vec<Markup>,
    form: Form,
    cancel: Link,
}

impl Confirm {
    /// The question, what it is about, the form that does it, and the way back.
    #[must_use]
    pub fn new(title: impl Render, body: impl Render, form: Form, cancel: Link) -> Self {
        Self {
            title: title.render(),
            body: body.render(),
            consequences: Vec::new(),
            form,
            cancel,
        }
    }

    /// What will happen, one sentence each.
    #[must_use]
    pub fn consequences(mut self, sentences: Vec<Markup>) -> Self {
        self.consequences = sentences;
        self
    }
}

impl Render for Confirm {
    fn render(&self) -> Markup {
        let list = html! {
            (self.body)
            @if !self.consequences.is_empty() { ul { @for sentence in &self.consequences { li { (sentence) } } } }
        };
        let form = self.form.clone().also(self.cancel.classed("button"));
        html! {
            div.head { div { h1 { (self.title) } } }
            (crate::messages::note(Kind::Warn, &list))
            (form)
        }
    }
}
