//! The measures of outcomes: those that were verified and that each party concerned has no objection
//! to. What is only claimed counts nowhere, and nothing is counted by party.

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

macro_rules! measure {
    ($code:literal, $part_of:expr) => {
        Measure {
            code: $code,
            version: 1,
            chapter: Chapter::Outcomes,
            unit: Unit::Count,
            is_stock: false,
            dims: DIMS,
            part_of: $part_of,
            count: |db, profile, lang, ask| Box::pin(SOURCE.answer(db, profile, lang, $code, ask)),
            source: Some(&SOURCE),
            rows: Some(|db, profile, actor, ask, most, skip| {
                rows($code, db, profile, actor, ask, most, skip)
            }),
        }
    };
}

/// All measures of outcomes.
pub(crate) fn measures() -> Vec<Measure> {
    vec![
        measure!("outcomes", None),
        measure!("outcomes-procedure", Some("outcomes")),
        measure!("outcomes-interdiction", Some("outcomes")),
        measure!("outcomes-arrest", Some("outcomes")),
        measure!("outcomes-cited", Some("outcomes")),
        measure!("outcomes-trained", Some("outcomes")),
        measure!("onward-trained", None),
    ]
}

/// The kind that a measure counts; all for none.
fn kind_of(code: &str) -> Option<&str> {
    match code {
        "onward-trained" => Some("trained"),
        _ => code.strip_prefix("outcomes-"),
    }
}

/// Refuses a question about a dimension that outcomes do not have.
fn fits(ask: &Ask) -> Result<()> {
    let mut asked = ask.by.iter().chain(ask.only.iter().map(|(dim, _)| dim));
    if asked.all(|dim| DIMS.contains(dim)) {
        Ok(())
    } else {
        Err(Error::refused("measure-not-split-so"))
    }
}

/// Outcomes are counted for all that a page asks about them at once.
static SOURCE: Source = Source {
    name: "outcomes",
    count: |db, _, lang, questions| {
        Box::pin(async move {
            let mut asks = Vec::new();
            for question in questions {
                fits(&question.ask)?;
                let sums = question.code == "onward-trained";
                asks.push((kind_of(question.code), sums, &question.ask));
            }
            let counted = store::outcomes(db, &asks).await?;
            let mut names = BTreeMap::new();
            for dim in [Dim::Initiative, Dim::Purpose] {
                if asks.iter().any(|(_, _, ask)| ask.by == Some(dim)) {
                    let found = store::names(db, dim).await?;
                    let found: BTreeMap<String, Words> =
                        found.into_iter().map(|(code, words)| (code, words.0)).collect();
                    names.insert(dim.code(), found);
                }
            }
            let mut answers = Vec::new();
            for (at, (_, _, ask)) in (0..).zip(&asks) {
                let parts = counted.iter().filter(|(question, _, _)| *question == at);
                let parts = parts.map(|(_, key, n)| (key.as_str(), *n)).collect();
                let names = ask.by.and_then(|dim| names.get(dim.code()));
                answers.push(cells(lang, ask, parts, names));
            }
            Ok(answers)
        })
    },
};

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
    let mut cells: Vec<Cell> = parts
        .into_iter()
        .map(|(key, n)| {
            // A month is kept as `202406` and shown as `2024-06`.
            let key = match (dim, key.split_at_checked(4)) {
                (Dim::Month, Some((year, month))) if month.len() == 2 => format!("{year}-{month}"),
                _ => key.to_owned(),
            };
            Cell {
                label: label(lang, dim, &key, names),
                key,
                ..Cell::count(n)
            }
        })
        .collect();
    cells.sort_by(|a, b| a.key.cmp(&b.key));
    cells
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
    code: &'static str,
    db: &'a Db,
    _: &'a Profile,
    actor: &'a Actor,
    ask: &'a Ask,
    most: i64,
    skip: i64,
) -> BoxFuture<'a, Result<(Vec<Behind>, i64)>> {
    Box::pin(async move {
        fits(ask)?;
        let in_all = store::outcomes(db, &[(kind_of(code), false, ask)]).await?;
        let in_all = in_all.iter().map(|(_, _, n)| n).sum();
        let found = store::rows(db, actor, kind_of(code), ask, most, skip).await?;
        let found = found
            .into_iter()
            .map(|(id, words)| Behind {
                href: format!("{}/{}", super::PATH, id.simple()),
                words: crate::quote::beginning(&words, 120),
            })
            .collect();
        Ok((found, in_all))
    })
}
