//! SQL of cited figures.

use serde_json::Value as Json;

use crate::{
    account::Account,
    actor::Actor,
    args,
    audience::Audience,
    clock::{Clock, Instant},
    error::Result,
    id::Id,
    sql,
    store::{self, Conn, Day, FromRow, Query, Tx},
    text::Words,
};

/// A value taken from someone else's document.
#[derive(Debug, Clone, FromRow)]
pub struct CitedFigure {
    /// Its id.
    pub id: Id<CitedFigure>,
    /// Short and stable: `website-users`.
    pub code: String,
    /// What it is a number of.
    pub label: store::Json<Words>,
    /// Of which year: the one in which its period ends.
    pub year: i64,
    /// First day of a period other than the year; see [`CitedFigure::period`].
    pub from_on: Option<Day>,
    /// Last day of such a period; alone, the day to which the figure is cumulated.
    pub to_on: Option<Day>,
    /// The value as it is written there.
    pub value: String,
    /// Its unit, in words.
    pub unit: String,
    /// Of whom or what.
    pub population: String,
    /// Where it stands.
    pub source: String,
    /// The source's address.
    pub source_href: Option<String>,
    /// When it was entered.
    pub entered_at: Instant,
    /// When somebody else checked it.
    pub checked_at: Option<Instant>,
}

/// A cited figure with who entered and who checked it.
#[derive(Debug, Clone, FromRow)]
pub struct CitedRow {
    /// The figure.
    #[sqlx(flatten)]
    pub figure: CitedFigure,
    /// Who entered it.
    pub entered_by: Option<Id<Account>>,
    /// Their name.
    pub enterer: Option<String>,
    /// Who checked it.
    pub checked_by: Option<Id<Account>>,
    /// Their name.
    pub checker: Option<String>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

const ROWS: &str = "select c.id, c.code, c.label, c.year, c.from_on, c.to_on, c.value, c.unit, c.population, c.source, c.source_href, c.entered_at, c.checked_at, \
     c.entered_by, e.name as enterer, c.checked_by, k.name as checker, c.audience, c.version \
     from cited_figure c left join account e on e.id = c.entered_by left join account k on k.id = c.checked_by";

/// The cited figures of a year that an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn cited(conn: &impl Conn, actor: &Actor, year: i64) -> Result<Vec<CitedFigure>> {
    let rows = of_year(conn, actor, Some(year)).await?;
    Ok(rows.into_iter().map(|row| row.figure).collect())
}

/// The same with who entered and checked them; of all years when none is given.
///
/// # Errors
/// When the database fails.
pub async fn of_year(conn: &impl Conn, actor: &Actor, year: Option<i64>) -> Result<Vec<CitedRow>> {
    Query::new(ROWS)
        .and_if("c.year = ?", year)
        .seen_by(actor, "c.audience")
        .push("order by c.year desc, c.code")
        .all(conn)
        .await
}

/// One cited figure.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<CitedFigure>) -> Result<Option<CitedRow>> {
    Query::new(ROWS).and("c.id = ?", args![id]).maybe(conn).await
}

/// Enters a cited figure, or renews the one with its code and year.
///
/// # Errors
/// When the database fails.
pub async fn keep_cited(
    tx: &Tx,
    clock: &Clock,
    figure: &CitedFigure,
    audience: &Audience,
    by: Option<Id<Account>>,
) -> Result<()> {
    let label = serde_json::to_value(&figure.label.0).unwrap_or(Json::Null);
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("insert into cited_figure (id, code, label, year, value, unit, population, source, source_href, entered_by, entered_at, audience, from_on, to_on, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1) \
              on conflict (code, year) do update set value = excluded.value, from_on = excluded.from_on, to_on = excluded.to_on, label = excluded.label, unit = excluded.unit, population = excluded.population, source = excluded.source, source_href = excluded.source_href, entered_by = excluded.entered_by, entered_at = excluded.entered_at, audience = excluded.audience, checked_by = null, checked_at = null, version = cited_figure.version + 1"),
        args![figure.id, &figure.code, label, figure.year, &figure.value, &figure.unit, &figure.population, &figure.source, &figure.source_href, by, clock.now(), audience, figure.from_on, figure.to_on],
    )
    .await
    .map(drop)
}

/// Whether a code has a figure in a year already.
///
/// # Errors
/// When the database fails.
pub async fn is_taken(conn: &impl Conn, code: &str, year: i64) -> Result<bool> {
    let found: Option<(i64,)> = conn
        .maybe(
            sql!("select cast(1 as bigint) from cited_figure where code = $1 and year = $2"),
            args![code, year],
        )
        .await?;
    Ok(found.is_some())
}

/// Changes a cited figure that stands as `version` says; its check is taken back,
/// because it was about other words. No row when somebody was first.
///
/// # Errors
/// When the database fails; when the code has another figure in that year.
pub async fn update(
    tx: &Tx,
    clock: &Clock,
    figure: &CitedFigure,
    audience: &Audience,
    by: Option<Id<Account>>,
    version: i64,
) -> Result<u64> {
    let label = serde_json::to_value(&figure.label.0).unwrap_or(Json::Null);
    let audience = audience.keep(tx).await?;
    tx.run(
        sql!("update cited_figure set code = $2, label = $3, year = $4, value = $5, unit = $6, population = $7, source = $8, source_href = $9, entered_by = $10, entered_at = $11, audience = $12, from_on = $14, to_on = $15, checked_by = null, checked_at = null, version = version + 1 where id = $1 and version = $13"),
        args![figure.id, &figure.code, label, figure.year, &figure.value, &figure.unit, &figure.population, &figure.source, &figure.source_href, by, clock.now(), audience, version, figure.from_on, figure.to_on],
    )
    .await
}

/// Keeps that somebody other than who entered it found it in its source.
///
/// # Errors
/// When the database fails.
pub async fn check(
    tx: &Tx,
    clock: &Clock,
    id: Id<CitedFigure>,
    by: Option<Id<Account>>,
    version: i64,
) -> Result<u64> {
    tx.run(
        sql!("update cited_figure set checked_by = $2, checked_at = $3, version = version + 1 where id = $1 and version = $4 and checked_at is null"),
        args![id, by, clock.now(), version],
    )
    .await
}
