//! SQL of handling conditions.

use balai_kernel::{
    Actor, App, Id, Result, args, sql,
    store::{Conn, Query, Tx},
    text::Words,
};
use jiff::civil::Date;

use super::{Handling, Standing, audience};
use crate::PartyId;

/// The conditions that stand on a day, of all parties.
///
/// # Errors
/// When the database fails.
pub async fn standing(conn: &impl Conn, today: Date) -> Result<Standing> {
    conn.all(
        sql!("select h.id, h.party, h.from_on, h.tells_readers, h.words, h.audience from handling h where h.from_on <= $1 \
              and not exists (select 1 from handling n where n.party = h.party and n.from_on <= $1 and (n.from_on > h.from_on or (n.from_on = h.from_on and n.id > h.id)))"),
        args![today],
    )
    .await
    .map(Standing)
}

/// The condition of a party that stands on a day.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, party: PartyId, today: Date) -> Result<Option<Handling>> {
    conn.maybe(
        sql!("select id, party, from_on, tells_readers, words, audience from handling where party = $1 and from_on <= $2 order by from_on desc, id desc limit 1"),
        args![party, today],
    )
    .await
}

/// Every condition that a party ever made, of those that an actor may see, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn all_of(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Handling>> {
    Query::new("select h.id, h.party, h.from_on, h.tells_readers, h.words, h.audience from handling h")
        .and("h.party = ?", args![party])
        .seen_by(actor, "h.audience")
        .push("order by h.from_on desc, h.id desc limit 100")
        .all(conn)
        .await
}

/// What somebody says about handling.
#[derive(Debug, Clone)]
pub struct New {
    /// From which day on.
    pub from_on: Date,
    /// Whether the party is told which other parties read.
    pub tells_readers: bool,
    /// What it asks of every reader.
    pub words: Option<Words>,
}

/// Makes a condition.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, app: &App, actor: &Actor, party: PartyId, new: &New) -> Result<Id<Handling>> {
    let id: Id<Handling> = app.clock.id();
    let audience = audience().keep(tx).await?;
    let words = new
        .words
        .as_ref()
        .and_then(|words| serde_json::to_value(words).ok());
    tx.run(
        sql!("insert into handling (id, party, from_on, tells_readers, words, made_by, made_at, audience) values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![id, party, new.from_on, new.tells_readers, words, actor.account, app.clock.now(), audience],
    )
    .await?;
    Ok(id)
}
