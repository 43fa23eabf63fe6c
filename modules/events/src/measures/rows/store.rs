//! SQL of the rows behind figures: what an actor may read of them, and how many there
//! are in all. What counts is said by the conditions of the measures.

use balai_kernel::{
    Actor, Id, Result,
    actor::PersonRef,
    args,
    measure::Ask,
    store::{Db, FromRow, Json, Query, Record},
    text::Words,
};
use uuid::Uuid;

use crate::measures::store::{Counted, NAMED, conditions, named, took_place, unnamed};

/// A participation behind a figure.
#[derive(Debug, FromRow)]
pub struct NamedRow {
    /// The event.
    pub event: Uuid,
    /// Its title.
    pub title: String,
    /// The person's name as written.
    pub person: String,
    /// The party represented.
    pub party: Option<Json<Words>>,
}

/// Participations behind a figure that an actor may read, in the order of time.
///
/// # Errors
/// When the database fails.
pub async fn named_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<NamedRow>> {
    let query = Query::new(
        "select a.id as event, a.title, o.written as person, y.name as party from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person join person k on k.id = coalesce(o.merged_into, o.id) left join party y on y.id = r.party",
    );
    named(query, counted)
        .seen_by(actor, "r.audience")
        .entrusted_to(actor, "k.audience")
        .push_with(
            "order by a.from_on, a.id, o.sort_key, r.id limit ? offset ?",
            args![most, skip],
        )
        .all(db)
        .await
}

/// How many there are: of all of them, or of those that an actor may read.
///
/// # Errors
/// When the database fails.
pub async fn named_number(db: &Db, counted: &Counted<'_>, seen_by: Option<&Actor>) -> Result<i64> {
    let query = Query::new(
        "select cast(count(*) as bigint) from participation r join activity a on a.id = r.event join person o on o.id = r.person join person k on k.id = coalesce(o.merged_into, o.id)",
    );
    let query = named(query, counted);
    match seen_by {
        Some(actor) => query
            .seen_by(actor, "r.audience")
            .entrusted_to(actor, "k.audience"),
        None => query,
    }
    .count(db)
    .await
}

/// A headcount line behind a figure.
#[derive(Debug, FromRow)]
pub struct HeadsRow {
    /// The event.
    pub event: Uuid,
    /// Its title.
    pub title: String,
    /// How many of it have no name yet.
    pub number: i64,
    /// The party represented.
    pub party: Option<Json<Words>>,
}

/// Headcount lines behind a figure that an actor may read.
///
/// # Errors
/// When the database fails.
pub async fn heads_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<HeadsRow>> {
    let query = Query::new("select a.id as event, a.title, r.number -")
        .push(NAMED)
        .push("as number, y.name as party from headcount_line r join activity a on a.id = r.event left join party y on y.id = r.party");
    unnamed(query, counted)
        .seen_by(actor, "r.audience")
        .push_with(
            "order by a.from_on, a.id, r.id limit ? offset ?",
            args![most, skip],
        )
        .all(db)
        .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn heads_number(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    let query =
        Query::new("select cast(count(*) as bigint) from headcount_line r join activity a on a.id = r.event");
    unnamed(query, counted).count(db).await
}

/// Persons behind a figure that an actor may read: id and name.
///
/// # Errors
/// When the database fails.
pub async fn people_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Id<PersonRef>, String)>> {
    let query = Query::new(
        "with counted as (select distinct coalesce(m.merged_into, o.merged_into, o.id) as person from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person left join person m on m.id = o.merged_into",
    );
    named(query, counted)
        .push(") select p.id, p.written from person p")
        .push("where p.id in (select person from counted)")
        .seen_by(actor, "p.audience")
        .push_with("order by p.sort_key, p.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn people_number(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    let query = Query::new(
        "select count(distinct coalesce(m.merged_into, o.merged_into, o.id)) from participation r \
         join activity a on a.id = r.event join person o on o.id = r.person left join person m on m.id = o.merged_into",
    );
    named(query, counted).count(db).await
}

/// A page of those rows of a query, whose table is `a`, that an actor may read.
async fn seen<R: Record>(
    db: &Db,
    actor: &Actor,
    query: Query,
    order: &'static str,
    (skip, most): (i64, i64),
) -> Result<Vec<R>> {
    query
        .seen_by(actor, "a.audience")
        .push(order)
        .push_with("limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// Events behind a figure that an actor may read: id, title, code.
///
/// # Errors
/// When the database fails.
pub async fn event_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    let query = took_place(
        Query::new("select a.id, a.title, a.code from activity a"),
        counted,
    );
    seen(db, actor, query, "order by a.from_on, a.id", (skip, most)).await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn event_number(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    took_place(
        Query::new("select cast(count(*) as bigint) from activity a"),
        counted,
    )
    .count(db)
    .await
}

/// Events at which somebody counted was; the conditions of what is read of them follow.
fn attended(counted: &Counted<'_>, what: &'static str) -> Query {
    let query = Query::new(
        "with counted as (select r.event as event from participation r join activity a on a.id = r.event",
    );
    let query = named(query, counted).push(
        "union select r.event as event from headcount_line r join activity a on a.id = r.event where true",
    );
    unnamed(query, counted)
        .push(")")
        .push(what)
        .push("from activity e where e.is_event = true and e.id in (select event from counted)")
}

/// Events at which somebody counted was, that an actor may read: id, title, code.
///
/// # Errors
/// When the database fails.
pub async fn events_of_people_rows(
    db: &Db,
    actor: &Actor,
    counted: &Counted<'_>,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    attended(counted, "select e.id, e.title, e.code")
        .seen_by(actor, "e.audience")
        .push_with("order by e.from_on, e.id limit ? offset ?", args![most, skip])
        .all(db)
        .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn events_of_people_number(db: &Db, counted: &Counted<'_>) -> Result<i64> {
    attended(counted, "select cast(count(*) as bigint)")
        .count(db)
        .await
}

/// External events that an actor may read: id and title.
///
/// # Errors
/// When the database fails.
pub async fn external_rows(
    db: &Db,
    actor: &Actor,
    ask: &Ask,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String)>> {
    let query = conditions(Query::new("select a.id, a.title from external_event a"), ask);
    seen(
        db,
        actor,
        query,
        "order by a.from_on, a.folded, a.id",
        (skip, most),
    )
    .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn external_number(db: &Db, ask: &Ask) -> Result<i64> {
    conditions(
        Query::new("select cast(count(*) as bigint) from external_event a"),
        ask,
    )
    .count(db)
    .await
}

/// Inputs that an actor may read: id, body as written, meeting.
///
/// # Errors
/// When the database fails.
pub async fn input_rows(
    db: &Db,
    actor: &Actor,
    ask: &Ask,
    skip: i64,
    most: i64,
) -> Result<Vec<(Uuid, String, String)>> {
    let query = Query::new("select a.id, a.body_written, a.meeting from body_input a");
    seen(
        db,
        actor,
        conditions(query, ask),
        "order by a.from_on, a.words, a.id",
        (skip, most),
    )
    .await
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn input_number(db: &Db, ask: &Ask) -> Result<i64> {
    conditions(
        Query::new("select cast(count(*) as bigint) from body_input a"),
        ask,
    )
    .count(db)
    .await
}
