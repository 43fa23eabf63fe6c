//! SQL of publications.

use balai_kernel::{
    Actor, Id, Result, args, sql,
    store::{Arg, Args, Conn, Json, Query, Tx},
    text::{Lang, Words},
    view::{part, pattern},
    web::{Listing, SortKey},
};

use super::{Draft, Publication};

const COUNT: &str = "select count(*) from publication p left join initiative i on i.id = p.initiative";
const ROWS: &str = "select p.id, p.title, p.kind, p.from_on, p.to_on, p.precision, p.year, p.published_with, p.summary, i.code as initiative, p.href, p.audience, p.version from publication p left join initiative i on i.id = p.initiative";

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let year = listing.get("year").and_then(|year| year.parse::<i64>().ok());
    Query::new(select)
        .seen_by(actor, "p.audience")
        .and_if("p.folded like ? escape '!'", listing.get("q").map(pattern))
        .and_if("p.year = ?", year)
        .and_if("p.kind = ?", listing.get("kind"))
        .and_if("i.code = ?", listing.get("initiative"))
}

/// What the list can be sorted by; the first is the usual order.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by p.year desc, p.sort_key, p.id",
        falling: "order by p.year, p.sort_key, p.id",
    },
    SortKey {
        key: "title",
        rising: "order by p.sort_key, p.id",
        falling: "order by p.sort_key desc, p.id",
    },
];

/// A page of the publications that an actor may see, or all of them where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    whole: bool,
) -> Result<Vec<Publication>> {
    filtered(ROWS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", part(listing, whole))
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered(COUNT, actor, listing).count(conn).await
}

/// The years in which something came out that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new("select distinct p.year from publication p")
        .seen_by(actor, "p.audience")
        .push("order by p.year desc")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// A publication by its id, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Publication>) -> Result<Option<Publication>> {
    Query::new(ROWS).and("p.id = ?", args![id]).maybe(conn).await
}

/// The initiatives, code and name in a language.
///
/// # Errors
/// When the database fails.
pub async fn initiatives(conn: &impl Conn, lang: Lang) -> Result<Vec<(String, String)>> {
    let rows: Vec<(String, Json<Words>)> = conn
        .all(
            sql!("select code, name from initiative order by position, code"),
            args![],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(code, name)| (code, name.0.get(lang).to_owned()))
        .collect())
}

/// Adds a publication.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, id: Id<Publication>, draft: &Draft) -> Result<()> {
    let audience = draft.audience.keep(tx).await?;
    tx.run(
        sql!("insert into publication (id, title, folded, sort_key, kind, from_on, to_on, precision, year, month, published_with, summary, initiative, href, audience, version) \
              values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, (select i.id from initiative i where i.code = $12), $13, $14, 1)"),
        [args![id], values(draft, &audience)].concat(),
    )
    .await
    .map(drop)
}

/// Saves a publication, if nobody else has meanwhile; whether it was saved.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &Tx, id: Id<Publication>, version: i64, draft: &Draft) -> Result<bool> {
    let audience = draft.audience.keep(tx).await?;
    let touched = tx
        .run(
            sql!("update publication set title = $3, folded = $4, sort_key = $4, kind = $5, from_on = $6, to_on = $7, precision = $8, year = $9, month = $10, published_with = $11, summary = $12, \
                  initiative = (select i.id from initiative i where i.code = $13), href = $14, audience = $15, version = version + 1 where id = $1 and version = $2"),
            [args![id, version], values(draft, &audience)].concat(),
        )
        .await?;
    Ok(touched == 1)
}

/// Keeps the titles in all languages, where one of them was translated.
///
/// # Errors
/// When the database fails.
pub async fn entitle(tx: &Tx, id: Id<Publication>, title: &Words) -> Result<()> {
    tx.run(
        sql!("update publication set title = $2 where id = $1"),
        args![id, document(title)],
    )
    .await
    .map(drop)
}

/// Keeps what a publication is about, where nothing stood.
///
/// # Errors
/// When the database fails.
pub async fn summarise(tx: &Tx, id: Id<Publication>, summary: &Words) -> Result<()> {
    tx.run(
        sql!("update publication set summary = $2 where id = $1"),
        args![id, document(summary)],
    )
    .await
    .map(drop)
}

/// What both statements keep of a draft, in their order.
fn values(draft: &Draft, audience: &str) -> Args {
    args![
        document(&draft.title),
        &draft.folded,
        &draft.kind,
        draft.from,
        draft.to,
        draft.precision,
        draft.from.year(),
        month(draft),
        &draft.published_with,
        document(&draft.summary),
        &draft.initiative,
        &draft.href,
        audience
    ]
}

/// A month only where it is known.
fn month(draft: &Draft) -> Arg {
    let known = matches!(draft.precision, "day" | "month");
    Arg::from(known.then(|| draft.from.month()))
}

fn document(words: &Words) -> serde_json::Value {
    serde_json::to_value(words).unwrap_or_default()
}
