//! SQL of promises.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, Day, FromRow, Query, Tx},
};
use jiff::civil::Date;
use uuid::Uuid;

use super::{Promise, audience};
use crate::PartyId;

const FOUND: &str = "select r.id, r.party, p.code as party_code, p.name as party_name, r.kind, r.words, r.source, r.activity, r.made_on, r.due_on, r.outcome, r.settled_on, r.account, r.audience, r.version from promise r join party p on p.id = r.party";

/// A promise to be kept in the records.
#[derive(Debug, Clone)]
pub struct NewPromise {
    /// The party.
    pub party: PartyId,
    /// One of [`super::KINDS`].
    pub kind: String,
    /// What was promised.
    pub words: String,
    /// Where.
    pub source: String,
    /// The event at which it was given.
    pub activity: Option<Uuid>,
    /// On which day.
    pub made_on: Date,
    /// By when.
    pub due_on: Option<Date>,
    /// What became of it, and on which day.
    pub settled: Option<(String, Date)>,
    /// Whether the party's focal points can read it.
    pub is_shared: bool,
}

/// Notes a promise.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, actor: &Actor, new: &NewPromise) -> Result<Id<Promise>> {
    let id: Id<Promise> = clock.id();
    let audience = audience(new.party, new.is_shared).keep(tx).await?;
    let (outcome, settled_on) = new.settled.clone().unzip();
    tx.run(
        sql!("insert into promise (id, party, kind, words, source, activity, made_on, due_on, outcome, settled_on, account, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)"),
        args![
            id, new.party, &new.kind, &new.words, &new.source, new.activity, new.made_on, new.due_on, outcome, settled_on,
            actor.account, audience
        ],
    )
    .await?;
    Ok(id)
}

/// Alters a promise; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Promise>, version: i64, new: &NewPromise) -> Result<u64> {
    let audience = audience(new.party, new.is_shared).keep(tx).await?;
    let (outcome, settled_on) = new.settled.clone().unzip();
    tx.run(
        sql!("update promise set kind = $3, words = $4, source = $5, made_on = $6, due_on = $7, outcome = $8, settled_on = $9, audience = $10, activity = $11, version = version + 1 where id = $1 and version = $2"),
        args![
            id, version, &new.kind, &new.words, &new.source, new.made_on, new.due_on, outcome, settled_on, audience, new.activity
        ],
    )
    .await
}

/// The promise with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Promise>) -> Result<Option<Promise>> {
    Query::new(FOUND).and("r.id = ?", args![id]).maybe(conn).await
}

/// The promises about a party that an actor may see: the open ones by when they are due, then the
/// others, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Promise>> {
    Query::new(FOUND)
        .and("r.party = ?", args![party])
        .seen_by(actor, "r.audience")
        .push("order by case when r.settled_on is null then 0 else 1 end, case when r.due_on is null then 1 else 0 end, r.due_on, r.settled_on desc, r.made_on, r.id limit 200")
        .all(conn)
        .await
}

/// The open promises that an actor may see, those due first at the beginning; only those due up to
/// a day, if one is given.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &impl Conn, actor: &Actor, due: Option<Date>, limit: i64) -> Result<Vec<Promise>> {
    Query::new(FOUND)
        .and("r.settled_on is null", args![])
        .and_if("r.due_on <= ?", due)
        .seen_by(actor, "r.audience")
        .push_with(
            "order by case when r.due_on is null then 1 else 0 end, r.due_on, p.sort_key, r.id limit ?",
            args![limit],
        )
        .all(conn)
        .await
}

/// The promises that an actor may see of those made on these days, first ones first.
///
/// # Errors
/// When the database fails.
pub async fn made_between(conn: &impl Conn, actor: &Actor, from: Date, to: Date) -> Result<Vec<Promise>> {
    Query::new(FOUND)
        .and("r.made_on between ? and ?", args![from, to])
        .seen_by(actor, "r.audience")
        .push("order by r.made_on, p.sort_key, r.id limit 200")
        .all(conn)
        .await
}

/// The promises given at an event that an actor may see, by party.
///
/// # Errors
/// When the database fails.
pub async fn of_event(conn: &impl Conn, actor: &Actor, event: Uuid) -> Result<Vec<Promise>> {
    Query::new(FOUND)
        .and("r.activity = ?", args![event])
        .seen_by(actor, "r.audience")
        .push("order by p.sort_key, r.made_on, r.id limit 200")
        .all(conn)
        .await
}

/// An event at which something can have been promised.
#[derive(Debug, Clone, FromRow)]
pub struct At {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Its first day.
    pub from_on: Option<Day>,
}

/// The latest events that an actor may see and that had begun by a day; one more, if it is given, whenever
/// it was.
///
/// # Errors
/// When the database fails.
pub async fn events(conn: &impl Conn, actor: &Actor, by: Date, and: Option<Uuid>) -> Result<Vec<At>> {
    Query::new("select a.id, a.title, a.from_on from activity a")
        .and(
            "a.is_event = true and (a.from_on <= ? or a.id = ?)",
            args![by, and],
        )
        .and("a.state not in ('proposed', 'postponed', 'cancelled')", args![])
        .seen_by(actor, "a.audience")
        .push("order by a.from_on desc, a.id limit 150")
        .all(conn)
        .await
}
