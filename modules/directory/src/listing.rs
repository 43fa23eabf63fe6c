//! What every list of the directory shares: its filter bar, its pages, its files.

use balai_kernel::{
    Error, t,
    text::Lang,
    web::{
        Answer, Listing, PAGE, attachment,
        ui::{self, Choice, Filters, Link, Pager},
    },
};
use balai_sheets::{Table, to_csv, to_xlsx};
use maud::{Markup, Render, html};

/// A list at an address.
pub(crate) struct List<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// What the address says.
    pub listing: &'a Listing,
    /// The address itself.
    pub path: &'a str,
}

/// A filter: its name in the address, its label, its choices; without choices it is
/// a box for words.
pub(crate) struct Filter {
    /// The name in the address.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// Value and words of each choice.
    pub choices: Option<Vec<(String, String)>>,
}

impl Filter {
    /// A box for words.
    pub const fn search(label: &'static str) -> Self {
        Self {
            name: "q",
            label,
            choices: None,
        }
    }

    /// One of some.
    pub const fn of(name: &'static str, label: &'static str, choices: Vec<(String, String)>) -> Self {
        Self {
            name,
            label,
            choices: Some(choices),
        }
    }
}

impl List<'_> {
    /// The filter bar with what is active.
    pub fn filters(&self, filters: &[Filter]) -> Markup {
        let lang = self.lang;
        let mut bar = Filters::new(
            self.path,
            t!(lang, "directory-filters"),
            t!(lang, "directory-filter"),
        );
        let mut chips = Vec::new();
        for filter in filters {
            let now = self.listing.get(filter.name).unwrap_or("");
            let label = t!(lang, filter.label);
            let mut said = now.to_owned();
            match &filter.choices {
                None => bar = bar.search(filter.name, &label, now),
                Some(choices) => {
                    let mut all = vec![Choice::new("", t!(lang, "directory-all"))];
                    for (value, words) in choices {
                        if value == now {
                            said.clone_from(words);
                        }
                        all.push(Choice::new(value, words).chosen(value == now));
                    }
                    bar = bar.select(filter.name, &label, &all);
                }
            }
            if !now.is_empty() {
                let href = self.listing.href_with(self.path, filter.name, None);
                chips.push(Link::new(format!("{label}: {said}"), href));
            }
        }
        for kept in ["sort", "columns"] {
            if let Some(value) = self.listing.get(kept) {
                bar = bar.keep(kept, value);
            }
        }
        if !chips.is_empty() {
            // The chosen columns are no filter: they stay.
            let clear = Listing::default().href_with(self.path, "columns", self.listing.get("columns"));
            bar = bar
                .active(t!(lang, "directory-remove"), chips)
                .clear(Link::new(t!(lang, "directory-clear"), clear));
        }
        bar.render()
    }

    /// The line above the list: how many, the files it can be taken away as, and the
    /// `tools` of its columns and views.
    pub fn toolbar(&self, count: &str, export: Option<&str>, tools: Markup) -> Markup {
        let links = export.map(|address| {
            ui::exports(
                &t!(self.lang, "directory-export"),
                &["csv", "xlsx"].map(|format| {
                    Link::new(
                        format.to_uppercase(),
                        self.listing.href(&format!("{address}/{format}")),
                    )
                }),
            )
        });
        ui::toolbar(count, html! { (tools) @if let Some(links) = links { (links) } })
    }

    /// The pages of the list; nothing when there is one.
    pub fn pager(&self, count: i64) -> Markup {
        let (lang, page) = (self.lang, self.listing.page());
        let pages = (count + PAGE - 1) / PAGE;
        if pages <= 1 {
            return Markup::default();
        }
        let link = |label: &str, page: i64| {
            let href = self.listing.href_with(self.path, "page", Some(&page.to_string()));
            Link::new(t!(lang, label), href)
        };
        Pager::new(
            t!(lang, "pager-label"),
            t!(lang, "pager-where", page = page, pages = pages),
        )
        .previous((page > 1).then(|| link("pager-before", page - 1)))
        .next((page < pages).then(|| link("pager-after", page + 1)))
        .render()
    }
}

/// A table as a file, `csv` or `xlsx`.
pub(crate) fn file(name: &str, format: &str, table: &Table) -> Answer {
    match format {
        "csv" => Ok(attachment(
            &format!("{name}.csv"),
            "text/csv; charset=utf-8",
            to_csv(table),
        )),
        "xlsx" => {
            let bytes = to_xlsx(table).map_err(|error| Error::setup(error.to_string()))?;
            Ok(attachment(
                &format!("{name}.xlsx"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes,
            ))
        }
        _ => Err(Error::NotFound),
    }
}
