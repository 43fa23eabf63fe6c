//! Lists of a few things: numbers, tasks, moments, facts.

use maud::{Markup, Render, html};

/// One large number with what it counts.
#[derive(Clone, Debug, Default)]
pub struct Stat {
    value: Markup,
    label: Markup,
    href: Option<String>,
    note: Option<Markup>,
}

impl Stat {
    /// The number as the reader writes it, and what it counts.
    #[must_use]
    pub fn new(value: impl Render, label: impl Render) -> Self {
        Self {
            value: value.render(),
            label: label.render(),
            ..Self::default()
        }
    }

    /// Where the rows behind it are.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// How it was counted, or what is still open.
    #[must_use]
    pub fn note(mut self, note: impl Render) -> Self {
        self.note = Some(note.render());
        self
    }

    fn inner(&self) -> Markup {
        html! {
            b { (self.value) } span { (self.label) }
            @if let Some(note) = &self.note { small { (note) } }
        }
    }
}

/// A few large numbers side by side.
#[must_use]
pub fn stats(stats: &[Stat]) -> Markup {
    html! {
        div.stats {
            @for stat in stats {
                @match &stat.href {
                    Some(href) => a.stat href=(href) { (stat.inner()) },
                    None => div.stat { (stat.inner()) },
                }
            }
        }
    }
}

/// One thing in a list: a task that waits, a record among others.
#[derive(Clone, Debug, Default)]
pub struct Item {
    what: Markup,
    href: Option<String>,
    why: Option<Markup>,
    due: Option<Markup>,
}

impl Item {
    /// What it is or what is to be done.
    #[must_use]
    pub fn new(what: impl Render) -> Self {
        Self {
            what: what.render(),
            ..Self::default()
        }
    }

    /// Where it is or where it is done.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Why it waits, or what else there is to know.
    #[must_use]
    pub fn why(mut self, why: impl Render) -> Self {
        self.why = Some(why.render());
        self
    }

    /// When it is due, often as a [`crate::badge`].
    #[must_use]
    pub fn due(mut self, due: impl Render) -> Self {
        self.due = Some(due.render());
        self
    }
}

/// A list of tasks or records, each with its reason and its date.
#[must_use]
pub fn items(items: &[Item]) -> Markup {
    html! {
        ul.items {
            @for item in items {
                li {
                    div {
                        @match &item.href {
                            Some(href) => a.what href=(href) { (item.what) },
                            None => span.what { (item.what) },
                        }
                    }
                    @if let Some(why) = &item.why { span.why { (why) } }
                    @if let Some(due) = &item.due { span.due { (due) } }
                }
            }
        }
    }
}

/// One thing that happened or will happen.
#[derive(Clone, Debug, Default)]
pub struct Moment {
    when: Markup,
    what: Markup,
    past: bool,
}

impl Moment {
    /// When, for instance from [`when`], and what.
    #[must_use]
    pub fn new(when: impl Render, what: impl Render) -> Self {
        Self {
            when: when.render(),
            what: what.render(),
            past: false,
        }
    }

    /// Marks what is behind us; the words should say so too.
    #[must_use]
    pub fn past(mut self, past: bool) -> Self {
        self.past = past;
        self
    }
}

/// What happened or will happen, in order.
#[must_use]
pub fn timeline(moments: &[Moment]) -> Markup {
    html! {
        ol.timeline {
            @for moment in moments {
                li.past[moment.past] { span.when { (moment.when) } (moment.what) }
            }
        }
    }
}

/// A name and its value.
#[derive(Clone, Debug)]
pub struct Fact {
    name: Markup,
    value: Markup,
}

impl Fact {
    /// What it is called and what it is.
    #[must_use]
    pub fn new(name: impl Render, value: impl Render) -> Self {
        Self {
            name: name.render(),
            value: value.render(),
        }
    }
}

/// The facts of a record as names and values.
#[must_use]
pub fn facts(facts: &[Fact]) -> Markup {
    html! { dl.facts { @for fact in facts { div { dt { (fact.name) } dd { (fact.value) } } } } }
}

/// A person's name in Latin letters with their own script below it. `own` is the name and its language.
#[must_use]
pub fn person(name: impl Render, own: Option<(&str, &str)>) -> Markup {
    html! {
        span.person {
            bdi { (name) }
            @if let Some((written, lang)) = own { bdi.own lang=(lang) { (written) } }
        }
    }
}

/// A date or time: `machine` as `2024-06-05` or with time and offset, `words` as people write it.
#[must_use]
pub fn when(machine: &str, words: impl Render) -> Markup {
    html! { time datetime=(machine) { (words) } }
}
