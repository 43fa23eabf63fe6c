//! The hall: who belongs, as tiles under one roof. It never says how much anyone does.

use crate::kinds::Link;
use maud::{Markup, PreEscaped, Render, html};

/// One place in the hall.
#[derive(Clone, Debug)]
pub struct Tile {
    code: String,
    name: String,
    href: Option<String>,
    body: bool,
}

impl Tile {
    /// A place with its short code and its full name as the process writes it.
    #[must_use]
    pub fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            href: None,
            body: false,
        }
    }

    /// Where its page is.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Draws it with round ends, as organisations are.
    #[must_use]
    pub fn organisation(mut self) -> Self {
        self.body = true;
        self
    }

    /// How many columns the code needs: 1, 2 or 3.
    const fn width(letters: usize) -> &'static str {
        match letters {
            0..=4 => "w1",
            5..=9 => "w2",
            _ => "w3",
        }
    }
}

impl Render for Tile {
    fn render(&self) -> Markup {
        // The code is drawn, the name is spoken: "TH" alone means little to an ear.
        let inner = html! { span aria-hidden="true" { (self.code) } span.name { (self.name) } };
        html! {
            li class=(Self::width(self.code.chars().count())) {
                @match &self.href {
                    Some(href) => a.tile.body[self.body] href=(href) { (inner) },
                    None => span.tile.body[self.body] { (inner) },
                }
            }
        }
    }
}

/// Everyone who belongs, in groups.
#[derive(Clone, Debug, Default)]
pub struct Hall {
    caption: Markup,
    link: Option<Link>,
    groups: Vec<(Markup, bool, Vec<Tile>)>,
}

impl Hall {
    /// A hall with the line below it.
    #[must_use]
    pub fn new(caption: impl Render) -> Self {
        Self {
            caption: caption.render(),
            ..Self::default()
        }
    }

    /// Those who sit in the middle: full colour.
    #[must_use]
    pub fn inner(mut self, title: impl Render, tiles: Vec<Tile>) -> Self {
        self.groups.push((title.render(), true, tiles));
        self
    }

    /// Those who sit around them: pale.
    #[must_use]
    pub fn outer(mut self, title: impl Render, tiles: Vec<Tile>) -> Self {
        self.groups.push((title.render(), false, tiles));
        self
    }

    /// The same as a list.
    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}

/// A roof of two tiers with swept eaves, as wide as the hall.
const ROOF: &str = r#"<svg class="roof" viewBox="0 0 400 48" preserveAspectRatio="none" aria-hidden="true"><path d="M200 0c8 13 34 19 66 21l4 6H130l4-6c32-2 58-8 66-21zM116 30h168c30 7 66 10 110 9l6 6H0l6-6c44 1 80-2 110-9z"/></svg>"#;

impl Render for Hall {
    fn render(&self) -> Markup {
        html! {
            figure.hall {
                (PreEscaped(ROOF))
                @for (title, full, tiles) in &self.groups {
                    p.seats { (title) }
                    ul.full[*full] { @for tile in tiles { (tile) } }
                }
                div.floor {}
                figcaption { (self.caption) @if let Some(link) = &self.link { " " (link) } }
            }
        }
    }
}
