//! A promise: what a party promised the office, what the office promised a party, or what was
//! recommended to a party; open until it is kept or let go.

mod pages;
mod policy;
pub mod store;
pub(crate) mod web;

use balai_kernel::{
    Actor, App, Audience, Id, Result,
    account::Account,
    error::Error,
    module::About,
    store::{Day, FromRow, Json},
    text::Words,
};
use jiff::civil::Date;
use maud::Markup;
use uuid::Uuid;

use crate::PartyId;

/// A promise as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Promise {
    /// Its id.
    pub id: Id<Promise>,
    /// The party.
    pub party: PartyId,
    /// The party's code.
    pub party_code: String,
    /// The party's name.
    pub party_name: Json<Words>,
    /// One of [`KINDS`].
    pub kind: String,
    /// What was promised.
    pub words: String,
    /// In which meeting, call or letter.
    pub source: String,
    /// The event at which it was given, if it was.
    pub activity: Option<Uuid>,
    /// On which day.
    pub made_on: Day,
    /// By when.
    pub due_on: Option<Day>,
    /// One of [`OUTCOMES`]; none while it is open.
    pub outcome: Option<String>,
    /// Since when it is no longer open.
    pub settled_on: Option<Day>,
    /// Whose note it is.
    pub account: Option<Id<Account>>,
    /// Who can see it.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

/// Who promised (`promise-kind-by-party`), or that it was recommended.
pub const KINDS: [&str; 3] = ["by-party", "by-office", "recommendation"];
/// What can become of one (`promise-outcome-kept`).
pub const OUTCOMES: [&str; 2] = ["kept", "let-go"];

impl Promise {
    /// Whether it should have been kept before this day and was not.
    pub fn is_late(&self, today: Date) -> bool {
        self.settled_on.is_none() && self.due_on.is_some_and(|due| due.0 < today)
    }

    /// Whether the party's focal points can read it.
    pub fn is_shared(&self) -> bool {
        Audience::parse(&self.audience)
            .keys()
            .any(|key| key.starts_with("focal:"))
    }
}

/// What was promised at an event, beside it, as far as the reader may see it; nothing on the public site.
///
/// # Errors
/// When the database fails.
pub(crate) async fn beside(app: &App, actor: &Actor, about: About) -> Result<Markup> {
    let About::Event(event) = about else {
        return Ok(Markup::default());
    };
    // The office has them, and focal points those that are shared with their party.
    if !crate::record::keeps_rosters(actor) {
        return Ok(Markup::default());
    }
    let all = store::of_event(&app.db, actor, event).await?;
    Ok(match all.is_empty() {
        true => Markup::default(),
        false => pages::at_event(actor, app.today(), &all),
    })
}

/// Who can see a promise: the office and, where it is shared, the party's focal points.
pub fn audience(party: PartyId, is_shared: bool) -> Audience {
    match is_shared {
        true => Audience::office().and_focal(party),
        false => Audience::office(),
    }
}

/// What became of it, with its day; both or neither, and no day before it was made or ahead.
///
/// # Errors
/// A refusal that says what is missing.
pub fn settled(
    outcome: Option<&str>,
    on: Option<Date>,
    made_on: Date,
    today: Date,
) -> Result<Option<(String, Date)>> {
    match (outcome, on) {
        (None, None) => Ok(None),
        (Some(_), Some(on)) if on < made_on || on > today => Err(Error::refused("promise-settled-when")),
        (Some(outcome), Some(on)) => Ok(Some((outcome.to_owned(), on))),
        _ => Err(Error::refused("promise-settled-both")),
    }
}
