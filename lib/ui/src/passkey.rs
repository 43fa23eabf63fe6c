//! A form that a device answers: a passkey.

use crate::icon::{Icon, icon};
use maud::{Markup, Render, html};

/// What a device is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyAct {
    /// To make a new passkey.
    Create,
    /// To answer with one that it holds.
    Use,
}

/// What is said when the device does not answer, each a sentence.
#[derive(Clone, Debug, Default)]
pub struct PasskeyTexts {
    /// Shown until a script takes over: passkeys need a browser that knows them, and scripts.
    pub needs: String,
    /// The person did not confirm, or waited too long.
    pub refused: String,
    /// The device holds one for this account already.
    pub known: String,
    /// The office could not be reached.
    pub away: String,
}

/// A button that leads to the device: the script fetches what to ask from `question`, hands it to
/// the browser, and sends the answer as a form. Without script the form says what it needs.
#[derive(Clone, Debug)]
pub struct PasskeyForm {
    act: PasskeyAct,
    action: String,
    question: String,
    words: Markup,
    texts: PasskeyTexts,
    body: Markup,
    fills: bool,
    secondary: bool,
}

impl PasskeyForm {
    /// A form that posts the device's answer to `action`, with the words on its button.
    #[must_use]
    pub fn new(
        act: PasskeyAct,
        action: impl Into<String>,
        question: impl Into<String>,
        words: impl Render,
        texts: PasskeyTexts,
    ) -> Self {
        Self {
            act,
            action: action.into(),
            question: question.into(),
            words: words.render(),
            texts,
            body: Markup::default(),
            fills: false,
            secondary: false,
        }
    }

    /// Hidden fields that go with the answer.
    #[must_use]
    pub fn carrying(mut self, body: impl Render) -> Self {
        self.body = body.render();
        self
    }

    /// The browser also offers its passkeys where it fills in the e-mail address.
    #[must_use]
    pub fn fills(mut self) -> Self {
        self.fills = true;
        self
    }

    /// Makes the button one of several: a page has one that is foremost.
    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.secondary = true;
        self
    }
}

impl Render for PasskeyForm {
    fn render(&self) -> Markup {
        let act = match self.act {
            PasskeyAct::Create => "create",
            PasskeyAct::Use => "get",
        };
        let texts = &self.texts;
        html! {
            form.form action=(self.action) method="post" data-passkey=(act) data-question=(self.question) data-fills[self.fills]
                data-refused=(texts.refused) data-known=(texts.known) data-away=(texts.away) {
                input type="hidden" name="question";
                input type="hidden" name="answer";
                (self.body)
                p.muted data-needs { (texts.needs) }
                div.actions data-button hidden {
                    button.button.primary[!self.secondary] type="submit" { (icon(Icon::Key)) (self.words) }
                    p.away role="status" data-said {}
                }
            }
        }
    }
}
