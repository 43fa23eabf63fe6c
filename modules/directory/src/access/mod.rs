//! Access that rests on a post: whoever holds the post has a role for as long as they hold
//! it. On the day on which the directory says that they left, the role is over.

pub(crate) mod offer;
mod pages;
mod policy;
mod store;
pub(crate) mod web;

use balai_kernel::{App, Id, Result, account, actor::Role, store::Tx};
use jiff::civil::Date;

use crate::{PartyId, PersonId, post::Post};

/// The access that rests on the posts of a party.
pub struct Access {
    /// The party.
    pub party: PartyId,
}

/// Roles that can rest on a post. Those who lead the office and who run the machine are named
/// one by one.
pub(crate) const ROLES: [Role; 4] = [
    Role::FocalPoint,
    Role::FrontlineOfficer,
    Role::ProgrammeOfficer,
    Role::MonitoringOfficer,
];

/// Whether a role is held for a party.
pub(crate) const fn is_of_party(role: Role) -> bool {
    matches!(role, Role::FocalPoint | Role::FrontlineOfficer)
}

/// A person leaves a post after a last day: what rests on it ends, in the same transaction.
/// Also of the records that were found to be the same person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn left(tx: &Tx, app: &App, person: PersonId, post: Id<Post>, last_day: Date) -> Result<()> {
    for record in store::records_of(tx, person).await? {
        account::leave_post(tx, app, record, post.uuid(), last_day).await?;
    }
    Ok(())
}

/// Ends what rests on posts that their holders have left, however that came to be known: an
/// import that was taken back leaves nobody with what it gave.
///
/// # Errors
/// When the database fails.
pub(crate) async fn settle(tx: &Tx, app: &App) -> Result<()> {
    let today = app.today();
    for ended in store::ended(tx, today).await? {
        // Where no time in the post is left at all, yesterday was the last day.
        let last = ended.last_on.map(|day| day.0);
        let last = last.or(today.yesterday().ok()).unwrap_or(today);
        account::leave_post(tx, app, ended.person, ended.post, last).await?;
    }
    Ok(())
}
