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
    store::{self, Conn, FromRow, Query, Tx},
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
    /// Of which year.
    pub year: i64,
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

/// The cited figures of a year that an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn cited(conn: &impl Conn, actor: &Actor, year: i64) -> Result<Vec<CitedFigure>> {
    Query::new("select c.id, c.code, c.label, c.year, c.value, c.unit, c.population, c.source, c.source_href, c.entered_at, c.checked_at from cited_figure c")
        .and("c.year = ?", args![year])
        .seen_by(actor, "c.audience")
        .push("order by c.code")
        .all(conn)
        .await
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
        sql!("insert into cited_figure (id, code, label, year, value, unit, population, source, source_href, entered_by, entered_at, audience, version) \
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) \
              on conflict (code, year) do update set value = excluded.value, label = excluded.label, unit = excluded.unit, population = excluded.population, source = excluded.source, source_href = excluded.source_href, entered_by = excluded.entered_by, entered_at = excluded.entered_at, checked_by = null, checked_at = null, version = cited_figure.version + 1"),
        args![figure.id, &figure.code, label, figure.year, &figure.value, &figure.unit, &figure.population, &figure.source, &figure.source_href, by, clock.now(), audience],
    )
    .await
    .map(drop)
}
