//! A party: whoever the directory counts as member, observer or partner.
//!
//! Parties and their names come from the profile. Their status has dates, because a
//! figure of a year counts those who were members in that year.

pub(crate) mod api;
pub mod import;
mod list;
pub mod pages;
mod places;
mod policy;
pub mod store;
pub(crate) mod web;

use std::collections::BTreeMap;

use balai_kernel::{
    Audience, Id, Result,
    store::{Conn, Day, FromRow, Json},
    text::{Lang, Words},
};
use balai_names::{PartyIndex, PartyMatch};
use jiff::civil::Date;

use crate::PartyId;
pub use places::OTHER_PLACES;

/// A party as it is kept.
#[derive(Debug, Clone, FromRow)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// Its code in the profile, which is also its address: `TH`, `IOM`.
    pub code: String,
    /// `state` or `organisation`.
    pub kind: String,
    /// Its name as the process writes it.
    pub name: Json<Words>,
    /// Its English name, folded.
    pub sort_key: String,
    /// Its region as the profile writes it; organisations have none.
    pub region: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<String>,
    /// UN M49.
    pub m49: Option<String>,
    /// Who can see that it is a party.
    pub audience: String,
    /// Counts its edits.
    pub version: i64,
}

impl Party {
    /// Its name in a language, else as the process writes it.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// Whether it is an organisation and no state.
    pub fn is_organisation(&self) -> bool {
        self.kind == "organisation"
    }

    /// Its page in the workspace.
    pub fn href(&self) -> String {
        format!("/app/directory/parties/{}", self.code)
    }
}

/// Sorts parties by their names in the reader's language, accents and case apart.
pub fn by_name(parties: &mut [Party], lang: Lang) {
    parties.sort_by_cached_key(|party| (balai_names::fold(party.name(lang)), party.code.clone()));
}

/// What a party is to the process on some day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Takes part and decides.
    Member,
    /// Takes part.
    Observer,
    /// Works with the office.
    Partner,
    /// A note beside the status: the process does not engage with it at present.
    EngagementSuspended,
    /// A note beside the status: who speaks for it is not decided.
    RepresentationUndecided,
}

impl Status {
    /// All of them, statuses before notes.
    pub const ALL: [Self; 5] = [
        Self::Member,
        Self::Observer,
        Self::Partner,
        Self::EngagementSuspended,
        Self::RepresentationUndecided,
    ];

    /// The word in the database, in URLs and in the catalogue (`party-status-member`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Observer => "observer",
            Self::Partner => "partner",
            Self::EngagementSuspended => "engagement-suspended",
            Self::RepresentationUndecided => "representation-undecided",
        }
    }

    /// The status with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether it only stands beside a status.
    pub const fn is_note(self) -> bool {
        matches!(self, Self::EngagementSuspended | Self::RepresentationUndecided)
    }
}

/// One dated status of a party.
#[derive(Debug, Clone, FromRow)]
pub struct StatusRow {
    /// Its id.
    pub id: Id<StatusRow>,
    /// Whose.
    pub party: PartyId,
    /// [`Status::code`].
    pub status: String,
    /// First day.
    pub from_on: Day,
    /// Last day; none while it holds.
    pub until_on: Option<Day>,
    /// Where it is known from.
    pub source: String,
}

impl StatusRow {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on.0 <= day && self.until_on.is_none_or(|until| until.0 >= day)
    }
}

/// The statuses of all parties, for asking about many days.
#[derive(Debug, Clone, Default)]
pub struct Statuses(BTreeMap<PartyId, Vec<StatusRow>>);

impl Statuses {
    /// Takes rows in any order.
    pub fn of(rows: Vec<StatusRow>) -> Self {
        let mut all: BTreeMap<PartyId, Vec<StatusRow>> = BTreeMap::new();
        for row in rows {
            all.entry(row.party).or_default().push(row);
        }
        for rows in all.values_mut() {
            rows.sort_by_key(|row| (row.from_on, row.id));
        }
        Self(all)
    }

    /// What a party was on a day; none before its first status.
    pub fn on(&self, party: PartyId, day: Date) -> Option<Status> {
        self.rows(party)
            .iter()
            .rev()
            .filter(|row| row.holds_on(day))
            .filter_map(|row| Status::from_code(&row.status))
            .find(|status| !status.is_note())
    }

    /// The notes that stood beside a party's status on a day.
    pub fn notes_on(&self, party: PartyId, day: Date) -> Vec<Status> {
        self.rows(party)
            .iter()
            .filter(|row| row.holds_on(day))
            .filter_map(|row| Status::from_code(&row.status))
            .filter(|status| status.is_note())
            .collect()
    }

    /// A party's statuses, the first one first.
    pub fn rows(&self, party: PartyId) -> &[StatusRow] {
        self.0.get(&party).map_or(&[], Vec::as_slice)
    }
}

/// Who can see that a party belongs: everyone, since the process publishes it.
pub fn audience() -> Audience {
    Audience::public()
}

/// The recogniser of parties in any spelling the profile or people gave, guarded by
/// the names of places that are no parties.
///
/// # Errors
/// When the database fails.
pub async fn index(conn: &impl Conn) -> Result<PartyIndex<PartyId>> {
    let mut spellings: BTreeMap<PartyId, Vec<String>> = BTreeMap::new();
    for (party, spelling) in store::spellings(conn).await? {
        spellings.entry(party).or_default().push(spelling);
    }
    let parties = PartyIndex::new(spellings);
    // A place that is a party is none of the others, also under its longer names.
    let others: Vec<&str> = OTHER_PLACES
        .iter()
        .copied()
        .filter(|place| !matches!(parties.find(place), PartyMatch::Sure(_)))
        .collect();
    Ok(parties.with_other_places(others))
}
