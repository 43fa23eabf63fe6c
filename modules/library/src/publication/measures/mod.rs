//! The measure of publications.

mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Result,
    measure::{Ask, Behind, Cell, Dim, Measure, Unit},
    profile::Profile,
    store::Db,
    t,
    text::{Lang, Words, day_span},
};
use futures::future::BoxFuture;
use jiff::civil::Date;

const DIMS: &[Dim] = &[Dim::Initiative, Dim::Purpose, Dim::Month];

/// All measures of the library.
pub(crate) fn measures() -> Vec<Measure> {
    vec![Measure {
        code: "publications",
        version: 1,
        unit: Unit::Count,
        dims: DIMS,
        part_of: None,
        count,
        rows: Some(rows),
    }]
}

/// Refuses a question about a dimension that publications do not have.
fn fits(ask: &Ask) -> Result<()> {
    let mut asked = ask.by.iter().chain(ask.only.iter().map(|(dim, _)| dim));
    if asked.all(|dim| DIMS.contains(dim)) {
        Ok(())
    } else {
        Err(Error::refused("measure-not-split-so"))
    }
}

fn count<'a>(db: &'a Db, _: &'a Profile, lang: Lang, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Cell>>> {
    Box::pin(async move {
        fits(ask)?;
        let parts = store::publications(db, ask).await?;
        let Some(dim) = ask.by else {
            return Ok(vec![Cell::count(parts.iter().map(|(_, n)| n).sum())]);
        };
        let names: BTreeMap<String, Words> = store::names(db, dim)
            .await?
            .into_iter()
            .map(|(code, words)| (code, words.0))
            .collect();
        let cells = parts.into_iter().map(|(key, n)| {
            let key = shown_key(dim, &key);
            Cell {
                label: label(lang, dim, &key, &names),
                key,
                ..Cell::count(n)
            }
        });
        let mut cells: Vec<Cell> = cells.collect();
        cells.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(cells)
    })
}

/// A month is kept as `202406` and shown as `2024-06`.
fn shown_key(dim: Dim, stored: &str) -> String {
    match (dim, stored.split_at_checked(4)) {
        (Dim::Month, Some((year, month))) if month.len() == 2 => format!("{year}-{month}"),
        _ => stored.to_owned(),
    }
}

fn label(lang: Lang, dim: Dim, key: &str, names: &BTreeMap<String, Words>) -> String {
    if key.is_empty() {
        return t!(lang, "measure-not-stated");
    }
    let month = || format!("{key}-01").parse::<Date>().ok();
    match (dim, names.get(key)) {
        (Dim::Month, _) => month().map_or_else(|| key.to_owned(), |day| day_span(lang, day, day, "month")),
        (_, Some(words)) => words.get(lang).to_owned(),
        (_, None) => key.to_owned(),
    }
}

fn rows<'a>(
    db: &'a Db,
    _: &'a Profile,
    actor: &'a Actor,
    ask: &'a Ask,
    most: i64,
    skip: i64,
) -> BoxFuture<'a, Result<(Vec<Behind>, i64)>> {
    Box::pin(async move {
        fits(ask)?;
        let in_all = store::publications(db, ask).await?.iter().map(|(_, n)| n).sum();
        let rows = store::rows(db, actor, ask, most, skip).await?;
        let rows = rows
            .into_iter()
            .map(|(id, title)| Behind {
                href: format!("/app/library/{}", id.simple()),
                words: title.get(actor.lang).to_owned(),
            })
            .collect();
        Ok((rows, in_all))
    })
}
