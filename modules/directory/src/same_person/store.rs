//! SQL of same-person suggestions and of what a decision does.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, Query, Tx},
};
use uuid::Uuid;

use super::{Evidence, Merge, Suggestion};
use crate::PersonId;

/// Raises a suggestion about two records unless there is one; says how many were made.
///
/// # Errors
/// When the database fails.
pub async fn raise(
    tx: &Tx,
    clock: &Clock,
    one: PersonId,
    two: PersonId,
    evidence: &Evidence,
    batch: Option<Uuid>,
) -> Result<u64> {
    if one == two {
        return Ok(0);
    }
    let (person, other) = (one.min(two), one.max(two));
    let id = clock.id::<Suggestion>();
    tx.run(
        sql!("insert into same_person (id, person, other, evidence, strength, raised_at, batch, decision, decided_at, decided_by, merged, kept) \
              values ($1, $2, $3, $4, $5, $6, $7, null, null, null, null, null) on conflict do nothing"),
        args![
            id,
            person,
            other,
            serde_json::to_value(&evidence.reasons).unwrap_or_default(),
            evidence.strength,
            clock.now(),
            batch
        ],
    )
    .await
}

/// One suggestion, if the actor may see both records.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, actor: &Actor, id: Id<Suggestion>) -> Result<Option<Suggestion>> {
    seen(SUGGESTIONS, actor)
        .and("s.id = ?", args![id])
        .maybe(conn)
        .await
}

/// Suggestions with the two records they are about, of those that an actor may see both of.
fn seen(select: &'static str, actor: &Actor) -> Query {
    Query::new(select)
        .push("from same_person s join person a on a.id = s.person join person b on b.id = s.other")
        .seen_by(actor, "a.audience")
        .seen_by(actor, "b.audience")
}

const SUGGESTIONS: &str = "select s.id, s.person, s.other, s.evidence, s.strength, s.raised_at, s.decision, s.decided_at, s.merged, s.kept";

/// Those whose two records lead to one record already have nothing left to decide.
fn waiting(query: Query) -> Query {
    query.and("s.decided_at is null", args![]).and(
        "coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id)",
        args![],
    )
}

/// Suggestions that wait for a decision, what most speaks for itself first.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &impl Conn, actor: &Actor, limit: i64, offset: i64) -> Result<Vec<Suggestion>> {
    waiting(seen(SUGGESTIONS, actor))
        .push_with(
            "order by s.strength desc, s.id limit ? offset ?",
            args![limit, offset],
        )
        .all(conn)
        .await
}

/// Decided suggestions, latest first.
///
/// # Errors
/// When the database fails.
pub async fn decided(conn: &impl Conn, actor: &Actor, limit: i64, offset: i64) -> Result<Vec<Suggestion>> {
    seen(SUGGESTIONS, actor)
        .and("s.decided_at is not null", args![])
        .push_with(
            "order by s.decided_at desc, s.id limit ? offset ?",
            args![limit, offset],
        )
        .all(conn)
        .await
}

/// How many suggestions wait for a decision.
///
/// # Errors
/// When the database fails.
pub async fn count_open(conn: &impl Conn, actor: &Actor) -> Result<i64> {
    waiting(seen("select count(*)", actor)).count(conn).await
}

/// How many suggestions were decided.
///
/// # Errors
/// When the database fails.
pub async fn count_decided(conn: &impl Conn, actor: &Actor) -> Result<i64> {
    seen("select count(*)", actor)
        .and("s.decided_at is not null", args![])
        .count(conn)
        .await
}

/// Writes a decision down; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &Tx,
    clock: &Clock,
    actor: &Actor,
    id: Id<Suggestion>,
    decision: &str,
    merge: Option<Merge>,
) -> Result<u64> {
    tx.run(
        sql!("update same_person set decision = $2, decided_at = $3, decided_by = $4, merged = $5, kept = $6 where id = $1 and decided_at is null"),
        args![
            id,
            decision,
            clock.now(),
            actor.account,
            merge.map(|(merged, _)| merged),
            merge.map(|(_, kept)| kept)
        ],
    )
    .await
}

/// Takes a decision back; zero rows when there is none.
///
/// # Errors
/// When the database fails.
pub async fn reopen(tx: &Tx, id: Id<Suggestion>) -> Result<u64> {
    tx.run(
        sql!("update same_person set decision = null, decided_at = null, decided_by = null, merged = null, kept = null where id = $1 and decided_at is not null"),
        args![id],
    )
    .await
}

/// Every decision that two records are one: which gave way, and to which.
///
/// # Errors
/// When the database fails.
pub async fn merges(conn: &impl Conn) -> Result<Vec<Merge>> {
    conn.all(
        sql!("select merged, kept from same_person where merged is not null and kept is not null order by decided_at, id"),
        args![],
    )
    .await
}

/// Where records that gave way point to now.
///
/// # Errors
/// When the database fails.
pub async fn pointing(conn: &impl Conn) -> Result<Vec<(PersonId, PersonId)>> {
    conn.all(
        sql!("select id, merged_into from person where merged_into is not null"),
        args![],
    )
    .await
}

/// Lets a record point to another, or stand for itself again.
///
/// # Errors
/// When the database fails.
pub async fn point(tx: &Tx, person: PersonId, to: Option<PersonId>) -> Result<()> {
    tx.run(
        sql!("update person set merged_into = $2, version = version + 1 where id = $1"),
        args![person, to],
    )
    .await
    .map(drop)
}
