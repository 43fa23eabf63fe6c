//! SQL of headcount lines.

use balai_kernel::{
    Id, Result,
    actor::PartyRef,
    args, sql,
    store::{Conn, FromRow, Tx},
};
use uuid::Uuid;

use crate::event::Event;

/// A line with how many of it are known by name.
#[derive(Debug, Clone, FromRow)]
pub struct HeadcountLine {
    /// Its id.
    pub id: Id<HeadcountLine>,
    /// The event.
    pub event: Id<Event>,
    /// The party that they represented.
    pub party: Option<Id<PartyRef>>,
    /// How many.
    pub number: i64,
    /// Of them women.
    pub women: i64,
    /// Of them men.
    pub men: i64,
    /// counted or estimated.
    pub basis: String,
    /// How many are known by name and were there.
    pub named: i64,
    /// Who can see it.
    pub audience: String,
    /// Counts up with each change.
    pub version: i64,
}

impl Default for HeadcountLine {
    fn default() -> Self {
        Self {
            id: Id::of(Uuid::nil()),
            event: Id::of(Uuid::nil()),
            party: None,
            number: 0,
            women: 0,
            men: 0,
            basis: "counted".to_owned(),
            named: 0,
            audience: "office".to_owned(),
            version: 1,
        }
    }
}

/// The lines of an event.
///
/// # Errors
/// When the database fails.
pub async fn lines(conn: &impl Conn, event: Id<Event>) -> Result<Vec<HeadcountLine>> {
    conn.all(
        sql!("select h.id, h.event, h.party, h.number, h.women, h.men, h.basis, (select count(*) from participation p where p.headcount_line = h.id and p.status in ('attended', 'partly')) as named, h.audience, h.version from headcount_line h where h.event = $1 order by h.id"),
        args![event],
    )
    .await
}

/// The line with this id, whoever asks.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<HeadcountLine>) -> Result<Option<HeadcountLine>> {
    conn.maybe(
        sql!("select h.id, h.event, h.party, h.number, h.women, h.men, h.basis, (select count(*) from participation p where p.headcount_line = h.id and p.status in ('attended', 'partly')) as named, h.audience, h.version from headcount_line h where h.id = $1"),
        args![id],
    )
    .await
}

/// What is kept of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The party.
    pub party: Option<Id<PartyRef>>,
    /// Its status on the day.
    pub party_status: String,
    /// How many.
    pub number: i64,
    /// Women.
    pub women: i64,
    /// Men.
    pub men: i64,
    /// Of unknown sex.
    pub unknown: i64,
    /// counted or estimated.
    pub basis: &'static str,
}

/// Makes a line, for the office.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    id: Id<HeadcountLine>,
    event: Id<Event>,
    new: &Kept,
    audience: &str,
) -> Result<()> {
    tx.run(
        sql!("insert into headcount_line (id, event, party, party_status, number, women, men, unknown, basis, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)"),
        args![id, event, new.party, &new.party_status, new.number, new.women, new.men, new.unknown, new.basis, audience],
    )
    .await
    .map(drop)
}

/// Alters a line if it still has the version; tells whether it had.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<HeadcountLine>, version: i64, new: &Kept) -> Result<bool> {
    let touched = tx
        .run(
            sql!("update headcount_line set party = $3, party_status = $4, number = $5, women = $6, men = $7, unknown = $8, basis = $9, version = version + 1 where id = $1 and version = $2"),
            args![id, version, new.party, &new.party_status, new.number, new.women, new.men, new.unknown, new.basis],
        )
        .await?;
    Ok(touched == 1)
}
