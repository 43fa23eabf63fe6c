//! Parties in workbooks: recognised in any spelling, and imported as rows of their own.

mod kind;
mod store;

use std::collections::HashMap;

use balai_kernel::{
    Result,
    import::{PlannedRow, Question},
    store::{Conn, Tx},
    text::{Lang, Message},
};
use balai_names::{PartyIndex, PartyMatch};
use jiff::civil::Date;

use super::{OTHER_PLACES, Party, Statuses};
use crate::PartyId;

pub use kind::Parties;

/// The answer that a text names no party at all.
pub const NO_PARTY: &str = "none";

/// What a cell says about a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A party; true if only nearly written so.
    Party(PartyId, bool),
    /// A place that is no party: an affiliation only.
    Place,
    /// Nothing is said.
    Nothing,
    /// Somebody has to say; the row has been asked.
    Asked,
}

/// Recognises parties and knows what they were on a day.
pub struct Finder {
    index: PartyIndex<PartyId>,
    places: PartyIndex<&'static str>,
    statuses: Statuses,
    parties: HashMap<PartyId, Party>,
}

impl Finder {
    /// Reads parties, spellings and statuses.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(conn: &impl Conn) -> Result<Self> {
        Ok(Self {
            index: super::index(conn).await?,
            places: PartyIndex::new(OTHER_PLACES.iter().map(|place| (*place, [*place]))),
            statuses: super::store::statuses(conn).await?,
            parties: super::store::all(conn)
                .await?
                .into_iter()
                .map(|party| (party.id, party))
                .collect(),
        })
    }

    /// What a text says, without a row to ask.
    pub fn sure(&self, text: &str) -> Option<PartyId> {
        match self.index.find(text) {
            PartyMatch::Sure(party) => Some(party),
            _ => None,
        }
    }

    /// What a row's field says about its party; asks the row where that is not sure.
    /// The answer to the question is the field's own: a party's id or [`NO_PARTY`].
    pub fn find(&self, row: &mut PlannedRow, field: &str) -> Found {
        if let Some(answer) = row.answer(field) {
            return match answer.parse::<PartyId>() {
                Ok(id) if self.parties.contains_key(&id) => Found::Party(id, false),
                _ => Found::Place,
            };
        }
        let Some(text) = row.get(field).map(str::to_owned) else {
            return Found::Nothing;
        };
        match self.index.find(&text) {
            PartyMatch::Sure(party) => Found::Party(party, false),
            PartyMatch::Near { party, .. } => Found::Party(party, true),
            PartyMatch::Unsure(parties) => {
                let mut choices: Vec<(String, Message)> = parties
                    .iter()
                    .filter_map(|id| self.parties.get(id))
                    .map(|party| (party.id.to_string(), named(party)))
                    .collect();
                choices.push((NO_PARTY.to_owned(), Message::new("import-choice-no-party")));
                let reason = Message::new("import-party-unsure").with("written", text);
                row.ask(reason, Question::of(field, choices));
                Found::Asked
            }
            PartyMatch::Unknown if matches!(self.places.find(&text), PartyMatch::Sure(_)) => Found::Place,
            PartyMatch::Unknown => {
                let reason = Message::new("import-party-unknown").with("written", text);
                row.ask(reason, Question::about(field));
                Found::Asked
            }
        }
    }

    /// The word of what a party was on a day, empty where it was nothing.
    pub fn status_on(&self, party: Option<PartyId>, day: Date) -> &'static str {
        party
            .and_then(|party| self.statuses.on(party, day))
            .map_or("", super::Status::code)
    }

    /// A party's name in English, for reasons of rows.
    pub fn name(&self, party: PartyId) -> &str {
        self.parties.get(&party).map_or("", |party| party.name(Lang::EN))
    }
}

fn named(party: &Party) -> Message {
    Message::new("import-choice-named").with("name", party.name(Lang::EN))
}

/// All parties as choices, by name, and that it is none.
///
/// # Errors
/// When the database fails.
pub async fn choices(conn: &impl Conn, lang: Lang) -> Result<Vec<(String, String)>> {
    let mut parties = super::store::all(conn).await?;
    super::by_name(&mut parties, lang);
    let mut choices: Vec<(String, String)> = parties
        .iter()
        .map(|party| (party.id.to_string(), party.name(lang).to_owned()))
        .collect();
    choices.push((
        NO_PARTY.to_owned(),
        Message::new("import-choice-no-party").say(lang),
    ));
    Ok(choices)
}

/// Remembers that a text names a party, for the next workbook.
///
/// # Errors
/// When the database fails.
pub async fn learn(tx: &Tx, written: &str, value: &str) -> Result<()> {
    match value.parse::<PartyId>() {
        Ok(party) => super::store::keep_spelling(tx, party, written, "import").await,
        // "None of them" is no spelling.
        Err(_) => Ok(()),
    }
}
