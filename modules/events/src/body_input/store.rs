//! SQL of inputs to bodies.

use balai_kernel::{
    Actor, App, Id, Result, args,
    search::{self, Doc},
    sql,
    store::{Conn, Day, FromRow, Json, Query, Tx},
    text::Words,
    web::{Listing, PAGE, SortKey},
};
use balai_workplan::{list::pattern, span::Span};
use uuid::Uuid;

use super::BodyRef;

/// An input to a body.
#[derive(Debug, Clone, FromRow)]
pub struct BodyInput {
    /// Its id.
    pub id: Id<BodyInput>,
    /// The body.
    pub body: Option<Id<BodyRef>>,
    /// The body as written, or its name.
    pub body_written: String,
    /// Which of its meetings.
    pub meeting: String,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exactly the days are known.
    pub precision: String,
    /// What the office gave.
    pub summary: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
}

impl Default for BodyInput {
    fn default() -> Self {
        Self {
            id: Id::of(Uuid::nil()),
            body: None,
            body_written: String::new(),
            meeting: String::new(),
            from_on: None,
            to_on: None,
            precision: "day".to_owned(),
            summary: None,
            audience: "members office".to_owned(),
            version: 1,
        }
    }
}

const ROWS: &str = "select e.id, e.body, e.body_written, e.meeting, e.from_on, e.to_on, e.precision, e.summary, e.audience, e.version from body_input e";

/// What the list can be sorted by.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by e.year desc, e.from_on desc, e.id desc",
        falling: "order by e.year, e.from_on, e.id",
    },
    SortKey {
        key: "meeting",
        rising: "order by e.folded, e.id",
        falling: "order by e.folded desc, e.id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let year = listing.get("year").and_then(|year| year.parse::<i64>().ok());
    let query = Query::new(select)
        .seen_by(actor, "e.audience")
        .and_if("e.year = ?", year)
        .and_if(
            "e.body in (select id from body where code = ?)",
            listing.get("body"),
        );
    match listing.get("q") {
        Some(text) => query.and("e.folded like ? escape '!'", args![pattern(text)]),
        None => query,
    }
}

/// A page of the list, or all of it where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &impl Conn, actor: &Actor, listing: &Listing, whole: bool) -> Result<Vec<BodyInput>> {
    let (most, skip) = if whole {
        (100_000, 0)
    } else {
        (PAGE, listing.offset())
    };
    filtered(ROWS, actor, listing)
        .push(listing.order(SORTS).0)
        .push_with("limit ? offset ?", args![most, skip])
        .all(conn)
        .await
}

/// How many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &impl Conn, actor: &Actor, listing: &Listing) -> Result<i64> {
    filtered("select count(*) from body_input e", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees some, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new("select distinct e.year from body_input e")
        .seen_by(actor, "e.audience")
        .push("order by e.year desc")
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

/// The one with this id, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<BodyInput>) -> Result<Option<BodyInput>> {
    Query::new(ROWS).and("e.id = ?", args![id]).maybe(conn).await
}

/// What is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The body.
    pub body: Id<BodyRef>,
    /// Its name.
    pub body_written: String,
    /// Which of its meetings.
    pub meeting: String,
    /// Its dates: at least a year.
    pub span: Span,
    /// What the office gave.
    pub summary: Option<String>,
}

/// Makes one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, id: Id<BodyInput>, new: &Kept, audience: &str) -> Result<()> {
    tx.run(
        sql!("insert into body_input (id, body, body_written, meeting, folded, from_on, to_on, precision, year, month, summary, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)"),
        args![
            id, new.body, &new.body_written, &new.meeting, super::folded(&new.body_written, &new.meeting), new.span.from,
            new.span.to, new.span.precision, new.span.from.year(), new.span.month(), &new.summary, audience
        ],
    )
    .await
    .map(drop)
}

/// Alters one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<BodyInput>, version: i64, new: &Kept) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update body_input set body = $3, body_written = $4, meeting = $5, folded = $6, from_on = $7, to_on = $8, precision = $9, year = $10, month = $11, summary = $12, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, new.body, &new.body_written, &new.meeting, super::folded(&new.body_written, &new.meeting),
                new.span.from, new.span.to, new.span.precision, new.span.from.year(), new.span.month(), &new.summary
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// A body as the form offers it.
#[derive(Debug, Clone, FromRow)]
pub struct BodyName {
    /// Its id.
    pub id: Id<BodyRef>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Json<Words>,
}

/// The bodies that the actor sees.
///
/// # Errors
/// When the database fails.
pub async fn bodies(conn: &impl Conn, actor: &Actor) -> Result<Vec<BodyName>> {
    Query::new("select b.id, b.code, b.name from body b")
        .seen_by(actor, "b.audience")
        .push("order by b.code")
        .all(conn)
        .await
}

/// Removes one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<BodyInput>, version: i64) -> Result<bool> {
    let gone = tx
        .run(
            sql!("delete from body_input where id = $1 and version = $2"),
            args![id, version],
        )
        .await?;
    if gone == 1 {
        search::remove(tx, id.uuid()).await?;
    }
    Ok(gone == 1)
}

/// Renews the search entries of all of them, two hundred at a time.
///
/// # Errors
/// When the database fails.
pub async fn reindex(app: &App) -> Result<()> {
    let mut after = None;
    loop {
        let rows: Vec<BodyInput> = Query::new(ROWS)
            .and_if("e.id > ?", after)
            .push("order by e.id limit 200")
            .all(&app.db)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let docs: Vec<Doc> = rows.iter().map(BodyInput::doc).collect();
        let docs = &docs;
        app.db
            .write("body_input.reindex", |tx| async move {
                search::put_many(&tx, docs).await
            })
            .await?;
    }
}
