//! The directory's own measure: how many have joined the alumni networks.

mod store;

use balai_kernel::{
    Actor, Result,
    measure::{Ask, Behind, Cell, Dim, Measure, Unit},
    profile::Profile,
    store::Db,
    text::Lang,
};
use futures::future::BoxFuture;

/// All measures of the directory.
pub(crate) fn measures() -> Vec<Measure> {
    vec![Measure {
        code: "alumni",
        version: 1,
        unit: Unit::Count,
        dims: &[Dim::Party, Dim::Region],
        part_of: None,
        count,
        rows: Some(rows),
    }]
}

fn count<'a>(db: &'a Db, _: &'a Profile, lang: Lang, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Cell>>> {
    Box::pin(async move {
        match ask.by {
            Some(Dim::Party) => {
                let parts = store::by_party(db, ask).await?;
                let mut cells: Vec<Cell> = parts
                    .into_iter()
                    .map(|(code, name, number)| Cell {
                        key: code,
                        label: name.get(lang).to_owned(),
                        ..Cell::count(number)
                    })
                    .collect();
                cells.sort_by_cached_key(|cell| balai_names::fold(&cell.label));
                Ok(cells)
            }
            Some(Dim::Region) => Ok(store::by_region(db, ask)
                .await?
                .into_iter()
                .map(|(region, number)| Cell {
                    key: region.clone(),
                    label: region,
                    ..Cell::count(number)
                })
                .collect()),
            _ => Ok(vec![Cell::count(store::count(db, ask).await?)]),
        }
    })
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
        let all = store::count(db, ask).await?;
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
