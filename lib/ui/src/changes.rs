//! What changed: the history of a record and the difference of two states.

use maud::{Markup, Render, html};

/// One line of a record's history.
#[derive(Clone, Debug)]
pub struct Entry {
    when: Markup,
    who: Markup,
    what: Markup,
    changes: Option<Markup>,
}

impl Entry {
    /// When (see [`crate::when`]), who and what.
    #[must_use]
    pub fn new(when: impl Render, who: impl Render, what: impl Render) -> Self {
        Self {
            when: when.render(),
            who: who.render(),
            what: what.render(),
            changes: None,
        }
    }

    /// What changed, as a [`diff`].
    #[must_use]
    pub fn changes(mut self, changes: Markup) -> Self {
        self.changes = Some(changes);
        self
    }
}

/// Who did what and when, newest first.
#[must_use]
pub fn history(entries: &[Entry]) -> Markup {
    html! {
        ol.history {
            @for entry in entries {
                li {
                    div { (entry.when) }
                    div { b { (entry.who) } " " (entry.what) }
                    @if let Some(changes) = &entry.changes { (changes) }
                }
            }
        }
    }
}

/// One field before and after; `None` where there was nothing.
#[derive(Clone, Debug)]
pub struct Change {
    field: Markup,
    before: Option<Markup>,
    after: Option<Markup>,
}

impl Change {
    /// The field's name, its value before and its value after.
    #[must_use]
    pub fn new(field: impl Render, before: Option<impl Render>, after: Option<impl Render>) -> Self {
        let (before, after) = (
            before.map(|words| words.render()),
            after.map(|words| words.render()),
        );
        Self {
            field: field.render(),
            before,
            after,
        }
    }
}

/// What changed, field by field. The headings are "Field", "Before", "After"; `nothing` stands for no value.
#[must_use]
pub fn diff(headings: [&str; 3], nothing: &str, changes: &[Change]) -> Markup {
    html! {
        div.diff {
            table {
                thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                tbody {
                    @for change in changes {
                        tr {
                            th scope="row" { (change.field) }
                            td { @match &change.before { Some(words) => del { (words) }, None => span.none { (nothing) } } }
                            td { @match &change.after { Some(words) => ins { (words) }, None => span.none { (nothing) } } }
                        }
                    }
                }
            }
        }
    }
}
