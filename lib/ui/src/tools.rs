//! What stands around a list: its count, exports, columns, pages.

use crate::icon::{Icon, icon};
use crate::kinds::{Link, id_of};
use maud::{Markup, Render, html};

/// The line above a list: how many there are, and what can be done with them.
#[must_use]
pub fn toolbar(count: impl Render, actions: impl Render) -> Markup {
    html! { div.toolbar { p { (count) } div.actions { (actions) } } }
}

/// Links that give the list as a file: exactly what the reader sees and may take away.
#[must_use]
pub fn exports(label: &str, links: &[Link]) -> Markup {
    html! {
        div.exports role="group" aria-label=(label) {
            (icon(Icon::Download)) span { (label) }
            ul { @for link in links { li { a href=(link.href) download { (link.label) } } } }
        }
    }
}

/// A small form that chooses the columns of a list. `columns` are name, words and whether it is shown;
/// `keep` are the other parts of the address, so that filters survive.
#[must_use]
pub fn column_chooser(
    words: &str,
    submit: &str,
    action: &str,
    columns: &[(&str, &str, bool)],
    keep: &[(&str, &str)],
) -> Markup {
    html! {
        details.drop {
            summary.button.plain { (icon(Icon::Columns)) (words) }
            form.menu method="get" action=(action) {
                @for (name, value) in keep { input type="hidden" name=(name) value=(value); }
                fieldset {
                    legend.away { (words) }
                    @for (name, label, shown) in columns {
                        @let id = id_of("column", name);
                        div.check {
                            input type="checkbox" id=(id) name="column" value=(name) checked[*shown];
                            label for=(id) { (label) }
                        }
                    }
                }
                button.button type="submit" { (submit) }
            }
        }
    }
}

/// The pages of a long list.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    label: String,
    summary: Markup,
    previous: Option<Link>,
    next: Option<Link>,
    pages: Vec<Option<Link>>,
}

impl Pager {
    /// `label` names it for screen readers; `summary` says "51 to 100 of 223".
    #[must_use]
    pub fn new(label: impl Into<String>, summary: impl Render) -> Self {
        Self {
            label: label.into(),
            summary: summary.render(),
            ..Self::default()
        }
    }

    /// The page before this one.
    #[must_use]
    pub fn previous(mut self, link: Option<Link>) -> Self {
        self.previous = link;
        self
    }

    /// The page after this one.
    #[must_use]
    pub fn next(mut self, link: Option<Link>) -> Self {
        self.next = link;
        self
    }

    /// Some pages by number; `None` stands for those left out between.
    #[must_use]
    pub fn pages(mut self, pages: Vec<Option<Link>>) -> Self {
        self.pages = pages;
        self
    }
}

impl Render for Pager {
    fn render(&self) -> Markup {
        html! {
            nav.pager aria-label=(self.label) {
                p { (self.summary) }
                ul {
                    @if let Some(link) = &self.previous {
                        li { a href=(link.href) rel="prev" { (icon(Icon::Previous)) (link.label) } }
                    }
                    @for page in &self.pages {
                        li { @match page { Some(link) => (link), None => span.gap { "…" } } }
                    }
                    @if let Some(link) = &self.next {
                        li { a href=(link.href) rel="next" { (link.label) (icon(Icon::Next)) } }
                    }
                }
            }
        }
    }
}
