//! The audit: one line for each act, written in the act's own transaction, chained
//! later in batches so that the chain holds up no write.
//!
//! A line carries ids and field names, never old or new values: those lie in a
//! table apart, which can be erased without touching the chain.

mod chain;
mod checkpoint;
mod log;
mod reads;
mod store;
#[cfg(test)]
mod tests;
mod trail;

pub use chain::{Broken, chain, verify};
pub use checkpoint::{Checkpoint, contradiction, write_due};
pub use log::{LOG, MODULE, function_words, words};
pub use reads::{LOOKS, Look, Looked, Share, Under, looked};
pub use store::{HistoryLine, history_of};
pub use trail::{OfAgency, TrailAsk, TrailLine, TrailShare, trail_counts, trail_of, trail_shares};

use serde_json::Value as Json;

use crate::{
    actor::{Actor, AgencyRef, PartyRef},
    clock::Clock,
    error::Result,
    id::Id,
    store::Tx,
};

/// One act to be recorded.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// What was done, as in the catalogue: `created`, `changed`, `imported`.
    pub act: &'static str,
    /// The noun it was done to.
    pub noun: &'static str,
    /// The row.
    pub row: Option<uuid::Uuid>,
    /// The party whose information it is, so that it can read what was done with it.
    pub party: Option<Id<PartyRef>>,
    /// Of which of the party's agencies the people are that it is about.
    pub agency: Option<Id<AgencyRef>>,
    /// Whose people a list held that was taken away.
    pub shares: &'a [Share],
    /// Which fields changed, with their old and new values as shown to people.
    pub fields: &'a [Change],
    /// For what something sealed was opened.
    pub purpose: Option<&'static str>,
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field's name.
    pub field: &'static str,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there now.
    pub new: Option<String>,
}

impl Change {
    /// A change, if the two differ.
    pub fn between(
        field: &'static str,
        old: Option<impl ToString>,
        new: Option<impl ToString>,
    ) -> Option<Self> {
        let old = old.map(|value| value.to_string());
        let new = new.map(|value| value.to_string());
        (old != new).then_some(Self { field, old, new })
    }
}

/// Those of the compared fields that changed.
pub fn changed(compared: impl IntoIterator<Item = Option<Change>>) -> Vec<Change> {
    compared.into_iter().flatten().collect()
}

impl<'a> Act<'a> {
    /// An act on a row.
    pub fn on<T>(act: &'static str, noun: &'static str, row: Id<T>) -> Self {
        Self {
            act,
            noun,
            row: Some(row.uuid()),
            party: None,
            agency: None,
            shares: &[],
            fields: &[],
            purpose: None,
        }
    }

    /// An act on a noun as such.
    pub const fn about(act: &'static str, noun: &'static str) -> Self {
        Self {
            act,
            noun,
            row: None,
            party: None,
            agency: None,
            shares: &[],
            fields: &[],
            purpose: None,
        }
    }

    /// Whose information it is.
    #[must_use]
    pub const fn of_party(mut self, party: Option<Id<PartyRef>>) -> Self {
        self.party = party;
        self
    }

    /// Of which of the party's agencies the people are that it is about.
    #[must_use]
    pub fn of_agency<T>(mut self, agency: Option<Id<T>>) -> Self {
        self.agency = agency.map(Id::cast);
        self
    }

    /// Whose people a list held that was taken away.
    #[must_use]
    pub const fn sharing(mut self, shares: &'a [Share]) -> Self {
        self.shares = shares;
        self
    }

    /// For what something sealed is opened.
    #[must_use]
    pub const fn for_purpose(mut self, purpose: &'static str) -> Self {
        self.purpose = Some(purpose);
        self
    }

    /// Which fields changed.
    #[must_use]
    pub const fn changing(mut self, fields: &'a [Change]) -> Self {
        self.fields = fields;
        self
    }
}

impl Change {
    /// A field that is only named: its values are told nowhere.
    pub const fn named(field: &'static str) -> Self {
        Self {
            field,
            old: None,
            new: None,
        }
    }
}

/// Writes the line of an act, in the act's own transaction.
///
/// # Errors
/// When the database fails.
pub async fn record(tx: &Tx, clock: &Clock, actor: &Actor, act: Act<'_>) -> Result<()> {
    let line = clock.id::<Act<'_>>();
    let mut fields: Vec<String> = act.fields.iter().map(|change| change.field.to_owned()).collect();
    fields.extend(reads::fields_of(act.shares));
    fields.extend(act.purpose.map(|purpose| format!("for:{purpose}")));
    store::insert(tx, line.uuid(), clock.now(), actor, &act, &fields.join(" ")).await?;
    for share in act.shares {
        store::insert_share(tx, line.uuid(), share).await?;
    }
    // A field without values is only named.
    let with_values = |change: &&Change| change.old.is_some() || change.new.is_some();
    for change in act.fields.iter().filter(with_values) {
        store::insert_value(tx, line.uuid(), change).await?;
    }
    Ok(())
}

/// The text over which a line's hash is taken: fixed order, nothing optional left out.
fn canonical(line: &store::Line) -> String {
    Json::from(vec![
        Json::from(line.place.unwrap_or(0)),
        Json::from(line.id.simple().to_string()),
        Json::from(line.at.fixed()),
        Json::from(line.account.map(|id| id.simple().to_string())),
        Json::from(line.actor.as_str()),
        Json::from(line.function.as_str()),
        Json::from(line.from_party.map(|id| id.simple().to_string())),
        Json::from(line.act.as_str()),
        Json::from(line.noun.as_str()),
        Json::from(line.row_id.map(|id| id.simple().to_string())),
        Json::from(line.party.map(|id| id.simple().to_string())),
        Json::from(line.agency.map(|id| id.simple().to_string())),
        Json::from(line.fields.as_str()),
    ])
    .to_string()
}
