//! The measure of publications.

mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Error, Result,
    measure::{Ask, Behind, Cell, Chapter, Dim, Measure, Source, Unit},
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
        chapter: Chapter::Publications,
        unit: Unit::Count,
        is_stock: false,
        dims: DIMS,
        part_of: None,
        count: |db, profile, lang, ask| Box::pin(SOURCE.answer(db, profile, lang, "publications", ask)),
        source: Some(&SOURCE),
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

/// Publications are counted for all that a page asks about them at once.
static SOURCE: Source = Source {
    name: "library",
    count: |db, _, lang, questions| {
        Box::pin(async move {
            for question in questions {
                fits(&question.ask)?;
            }
            let asks: Vec<&Ask> = questions.iter().map(|question| &question.ask).collect();
            let counted = store::publications(db, &asks).await?;
            let mut names = BTreeMap::new();
            for dim in [Dim::Initiative, Dim::Purpose] {
                if asks.iter().any(|ask| ask.by == Some(dim)) {
                    names.insert(dim.code(), names_of(db, dim).await?);
                }
            }
            let mut answers = Vec::new();
            for (at, ask) in (0..).zip(&asks) {
                let parts = counted.iter().filter(|(question, _, _)| *question == at);
                let parts = parts.map(|(_, key, n)| (key.as_str(), *n)).collect();
                let names = ask.by.and_then(|dim| names.get(dim.code()));
                answers.push(cells(lang, ask, parts, names));
            }
            Ok(answers)
        })
    },
};

async fn names_of(db: &Db, dim: Dim) -> Result<BTreeMap<String, Words>> {
    let names = store::names(db, dim).await?;
    Ok(names.into_iter().map(|(code, words)| (code, words.0)).collect())
}

/// One cell for the whole, else one for each part in the order of keys.
fn cells(
    lang: Lang,
    ask: &Ask,
    parts: Vec<(&str, i64)>,
    names: Option<&BTreeMap<String, Words>>,
) -> Vec<Cell> {
    let Some(dim) = ask.by else {
        return vec![Cell::count(parts.iter().map(|(_, n)| n).sum())];
    };
    let cell = |(key, n)| {
        let key = shown_key(dim, key);
        Cell {
            label: label(lang, dim, &key, names),
            key,
            ..Cell::count(n)
        }
    };
    let mut cells: Vec<Cell> = parts.into_iter().map(cell).collect();
    cells.sort_by(|a, b| a.key.cmp(&b.key));
    cells
}

/// A month is kept as `202406` and shown as `2024-06`.
fn shown_key(dim: Dim, stored: &str) -> String {
    match (dim, stored.split_at_checked(4)) {
        (Dim::Month, Some((year, month))) if month.len() == 2 => format!("{year}-{month}"),
        _ => stored.to_owned(),
    }
}

fn label(lang: Lang, dim: Dim, key: &str, names: Option<&BTreeMap<String, Words>>) -> String {
    if key.is_empty() {
        return t!(lang, "measure-not-stated");
    }
    let month = || format!("{key}-01").parse::<Date>().ok();
    match (dim, names.and_then(|names| names.get(key))) {
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
        let in_all = store::publications(db, &[ask]).await?;
        let in_all = in_all.iter().map(|(_, _, n)| n).sum();
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
