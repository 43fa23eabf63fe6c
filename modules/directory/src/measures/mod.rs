//! The directory's own measure: how many have joined the alumni networks.

mod store;

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, Result,
    measure::{Ask, Behind, Cell, Chapter, Dim, Measure, Source, Unit},
    profile::Profile,
    store::{Db, Json},
    text::{Lang, Words},
};
use futures::future::BoxFuture;

/// All measures of the directory.
pub(crate) fn measures() -> Vec<Measure> {
    vec![Measure {
        code: "alumni",
        version: 1,
        chapter: Chapter::Learning,
        unit: Unit::Count,
        is_stock: true,
        dims: &[Dim::Party, Dim::Region],
        part_of: None,
        count: |db, profile, lang, ask| Box::pin(SOURCE.answer(db, profile, lang, "alumni", ask)),
        source: Some(&SOURCE),
        rows: Some(rows),
    }]
}

/// Alumni are counted for all that a page asks about them at once.
static SOURCE: Source = Source {
    name: "directory",
    count: |db, _, lang, questions| {
        Box::pin(async move {
            let asks: Vec<&Ask> = questions.iter().map(|question| &question.ask).collect();
            let counted = store::alumni(db, &asks).await?;
            let names: BTreeMap<String, Json<Words>> = if asks.iter().any(|ask| ask.by == Some(Dim::Party)) {
                store::names(db).await?.into_iter().collect()
            } else {
                BTreeMap::new()
            };
            let mut answers = Vec::new();
            for (at, ask) in (0..).zip(asks) {
                let parts = counted.iter().filter(|(question, _, _)| *question == at);
                let parts: Vec<_> = parts.map(|(_, key, n)| (key.as_str(), *n)).collect();
                answers.push(cells(lang, ask, &parts, &names));
            }
            Ok(answers)
        })
    },
};

/// One cell for the whole, else one for each part in the order of names.
fn cells(lang: Lang, ask: &Ask, parts: &[(&str, i64)], names: &BTreeMap<String, Json<Words>>) -> Vec<Cell> {
    let Some(Dim::Party | Dim::Region) = ask.by else {
        return vec![Cell::count(parts.iter().map(|(_, n)| n).sum())];
    };
    let cell = |(key, n): &(&str, i64)| {
        // A region is its own name.
        let name = names.get(*key).filter(|_| ask.by == Some(Dim::Party));
        Cell {
            key: (*key).to_owned(),
            label: name.map_or(*key, |name| name.get(lang)).to_owned(),
            ..Cell::count(*n)
        }
    };
    let mut cells: Vec<Cell> = parts.iter().map(cell).collect();
    match ask.by {
        Some(Dim::Party) => cells.sort_by_cached_key(|cell| balai_names::fold(&cell.label)),
        _ => cells.sort_by(|a, b| a.label.cmp(&b.label)),
    }
    cells
}

fn rows<'a>(
    db: &'a Db,
    _: &'a Profile,
    actor: &'a Actor,
    ask: &'a Ask,
    limit: i64,
    offset: i64,
) -> BoxFuture<'a, Result<(Vec<Behind>, i64)>> {
    Box::pin(async move {
        let all = store::alumni(db, &[ask]).await?;
        let all = all.iter().map(|(_, _, n)| n).sum();
        let rows = store::rows(db, actor, ask, limit, offset).await?;
        let behind = rows
            .into_iter()
            .map(|row| Behind {
                href: format!("/app/directory/people/{}", row.id),
                words: crate::person::shown_name(
                    &row.written,
                    row.given.as_deref(),
                    row.family.as_deref(),
                    row.romanised.as_deref(),
                ),
            })
            .collect();
        Ok((behind, all))
    })
}
