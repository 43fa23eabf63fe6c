//! A plan drawn two ways: by state as a board, by quarter as bars.

use crate::kinds::Kind;
use maud::{Markup, Render, html};

/// One thing on the board.
#[derive(Clone, Debug, Default)]
pub struct Card {
    title: Markup,
    href: String,
    meta: Option<Markup>,
    badge: Option<Markup>,
}

impl Card {
    /// A card with its title and where it leads.
    #[must_use]
    pub fn new(title: impl Render, href: impl Into<String>) -> Self {
        Self {
            title: title.render(),
            href: href.into(),
            ..Self::default()
        }
    }

    /// Dates, place, owner.
    #[must_use]
    pub fn meta(mut self, words: impl Render) -> Self {
        self.meta = Some(words.render());
        self
    }

    /// What to watch, as a [`crate::badge`].
    #[must_use]
    pub fn badge(mut self, badge: Markup) -> Self {
        self.badge = Some(badge);
        self
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        html! {
            div.card {
                a href=(self.href) { (self.title) }
                @if let Some(words) = &self.meta { span.meta { (words) } }
                @if let Some(badge) = &self.badge { (badge) }
            }
        }
    }
}

/// One column of the board.
#[derive(Clone, Debug)]
pub struct Lane {
    title: Markup,
    count: Markup,
    cards: Vec<Card>,
    none: String,
}

impl Lane {
    /// A column with its name, how many things are in that state, the cards shown, and what it says when empty.
    #[must_use]
    pub fn new(title: impl Render, count: impl Render, cards: Vec<Card>, none: impl Into<String>) -> Self {
        Self {
            title: title.render(),
            count: count.render(),
            cards,
            none: none.into(),
        }
    }
}

/// A plan by state; `label` names it for screen readers.
#[must_use]
pub fn board(label: &str, lanes: &[Lane]) -> Markup {
    html! {
        div.board role="region" tabindex="0" aria-label=(label) {
            @for lane in lanes {
                section.lane {
                    h2 { (lane.title) " " span.count { (lane.count) } }
                    @if lane.cards.is_empty() {
                        p.none { (lane.none) }
                    } @else {
                        ul { @for card in &lane.cards { li { (card) } } }
                    }
                }
            }
        }
    }
}

/// One thing that takes some months of a year.
#[derive(Clone, Debug)]
pub struct Bar {
    title: Markup,
    href: String,
    from: u8,
    months: u8,
    when: Markup,
    kind: Option<Kind>,
}

impl Bar {
    /// `from` and `to` are months, 1 to 12, both counted; what lies outside is cut to the year. `when` says
    /// the dates in words.
    #[must_use]
    pub fn new(title: impl Render, href: impl Into<String>, from: u8, to: u8, when: impl Render) -> Self {
        let from = from.clamp(1, 12);
        let months = to.clamp(from, 12) - from + 1;
        Self {
            title: title.render(),
            href: href.into(),
            from,
            months,
            when: when.render(),
            kind: None,
        }
    }

    /// Colours the bar by state; the words should say so too.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }
}

impl Render for Bar {
    fn render(&self) -> Markup {
        let tone = self.kind.map_or("", Kind::class);
        // Bars late in the year carry their words before their end, so that nothing runs off the page.
        let late = if self.from > 6 { " late" } else { "" };
        html! {
            li class={ "bar m" (self.from) " n" (self.months) (late) " " (tone) } {
                span.text { a href=(self.href) { (self.title) } " · " (self.when) }
                span.line {}
            }
        }
    }
}

/// A row of the year: a project and its bars.
#[derive(Clone, Debug)]
pub struct Row12 {
    title: Markup,
    bars: Vec<Bar>,
}

impl Row12 {
    /// A row with its name (often a link) and its bars.
    #[must_use]
    pub fn new(title: impl Render, bars: Vec<Bar>) -> Self {
        Self {
            title: title.render(),
            bars,
        }
    }
}

/// A year by quarter; `label` names it for screen readers, `names` are the four quarters.
#[must_use]
pub fn quarters(label: &str, names: [&str; 4], rows: &[Row12]) -> Markup {
    html! {
        div.quarters role="region" tabindex="0" aria-label=(label) {
            div {
                ol.cols { @for name in names { li { (name) } } }
                @for row in rows {
                    section { h2 { (row.title) } ul { @for bar in &row.bars { (bar) } } }
                }
            }
        }
    }
}
