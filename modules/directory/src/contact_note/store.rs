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
    Query::new("select n.id, n.party, n.person, n.on_date, n.kind, n.words, n.audience, c.name as author from contact_note n left join account c on c.id = n.account")
        .and("n.party = ?", args![party])
        .seen_by(actor, "n.audience")
        .push_with("order by n.on_date desc, n.id desc limit ?", args![limit])
        .all(conn)
        .await
}

/// The notes about a person that an actor may see, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_person(conn: &impl Conn, actor: &Actor, person: PersonId) -> Result<Vec<ContactNote>> {
    Query::new("select n.id, n.party, n.person, n.on_date, n.kind, n.words, n.audience, c.name as author from contact_note n left join account c on c.id = n.account join person q on q.id = n.person")
        .and("(q.id = ? or q.merged_into = ?)", args![person, person])
        .seen_by(actor, "n.audience")
        .push("order by n.on_date desc, n.id desc limit 50")
        .all(conn)
        .await
}
