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
    more: Option<Markup>,
}

impl Lane {
    /// A column with its name, how many things are in that state, and the cards shown.
    #[must_use]
    pub fn new(title: impl Render, count: impl Render, cards: Vec<Card>) -> Self {
        Self {
            title: title.render(),
            count: count.render(),
            cards,
            more: None,
        }
    }

    /// A link to the others, where not all are shown.
    #[must_use]
    pub fn more(mut self, link: impl Render) -> Self {
        self.more = Some(link.render());
        self
    }
}

/// A plan by state; `label` names it for screen readers, `empty` stands above the names
/// of the states that hold nothing: they share one narrow column at the end.
#[must_use]
pub fn board(label: &str, lanes: &[Lane], empty: &str) -> Markup {
    let (held, bare): (Vec<&Lane>, Vec<&Lane>) = lanes.iter().partition(|lane| !lane.cards.is_empty());
    html! {
        div.board role="region" tabindex="0" aria-label=(label) {
            @for lane in &held {
                section.lane {
                    h2 { (lane.title) " " span.count { (lane.count) } }
                    ul { @for card in &lane.cards { li { (card) } } }
                    @if let Some(link) = &lane.more { p.more { (link) } }
                }
            }
            @if !bare.is_empty() {
                section.lane.bare {
                    h2 { (empty) }
                    ul { @for lane in &bare { li { (lane.title) " " span.count { (lane.count) } } } }
                }
            }
        }
    }
}

/// How many units a year is wide: a hundred for each month.
pub const YEAR: u16 = 1200;
/// What a bar is at least wide, so that one day can be seen: about four days.
const LEAST: u16 = 13;

/// One thing that takes some time of a year.
#[derive(Clone, Debug)]
pub struct Bar {
    title: Markup,
    href: String,
    from: u16,
    to: u16,
    when: Markup,
    kind: Option<Kind>,
    is_vague: bool,
}

impl Bar {
    /// `from` and `to` are hundredths of a month since the year began, 0 to [`YEAR`]: 550
    /// is the middle of June. What lies outside is cut to the year, and what is too short
    /// to be seen is drawn about four days long. `when` says the dates in words.
    #[must_use]
    pub fn new(title: impl Render, href: impl Into<String>, from: u16, to: u16, when: impl Render) -> Self {
        let (from, to) = (from.min(YEAR), to.clamp(from.min(YEAR), YEAR));
        // What is too short stands around its middle.
        let short = LEAST.saturating_sub(to - from);
        let from = from.saturating_sub(short / 2).min(YEAR - LEAST);
        Self {
            title: title.render(),
            href: href.into(),
            from,
            to: to.max(from + LEAST),
            when: when.render(),
            kind: None,
            is_vague: false,
        }
    }

    /// Colours the bar by state; the words should say so too.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Draws the bar open, as some time within it: its days are not known yet.
    #[must_use]
    pub fn vague(mut self) -> Self {
        self.is_vague = true;
        self
    }
}

impl Render for Bar {
    fn render(&self) -> Markup {
        let tone = self.kind.map_or("", Kind::class);
        let vague = if self.is_vague { " vague" } else { "" };
        html! {
            li class={ "bar " (tone) (vague) } {
                span.text { a href=(self.href) { (self.title) } span.when { (self.when) } }
                // The words say all that the picture shows.
                svg.track aria-hidden="true" focusable="false" {
                    @for at in ["25%", "50%", "75%"] { line.quarter x1=(at) x2=(at) y1="0" y2="100%" {} }
                    rect.line x=(percent(self.from)) width=(percent(self.to - self.from)) y="50%" height="8" rx="3" transform="translate(0 -4)" {}
                }
            }
        }
    }
}

/// A part of the year with two decimals: `41.66%`.
fn percent(units: u16) -> String {
    let hundredths = u32::from(units) * 10_000 / u32::from(YEAR);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A row of the year: a project and its bars.
#[derive(Clone, Debug)]
pub struct YearRow {
    title: Markup,
    bars: Vec<Bar>,
}

impl YearRow {
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
/// Words stand at the left of the year, above it where the page is narrow.
#[must_use]
pub fn quarters(label: &str, names: [&str; 4], rows: &[YearRow]) -> Markup {
    html! {
        div.quarters role="region" aria-label=(label) {
            ol.cols { @for name in names { li { (name) } } }
            @for row in rows {
                section { h2 { (row.title) } ul { @for bar in &row.bars { (bar) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_stands_where_its_days_are() {
        let drawn = Bar::new("Course", "#", 511, 530, "5 to 9 June")
            .render()
            .into_string();
        assert!(
            drawn.contains("x=\"42.58%\"") && drawn.contains("width=\"1.58%\""),
            "{drawn}"
        );
        assert!(!drawn.contains("vague"));
    }

    #[test]
    fn one_day_can_be_seen_and_nothing_leaves_the_year() {
        for (from, to) in [(0, 0), (550, 553), (YEAR, YEAR), (1190, 9000), (600, 100)] {
            let bar = Bar::new("Course", "#", from, to, "some day");
            assert!(bar.to - bar.from >= LEAST && bar.to <= YEAR, "{from} {to}");
        }
    }

    #[test]
    fn states_that_hold_nothing_share_one_column() {
        let lanes = [
            Lane::new("planned", 0, Vec::new()),
            Lane::new("completed", 1, vec![Card::new("Course", "#")]),
            Lane::new("cancelled", 0, Vec::new()),
        ];
        let drawn = board("By state", &lanes, "Nothing in").into_string();
        assert_eq!(drawn.matches("<section").count(), 2);
        let at = |words: &str| drawn.find(words).unwrap_or(usize::MAX);
        assert!(
            at("completed") < at("Nothing in") && at("Nothing in") < at("planned"),
            "{drawn}"
        );
    }
}
