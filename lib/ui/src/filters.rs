//! The filter bar above a list. Everything in it ends in the address, so that a view can be mailed.

use crate::choices::Choice;
use crate::field::options;
use crate::icon::{Icon, icon};
use crate::kinds::{Link, id_of};
use maud::{Markup, Render, html};

/// The filter bar above a list.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    action: String,
    label: String,
    submit: String,
    controls: Vec<Markup>,
    more: Option<More>,
    chips: Vec<Link>,
    remove: String,
    clear: Option<Link>,
}

/// The filters that are wanted now and then: folded, and open while one of them is set.
#[derive(Clone, Debug, Default)]
struct More {
    label: String,
    from: usize,
    open: bool,
}

impl Filters {
    /// `action` is the list's own address; `label` names the bar for screen readers; `submit` is on its button.
    #[must_use]
    pub fn new(action: impl Into<String>, label: impl Into<String>, submit: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            label: label.into(),
            submit: submit.into(),
            ..Self::default()
        }
    }

    /// A box for words to look for.
    #[must_use]
    pub fn search(mut self, name: &str, label: &str, value: &str) -> Self {
        self.open_for(value);
        self.controls.push(html! {
            label.wide { (label) input type="search" id=(id_of("filter", name)) name=(name) value=(value) maxlength="200"; }
        });
        self
    }

    /// A day, written as `2024-06-05` in the address.
    #[must_use]
    pub fn day(mut self, name: &str, label: &str, value: &str) -> Self {
        self.open_for(value);
        self.controls.push(html! {
            label { (label) input type="date" id=(id_of("filter", name)) name=(name) value=(value); }
        });
        self
    }

    /// Folded filters stand open while one of them is set.
    fn open_for(&mut self, value: &str) {
        if let Some(more) = &mut self.more {
            more.open |= !value.is_empty();
        }
    }

    /// One of some; the first choice usually means "all" and has an empty value.
    #[must_use]
    pub fn select(mut self, name: &str, label: &str, choices: &[Choice]) -> Self {
        let chosen = choices.iter().find(|choice| choice.chosen);
        self.open_for(chosen.map_or("", |choice| &choice.value));
        self.controls.push(html! {
            label { (label) select id=(id_of("filter", name)) name=(name) { (options(choices, "")) } }
        });
        self
    }

    /// Folds the filters that are added from here on under these words.
    #[must_use]
    pub fn more(mut self, label: impl Into<String>) -> Self {
        self.more = Some(More {
            label: label.into(),
            from: self.controls.len(),
            open: false,
        });
        self
    }

    /// A part of the address that stays as it is, such as the sort order.
    #[must_use]
    pub fn keep(mut self, name: &str, value: &str) -> Self {
        self.controls.push(crate::form::hidden(name, value));
        self
    }

    /// What is active now, each with the address of the list without it. `remove` is spoken before each.
    #[must_use]
    pub fn active(mut self, remove: impl Into<String>, chips: Vec<Link>) -> Self {
        (self.remove, self.chips) = (remove.into(), chips);
        self
    }

    /// The list without any filter.
    #[must_use]
    pub fn clear(mut self, link: Link) -> Self {
        self.clear = Some(link);
        self
    }
}

impl Render for Filters {
    fn render(&self) -> Markup {
        let shown = self.more.as_ref().map_or(self.controls.len(), |more| more.from);
        html! {
            form.filters role="search" aria-label=(self.label) method="get" action=(self.action) data-auto {
                @for control in &self.controls[..shown] { (control) }
                @if let Some(more) = &self.more {
                    details.more open[more.open] {
                        summary.button { (more.label) }
                        div { @for control in &self.controls[shown..] { (control) } }
                    }
                }
                button.button type="submit" { (self.submit) }
            }
            @if !self.chips.is_empty() {
                ul.chips {
                    @for chip in &self.chips {
                        li { a href=(chip.href) { span.away { (self.remove) " " } (chip.label) (icon(Icon::Close)) } }
                    }
                    @if let Some(link) = &self.clear { li { (link.classed("clear")) } }
                }
            }
        }
    }
}
