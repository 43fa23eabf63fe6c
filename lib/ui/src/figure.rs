//! A picture of numbers: its finding, its source, the table behind it.

use crate::kinds::Link;
use crate::page::disclosure;
use crate::table::Table;
use crate::tools::exports;
use maud::{Markup, Render, html};

/// A picture with a title that states the finding.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    finding: Markup,
    picture: Markup,
    legend: Option<Markup>,
    source: Option<Markup>,
    table: Option<(Markup, Markup)>,
    downloads: Option<(String, Vec<Link>)>,
}

impl Figure {
    /// What the picture shows, in a sentence, and the picture: an SVG of class `chart` with its own
    /// `role="img"` and label, or an image.
    #[must_use]
    pub fn new(finding: impl Render, picture: impl Render) -> Self {
        Self {
            finding: finding.render(),
            picture: picture.render(),
            ..Self::default()
        }
    }

    /// What the colours mean; see [`legend`].
    #[must_use]
    pub fn legend(mut self, legend: Markup) -> Self {
        self.legend = Some(legend);
        self
    }

    /// Where the numbers come from, with date and counting rule.
    #[must_use]
    pub fn source(mut self, words: impl Render) -> Self {
        self.source = Some(words.render());
        self
    }

    /// The table behind the picture, and the words that open it.
    #[must_use]
    pub fn table(mut self, words: impl Render, table: &Table) -> Self {
        self.table = Some((words.render(), table.render()));
        self
    }

    /// The picture and its numbers as files.
    #[must_use]
    pub fn downloads(mut self, label: impl Into<String>, links: Vec<Link>) -> Self {
        self.downloads = Some((label.into(), links));
        self
    }
}

impl Render for Figure {
    fn render(&self) -> Markup {
        html! {
            figure.figure {
                figcaption { (self.finding) }
                @if let Some(legend) = &self.legend { (legend) }
                (self.picture)
                @if let Some(source) = &self.source { p.source { (source) } }
                @if let Some((words, table)) = &self.table { (disclosure(words, table)) }
                @if let Some((label, links)) = &self.downloads { (exports(label, links)) }
            }
        }
    }
}

/// What the colours of a picture mean, in the order of the palette: at most eight.
#[must_use]
pub fn legend(labels: &[&str]) -> Markup {
    html! {
        ul.legend { @for (n, label) in labels.iter().take(8).enumerate() { li class={ "c" (n + 1) } { (label) } } }
    }
}
