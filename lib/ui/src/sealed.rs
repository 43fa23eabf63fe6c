//! What the reader's own browser seals and opens.

use crate::field::Field;
use crate::icon::{Icon, icon};
use maud::{Markup, Render, html};

/// What a [`Lock`] says.
#[derive(Clone, Debug, Default)]
pub struct LockTexts {
    /// Its heading.
    pub title: String,
    /// Shown until a script takes over.
    pub needs: String,
    /// What opening does.
    pub why: String,
    /// The button that asks a passkey.
    pub passkey: String,
    /// The button beside the field of the recovery key.
    pub open: String,
    /// That it is open.
    pub opened: String,
    /// The button that closes it.
    pub close: String,
}

/// The lock of a page: opens what is sealed on it, with the reader's own key, on this device
/// alone. `facts` and `said` are JSON for the script: the key as it is kept and what the page
/// is about; sentences by their names.
#[derive(Clone, Debug)]
pub struct Lock {
    texts: LockTexts,
    facts: String,
    said: String,
    key: Field,
}

impl Lock {
    /// A lock with its texts, the facts and sentences for the script, and the field for the
    /// recovery key.
    #[must_use]
    pub fn new(texts: LockTexts, facts: impl Into<String>, said: impl Into<String>, key: Field) -> Self {
        Self {
            texts,
            facts: facts.into(),
            said: said.into(),
            key: key.unsent(),
        }
    }
}

impl Render for Lock {
    fn render(&self) -> Markup {
        let texts = &self.texts;
        html! {
            section.section.lock data-lock data-facts=(self.facts) data-said=(self.said) aria-labelledby="lock-title" {
                header { h2 id="lock-title" { (texts.title) } }
                p.muted data-needs { (texts.needs) }
                form.form data-closed hidden novalidate {
                    p { (texts.why) }
                    div.actions data-passkey-part hidden {
                        button.button.primary type="button" data-with-passkey { (icon(Icon::Key)) (texts.passkey) }
                    }
                    (self.key)
                    div.actions {
                        button.button type="submit" { (texts.open) }
                        p.away role="status" data-words {}
                    }
                }
                div.actions data-opened hidden {
                    p { (texts.opened) }
                    button.button type="button" data-close { (texts.close) }
                }
            }
        }
    }
}

/// A form whose visible fields never leave the browser: a script seals them and sends what came
/// of it in hidden ones. `act` says which deed of the script it is.
#[derive(Clone, Debug)]
pub struct SealedForm {
    act: &'static str,
    action: String,
    words: Markup,
    body: Markup,
    facts: String,
    sent: &'static [&'static str],
    secondary: bool,
    danger: bool,
    opens_first: bool,
    also: Markup,
}

impl SealedForm {
    /// A form for a deed of the script, where it posts, the words on its button, and the names
    /// of the hidden fields that are sent.
    #[must_use]
    pub fn new(
        act: &'static str,
        action: impl Into<String>,
        words: impl Render,
        sent: &'static [&'static str],
    ) -> Self {
        Self {
            act,
            action: action.into(),
            words: words.render(),
            body: Markup::default(),
            facts: "{}".to_owned(),
            sent,
            secondary: false,
            danger: false,
            opens_first: true,
            also: Markup::default(),
        }
    }

    /// What stands in it: [`Field::unsent`] fields, and hidden ones that may be sent as they are.
    #[must_use]
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = body.render();
        self
    }

    /// What the deed needs to know, as JSON.
    #[must_use]
    pub fn facts(mut self, json: impl Into<String>) -> Self {
        self.facts = json.into();
        self
    }

    /// Makes the button one of several.
    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.secondary = true;
        self
    }

    /// Makes the button warn of what it does.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// The deed works although the page's lock is closed.
    #[must_use]
    pub fn while_closed(mut self) -> Self {
        self.opens_first = false;
        self
    }

    /// A link beside the button.
    #[must_use]
    pub fn also(mut self, link: impl Render) -> Self {
        self.also = link.render();
        self
    }
}

impl Render for SealedForm {
    fn render(&self) -> Markup {
        let kind = match (self.danger, self.secondary) {
            (true, _) => "button danger",
            (false, true) => "button",
            (false, false) => "button primary",
        };
        html! {
            form.form action=(self.action) method="post" novalidate hidden
                data-sealed=(self.act) data-facts=(self.facts) data-opens-first[self.opens_first] {
                @for name in self.sent { input type="hidden" name=(name); }
                (self.body)
                div.actions {
                    button class=(kind) type="submit" { (self.words) }
                    (self.also)
                    p.away role="status" data-words {}
                }
            }
        }
    }
}

/// Something sealed that the script shows once the lock is open.
#[derive(Clone, Copy, Debug)]
pub struct SealedText<'a> {
    /// The item's facts, as JSON.
    pub facts: &'a str,
    /// Which part of it: `title` or `text`.
    pub part: &'a str,
    /// What is shown while it is closed.
    pub closed: &'a str,
}

/// A place for a sealed text: the words for "sealed" until it is opened.
#[must_use]
pub fn sealed_text(text: SealedText<'_>) -> Markup {
    html! { span.sealed data-show=(text.part) data-facts=(text.facts) dir="auto" { (text.closed) } }
}
