//! The parts of a page: its head, its sections, what leads around in it.

use crate::icon::{Icon, icon};
use crate::kinds::Link;
use maud::{Markup, Render, html};

/// The head of a page: one title, one line that says what the page is for, at most one primary action.
#[derive(Clone, Debug, Default)]
pub struct PageHead {
    title: Markup,
    eyebrow: Option<Markup>,
    lede: Option<Markup>,
    audience: Option<Markup>,
    badge: Option<Markup>,
    actions: Vec<Markup>,
}

impl PageHead {
    /// A head with its title.
    #[must_use]
    pub fn new(title: impl Render) -> Self {
        Self {
            title: title.render(),
            ..Self::default()
        }
    }

    /// What kind of thing this is and where it belongs, above the title.
    #[must_use]
    pub fn eyebrow(mut self, words: impl Render) -> Self {
        self.eyebrow = Some(words.render());
        self
    }

    /// What the page is for, below the title.
    #[must_use]
    pub fn lede(mut self, words: impl Render) -> Self {
        self.lede = Some(words.render());
        self
    }

    /// Who can see this, in words.
    #[must_use]
    pub fn audience(mut self, words: impl Render) -> Self {
        self.audience = Some(words.render());
        self
    }

    /// The state of the thing, as a [`crate::badge`].
    #[must_use]
    pub fn badge(mut self, badge: Markup) -> Self {
        self.badge = Some(badge);
        self
    }

    /// The one primary action, as a link.
    #[must_use]
    pub fn primary(mut self, link: &Link) -> Self {
        self.actions.insert(0, link.classed("button primary"));
        self
    }

    /// Another thing to do, quieter: a link, a small form, a menu.
    #[must_use]
    pub fn action(mut self, action: Markup) -> Self {
        self.actions.push(action);
        self
    }
}

impl Render for PageHead {
    fn render(&self) -> Markup {
        html! {
            div.head {
                div {
                    @if let Some(words) = &self.eyebrow { p.eyebrow { (words) } }
                    h1 { (self.title) }
                    @if let Some(words) = &self.lede { p.lede { (words) } }
                    @if let Some(badge) = &self.badge { p.audience { (badge) } }
                    @if let Some(words) = &self.audience { p.audience { (icon(Icon::Eye)) span { (words) } } }
                }
                @if !self.actions.is_empty() { div.actions { @for action in &self.actions { (action) } } }
            }
        }
    }
}

/// One part of a page under its own heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    title: Markup,
    id: Option<String>,
    link: Option<Link>,
    body: Markup,
}

impl Section {
    /// A section with its heading and what stands in it.
    #[must_use]
    pub fn new(title: impl Render, body: impl Render) -> Self {
        Self {
            title: title.render(),
            body: body.render(),
            ..Self::default()
        }
    }

    /// A link at the end of the heading, such as "All 12".
    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }

    /// The id to which others may link.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl Render for Section {
    fn render(&self) -> Markup {
        html! {
            section.section id=[self.id.as_ref()] {
                header { h2 { (self.title) } @if let Some(link) = &self.link { (link) } }
                (self.body)
            }
        }
    }
}

/// The main part beside a narrower one; below one another on a phone.
#[must_use]
pub fn two(main: impl Render, aside: impl Render) -> Markup {
    html! { div.two { div { (main) } aside { (aside) } } }
}

/// The first thing on the public site: a sentence, what it means, what to do, a picture.
#[must_use]
pub fn hero(title: impl Render, lede: impl Render, links: &[Link], picture: impl Render) -> Markup {
    html! {
        div.hero {
            div {
                h1 { (title) }
                p.lede { (lede) }
                @if !links.is_empty() {
                    div.actions {
                        @for (n, link) in links.iter().enumerate() {
                            (link.classed(if n == 0 { "button primary" } else { "button" }))
                        }
                    }
                }
            }
            (picture)
        }
    }
}

/// One of the related things of a record.
#[derive(Clone, Debug)]
pub struct Tab {
    link: Link,
    count: Option<Markup>,
}

impl Tab {
    /// A tab; `link.current` says whether it is the open one.
    #[must_use]
    pub fn new(link: Link) -> Self {
        Self { link, count: None }
    }

    /// How many things stand behind it.
    #[must_use]
    pub fn count(mut self, count: impl Render) -> Self {
        self.count = Some(count.render());
        self
    }
}

/// The related things of a record as tabs; `label` names them for screen readers.
#[must_use]
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul {
                @for tab in tabs {
                    li {
                        a href=(tab.link.href) aria-current=[tab.link.current.then_some("page")] {
                            (tab.link.label)
                            @if let Some(count) = &tab.count { " " span.count { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// The way from the top to this page, the page itself last and without a link.
#[must_use]
pub fn breadcrumbs(label: &str, above: &[Link], here: impl Render) -> Markup {
    html! {
        nav.crumbs aria-label=(label) {
            ol {
                @for link in above { li { (link) } }
                li { span aria-current="page" { (here) } }
            }
        }
    }
}

/// Something that opens at a press, without script.
#[must_use]
pub fn disclosure(summary: impl Render, body: impl Render) -> Markup {
    html! {
        details.disclosure {
            summary { (icon(Icon::Next)) span { (summary) } }
            div { (body) }
        }
    }
}

/// The same, open at first.
#[must_use]
pub fn disclosure_open(summary: impl Render, body: impl Render) -> Markup {
    html! {
        details.disclosure open {
            summary { (icon(Icon::Next)) span { (summary) } }
            div { (body) }
        }
    }
}

/// Written text that was made into safe HTML elsewhere.
#[must_use]
pub fn prose(text: &Markup) -> Markup {
    html! { div.prose { (text) } }
}
