//! What the page has to say: states, notes, empty lists, progress, questions.

use crate::icon::{Icon, icon, mark};
use crate::kinds::{Kind, Link};
use maud::{Markup, Render, html};

/// A state in one or two words.
#[must_use]
pub fn badge(kind: Kind, words: impl Render) -> Markup {
    html! { span class={ "badge " (kind.class()) } { (words) } }
}

const fn icon_of(kind: Kind) -> Icon {
    match kind {
        Kind::Plain => Icon::Info,
        Kind::Good => Icon::Check,
        Kind::Warn => Icon::Warning,
        Kind::Bad => Icon::Stop,
    }
}

/// Something to know before going on.
#[must_use]
pub fn note(kind: Kind, body: impl Render) -> Markup {
    html! { div class={ "note " (kind.class()) } { (icon(icon_of(kind))) div { (body) } } }
}

/// What the last act led to; spoken at once, urgently when it failed. It stays until the next page.
#[must_use]
pub fn flash(kind: Kind, body: impl Render) -> Markup {
    let role = if kind == Kind::Bad { "alert" } else { "status" };
    html! { div class={ "flash note " (kind.class()) } role=(role) { (icon(icon_of(kind))) div { (body) } } }
}

/// Why a list is empty and what to do next.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    title: Markup,
    why: Markup,
    next: Option<Link>,
}

impl Empty {
    /// What is not there, and why.
    #[must_use]
    pub fn new(title: impl Render, why: impl Render) -> Self {
        Self {
            title: title.render(),
            why: why.render(),
            next: None,
        }
    }

    /// The next step.
    #[must_use]
    pub fn next(mut self, link: Link) -> Self {
        self.next = Some(link);
        self
    }
}

impl Render for Empty {
    fn render(&self) -> Markup {
        html! {
            div.empty {
                (mark())
                b { (self.title) }
                p { (self.why) }
                @if let Some(next) = &self.next { div.actions { (next.classed("button")) } }
            }
        }
    }
}

/// How far long work has come.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    id: String,
    label: Markup,
    part: Option<(u64, u64)>,
    text: Option<Markup>,
    poll: Option<String>,
    stop: Option<Link>,
    log: Vec<Markup>,
    result: Option<Link>,
}

impl Progress {
    /// What is being done. `id` is unique on the page.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Render) -> Self {
        Self {
            id: id.into(),
            label: label.render(),
            ..Self::default()
        }
    }

    /// How much of how much is done; without it the bar only says that something goes on.
    #[must_use]
    pub fn part(mut self, value: u64, max: u64) -> Self {
        self.part = Some((value.min(max), max.max(1)));
        self
    }

    /// The same in words: "312 of 1,200 rows".
    #[must_use]
    pub fn text(mut self, words: impl Render) -> Self {
        self.text = Some(words.render());
        self
    }

    /// The address of this same fragment, asked for every second while the work goes on.
    #[must_use]
    pub fn poll(mut self, url: impl Into<String>) -> Self {
        self.poll = Some(url.into());
        self
    }

    /// A button that stops the work: its words and where it posts.
    #[must_use]
    pub fn stop(mut self, link: Link) -> Self {
        self.stop = Some(link);
        self
    }

    /// What the work has said so far, oldest first.
    #[must_use]
    pub fn log(mut self, lines: Vec<Markup>) -> Self {
        self.log = lines;
        self
    }

    /// Where the result is, once there is one.
    #[must_use]
    pub fn result(mut self, link: Link) -> Self {
        self.result = Some(link);
        self
    }
}

impl Render for Progress {
    fn render(&self) -> Markup {
        let label_id = format!("{}-label", self.id);
        html! {
            div.progress id=(self.id) data-poll=[self.poll.as_ref()] {
                div.line {
                    b id=(label_id) { (self.label) }
                    @if let Some(text) = &self.text { span.muted.small { (text) } }
                }
                @match self.part {
                    Some((value, max)) => progress value=(value) max=(max) aria-labelledby=(label_id) {},
                    None => progress aria-labelledby=(label_id) {},
                }
                @if !self.log.is_empty() {
                    ol.log tabindex="0" aria-labelledby=(label_id) { @for line in &self.log { li { (line) } } }
                }
                @if let Some(stop) = &self.stop {
                    form method="post" action=(stop.href) {
                        button.button type="submit" id={ (self.id) "-stop" } { (stop.label) }
                    }
                }
                @if let Some(result) = &self.result { div.actions { (result.classed("button primary")) } }
            }
        }
    }
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Being done.
    Now,
    /// Ahead.
    Ahead,
}

/// The steps of a longer task, in order; `label` names them for screen readers.
#[must_use]
pub fn steps(label: &str, steps: &[(&str, StepState)]) -> Markup {
    html! {
        ol.steps aria-label=(label) {
            @for (words, state) in steps {
                li.done[*state == StepState::Done] aria-current=[(*state == StepState::Now).then_some("step")] { (words) }
            }
        }
    }
}

/// A question or a small form above the page. It opens and closes without script, with
/// [`dialog_button`]; Escape closes it. `close` is the word on the button that leaves it.
#[must_use]
pub fn dialog(id: &str, title: impl Render, body: impl Render, actions: impl Render, close: &str) -> Markup {
    let title_id = format!("{id}-title");
    html! {
        div.dialog id=(id) popover role="dialog" aria-labelledby=(title_id) {
            h2 id=(title_id) { (title) }
            (body)
            div.actions {
                (actions)
                button.button type="button" popovertarget=(id) popovertargetaction="hide" { (close) }
            }
        }
    }
}

/// The button that opens the dialog of that id.
#[must_use]
pub fn dialog_button(id: &str, words: impl Render) -> Markup {
    html! { button.button type="button" popovertarget=(id) aria-haspopup="dialog" { (words) } }
}
