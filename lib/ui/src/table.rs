//! Tables: a caption, columns that may be sorted by a link, rows.

use crate::icon::{Icon, icon};
use crate::kinds::{Kind, id_of};
use maud::{Markup, Render, html};

/// How the rows are sorted by a column now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Not by this one.
    #[default]
    None,
    /// Smallest or first letter first.
    Ascending,
    /// Largest or last letter first.
    Descending,
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub struct Column {
    label: Markup,
    numeric: bool,
    tight: bool,
    sort: Option<(String, Sort)>,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn new(label: impl Render) -> Self {
        Self {
            label: label.render(),
            ..Self::default()
        }
    }

    /// A column of numbers, aligned at their end.
    #[must_use]
    pub fn number(label: impl Render) -> Self {
        Self {
            numeric: true,
            ..Self::new(label)
        }
    }

    /// Keeps each cell on one line: dates, codes, whatever is short and ugly when broken.
    #[must_use]
    pub fn tight(mut self) -> Self {
        self.tight = true;
        self
    }

    /// Where a press on the heading leads (the same list, sorted), and how it is sorted now.
    #[must_use]
    pub fn sort(mut self, href: impl Into<String>, now: Sort) -> Self {
        self.sort = Some((href.into(), now));
        self
    }

    fn class(&self) -> Option<&'static str> {
        match (self.numeric, self.tight) {
            (true, true) => Some("num tight"),
            (true, false) => Some("num"),
            (false, true) => Some("tight"),
            (false, false) => None,
        }
    }

    fn heading(&self, role: Option<&str>) -> Markup {
        let now = self.sort.as_ref().map_or(Sort::None, |(_, now)| *now);
        let (aria, arrow) = match now {
            Sort::None => (None, Icon::UpDown),
            Sort::Ascending => (Some("ascending"), Icon::Up),
            Sort::Descending => (Some("descending"), Icon::Down),
        };
        html! {
            th class=[self.class()] scope="col" role=[role] aria-sort=[aria] {
                @match &self.sort {
                    Some((href, _)) => a href=(href) { (self.label) (icon(arrow)) },
                    None => (self.label),
                }
            }
        }
    }
}

/// A row of a table: one cell a column, in their order.
#[derive(Clone, Debug, Default)]
pub struct Row {
    cells: Vec<Markup>,
    kind: Kind,
    quiet: bool,
    id: Option<String>,
}

impl Row {
    /// A row with its cells.
    #[must_use]
    pub fn new(cells: Vec<Markup>) -> Self {
        Self {
            cells,
            ..Self::default()
        }
    }

    /// Tints the row; a cell should say why.
    #[must_use]
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Stands back behind the other rows; a cell should say why.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    fn class(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Plain => self.quiet.then_some("back"),
            kind => Some(kind.class()),
        }
    }

    /// The id to which others may link.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// A table in its own box: on a narrow screen the box scrolls, never the page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    id: String,
    caption: Markup,
    quiet: bool,
    columns: Vec<Column>,
    groups: Vec<(Option<Markup>, Vec<Row>)>,
    foot: Vec<Markup>,
    row_headers: bool,
    cards: bool,
    even: bool,
}

impl Table {
    /// A table. `id` is unique on the page; the caption says what is in it.
    #[must_use]
    pub fn new(id: &str, caption: impl Render, columns: Vec<Column>) -> Self {
        Self {
            id: id_of("table", id),
            caption: caption.render(),
            columns,
            ..Self::default()
        }
    }

    /// Keeps the caption for screen readers alone, where a heading says the same just above.
    #[must_use]
    pub fn quiet_caption(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The rows.
    #[must_use]
    pub fn rows(mut self, rows: Vec<Row>) -> Self {
        self.groups.push((None, rows));
        self
    }

    /// Rows that belong together, under a heading of their own.
    #[must_use]
    pub fn group(mut self, heading: impl Render, rows: Vec<Row>) -> Self {
        self.groups.push((Some(heading.render()), rows));
        self
    }

    /// A last row with sums, one cell a column.
    #[must_use]
    pub fn foot(mut self, cells: Vec<Markup>) -> Self {
        self.foot = cells;
        self
    }

    /// The first cell of each row names it.
    #[must_use]
    pub fn row_headers(mut self) -> Self {
        self.row_headers = true;
        self
    }

    /// On a narrow screen each row becomes a card, its cells one under another, instead of the box
    /// scrolling: for rows that can be read without the headings.
    #[must_use]
    pub fn cards(mut self) -> Self {
        self.cards = true;
        self
    }

    /// Columns of one width, where each row is compared from column to column.
    #[must_use]
    pub fn even(mut self) -> Self {
        self.even = true;
        self
    }

    /// What is no longer drawn as a table is still read as one where its parts say so.
    fn role(&self, role: &'static str) -> Option<&'static str> {
        self.cards.then_some(role)
    }

    fn cells(&self, cells: &[Markup], head: bool) -> Markup {
        html! {
            @for (n, cell) in cells.iter().enumerate() {
                @if head && n == 0 {
                    th scope="row" role=[self.role("rowheader")] { (cell) }
                } @else {
                    td class=[self.columns.get(n).and_then(Column::class)] role=[self.role("cell")] { (cell) }
                }
            }
        }
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        html! {
            div.tablebox.cards[self.cards].even[self.even] role="region" tabindex="0" aria-labelledby=(self.id) {
                table role=[self.role("table")] {
                    caption id=(self.id) { span.away[self.quiet] { (self.caption) } }
                    thead role=[self.role("rowgroup")] {
                        tr role=[self.role("row")] { @for column in &self.columns { (column.heading(self.role("columnheader"))) } }
                    }
                    @for (heading, rows) in &self.groups {
                        tbody role=[self.role("rowgroup")] {
                            @if let Some(heading) = heading {
                                tr role=[self.role("row")] {
                                    th scope="rowgroup" role=[self.role("rowheader")] colspan=(self.columns.len()) { (heading) }
                                }
                            }
                            @for row in rows {
                                tr id=[row.id.as_ref()] role=[self.role("row")] class=[row.class()] {
                                    (self.cells(&row.cells, self.row_headers))
                                }
                            }
                        }
                    }
                    @if !self.foot.is_empty() { tfoot { tr { (self.cells(&self.foot, true)) } } }
                }
            }
        }
    }
}
