//! SQL of contact notes.

use balai_kernel::{
    Actor, Clock, Id, Result, args, sql,
    store::{Conn, Query, Tx},
};
use jiff::civil::Date;

use super::{ContactNote, audience};
use crate::{PartyId, PersonId};

/// A note to be kept.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// The party.
    pub party: PartyId,
    /// The person of the party.
    pub person: Option<PersonId>,
    /// The day.
    pub on: Date,
    /// One of [`super::KINDS`].
    pub kind: String,
    /// What was said.
    pub words: String,
}

/// Keeps a note.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &Tx, clock: &Clock, actor: &Actor, new: &NewNote) -> Result<Id<ContactNote>> {
    let id: Id<ContactNote> = clock.id();
    let audience = audience().keep(tx).await?;
    tx.run(
        sql!("insert into contact_note (id, party, person, on_date, kind, words, account, audience, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)"),
        args![
            id,
            new.party,
            new.person,
            new.on,
            &new.kind,
            &new.words,
            actor.account,
            audience
        ],
    )
    .await?;
    Ok(id)
}

/// The note with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &impl Conn, id: Id<ContactNote>) -> Result<Option<ContactNote>> {
    conn.maybe(
        sql!("select n.id, n.party, n.person, n.on_date, n.kind, n.words, n.audience, k.audience as person_audience, n.account, c.name as author, n.version from contact_note n left join account c on c.id = n.account left join person q on q.id = n.person left join person k on k.id = coalesce(q.merged_into, q.id) where n.id = $1"),
        args![id],
    )
    .await
}

/// Alters a note; zero rows when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &Tx, id: Id<ContactNote>, version: i64, new: &NewNote) -> Result<u64> {
    tx.run(
        sql!("update contact_note set person = $3, on_date = $4, kind = $5, words = $6, version = version + 1 where id = $1 and version = $2"),
        args![id, version, new.person, new.on, &new.kind, &new.words],
    )
    .await
}

/// Takes a note away.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: Id<ContactNote>) -> Result<u64> {
    tx.run(sql!("delete from contact_note where id = $1"), args![id])
        .await
}

/// The notes about a party that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_party(
    conn: &impl Conn,
    actor: &Actor,
    party: PartyId,
    limit: i64,
) -> Result<Vec<ContactNote>> {
    Query::new("select n.id, n.party, n.person, n.on_date, n.kind, n.words, n.audience, k.audience as person_audience, n.account, c.name as author, n.version from contact_note n left join account c on c.id = n.account left join person q on q.id = n.person left join person k on k.id = coalesce(q.merged_into, q.id)")
        .and("n.party = ?", args![party])
        .seen_by(actor, "n.audience")
        .entrusted_to(actor, "k.audience")
        .push_with("order by n.on_date desc, n.id desc limit ?", args![limit])
        .all(conn)
        .await
}

/// The notes about a person that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<ContactNote>> {
    Query::new("select n.id, n.party, n.person, n.on_date, n.kind, n.words, n.audience, k.audience as person_audience, n.account, c.name as author, n.version from contact_note n left join account c on c.id = n.account join person q on q.id = n.person join person k on k.id = coalesce(q.merged_into, q.id)")
        .and("(q.id = ? or q.merged_into = ?)", args![person, person])
        .seen_by(actor, "n.audience")
        .entrusted_to(actor, "k.audience")
        .push("order by n.on_date desc, n.id desc limit 50")
        .all(conn)
        .await
}
