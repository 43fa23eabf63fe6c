//! SQL of the directory's measure.
//!
//! A person is an alumnus on a day when a body of kind *network* counts them among its
//! members then; who joined on a day that nobody noted counts from the beginning. Two
//! records that are one person count once.

use balai_kernel::{
    Actor, Result, args,
    measure::{Ask, Dim},
    store::{Conn, FromRow, Json, Query},
    text::Words,
};

use crate::PersonId;

fn asked(query: Query, ask: &Ask) -> Query {
    let mut query = query
        .and("(m.from_on is null or m.from_on <= ?)", args![ask.to])
        .and("(m.until_on is null or m.until_on > ?)", args![ask.to]);
    for (dim, key) in &ask.only {
        query = match dim {
            Dim::Party => query.and("t.code = ?", args![key]),
            Dim::Region => query.and("t.region = ?", args![key]),
            _ => query,
        };
    }
    query
}

/// The part of a dimension: the party that they belonged to when they joined, or its
/// region.
const fn key(by: Option<Dim>) -> &'static str {
    match by {
        Some(Dim::Party) => "t.code",
        Some(Dim::Region) => "coalesce(t.region, '')",
        _ => "cast('' as text)",
    }
}

/// How many alumni there are on the last day asked about, by question and part. One
/// statement for all questions: a union that begins with a select of nothing, which
/// names the columns and their types.
pub(super) async fn alumni(conn: &impl Conn, asks: &[&Ask]) -> Result<Vec<(i64, String, i64)>> {
    let mut query =
        Query::new("select cast(0 as bigint) as question, cast('' as text) as key, cast(0 as bigint) as n")
            .and("false", args![]);
    for (question, ask) in asks.iter().enumerate() {
        query = query
            .push_with("union all select cast(? as bigint),", args![question])
            .push(key(ask.by))
            .push(", count(distinct coalesce(p.merged_into, p.id)) from body_member m join body b on b.id = m.body join person p on p.id = m.person left join party t on t.id = coalesce(m.party, p.party) where b.kind = 'network'");
        if ask.by == Some(Dim::Party) {
            query = query.and("t.code is not null", args![]);
        }
        query = asked(query, ask).push("group by 2");
    }
    query.all(conn).await
}

/// The names of parties by code.
pub(super) async fn names(conn: &impl Conn) -> Result<Vec<(String, Json<Words>)>> {
    Query::new("select t.code, t.name from party t").all(conn).await
}

/// An alumnus behind the figure.
#[derive(Debug, FromRow)]
pub(super) struct Alumnus {
    /// The person as known now.
    pub id: PersonId,
    /// As in [`crate::person::Person`].
    pub written: String,
    /// As in [`crate::person::Person`].
    pub given: Option<String>,
    /// As in [`crate::person::Person`].
    pub family: Option<String>,
    /// As in [`crate::person::Person`].
    pub romanised: Option<String>,
    /// What they are sorted by.
    #[expect(dead_code, reason = "a distinct list is sorted by what it selects")]
    pub sort_key: String,
}

/// The alumni whom an actor may see.
pub(super) async fn rows(
    conn: &impl Conn,
    actor: &Actor,
    ask: &Ask,
    limit: i64,
    offset: i64,
) -> Result<Vec<Alumnus>> {
    asked(
        Query::new(
            "select distinct k.id, k.written, k.given, k.family, k.romanised, k.sort_key from body_member m join body b on b.id = m.body join person p on p.id = m.person join person k on k.id = coalesce(p.merged_into, p.id) left join party t on t.id = coalesce(m.party, p.party) where b.kind = 'network'",
        ),
        ask,
    )
    .seen_by(actor, "k.audience")
    .push_with("order by k.sort_key, k.id limit ? offset ?", args![limit, offset])
    .all(conn)
    .await
}
