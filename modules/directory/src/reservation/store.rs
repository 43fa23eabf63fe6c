//! SQL of reservations.

use balai_kernel::{
    Actor, Audience, Clock, Id, Result, args, sql,
    store::{Conn, FromRow, Query, Tx},
};
use jiff::civil::Date;

use super::Reservation;
use crate::{PartyId, PersonId, agency::Agency, person::Person, post::Post};

/// The reservation with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<Reservation>) -> Result<Option<Reservation>> {
    conn.maybe(
        sql!("select id, party, agency, person, post, lender, since_on, audience from reservation where id = $1"),
        args![id],
    )
    .await
}

/// The reservations of a party that an actor may see, those about single records among them.
///
/// # Errors
/// When the database fails.
pub async fn of_party(conn: &impl Conn, actor: &Actor, party: PartyId) -> Result<Vec<Reservation>> {
    Query::new("select r.id, r.party, r.agency, r.person, r.post, r.lender, r.since_on, r.audience from reservation r")
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
    /// Whose staff it is kept from, where it is about single records.
    pub lender: Option<PartyId>,
}

/// What staff lent by `lender` do not see. While it is not entered who lends them, they see
/// nothing that anybody reserved.
///
/// # Errors
/// When the database fails.
pub async fn against(conn: &impl Conn, lender: Option<PartyId>) -> Result<Vec<Barred>> {
    Query::new(
        "select distinct r.party, case when r.person is null and r.post is null then r.agency end as agency, \
         case when r.person is null and r.post is null then null else r.lender end as lender from reservation r",
    )
        .and_if("r.lender = ?", lender)
        .all(conn)
        .await
}

/// A reservation to be made.
#[derive(Debug, Clone)]
pub struct NewReservation {
    /// Whose information it is about.
    pub party: PartyId,
    /// Of which agency alone.
    pub agency: Option<Id<Agency>>,
    /// About which person alone.
    pub person: Option<PersonId>,
    /// About which post alone.
    pub post: Option<Id<Post>>,
    /// Whose lent staff do not see it.
    pub lender: PartyId,
    /// Since when.
    pub since: Date,
    /// Who can see that it stands.
    pub audience: Audience,
}

/// Makes a reservation.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, new: &NewReservation) -> Result<Id<Reservation>> {
    let id: Id<Reservation> = clock.id();
    let audience = new.audience.keep(tx).await?;
    tx.run(
        sql!("insert into reservation (id, party, agency, person, post, lender, since_on, audience) values ($1, $2, $3, $4, $5, $6, $7, $8)"),
        args![id, new.party, new.agency, new.person, new.post, new.lender, new.since, audience],
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

/// The reservations about one record that an actor may see: a person, whichever of the records
/// that are one it was made on, or a post.
///
/// # Errors
/// When the database fails.
pub async fn of_record(
    conn: &impl Conn,
    actor: &Actor,
    person: Option<PersonId>,
    post: Option<Id<Post>>,
) -> Result<Vec<Reservation>> {
    Query::new("select r.id, r.party, r.agency, r.person, r.post, r.lender, r.since_on, r.audience from reservation r")
        .and(
            "(r.post = ? or r.person in (select q.id from person q where q.id = ? or q.merged_into = ?))",
            args![post, person, person],
        )
        .seen_by(actor, "r.audience")
        .push("order by r.since_on, r.id")
        .all(conn)
        .await
}

/// A person's record and those that gave way to it.
pub(super) async fn same_person(conn: &impl Conn, root: PersonId) -> Result<Vec<Person>> {
    conn.all(
        sql!("select id, written, given, family, own_script, romanised, sort_key, sex, sex_source, party, agency, audience, merged_into, confirmed_on, version from person where id = $1 or merged_into = $1 order by id"),
        args![root],
    )
    .await
}

/// Whose staff do not see a person, under whichever of their records that was said.
pub(super) async fn lenders_of_person(conn: &impl Conn, root: PersonId) -> Result<Vec<PartyId>> {
    let rows: Vec<(PartyId,)> = conn
        .all(
            sql!("select distinct r.lender from reservation r join person q on q.id = r.person where q.id = $1 or q.merged_into = $1"),
            args![root],
        )
        .await?;
    Ok(rows.into_iter().map(|(lender,)| lender).collect())
}

/// Whose staff do not see a post.
pub(super) async fn lenders_of_post(conn: &impl Conn, post: Id<Post>) -> Result<Vec<PartyId>> {
    let rows: Vec<(PartyId,)> = conn
        .all(
            sql!("select distinct lender from reservation where post = $1"),
            args![post],
        )
        .await?;
    Ok(rows.into_iter().map(|(lender,)| lender).collect())
}

/// Everyone about whom alone something is reserved.
pub(super) async fn persons(conn: &impl Conn) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = conn
        .all(
            sql!("select distinct person from reservation where person is not null"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Who can see a person's record. It is no edit: the version stays.
pub(super) async fn set_person_audience(tx: &Tx, person: PersonId, audience: &str) -> Result<()> {
    tx.run(
        sql!("update person set audience = $2 where id = $1"),
        args![person, audience],
    )
    .await
    .map(drop)
}

/// Who can see a post.
pub(super) async fn set_post_audience(tx: &Tx, post: Id<Post>, audience: &str) -> Result<()> {
    tx.run(
        sql!("update post set audience = $2 where id = $1"),
        args![post, audience],
    )
    .await
    .map(drop)
}

/// What is reserved about a person goes with them to their party.
pub(super) async fn move_to(tx: &Tx, person: PersonId, party: PartyId, audience: &str) -> Result<()> {
    tx.run(
        sql!("update reservation set party = $2, audience = $3 where person = $1"),
        args![person, party, audience],
    )
    .await
    .map(drop)
}

/// What was reserved about a person goes with the person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_person(tx: &Tx, person: PersonId) -> Result<()> {
    tx.run(sql!("delete from reservation where person = $1"), args![person])
        .await
        .map(drop)
}
