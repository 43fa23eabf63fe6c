//! SQL of reservations.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, FromRow, Query, Tx},
};
use jiff::civil::Date;

use super::{Reservation, audience};
use crate::{PartyId, agency::Agency};

/// The reservation with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Reservation>) -> Result<Option<Reservation>> {
    conn.maybe(
        sql!("select id, party, agency, lender, since_on, audience from reservation where id = $1"),
        args![id],
    )
    .await
}

/// The reservations of a party that an actor may see.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Reservation>> {
    Query::new("select r.id, r.party, r.agency, r.lender, r.since_on, r.audience from reservation r")
        .and("r.party = ?", args![party])
        .seen_by(actor, "r.audience")
        .push("order by r.since_on, r.id")
        .all(conn)
        .await
}

/// Whose information staff lent by a party do not see.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct Barred {
    /// The party.
    pub party: PartyId,
    /// Of which agency alone.
    pub agency: Option<Id<Agency>>,
}

/// What staff lent by `lender` do not see. While it is not entered who lends them, they see
/// nothing that anybody reserved.
///
/// # Errors
/// When the database fails.
pub async fn against(conn: &impl Conn, lender: Option<PartyId>) -> Result<Vec<Barred>> {
    Query::new("select distinct r.party, r.agency from reservation r")
        .and_if("r.lender = ?", lender)
        .all(conn)
        .await
}

/// Makes a reservation.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &Tx,
    clock: &Clock,
    party: PartyId,
    agency: Option<Id<Agency>>,
    lender: PartyId,
    since: Date,
) -> Result<Id<Reservation>> {
    let id: Id<Reservation> = clock.id();
    let audience = audience(party).keep(tx).await?;
    tx.run(
        sql!("insert into reservation (id, party, agency, lender, since_on, audience) values ($1, $2, $3, $4, $5, $6)"),
        args![id, party, agency, lender, since, audience],
    )
    .await?;
    Ok(id)
}

/// Lifts a reservation.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<Reservation>) -> Result<u64> {
    tx.run(sql!("delete from reservation where id = $1"), args![id])
        .await
}
