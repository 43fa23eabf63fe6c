//! SQL that the lists of entries share.

use balai_kernel::{
    Actor, Result, args,
    import::Entry,
    store::{Conn, Query},
    view::{part, pattern},
    web::{Listing, SortKey},
};

/// Of what `select` gives from a table called `e`, the entries that an actor sees and the filters let through:
/// `year`, and words in `q` as `like` looks for them.
pub fn filtered(select: &'static str, like: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let year = listing.get("year").and_then(|year| year.parse::<i64>().ok());
    let query = Query::new(select)
        .seen_by(actor, "e.audience")
        .and_if("year = ?", year);
    match listing.get("q") {
        Some(text) => query.and(like, args![pattern(text)]),
        None => query,
    }
}

/// A page of the entries that a query gives, or all of them where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list<E: Entry>(
    conn: &impl Conn,
    query: Query,
    listing: &Listing,
    sorts: &[SortKey],
    whole: bool,
) -> Result<Vec<E>> {
    query
        .push(listing.order(sorts).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// Of the years that `select` gives from a table called `e`, those in which the actor sees entries, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, select: &'static str, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new(select)
        .seen_by(actor, "e.audience")
        .push("order by year desc")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}
