//! SQL of quotes.

use balai_kernel::{
    Actor, Audience, Clock, Id, Result,
    account::Account,
    args, sql,
    store::{Args, Conn, Query, Tx},
    view::{part, plain_pattern},
    web::Listing,
};
use balai_workplan::activity::Activity;
use jiff::civil::Date;

use super::Quote;

const ROWS: &str = "select q.id, q.kind, q.said, q.said_in, q.translated, q.place, q.said_on, q.activity, q.entered_by, q.entered_at, q.audience, q.version from quote q";

/// A quote as it is written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// One of [`super::KINDS`].
    pub kind: String,
    /// See [`Quote::said`].
    pub said: String,
    /// See [`Quote::said_in`].
    pub said_in: String,
    /// See [`Quote::translated`].
    pub translated: String,
    /// See [`Quote::place`].
    pub place: String,
    /// See [`Quote::said_on`].
    pub said_on: Option<Date>,
    /// See [`Quote::activity`].
    pub activity: Option<Id<Activity>>,
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let mut query = Query::new(select)
        .seen_by(actor, "q.audience")
        .and_if("q.kind = ?", listing.get("kind"));
    if let Some(words) = listing.get("q").map(plain_pattern) {
        query = query.and(
            "(lower(q.said) like ? escape '!' or lower(q.translated) like ? escape '!')",
            args![words.clone(), words],
        );
    }
    query
}

/// A page of the quotes that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<Vec<Quote>> {
    filtered(ROWS, actor, listing)
        .push_with(
            "order by q.entered_at desc, q.id limit ? offset ?",
            part(listing, false),
        )
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from quote q", actor, listing)
        .count(conn)
        .await
}

/// The latest quotes that an actor may see, for choosing one; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn latest(conn: &impl Conn, actor: &Actor) -> Result<Vec<Quote>> {
    Query::new(ROWS)
        .seen_by(actor, "q.audience")
        .push("order by q.entered_at desc, q.id limit 200")
        .all(conn)
        .await
}

/// The quote with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Quote>) -> Result<Option<Quote>> {
    Query::new(ROWS).and("q.id = ?", args![id]).maybe(conn).await
}

/// Several quotes, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn several(conn: &impl Conn, ids: &[Id<Quote>]) -> Result<Vec<Quote>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Args = ids.iter().map(|id| (*id).into()).collect();
    Query::new(ROWS).and_in("q.id", ids).all(conn).await
}

/// A run of quotes for renewing the search, after an id.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, id: Id<Quote>, most: i64) -> Result<Vec<Quote>> {
    Query::new(ROWS)
        .and("q.id > ?", args![id])
        .push_with("order by q.id limit ?", args![most])
        .all(conn)
        .await
}

/// Adds a quote.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, by: Option<Id<Account>>, draft: &Draft) -> Result<Id<Quote>> {
    let id: Id<Quote> = clock.id();
    let audience = Audience::office().keep(tx).await?;
    tx.run(
        sql!("insert into quote (id, kind, said, said_in, translated, place, said_on, activity, entered_by, entered_at, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)"),
        args![
            id, &draft.kind, &draft.said, &draft.said_in, &draft.translated, &draft.place, draft.said_on,
            draft.activity, by, clock.now(), audience
        ],
    )
    .await?;
    Ok(id)
}

/// Saves a quote; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Quote>, version: i64, draft: &Draft) -> Result<u64> {
    tx.run(
        sql!("update quote set kind = $3, said = $4, said_in = $5, translated = $6, place = $7, said_on = $8, activity = $9, version = version + 1 where id = $1 and version = $2"),
        args![
            id, version, &draft.kind, &draft.said, &draft.said_in, &draft.translated, &draft.place, draft.said_on,
            draft.activity
        ],
    )
    .await
}

/// Sets who can see a quote.
///
/// # Errors
/// When the database fails.
pub async fn set_audience(tx: &Tx, id: Id<Quote>, audience: &Audience) -> Result<()> {
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("update quote set audience = $2 where id = $1"),
        args![id, audience],
    )
    .await
    .map(drop)
}
