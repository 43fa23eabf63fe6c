//! SQL of external events.

use balai_kernel::{
    Actor, App, Id, Result, args,
    search::{self, Doc},
    sql,
    store::{Conn, Day, FromRow, Query, Tx},
    web::{Listing, PAGE, SortKey},
};
use balai_workplan::{
    level::{CorePurpose, Initiative},
    list::pattern,
    span::Span,
};
use uuid::Uuid;

/// An external event.
#[derive(Debug, Clone, FromRow)]
pub struct ExternalEvent {
    /// Its id.
    pub id: Id<ExternalEvent>,
    /// Its title.
    pub title: String,
    /// First day.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// How exactly the days are known.
    pub precision: String,
    /// Where.
    pub place: Option<String>,
    /// What the staff gave.
    pub contribution: Option<String>,
    /// Counted for.
    pub initiative: Option<Id<Initiative>>,
    /// Counted for.
    pub core_purpose: Option<Id<CorePurpose>>,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
}

impl Default for ExternalEvent {
    fn default() -> Self {
        Self {
            id: Id::of(Uuid::nil()),
            title: String::new(),
            from_on: None,
            to_on: None,
            precision: "day".to_owned(),
            place: None,
            contribution: None,
            initiative: None,
            core_purpose: None,
            audience: "members office".to_owned(),
            version: 1,
        }
    }
}

const ROWS: &str = "select e.id, e.title, e.from_on, e.to_on, e.precision, e.place, e.contribution, e.initiative, e.core_purpose, e.audience, e.version from external_event e";

/// What the list can be sorted by.
pub const SORTS: &[SortKey] = &[
    SortKey {
        key: "latest",
        rising: "order by e.year desc, e.from_on desc, e.id desc",
        falling: "order by e.year, e.from_on, e.id",
    },
    SortKey {
        key: "title",
        rising: "order by e.folded, e.id",
        falling: "order by e.folded desc, e.id",
    },
];

fn filtered(select: &'static str, actor: &Actor, listing: &Listing) -> Query {
    let year = listing.get("year").and_then(|year| year.parse::<i64>().ok());
    let query = Query::new(select)
        .seen_by(actor, "e.audience")
        .and_if("e.year = ?", year);
    match listing.get("q") {
        Some(text) => query.and("e.folded like ? escape '!'", args![pattern(text)]),
        None => query,
    }
}

/// A page of the list, or all of it where `whole`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &impl Conn,
    actor: &Actor,
    listing: &Listing,
    whole: bool,
) -> Result<Vec<ExternalEvent>> {
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
    filtered("select count(*) from external_event e", actor, listing)
        .count(conn)
        .await
}

/// Years in which the actor sees some, latest first.
///
/// # Errors
/// When the database fails.
pub async fn years(conn: &impl Conn, actor: &Actor) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = Query::new("select distinct e.year from external_event e")
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
pub async fn find(conn: &impl Conn, id: Id<ExternalEvent>) -> Result<Option<ExternalEvent>> {
    Query::new(ROWS).and("e.id = ?", args![id]).maybe(conn).await
}

/// What is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its title.
    pub title: String,
    /// Its dates: at least a year.
    pub span: Span,
    /// Where.
    pub place: Option<String>,
    /// What the staff gave.
    pub contribution: Option<String>,
    /// Counted for.
    pub initiative: Option<Id<Initiative>>,
    /// Counted for.
    pub core_purpose: Option<Id<CorePurpose>>,
}

/// Makes one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, id: Id<ExternalEvent>, new: &Kept, audience: &str) -> Result<()> {
    tx.run(
        sql!("insert into external_event (id, title, folded, from_on, to_on, precision, year, month, place, contribution, initiative, core_purpose, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"),
        args![
            id, &new.title, super::folded(&new.title), new.span.from, new.span.to, new.span.precision, new.span.from.year(),
            new.span.month(), &new.place, &new.contribution, new.initiative, new.core_purpose, audience
        ],
    )
    .await
    .map(drop)
}

/// Alters one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<ExternalEvent>, version: i64, new: &Kept) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update external_event set title = $3, folded = $4, from_on = $5, to_on = $6, precision = $7, year = $8, month = $9, place = $10, contribution = $11, initiative = $12, core_purpose = $13, version = version + 1 where id = $1 and version = $2"),
            args![
                id, version, &new.title, super::folded(&new.title), new.span.from, new.span.to, new.span.precision,
                new.span.from.year(), new.span.month(), &new.place, &new.contribution, new.initiative, new.core_purpose
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Removes one if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<ExternalEvent>, version: i64) -> Result<bool> {
    let gone = tx
        .run(
            sql!("delete from external_event where id = $1 and version = $2"),
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
        let rows: Vec<ExternalEvent> = Query::new(ROWS)
            .and_if("e.id > ?", after)
            .push("order by e.id limit 200")
            .all(&app.db)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = Some(last.id);
        let docs: Vec<Doc> = rows.iter().map(ExternalEvent::doc).collect();
        let docs = &docs;
        app.db
            .write("external_event.reindex", |tx| async move {
                search::put_many(&tx, docs).await
            })
            .await?;
    }
}
