//! The living style page: every component in every state, so that a change can be looked at in one screen.

use crate::kinds::{Link, id_of};
use crate::page::PageHead;
use maud::{Markup, Render, html};

/// One component with its states.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The name in code: a function or a struct of this crate.
    pub component: &'static str,
    /// Each state, in words, and how it looks.
    pub states: Vec<(&'static str, Markup)>,
}

impl Sample {
    /// A component with its states.
    #[must_use]
    pub fn new(component: &'static str, states: Vec<(&'static str, Markup)>) -> Self {
        Self { component, states }
    }
}

/// Samples of every component, with invented words.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let mut all = crate::samples::samples();
    all.extend(crate::samples_pictures::samples());
    all.extend(crate::samples_forms::samples());
    all.extend(crate::keyed::samples());
    all
}

/// A small hall with invented seats, for pages that show the look.
#[must_use]
pub fn sample_hall() -> crate::Hall {
    crate::samples_pictures::hall()
}

const TOKENS: [&str; 8] = [
    "ink",
    "ink-2",
    "rule",
    "accent",
    "accent-soft",
    "good",
    "warn",
    "bad",
];

fn swatches(theme: &str) -> Markup {
    html! {
        ul.swatches data-theme=(theme) {
            @for token in TOKENS { li class={ "t-" (token) } { (token) } }
            @for n in 1..=8 { li class={ "c" (n) } { "c" (n) } }
        }
    }
}

/// The main part of the style page. `looks` are links to the same page in light and in dark.
#[must_use]
pub fn style_page(samples: &[Sample], looks: &[Link]) -> Markup {
    let mut head = PageHead::new("Style")
        .lede("Every component in every state. Pages are made of these and of nothing else.");
    for look in looks {
        head = head.action(look.classed("button"));
    }
    html! {
        (head.render())
        nav aria-label="Components" {
            ul.contents {
                @for sample in samples {
                    li { a href={ "#" (id_of("sample", sample.component)) } { (sample.component) } }
                }
            }
        }
        section.sample id="sample-tokens" {
            h2 { "Tokens" }
            p.state { "light" } (swatches("light"))
            p.state { "dark" } (swatches("dark"))
            p.state { "five sizes, two faces" }
            p.title { "Cooperation across borders" }
            h3 { "A heading of a section" }
            p { "Text as it stands on a page: Nguyễn Thị Hương, Şükrü Yıldız, Māori, São Tomé, " bdi lang="th" { "กัญญา สุวรรณรัตน์" } ", " bdi lang="km" { "សុខា" } ", " bdi lang="prs" dir="rtl" { "زهرا احمدی" } "." }
            p.small.muted { "Small and muted: 3 to 7 June 2024, Jakarta" }
        }
        @for sample in samples {
            section.sample id=(id_of("sample", sample.component)) data-component=(sample.component) {
                h2 { (sample.component) }
                @for (state, look) in &sample.states { p.state { (state) } (look) }
            }
        }
    }
}
