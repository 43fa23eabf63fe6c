//! SQL of the measure of publications.

use balai_kernel::{
    Actor, Result, args,
    measure::{Ask, Dim},
    store::{Db, Json, Query},
    text::Words,
};
use uuid::Uuid;

/// A piece of SQL that gives the part of a dimension as text, empty where there is none.
const fn key(dim: Option<Dim>) -> &'static str {
    match dim {
        Some(Dim::Initiative) => "coalesce((select i.code from initiative i where i.id = p.initiative), '')",
        Some(Dim::Purpose) => "coalesce((select c.code from core_purpose c where c.id = p.core_purpose), '')",
        Some(Dim::Month) => "coalesce(cast(p.year * 100 + p.month as text), '')",
        _ => "cast('' as text)",
    }
}

/// The period (whole years by the stored year, since a month is often not known) and
/// the conditions asked for.
fn conditions(query: Query, ask: &Ask) -> Query {
    let whole_years =
        (ask.from.month(), ask.from.day()) == (1, 1) && (ask.to.month(), ask.to.day()) == (12, 31);
    let mut query = if whole_years {
        query.and("p.year between ? and ?", args![ask.from.year(), ask.to.year()])
    } else {
        query.and("p.from_on between ? and ?", args![ask.from, ask.to])
    };
    for (dim, wanted) in &ask.only {
        let wanted = match dim {
            Dim::Month => wanted.replace('-', ""),
            _ => wanted.clone(),
        };
        query = query
            .and(key(Some(*dim)), args![])
            .push_with("= ?", args![wanted]);
    }
    query
}

/// Publications by question and part. One statement for all questions: a union that
/// begins with a select of nothing, which names the columns and their types.
///
/// # Errors
/// When the database fails.
pub async fn publications(db: &Db, asks: &[&Ask]) -> Result<Vec<(i64, String, i64)>> {
    let mut query =
        Query::new("select cast(0 as bigint) as question, cast('' as text) as key, cast(0 as bigint) as n")
            .and("false", args![]);
    for (question, ask) in asks.iter().enumerate() {
        query = query
            .push_with("union all select cast(? as bigint),", args![question])
            .push(key(ask.by))
            .push(", cast(count(*) as bigint) from publication p where true");
        query = conditions(query, ask).push("group by 2");
    }
    query.all(db).await
}

/// The names of initiatives or core purposes by code.
///
/// # Errors
/// When the database fails.
pub async fn names(db: &Db, dim: Dim) -> Result<Vec<(String, Json<Words>)>> {
    let query = match dim {
        Dim::Initiative => Query::new("select code, name from initiative"),
        Dim::Purpose => Query::new("select code, name from core_purpose"),
        _ => return Ok(Vec::new()),
    };
    query.all(db).await
}

/// Publications that an actor may read: id and title.
///
/// # Errors
/// When the database fails.
pub async fn rows(
    db: &Db,
    actor: &Actor,
    ask: &Ask,
    most: i64,
    skip: i64,
) -> Result<Vec<(Uuid, Json<Words>)>> {
    conditions(Query::new("select p.id, p.title from publication p"), ask)
        .seen_by(actor, "p.audience")
        .push_with("order by p.sort_key, p.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}
