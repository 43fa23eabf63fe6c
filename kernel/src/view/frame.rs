//! What stands around a list: filters, sorting, pages, files. Everything is in the
//! address, so that a view can be mailed.

use balai_sheets::{Paper, Table, to_csv, to_docx, to_xlsx};
use maud::{Markup, Render, html};

use crate::{
    args,
    error::Error,
    store::Args,
    t,
    text::Lang,
    web::{
        Answer, Listing, PAGE, attachment,
        ui::{self, Choice, Filters, Link, Pager},
    },
};

/// A list as the reader asked for it.
pub struct Frame<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// What the address says.
    pub listing: &'a Listing,
    /// The list's own address.
    pub path: &'a str,
}

/// How many filters stand open; where there are far more, the others are folded.
const FOLDED_FROM: usize = 4;

/// One filter of a list.
pub enum Pick {
    /// Words to look for.
    Text(&'static str, String),
    /// One of some: name, label, values with their words.
    One(&'static str, String, Vec<(String, String)>),
    /// A day.
    Day(&'static str, String),
}

impl Pick {
    /// One of the years there are.
    pub fn year(lang: Lang, years: &[i64]) -> Self {
        let years = years.iter().map(|year| (year.to_string(), year.to_string()));
        Self::One("year", t!(lang, "rows-year"), years.collect())
    }
}

impl Frame<'_> {
    /// The filter bar with what is active now.
    pub fn filters(&self, picks: Vec<Pick>) -> Markup {
        let lang = self.lang;
        let mut bar = Filters::new(self.path, t!(lang, "rows-filters"), t!(lang, "rows-show"));
        for key in ["sort", "columns"] {
            if let Some(value) = self.listing.get(key) {
                bar = bar.keep(key, value);
            }
        }
        let mut chips = Vec::new();
        let many = picks.len() > FOLDED_FROM + 2;
        for (at, pick) in picks.into_iter().enumerate() {
            if many && at == FOLDED_FROM {
                bar = bar.more(t!(lang, "rows-more"));
            }
            match pick {
                Pick::Text(name, label) => {
                    let now = self.listing.get(name).unwrap_or("");
                    bar = bar.search(name, &label, now);
                    if !now.is_empty() {
                        chips.push(self.chip(name, &label, now));
                    }
                }
                Pick::Day(name, label) => {
                    let now = self.listing.get(name).unwrap_or("");
                    bar = bar.day(name, &label, now);
                    if !now.is_empty() {
                        chips.push(self.chip(name, &label, now));
                    }
                }
                Pick::One(name, label, values) => {
                    let now = self.listing.get(name).unwrap_or("");
                    // What is no choice any more is said as it stands in the address.
                    let mut said = now.to_owned();
                    let mut choices = vec![Choice::new("", t!(lang, "rows-all"))];
                    for (value, words) in values {
                        let chosen = value == now;
                        if chosen {
                            said.clone_from(&words);
                        }
                        choices.push(Choice::new(value, words).chosen(chosen));
                    }
                    bar = bar.select(name, &label, &choices);
                    if !now.is_empty() {
                        chips.push(self.chip(name, &label, &said));
                    }
                }
            }
        }
        if !chips.is_empty() {
            // The chosen columns are no filter: they stay.
            let clear = Listing::default().href_with(self.path, "columns", self.listing.get("columns"));
            bar = bar
                .active(t!(lang, "rows-remove"), chips)
                .clear(Link::new(t!(lang, "rows-clear"), clear));
        }
        bar.render()
    }

    fn chip(&self, name: &str, label: &str, words: &str) -> Link {
        Link::new(
            format!("{label}: {words}"),
            self.listing.href_with(self.path, name, None),
        )
    }

    /// Links to the pages before and after; nothing where all fits on one.
    pub fn pager(&self, count: i64) -> Markup {
        if count <= PAGE && self.listing.page() == 1 {
            return Markup::default();
        }
        let (lang, page) = (self.lang, self.listing.page());
        let last = (count + PAGE - 1) / PAGE;
        let (from, to) = ((page - 1) * PAGE + 1, (page * PAGE).min(count));
        let href = |n: i64| self.listing.href_with(self.path, "page", Some(&n.to_string()));
        let summary = t!(lang, "rows-range", from = from.min(count), to = to, count = count);
        Pager::new(t!(lang, "rows-pages"), summary)
            .previous((page > 1).then(|| Link::new(t!(lang, "rows-previous"), href(page - 1))))
            .next((page < last).then(|| Link::new(t!(lang, "rows-next"), href(page + 1))))
            .render()
    }

    /// Links to the list as files: exactly what the reader sees.
    pub fn exports(&self) -> Markup {
        self.exports_as(&["csv", "xlsx"])
    }

    /// Links to the list as files of these formats.
    pub fn exports_as(&self, formats: &[&str]) -> Markup {
        let href = |format: &str| {
            let bare = self
                .listing
                .href_with(&format!("{}/export/{format}", self.path), "page", None);
            Link::new(format.to_uppercase(), bare)
        };
        let links: Vec<Link> = formats.iter().map(|format| href(format)).collect();
        ui::exports(&t!(self.lang, "rows-export"), &links)
    }

    /// The number of rows, and what can be done with them, such as choosing columns.
    pub fn toolbar(&self, count: impl Render, tools: Markup, exports: bool) -> Markup {
        let tools = html! { (tools) @if exports { (self.exports()) } };
        ui::toolbar(count, tools)
    }
}

/// A table as a file, `csv` or `xlsx`; texts that a spreadsheet would take as formulas
/// are made harmless.
///
/// # Errors
/// [`Error::NotFound`] for another format, a refusal for a table too large for a workbook.
pub fn file(format: &str, name: &str, table: &Table) -> Answer {
    match format {
        "csv" => Ok(attachment(
            &format!("{name}.csv"),
            "text/csv; charset=utf-8",
            to_csv(table),
        )),
        "xlsx" => {
            let bytes = to_xlsx(table).map_err(|_| Error::refused("rows-too-large"))?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok(attachment(&format!("{name}.xlsx"), kind, bytes))
        }
        _ => Err(Error::NotFound),
    }
}

/// A table as a Word document, with lines under its title.
///
/// # Errors
/// A refusal for a table too large for a document.
pub fn document(lang: Lang, name: &str, table: &Table, lines: &[String]) -> Answer {
    let (page, of) = (t!(lang, "rows-document-page"), t!(lang, "rows-document-of"));
    let paper = Paper {
        language: lang.code(),
        lines,
        page: &page,
        of: &of,
    };
    let bytes = to_docx(table, &paper).map_err(|_| Error::refused("rows-too-large-document"))?;
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(attachment(&format!("{name}.docx"), kind, bytes))
}

/// As many rows as a file may have.
const MOST: i64 = 100_000;

/// What `limit ? offset ?` takes for a page of a list, or for all of it where `whole`.
pub fn part(listing: &Listing, whole: bool) -> Args {
    let (most, skip) = if whole {
        (MOST, 0)
    } else {
        (PAGE, listing.offset())
    };
    args![most, skip]
}

/// A text as a pattern for `like ... escape '!'` that finds it anywhere in what is kept as
/// it was written and compared in small letters.
pub fn plain_pattern(text: &str) -> String {
    format!("%{}%", text.to_lowercase().replace(['%', '_', '!'], ""))
}

/// A text as a pattern for `like ... escape '!'` that finds it anywhere.
pub fn pattern(text: &str) -> String {
    let mut out = String::from("%");
    for c in balai_names::fold(text).chars() {
        if matches!(c, '%' | '_' | '!') {
            out.push('!');
        }
        out.push(c);
    }
    out.push('%');
    out
}
