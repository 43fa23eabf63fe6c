//! The columns of a list: declared once for each noun, with who may see them; the page
//! and the file show those that the reader chose among them.

use balai_sheets::{Out, Table};
use maud::Markup;

use super::{Frame, SavedView, pages, store};
use crate::{
    actor::Actor,
    error::Result,
    store::Day,
    t,
    web::{
        Cx, Listing, SortKey,
        ui::{self, Row, table::Sort},
    },
};

/// When a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Always: what the row is about.
    Fixed,
    /// Unless the reader chose others.
    Usual,
    /// Only where the reader asked for it.
    Extra,
}

/// One column of a noun's lists. `R` is a row as the list reads it.
pub struct Column<R> {
    key: &'static str,
    label: &'static str,
    cell: fn(&Cx, &R) -> Markup,
    file: fn(&Cx, &R) -> Out,
    standing: Standing,
    sort: Option<&'static str>,
    /// Whether the order in which its [`SortKey`] rises shows what is latest first.
    is_latest_first: bool,
    seen: fn(&Actor) -> bool,
    is_number: bool,
    is_tight: bool,
    width: u16,
}

impl<R> Column<R> {
    /// A column: its word in the address, the key of its heading, what it shows on the
    /// page and what it holds in a file.
    pub const fn new(
        key: &'static str,
        label: &'static str,
        cell: fn(&Cx, &R) -> Markup,
        file: fn(&Cx, &R) -> Out,
    ) -> Self {
        Self {
            key,
            label,
            cell,
            file,
            standing: Standing::Usual,
            sort: None,
            is_latest_first: false,
            seen: |_| true,
            is_number: false,
            is_tight: false,
            width: 16,
        }
    }

    /// Always shown: it says what the row is about.
    #[must_use]
    pub const fn fixed(mut self) -> Self {
        self.standing = Standing::Fixed;
        self
    }

    /// On the page only where the reader asks for it.
    #[must_use]
    pub const fn extra(mut self) -> Self {
        self.standing = Standing::Extra;
        self
    }

    /// Sorts the list by the [`SortKey`] with this word.
    #[must_use]
    pub const fn sorted(mut self, key: &'static str) -> Self {
        self.sort = Some(key);
        self
    }

    /// The same by a [`SortKey`] of days that begins with the latest.
    #[must_use]
    pub const fn sorted_latest_first(mut self, key: &'static str) -> Self {
        self.is_latest_first = true;
        self.sorted(key)
    }

    /// For those alone of whom `seen` holds; nobody else can choose, see or export it.
    #[must_use]
    pub const fn for_those(mut self, seen: fn(&Actor) -> bool) -> Self {
        self.seen = seen;
        self
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.is_number = true;
        self
    }

    /// Not broken over lines on the page, as dates are not.
    #[must_use]
    pub const fn tight(mut self) -> Self {
        self.is_tight = true;
        self
    }

    /// Its width in a workbook, in characters; 16 unless said otherwise.
    #[must_use]
    pub const fn wide(mut self, characters: u16) -> Self {
        self.width = characters;
        self
    }
}

/// A text in a cell of a file; nothing where there is none.
pub fn text(words: Option<&str>) -> Out {
    words
        .filter(|words| !words.is_empty())
        .map_or(Out::Empty, |words| Out::Text(words.to_owned()))
}

/// A day in a cell of a file; nothing where there is none.
pub fn date(day: Option<Day>) -> Out {
    day.map_or(Out::Empty, |day| Out::Date(*day))
}

/// A list as its reader asked for it: which columns, and which views they keep of it.
pub struct Columns<'a, R: 'static> {
    pub(super) cx: &'a Cx,
    pub(super) listing: &'a Listing,
    pub(super) path: &'a str,
    pub(super) views: Vec<SavedView>,
    /// The columns that the reader may see, and whether each is shown.
    offered: Vec<(&'static Column<R>, bool)>,
}

impl<'a, R: 'static> Columns<'a, R> {
    /// The columns shown on the page at `path`, and the reader's views of it: one
    /// statement where someone is signed in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(
        cx: &'a Cx,
        listing: &'a Listing,
        path: &'a str,
        all: &'static [Column<R>],
    ) -> Result<Self> {
        let views = match cx.actor.account {
            Some(account) => store::of_list(&cx.app.db, account, path).await?,
            None => Vec::new(),
        };
        let usual = |standing| standing == Standing::Usual;
        Ok(Self {
            cx,
            listing,
            path,
            views,
            offered: offered(&cx.actor, listing, all, usual),
        })
    }

    /// The columns of a file: those chosen, else all that the reader may see.
    pub fn for_file(cx: &'a Cx, listing: &'a Listing, all: &'static [Column<R>]) -> Self {
        Self {
            cx,
            listing,
            path: "",
            views: Vec::new(),
            offered: offered(&cx.actor, listing, all, |_| true),
        }
    }

    /// Without these columns, whatever was asked for: what they hold is not for this list.
    #[must_use]
    pub fn without(mut self, keys: &[&str]) -> Self {
        self.offered.retain(|(column, _)| !keys.contains(&column.key));
        self
    }

    fn shown(&self) -> impl Iterator<Item = &'static Column<R>> {
        self.offered
            .iter()
            .filter(|(_, shown)| *shown)
            .map(|(column, _)| *column)
    }

    /// The headings of the table.
    pub fn heads(&self, sorts: &[SortKey]) -> Vec<ui::Column> {
        let (_, now, falls) = self.listing.order(sorts);
        self.shown()
            .map(|column| {
                let label = t!(self.cx.lang(), column.label);
                let head = if column.is_number {
                    ui::Column::number(label)
                } else {
                    ui::Column::new(label)
                };
                let head = if column.is_tight { head.tight() } else { head };
                let Some(key) = column.sort else { return head };
                let sort = match (now == key, falls != column.is_latest_first) {
                    (false, _) => Sort::None,
                    (true, false) => Sort::Ascending,
                    (true, true) => Sort::Descending,
                };
                head.sort(self.listing.sort_href(self.path, key), sort)
            })
            .collect()
    }

    /// The rows of the table.
    pub fn rows(&self, rows: &[R]) -> Vec<Row> {
        rows.iter()
            .map(|row| Row::new(self.shown().map(|column| (column.cell)(self.cx, row)).collect()))
            .collect()
    }

    /// The table as a file.
    pub fn sheet(&self, title: String, rows: &[R]) -> Table {
        Table {
            title,
            columns: self
                .shown()
                .map(|column| (t!(self.cx.lang(), column.label), column.width))
                .collect(),
            rows: rows
                .iter()
                .map(|row| self.shown().map(|column| (column.file)(self.cx, row)).collect())
                .collect(),
        }
    }

    /// What stands around the list.
    pub fn frame(&self) -> Frame<'a> {
        Frame {
            lang: self.cx.lang(),
            listing: self.listing,
            path: self.path,
        }
    }

    /// The reader's views of the list, to stand above its filters; nothing where there are none.
    pub fn views(&self) -> Markup {
        pages::chips(self.cx, self.listing, self.path, &self.views)
    }

    /// What stands in the list's toolbar: choosing columns, saving a view.
    pub fn tools(&self) -> Markup {
        let lang = self.cx.lang();
        let fixed: Vec<&str> = self
            .offered
            .iter()
            .filter(|(column, _)| column.standing == Standing::Fixed)
            .map(|(column, _)| column.key)
            .collect();
        let choices: Vec<(&str, String, bool)> = self
            .offered
            .iter()
            .filter(|(column, _)| column.standing != Standing::Fixed)
            .map(|(column, shown)| (column.key, t!(lang, column.label), *shown))
            .collect();
        pages::tools(self.cx, self.listing, self.path, &fixed, &choices, &self.views)
    }
}

/// The columns that an actor may see, each with whether it is shown: those asked for in
/// the address; where none was, the fixed ones and those for which `unasked` holds.
fn offered<R>(
    actor: &Actor,
    listing: &Listing,
    all: &'static [Column<R>],
    unasked: impl Fn(Standing) -> bool,
) -> Vec<(&'static Column<R>, bool)> {
    let asked = listing.columns();
    all.iter()
        .filter(|column| (column.seen)(actor))
        .map(|column| {
            let shown = match &asked {
                Some(keys) => keys.contains(&column.key),
                None => unasked(column.standing),
            };
            (column, shown || column.standing == Standing::Fixed)
        })
        .collect()
}
