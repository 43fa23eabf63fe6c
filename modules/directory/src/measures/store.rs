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

/// How many alumni there are on the last day asked about.
pub(super) async fn count(conn: &impl Conn, ask: &Ask) -> Result<i64> {
    asked(
        Query::new(
            "select count(distinct coalesce(p.merged_into, p.id)) from body_member m join body b on b.id = m.body join person p on p.id = m.person left join party t on t.id = coalesce(m.party, p.party) where b.kind = 'network'",
        ),
        ask,
    )
    .count(conn)
    .await
}

/// The same by the party that they belonged to when they joined: code, name, number.
pub(super) async fn by_party(conn: &impl Conn, ask: &Ask) -> Result<Vec<(String, Json<Words>, i64)>> {
    let parts: Vec<(String, i64)> = asked(
        Query::new(
            "select t.code, count(distinct coalesce(p.merged_into, p.id)) from body_member m join body b on b.id = m.body join person p on p.id = m.person join party t on t.id = coalesce(m.party, p.party) where b.kind = 'network'",
        ),
        ask,
    )
    .push("group by t.code")
    .all(conn)
    .await?;
    let names: Vec<(String, Json<Words>)> =
        Query::new("select t.code, t.name from party t").all(conn).await?;
    Ok(parts
        .into_iter()
        .filter_map(|(code, number)| {
            let (_, name) = names.iter().find(|(known, _)| *known == code)?;
            Some((code, name.clone(), number))
        })
        .collect())
}

/// The same by region.
pub(super) async fn by_region(conn: &impl Conn, ask: &Ask) -> Result<Vec<(String, i64)>> {
    asked(
        Query::new(
            "select coalesce(t.region, ''), count(distinct coalesce(p.merged_into, p.id)) from body_member m join body b on b.id = m.body join person p on p.id = m.person left join party t on t.id = coalesce(m.party, p.party) where b.kind = 'network'",
        ),
        ask,
    )
    .push("group by coalesce(t.region, '') order by coalesce(t.region, '')")
    .all(conn)
    .await
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
