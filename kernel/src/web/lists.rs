//! What every list shares: the page asked for, the order, the filters, all in the URL.

use std::{collections::BTreeMap, future::Future};

use super::{
    Cx,
    shell::{decode, encode},
};
use crate::{error::Result, kept::Moment};

/// How many rows a page of a list has.
pub const PAGE: i64 = 50;

/// One column one can sort by: its word in the URL and its fixed piece of SQL.
#[derive(Debug, Clone, Copy)]
pub struct SortKey {
    /// The word in the URL.
    pub key: &'static str,
    /// `order by ...` in rising order.
    pub rising: &'static str,
    /// `order by ...` in falling order.
    pub falling: &'static str,
}

impl SortKey {
    /// A column by which the rows are put in order after they were read, as by names in
    /// the reader's language.
    pub const fn after_reading(key: &'static str) -> Self {
        Self {
            key,
            rising: "",
            falling: "",
        }
    }
}

/// What the URL of a list says.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    pairs: BTreeMap<String, String>,
}

impl Listing {
    /// Takes the pairs of a query; empty ones count as absent.
    pub fn of(pairs: BTreeMap<String, String>) -> Self {
        Self {
            pairs: pairs
                .into_iter()
                // What the last act led to is said once and is no part of the list.
                .filter(|(key, value)| key != "told" && !value.trim().is_empty())
                .map(|(key, value)| (key, value.trim().chars().take(200).collect()))
                .collect(),
        }
    }

    /// Reads a query as it stands in an address; what cannot be read counts as absent.
    pub fn parse(query: &str) -> Self {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self::of(pairs.map(|(key, value)| (decode(key), decode(value))).collect())
    }

    /// The value of a filter.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs.get(key).map(String::as_str)
    }

    /// The columns asked for, `columns=a,b,c`; none when nobody chose.
    pub fn columns(&self) -> Option<Vec<&str>> {
        self.get("columns").map(|keys| keys.split(',').collect())
    }

    /// Everything that the address says.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// What makes the list what it is, as a query: filters, order and columns, without
    /// the page and the language. Empty for the list as it comes.
    pub fn query(&self) -> String {
        let pairs = self
            .pairs()
            .filter(|(key, _)| !matches!(*key, "page" | "lang" | "look"))
            .map(|(key, value)| format!("{}={}", encode(key), encode(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The page asked for, from 1.
    pub fn page(&self) -> i64 {
        self.get("page")
            .and_then(|page| page.parse().ok())
            .unwrap_or(1)
            .clamp(1, 100_000)
    }

    /// How many rows to skip.
    pub fn offset(&self) -> i64 {
        (self.page() - 1) * PAGE
    }

    /// The order asked for among those there are, else the first; and whether it falls.
    pub fn order(&self, keys: &[SortKey]) -> (&'static str, &'static str, bool) {
        let asked = self.get("sort").unwrap_or("");
        let falls = asked.starts_with('-');
        let word = asked.trim_start_matches('-');
        match keys.iter().find(|key| key.key == word) {
            Some(key) if falls => (key.falling, key.key, true),
            Some(key) => (key.rising, key.key, false),
            None => keys
                .first()
                .map_or(("", "", false), |key| (key.rising, key.key, false)),
        }
    }

    /// The same list with one part of its URL set (or removed), on its first page.
    pub fn href_with(&self, path: &str, key: &str, value: Option<&str>) -> String {
        let mut pairs = self.pairs.clone();
        if key != "page" {
            pairs.remove("page");
        }
        match value {
            Some(value) => pairs.insert(key.to_owned(), value.to_owned()),
            None => pairs.remove(key),
        };
        address(path, &pairs)
    }

    /// The list's own address.
    pub fn href(&self, path: &str) -> String {
        address(path, &self.pairs)
    }

    /// Where a click on a column's heading leads: rising first, then falling.
    pub fn sort_href(&self, path: &str, key: &str) -> String {
        let now = self.get("sort").unwrap_or("");
        let next = if now == key {
            format!("-{key}")
        } else {
            key.to_owned()
        };
        self.href_with(path, "sort", Some(&next))
    }

    /// The filters that are set, without page, order and columns.
    pub fn filters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs()
            .filter(|(key, _)| !matches!(*key, "page" | "sort" | "columns" | "lang" | "look"))
    }
}

/// How many rows a list has for its reader: counted once for these filters and this day
/// and kept until something is written, since every page of the list asks. `list` names
/// it among all lists.
///
/// # Errors
/// What `count` answers.
pub async fn counted<Fut>(
    cx: &Cx,
    moment: &Moment<'_>,
    list: &'static str,
    listing: &Listing,
    count: Fut,
) -> Result<i64>
where
    Fut: Future<Output = Result<i64>> + Send,
{
    let filters: Vec<(&str, &str)> = listing.filters().collect();
    let key = format!("{filters:?} {} {:?}", cx.app.today(), cx.actor);
    Ok(*moment.get(list, key, || count).await?)
}

fn address(path: &str, pairs: &BTreeMap<String, String>) -> String {
    let query: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encode(key), encode(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}
