//! SQL of photographs.

use balai_kernel::{
    Actor, Audience, Clock, Id, Result,
    account::Account,
    args,
    file::{self, FileRow},
    sql,
    store::{Args, Conn, Query, Tx},
    view::{part, plain_pattern},
    web::Listing,
};
use balai_workplan::activity::Activity;
use jiff::civil::Date;

use super::Photograph;

const ROWS: &str = "select g.id, g.caption, g.alternative, g.credit, g.place, g.taken_on, g.faces, g.activity, g.original, g.for_print, g.for_page, g.for_list, g.entered_by, g.entered_at, g.audience, g.version from photograph g";

/// A photograph as it is written, but for its files.
#[derive(Debug, Clone)]
pub struct Draft {
    /// See [`Photograph::caption`].
    pub caption: String,
    /// See [`Photograph::alternative`].
    pub alternative: String,
    /// See [`Photograph::credit`].
    pub credit: String,
    /// See [`Photograph::place`].
    pub place: String,
    /// See [`Photograph::taken_on`].
    pub taken_on: Option<Date>,
    /// See [`Photograph::faces`].
    pub faces: Option<i64>,
    /// See [`Photograph::activity`].
    pub activity: Option<Id<Activity>>,
}

/// The files of a photograph.
#[derive(Debug, Clone, Copy)]
pub struct Files {
    /// As it came.
    pub original: Id<FileRow>,
    /// For print, for a page, for a list.
    pub drawn: [Id<FileRow>; 3],
}

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let mut query = Query::new(select).seen_by(actor, "g.audience");
    if let Some(words) = listing.get("q").map(plain_pattern) {
        query = query.and(
            "(lower(g.caption) like ? escape '!' or lower(g.place) like ? escape '!')",
            args![words.clone(), words],
        );
    }
    query
}

/// A page of the photographs that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<Vec<Photograph>> {
    filtered(ROWS, actor, listing)
        .push_with(
            "order by g.entered_at desc, g.id limit ? offset ?",
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
    filtered("select count(*) from photograph g", actor, listing)
        .count(conn)
        .await
}

/// The latest photographs that an actor may see, for choosing one; at most 200.
///
/// # Errors
/// When the database fails.
pub async fn latest(conn: &impl Conn, actor: &Actor) -> Result<Vec<Photograph>> {
    Query::new(ROWS)
        .seen_by(actor, "g.audience")
        .push("order by g.entered_at desc, g.id limit 200")
        .all(conn)
        .await
}

/// The photograph with this id, whoever asks: the caller asks its rule.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Photograph>) -> Result<Option<Photograph>> {
    Query::new(ROWS).and("g.id = ?", args![id]).maybe(conn).await
}

/// Several photographs, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn several(conn: &impl Conn, ids: &[Id<Photograph>]) -> Result<Vec<Photograph>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Args = ids.iter().map(|id| (*id).into()).collect();
    Query::new(ROWS).and_in("g.id", ids).all(conn).await
}

/// A run of photographs for renewing the search, after an id.
///
/// # Errors
/// When the database fails.
pub async fn after(conn: &impl Conn, id: Id<Photograph>, most: i64) -> Result<Vec<Photograph>> {
    Query::new(ROWS)
        .and("g.id > ?", args![id])
        .push_with("order by g.id limit ?", args![most])
        .all(conn)
        .await
}

/// Adds a photograph without its files.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    by: Option<Id<Account>>,
    draft: &Draft,
) -> Result<Id<Photograph>> {
    let id: Id<Photograph> = clock.id();
    let audience = Audience::office().keep(tx).await?;
    tx.run(
        sql!("insert into photograph (id, caption, alternative, credit, place, taken_on, faces, activity, entered_by, entered_at, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)"),
        args![
            id, &draft.caption, &draft.alternative, &draft.credit, &draft.place, draft.taken_on, draft.faces,
            draft.activity, by, clock.now(), audience
        ],
    )
    .await?;
    Ok(id)
}

/// Saves the words about a photograph; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<Photograph>, version: i64, draft: &Draft) -> Result<u64> {
    tx.run(
        sql!("update photograph set caption = $3, alternative = $4, credit = $5, place = $6, taken_on = $7, faces = $8, activity = $9, version = version + 1 where id = $1 and version = $2"),
        args![
            id, version, &draft.caption, &draft.alternative, &draft.credit, &draft.place, draft.taken_on,
            draft.faces, draft.activity
        ],
    )
    .await
}

/// Gives a photograph its files, or none, in the place of those before, which go with their keys.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, id: Id<Photograph>, files: Option<Files>) -> Result<()> {
    let before = find(tx, id).await?;
    let part = |at: usize| files.map(|files| files.drawn[at]);
    tx.run(
        sql!(
            "update photograph set original = $2, for_print = $3, for_page = $4, for_list = $5 where id = $1"
        ),
        args![id, files.map(|files| files.original), part(0), part(1), part(2)],
    )
    .await?;
    let Some(before) = before else { return Ok(()) };
    let gone = [
        before.original,
        before.for_print,
        before.for_page,
        before.for_list,
    ];
    for file in gone.into_iter().flatten() {
        file::remove(tx, file).await?;
    }
    Ok(())
}

/// Sets who can see a photograph.
///
/// # Errors
/// When the database fails.
pub async fn set_audience(tx: &Tx, id: Id<Photograph>, audience: &Audience) -> Result<()> {
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("update photograph set audience = $2 where id = $1"),
        args![id, audience],
    )
    .await
    .map(drop)
}
