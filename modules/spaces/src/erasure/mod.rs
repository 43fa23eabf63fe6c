//! What the spaces erase of a person: their key, their place in every team, the address at which
//! they were asked. What they wrote stays with the team, which alone can read it.

mod store;

use balai_kernel::{App, Id, Result, actor::PersonRef, retention::person::Erased, store::Tx};

use crate::member;

/// The spaces' part of erasing a person.
///
/// # Errors
/// When the database fails.
pub(crate) async fn person(tx: &Tx, app: &App, person: Id<PersonRef>) -> Result<Erased> {
    let mut rows = Vec::new();
    for place in store::places(tx, person).await? {
        rows.push(place.uuid());
        if let Some(member) = member::store::find(tx, place).await? {
            member::take_out(tx, app, &member).await?;
        }
    }
    rows.extend(store::empty(tx, person, app.clock.now()).await?);
    Ok(Erased {
        rows,
        ..Erased::default()
    })
}
