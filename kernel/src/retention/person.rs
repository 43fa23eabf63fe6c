//! Erasing a person: everything that names them goes, in every module, and an empty record
//! stays in their place, so that whatever counts them counts as before.

use futures::future::BoxFuture;
use uuid::Uuid;

use super::{LEDGER, ledger, store};
use crate::{
    actor::{Actor, PartyRef, PersonRef},
    audit::{self, Act},
    error::Result,
    id::Id,
    module::App,
    search,
    store::{Db, Tx},
};

/// What a module erased of a person, for what the kernel erases after it.
#[derive(Debug, Clone, Default)]
pub struct Erased {
    /// Rows that told of the person: old values in the audit, rows of imports and what can be
    /// found of them go too.
    pub rows: Vec<Uuid>,
    /// Addresses that were theirs: letters to them go.
    pub addresses: Vec<String>,
    /// The party whose person it was.
    pub party: Option<Id<PartyRef>>,
}

/// A person as somebody may know them: the name, and the party they work for.
pub type Known = (String, Option<Id<PartyRef>>);
/// Finds a person whom an actor may see and who was not erased.
pub type KnownPersonFn = for<'a> fn(&'a Db, &'a Actor, Id<PersonRef>) -> BoxFuture<'a, Result<Option<Known>>>;

/// Erases a module's part of a person. Doing it again changes nothing.
pub type ErasePersonFn = for<'a> fn(&'a Tx, &'a App, Id<PersonRef>) -> BoxFuture<'a, Result<Erased>>;

/// Erases a person by hand, with its line and its entry in the ledger.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &Tx, app: &App, actor: &Actor, person: Id<PersonRef>) -> Result<()> {
    let erased = empty(tx, app, person).await?;
    ledger::note_row(tx, &app.clock, LEDGER, "person", person.uuid()).await?;
    let act = Act::on("erased", "person", person).of_party(erased.party);
    audit::record(tx, &app.clock, actor, act).await
}

/// Empties everything that tells of a person; the caller writes the ledger.
///
/// # Errors
/// When the database fails.
pub async fn empty(tx: &Tx, app: &App, person: Id<PersonRef>) -> Result<Erased> {
    let mut all = Erased::default();
    all.rows.push(person.uuid());
    // Whoever stands on others goes before them: names and addresses still tell which rows are theirs.
    for erase in app.modules.iter().rev().filter_map(|module| module.erase_person) {
        let part = erase(tx, app, person).await?;
        all.rows.extend(part.rows);
        all.addresses.extend(part.addresses);
        all.party = all.party.or(part.party);
    }
    for account in store::accounts_of(tx, person.uuid()).await? {
        store::empty_account(tx, account.id, app.clock.now()).await?;
        all.rows.push(account.id);
        all.addresses.push(account.email);
    }
    all.rows.sort_unstable();
    all.rows.dedup();
    for row in &all.rows {
        store::forget_row(tx, *row).await?;
        search::remove(tx, *row).await?;
    }
    for address in &all.addresses {
        store::forget_letters(tx, address).await?;
    }
    Ok(all)
}
