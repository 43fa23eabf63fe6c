//! A scan beside the rows that are typed from it. It works as a form; a script makes it a grid that
//! is used with the keyboard alone.

use crate::icon::{Icon, icon};
use crate::kinds::Link;
use maud::{Markup, Render, html};

/// How large a page of a scan is shown: 1 fits its box, 3 is largest.
pub type Zoom = u8;

/// One page of a scan, in a box that scrolls by itself.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    fit: String,
    large: String,
    label: String,
    zoom: Zoom,
    zooms: Vec<Link>,
    pages: Vec<Link>,
    also: Vec<Markup>,
}

impl Scan {
    /// A page: the address of the picture that fits, of the large one, and what it is, in words.
    #[must_use]
    pub fn new(fit: impl Into<String>, large: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            fit: fit.into(),
            large: large.into(),
            label: label.into(),
            zoom: 1,
            ..Self::default()
        }
    }

    /// How large it is shown, and links to show it so, in the order of their size.
    #[must_use]
    pub fn zoom(mut self, now: Zoom, links: Vec<Link>) -> Self {
        self.zoom = now.clamp(1, 3);
        self.zooms = links;
        self
    }

    /// Links to the pages.
    #[must_use]
    pub fn pages(mut self, links: Vec<Link>) -> Self {
        self.pages = links;
        self
    }

    /// Another button, such as one that turns it.
    #[must_use]
    pub fn also(mut self, action: impl Render) -> Self {
        self.also.push(action.render());
        self
    }
}

impl Render for Scan {
    fn render(&self) -> Markup {
        let shown = if self.zoom == 1 { &self.fit } else { &self.large };
        html! {
            div.scan data-scan data-fit=(self.fit) data-large=(self.large) {
                div.actions {
                    @for link in &self.pages { (link.classed("button plain")) }
                    @for link in &self.zooms { (link.classed("button plain")) }
                    @for action in &self.also { (action) }
                }
                div class={ "paper zoom-" (self.zoom) } tabindex="0" role="region" aria-label=(self.label) {
                    img src=(shown) alt=(self.label);
                }
            }
        }
    }
}

/// A column of [`KeyedRows`].
#[derive(Clone, Debug, Default)]
pub struct KeyedColumn {
    /// The field's name in the form.
    pub field: String,
    /// Its heading.
    pub label: String,
    /// Values that it may have.
    pub values: Vec<String>,
}

/// A cell of [`KeyedRows`].
#[derive(Clone, Debug, Default)]
pub struct KeyedCell {
    /// What was typed.
    pub text: String,
    /// Whether it cannot be read.
    pub is_unread: bool,
}

/// A row of [`KeyedRows`].
#[derive(Clone, Debug, Default)]
pub struct KeyedRow {
    /// Its id, which begins the names of its fields.
    pub id: String,
    /// The version that it was made from; 0 for a new one.
    pub version: i64,
    /// Its place.
    pub place: f64,
    /// Tells what stands in it from what is typed over it.
    pub mark: String,
    /// Its cells, one a column.
    pub cells: Vec<KeyedCell>,
}

/// What [`KeyedRows`] says.
#[derive(Clone, Debug, Default)]
pub struct KeyedTexts {
    /// The caption of the table.
    pub caption: String,
    /// The heading of the rows' numbers.
    pub number: String,
    /// The heading of what is kept.
    pub state: String,
    /// That a row is kept.
    pub kept: String,
    /// Beside the box of a cell that cannot be read.
    pub unread: String,
    /// Names a cell: `{field}` and `{row}` stand for its column and its row's number.
    pub cell: String,
}

/// Rows that are typed: a table of fields, each with a box for what cannot be read. `facts` and
/// `said` are JSON for the script: where rows are sent and values asked for; sentences by their names.
#[derive(Clone, Debug, Default)]
pub struct KeyedRows {
    texts: KeyedTexts,
    columns: Vec<KeyedColumn>,
    rows: Vec<KeyedRow>,
    first: usize,
    facts: String,
    said: String,
}

impl KeyedRows {
    /// Rows under their columns; `first` is the number of the first row.
    #[must_use]
    pub fn new(texts: KeyedTexts, columns: Vec<KeyedColumn>, rows: Vec<KeyedRow>, first: usize) -> Self {
        Self {
            texts,
            columns,
            rows,
            first,
            ..Self::default()
        }
    }

    /// What the script is told.
    #[must_use]
    pub fn script(mut self, facts: impl Into<String>, said: impl Into<String>) -> Self {
        self.facts = facts.into();
        self.said = said.into();
        self
    }

    fn row(&self, number: usize, row: &KeyedRow) -> Markup {
        let is_kept = row.version > 0;
        html! {
            tr data-row=(row.id) {
                th scope="row" class="num" { (number) }
                @for (column, cell) in self.columns.iter().zip(&row.cells) {
                    @let list = (!column.values.is_empty()).then(|| format!("values-{}", column.field));
                    @let label = self.texts.cell.replace("{field}", &column.label).replace("{row}", &number.to_string());
                    td {
                        input type="text" name={ (row.id) "." (column.field) } value=(cell.text) data-cell=(column.field)
                            aria-label=(label) list=[list] dir="auto" autocomplete="off" spellcheck="false" maxlength="500";
                        label.unread {
                            input type="checkbox" name={ (row.id) ".unread." (column.field) } value="yes" checked[cell.is_unread]
                                aria-label={ (label) ": " (self.texts.unread) };
                            span aria-hidden="true" { (self.texts.unread) }
                        }
                    }
                }
                td.tight {
                    input type="hidden" name={ (row.id) ".version" } value=(row.version);
                    input type="hidden" name={ (row.id) ".place" } value=(row.place);
                    input type="hidden" name={ (row.id) ".mark" } value=(row.mark);
                    span.kept data-kept { @if is_kept { (icon(Icon::Check)) span.away { (self.texts.kept) } } }
                }
            }
        }
    }
}

impl Render for KeyedRows {
    fn render(&self) -> Markup {
        html! {
            div.tablebox.keyed tabindex="0" role="region" aria-label=(self.texts.caption) data-keyed data-facts=(self.facts) data-said=(self.said) {
                table {
                    caption { span.away { (self.texts.caption) } }
                    thead { tr {
                        th.num scope="col" { (self.texts.number) }
                        @for column in &self.columns { th scope="col" { (column.label) } }
                        th scope="col" { span.away { (self.texts.state) } }
                    } }
                    tbody { @for (at, row) in self.rows.iter().enumerate() { (self.row(self.first + at, row)) } }
                }
                @for column in self.columns.iter().filter(|column| !column.values.is_empty()) {
                    datalist id={ "values-" (column.field) } { @for value in &column.values { option value=(value) {} } }
                }
            }
        }
    }
}

/// A scan and beside it what is typed from it; on a phone the scan is above.
#[must_use]
pub fn beside_scan(scan: &Scan, rows: impl Render) -> Markup {
    html! { div.keying { (scan) div { (rows) } } }
}

/// Samples for the style page.
pub(crate) fn samples() -> Vec<crate::style::Sample> {
    let scan = |label: &str| {
        Scan::new("/assets/mark.svg", "/assets/mark.svg", label)
            .pages(vec![
                Link::new("Page 1", "#").current(true),
                Link::new("Page 2", "#"),
            ])
            .zoom(1, vec![Link::new("Larger", "#")])
    };
    let texts = KeyedTexts {
        caption: "Rows of page 1".to_owned(),
        number: "Row".to_owned(),
        state: "Kept".to_owned(),
        kept: "kept".to_owned(),
        unread: "cannot be read".to_owned(),
        cell: "{field}, row {row}".to_owned(),
    };
    let column = |field: &str, label: &str| KeyedColumn {
        field: field.to_owned(),
        label: label.to_owned(),
        values: vec!["Thailand".to_owned()],
    };
    let cell = |text: &str, is_unread| KeyedCell {
        text: text.to_owned(),
        is_unread,
    };
    let row = |id: &str, version, name: &str, is_unread| KeyedRow {
        id: id.to_owned(),
        version,
        place: 1.0,
        mark: String::new(),
        cells: vec![cell(name, false), cell("", is_unread)],
    };
    let rows = KeyedRows::new(
        texts,
        vec![column("name", "Name"), column("party", "Party")],
        vec![
            row("sample-1", 1, "Somchai Example", true),
            row("sample-2", 0, "", false),
        ],
        1,
    );
    vec![
        crate::style::Sample::new(
            "Scan",
            vec![("A page that fits", scan("Page 1 of the scan").render())],
        ),
        crate::style::Sample::new("KeyedRows", vec![("One row kept, one blank", rows.render())]),
        crate::style::Sample::new(
            "beside_scan",
            vec![(
                "Side by side",
                beside_scan(&scan("The scan beside its rows"), html! { p { "Rows" } }),
            )],
        ),
    ]
}
