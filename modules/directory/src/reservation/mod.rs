//! A reservation: what a party, or one of its agencies, entrusts to the office is not for staff
//! that another party lends. It holds for everybody lent by that party, whoever leads the
//! office included, and from the moment it is made.
//!
//! It is about everything, about one agency, or about one record alone: a person or a post. Then
//! the record's own audience says whose staff it is not for, and everything that names the record
//! asks for it; see [`renew`].

pub(crate) mod pages;
mod policy;
pub(crate) mod single;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Audience, Id, Result,
    store::{Day, FromRow, Tx},
};

use crate::{PartyId, PersonId, agency::Agency, person, post::Post};

/// A reservation as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Reservation {
    /// Its id.
    pub id: Id<Reservation>,
    /// Whose information it is about.
    pub party: PartyId,
    /// Of which agency alone; without one, of all.
    pub agency: Option<Id<Agency>>,
    /// About this person alone.
    pub person: Option<PersonId>,
    /// About this post alone.
    pub post: Option<Id<Post>>,
    /// Whose lent staff do not see it.
    pub lender: PartyId,
    /// Since when.
    pub since_on: Day,
    /// Who can see that it stands.
    pub audience: String,
}

/// Who can see a reservation: the party's focal points, and the office's own staff. Those whom
/// it is about are not told.
pub fn audience(party: PartyId) -> Audience {
    Audience::of(["office:core"]).and_focal(party)
}

/// Who can see one about a single person: of their party only those who may see the name.
fn audience_of(person: &person::Person) -> Audience {
    Audience::of(["office:core"]).and_people_of(person.party, person.agency.map(Id::cast))
}

/// Lets a person's record say for whose staff it is not, after reservations, the person's party
/// or the records that gave way to it changed. What was kept from somebody under one of two
/// records that are one is kept from them under both; whoever takes the person into their roster
/// takes over what was reserved.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew(tx: &Tx, person: PersonId) -> Result<()> {
    let root = person::store::resolve(tx, person).await?;
    let lenders = store::lenders_of_person(tx, root).await?;
    for record in store::same_person(tx, root).await? {
        let now = Audience::parse(&record.audience);
        // A person who was erased is in nobody's sight, and stays so.
        let wanted = now.clone().except_lent_by(&lenders);
        if wanted != now {
            store::set_person_audience(tx, record.id, &wanted.keep(tx).await?).await?;
            person::index(tx, record.id).await?;
        }
        if let (false, Some(party)) = (lenders.is_empty(), record.party) {
            let audience = audience_of(&record).keep(tx).await?;
            store::move_to(tx, record.id, party, &audience).await?;
        }
    }
    Ok(())
}

/// The same for everyone about whom alone something is reserved: after an import, which writes
/// audiences that it planned before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew_all(tx: &Tx) -> Result<()> {
    for person in store::persons(tx).await? {
        renew(tx, person).await?;
    }
    Ok(())
}

/// The same for a post.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew_post(tx: &Tx, post: &Post) -> Result<()> {
    let lenders = store::lenders_of_post(tx, post.id).await?;
    let wanted = Audience::parse(&post.audience).except_lent_by(&lenders);
    store::set_post_audience(tx, post.id, &wanted.keep(tx).await?).await
}
