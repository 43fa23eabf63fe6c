//! SQL of the measures of outcomes.

use balai_kernel::{
    Actor, Result, args,
    measure::{Ask, Dim},
    store::{Db, Json, Query},
    text::Words,
};
use uuid::Uuid;

/// A question: which kind, whether those trained on are summed instead of outcomes counted, and what
/// is asked.
pub(super) type Question<'a> = (Option<&'a str>, bool, &'a Ask);

/// A piece of SQL that gives the part of a dimension as text, empty where there is none.
const fn key(dim: Option<Dim>) -> &'static str {
    match dim {
        Some(Dim::Initiative) => {
            "coalesce((select i.code from activity a join initiative i on i.id = a.initiative where a.id = o.activity), '')"
        }
        Some(Dim::Purpose) => {
            "coalesce((select c.code from activity a join core_purpose c on c.id = a.core_purpose where a.id = o.activity), '')"
        }
        Some(Dim::Month) => "coalesce(cast(o.year * 100 + o.month as text), '')",
        _ => "cast('' as text)",
    }
}

/// Verified, cleared, of the kind, in the period (whole years by the stored year, since a month is
/// often not known) and under the conditions asked for.
fn conditions(query: Query, kind: Option<&str>, ask: &Ask) -> Query {
    let whole_years =
        (ask.from.month(), ask.from.day()) == (1, 1) && (ask.to.month(), ask.to.day()) == (12, 31);
    let query = query
        .and("o.verified_at is not null", args![])
        .and(
            "not exists (select 1 from outcome_party w where w.outcome = o.id and w.answer <> 'no-objection')",
            args![],
        )
        .and_if("o.kind = ?", kind);
    let mut query = if whole_years {
        query.and("o.year between ? and ?", args![ask.from.year(), ask.to.year()])
    } else {
        query.and("o.from_on between ? and ?", args![ask.from, ask.to])
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

/// Outcomes by question and part. One statement for all questions: a union that begins with a select
/// of nothing, which names the columns and their types.
pub(super) async fn outcomes(db: &Db, asks: &[Question<'_>]) -> Result<Vec<(i64, String, i64)>> {
    let mut query =
        Query::new("select cast(0 as bigint) as question, cast('' as text) as key, cast(0 as bigint) as n")
            .and("false", args![]);
    for (question, (kind, sums, ask)) in asks.iter().enumerate() {
        query = query
            .push_with("union all select cast(? as bigint),", args![question])
            .push(key(ask.by))
            .push(if *sums {
                ", cast(coalesce(sum(o.number), 0) as bigint) from outcome o where true"
            } else {
                ", cast(count(*) as bigint) from outcome o where true"
            });
        query = conditions(query, *kind, ask).push("group by 2");
    }
    query.all(db).await
}

/// The names of initiatives or core purposes by code.
pub(super) async fn names(db: &Db, dim: Dim) -> Result<Vec<(String, Json<Words>)>> {
    let query = match dim {
        Dim::Initiative => Query::new("select code, name from initiative"),
        Dim::Purpose => Query::new("select code, name from core_purpose"),
        _ => return Ok(Vec::new()),
    };
    query.all(db).await
}

/// Those behind a figure that an actor may read: id and words.
pub(super) async fn rows(
    db: &Db,
    actor: &Actor,
    kind: Option<&str>,
    ask: &Ask,
    most: i64,
    skip: i64,
) -> Result<Vec<(Uuid, String)>> {
    conditions(Query::new("select o.id, o.words from outcome o"), kind, ask)
        .seen_by(actor, "o.audience")
        .push_with("order by o.from_on, o.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}
