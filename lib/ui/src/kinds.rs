//! Small values that several components share.

use maud::{Markup, Render, html};

/// The tone of a badge, note, row or bar. Words always say the same thing: colour is never the only carrier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Done, confirmed, as it should be.
    Good,
    /// Needs someone soon.
    Warn,
    /// Late, failed, refused.
    Bad,
}

impl Kind {
    /// The class in the style sheet: `plain`, `good`, `warn` or `bad`.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// Words that lead somewhere.
#[derive(Clone, Debug)]
pub struct Link {
    /// The words, as markup.
    pub label: Markup,
    /// The address, relative to the site.
    pub href: String,
    /// Whether this is the page the reader is on.
    pub current: bool,
}

impl Link {
    /// A link with its words and address.
    #[must_use]
    pub fn new(label: impl Render, href: impl Into<String>) -> Self {
        Self {
            label: label.render(),
            href: href.into(),
            current: false,
        }
    }

    /// Marks the link as the page the reader is on.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// Draws the link with a class, for instance `button primary`.
    #[must_use]
    pub fn classed(&self, class: &str) -> Markup {
        html! { a class=(class) href=(self.href) aria-current=[self.current.then_some("page")] { (self.label) } }
    }
}

impl Render for Link {
    fn render(&self) -> Markup {
        html! { a href=(self.href) aria-current=[self.current.then_some("page")] { (self.label) } }
    }
}

/// A stable id made of a name: letters, digits, `-` and `_` stay, everything else becomes `-`.
#[must_use]
pub fn id_of(prefix: &str, name: &str) -> String {
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
            c
        } else {
            '-'
        }
    };
    format!("{prefix}-{}", name.chars().map(safe).collect::<String>())
}
